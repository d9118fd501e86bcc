"""``kaskade validate``: the SHACL shapes alone."""

from __future__ import annotations

from kaskade_graph.cli.audit import FailOn, Masukan, check
from kaskade_graph.cli.lang import dua
from kaskade_graph.cli.options import Format, Output, Tahun, Unit, Versi

NAMA = "validate"
BANTUAN = dua(
    "Periksa struktur dan kelengkapan graf saja, dengan SHACL.",
    "Check structure and completeness alone, with SHACL.",
)


def run(
    berkas: Masukan,
    fail_on: FailOn = "error",
    unit: Unit = None,
    tahun: Tahun = None,
    versi: Versi = None,
    format_: Format = None,
    output: Output = None,
) -> None:
    """Run the command."""
    check(berkas, fail_on, None, None, unit, tahun, versi, format_, output, False, engine="shacl")
