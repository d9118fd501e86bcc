"""``kaskade validate``: the SHACL shapes alone."""

from __future__ import annotations

from kaskade_graph.cli.audit import check
from kaskade_graph.cli.audit_options import FailOn, Masukan
from kaskade_graph.cli.lang import dua
from kaskade_graph.cli.options import Format, Lingkup, Output, Store, Tahun, Unit, Versi

NAMA = "validate"
BANTUAN = dua(
    "Periksa struktur dan kelengkapan graf saja, dengan SHACL.",
    "Check structure and completeness alone, with SHACL.",
)


def run(
    berkas: Masukan = None,
    fail_on: FailOn = None,
    unit: Unit = None,
    tahun: Tahun = None,
    versi: Versi = None,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    lingkup: Lingkup = None,
) -> None:
    """Run the command."""
    check(
        berkas,
        fail_on,
        None,
        None,
        unit,
        tahun,
        versi,
        format_,
        output,
        False,
        engine="shacl",
        store=store,
        lingkup=lingkup,
    )
