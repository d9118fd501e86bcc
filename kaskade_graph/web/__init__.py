"""The page: the collection, its findings and questions in a browser, served by one process on this machine.

``app`` says which address is which page; ``pages`` makes them, one module a kind of page, from what
:mod:`kaskade_graph.usecases.serving` holds; ``view`` turns data into HTML; ``safety`` is what stands before
every page; ``machines`` are the addresses for programs. Every page works without JavaScript.
"""
