"""A collection of cascades as a folder of static files that any web server can serve.

* :mod:`describe`: what the collection is, in DCAT and VoID
* :mod:`parts`: what is said about each thing, and where its files stand
* :mod:`page`: one thing as a page for people
* :mod:`site`: the folder, written whole or not at all
"""

from kaskade_graph.publishing.site import publish

__all__ = ["publish"]
