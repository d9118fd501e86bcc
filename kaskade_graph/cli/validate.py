"""``kaskade validate``: the SHACL shapes alone."""

from __future__ import annotations

from kaskade_graph.cli.audit import FailOn, Masukan, check
from kaskade_graph.cli.lang import dua
from kaskade_graph.cli.options import Format, Output, Tahun, Unit, Versi

NAMA = "validate"
BANTUAN = dua(
    "Periksa bentuk graf saja, dengan SHACL: struktur dan kelengkapan.",
    "Check the form of the graph alone, with SHACL: structure and completeness.",
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
