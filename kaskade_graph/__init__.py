"""kaskade-graph: performance cascades of Indonesian government units as RDF graphs.

The library reads cascade documents, checks them, answers questions about them and links them.
Start reading at :mod:`kaskade_graph.model` (what a cascade is), then :mod:`kaskade_graph.usecases`
(one function per thing a user can do).
"""

__version__ = "0.1.0"
