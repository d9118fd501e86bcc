"""Carry over what an earlier version made, or what stands under another base of IRIs: one command for all of it.

Graphs and stores are brought to the schema of today and, where asked, under the base of ``kaskade.toml``; waivers and
earlier audits to the codes and IRIs of today; worksheets, mappings and reviewed links are read as today's commands
read them, so that what they could not be used for any more is said. Nothing is changed without a copy beside it.

``run`` goes through what was named; ``files`` and ``stores`` carry over one each; ``names`` brings IRIs and schema to
those of today; ``outcome`` is what is told of it.
"""

from kaskade_graph.usecases.migrate.outcome import ADVICE, MigratedItem, MigrationState, Pindahan
from kaskade_graph.usecases.migrate.run import migrate

__all__ = ["ADVICE", "MigratedItem", "MigrationState", "Pindahan", "migrate"]
