"""The cascade as a graph, and what can be computed on it."""
