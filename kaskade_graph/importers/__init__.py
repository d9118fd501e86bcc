"""Reading cascades: documents (text, PDF, DOCX) and spreadsheets, each ending in :mod:`.build`.

``formats`` makes paragraphs and grids of every file. Documents go through ``reader`` (bytes to positioned lines),
``reading_order`` and ``matrix`` (tables unrolled), ``lexer`` (labels and values), ``grammar`` (heads and items),
``placing`` and ``parents`` (which belongs to which), ``assemble`` (a ``draft`` of each element) and ``build`` (the
model with its evidence). ``documents`` runs them in this order.

Nothing is imported here: a worker that parses one file starts with what it needs.
"""
