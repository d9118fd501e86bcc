"""Reading cascades of every format, each ending in :mod:`.build`.

``formats`` makes paragraphs and grids of every file; ``tables`` reads them by one inference, with a mapping and a
ledger; ``files`` decides. The template of this program and mappings in its columns are exact, and read by ``sheets``.
``guarded`` is what every file passes through first. Torn text (labels of elements on lines of their own) has a
grammar in ``torn``: ``reading_order``, ``lexer`` (labels and values), ``grammar`` (heads and items), ``placing`` and
``parents`` (which belongs to which), ``assemble`` (a ``draft`` of each element).

Nothing is imported here: a worker that parses one file starts with what it needs.
"""
