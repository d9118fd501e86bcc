"""``python -m kaskade_graph`` is ``kaskade``."""

from kaskade_graph.cli.app import main

main()
