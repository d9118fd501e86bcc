"""Cascades as tables: XLSX, ODS, CSV and JSON -> rows of cells -> columns by a mapping -> drafts.

``source`` opens a file as sheets; ``mapping`` says what its columns are, ``binding`` finds them in a sheet;
``layout`` turns rows into records of the template's columns; ``row`` reads one, ``records`` makes drafts of all,
``contradictions`` says where two differ. What cannot be read is refused cell by cell. For a table without a mapping
``suggest`` writes one, from ``guess_rows``, ``guess_words``, ``guess_table``, ``guess_columns`` and ``guess_levels``.
"""
