"""``kaskade validate``: the SHACL shapes alone."""

from __future__ import annotations

from kaskade_graph.cli.audit import AuditChecks, check
from kaskade_graph.cli.declared import declared
from kaskade_graph.cli.lang import dua

NAMA = "validate"
BANTUAN = dua(
    "Periksa struktur dan kelengkapan graf saja, dengan SHACL.",
    "Check structure and completeness alone, with SHACL.",
)


@declared(AuditChecks)
def run(given: AuditChecks) -> None:
    """Run the command."""
    check(given, engine="shacl")
