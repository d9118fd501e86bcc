"""One reader of tables of every format: from blocks (:mod:`kaskade_graph.importers.blocks`) to drafts.

``headings`` finds the tables in a grid and gives each column its role, by words and by what the rows teach; ``rows``
reads them, ``lines`` labels, cards and prose, ``boxes`` drawings; ``keys`` joins tables that name one another, and
``mapping`` is what a person says of the columns. All of them tell ``builder`` what they find. ``ledger`` accounts for
every cell and line, ``outside`` for what is no table of ours, ``plausible`` doubts the whole. ``read`` runs them in
this order, ``document`` makes a cascade of what they give.
"""
