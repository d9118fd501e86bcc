"""One reader of tables of every format: from blocks (:mod:`kaskade_graph.importers.blocks`) to drafts.

``segments`` finds the tables in a grid and their headings, ``headings`` says what a heading means, ``columns`` gives
each column its role, ``levels`` each row its level, ``rows`` reads them, ``prose`` reads labelled paragraphs; all of
them tell ``builder`` what they find. ``ledger`` accounts for every cell and line, ``plausible`` doubts the whole.
``read`` runs them in this order.
"""
