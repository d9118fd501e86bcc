"""The command line: one module per command, each a thin skin over one function of ``usecases``.

A command module imports only light things at its top, so that ``kaskade --help`` is quick; what the
command needs is imported inside it, from :mod:`kaskade_graph.usecases`.
"""
