"""One reader of tables of every format: from blocks (:mod:`kaskade_graph.importers.blocks`) to drafts.

``segments`` finds the tables in a grid and their headings, ``headings`` says what a heading means, ``columns`` gives
each column its role, ``learning`` learns from the rows what tells their levels, ``rows`` reads them, ``prose`` and
``card_reader`` read labels with their values; all of them tell ``builder`` what they find. ``ledger`` accounts for
every cell and line, ``outside`` for what is no table of ours, ``plausible`` doubts the whole. ``read`` runs them in
this order, ``document`` makes a cascade of what they give.
"""
