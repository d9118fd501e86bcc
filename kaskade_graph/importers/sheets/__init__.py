"""The template of this program, filled in: rows of cells -> columns by their headings -> drafts.

``source`` opens a file as sheets; ``headings`` finds the table and whose it is; ``layout`` turns rows into records of
the template's columns; ``row`` reads one, ``records`` makes drafts of all, ``contradictions`` says where two differ.
What cannot be read is refused cell by cell. Every other table is read by :mod:`kaskade_graph.importers.tables`.
"""
