"""Periksa: the document as it lies on the page, each cell and line in the colour of what it became."""

from kaskade_graph.reports.review.page import to_html

__all__ = ["to_html"]
