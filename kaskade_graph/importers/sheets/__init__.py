"""Cascades as tables: XLSX, ODS, CSV and JSON -> rows of cells -> columns by a mapping -> drafts.

``source`` opens a file as sheets; ``mapping`` says what its columns are; ``layout`` turns rows into records of
the template's columns; ``records`` checks them and makes drafts. What cannot be read is refused cell by cell.
"""
