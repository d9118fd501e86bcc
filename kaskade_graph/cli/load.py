"""``kaskade load``: put cascades into a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaskade_graph.cli.lang import dua
from kaskade_graph.cli.options import Edisi, Peta, Store, Tahun, Unit, Versi, finish, note

NAMA = "load"
BANTUAN = dua(
    "Muat kaskade ke basis data graf. Satu transaksi per kaskade; boleh diulang.\n\n"
    "Kaskade yang sudah ada dengan isi sama dilewati. Semua versi disimpan; yang terakhir yang berlaku.\n\n"
    "Contoh: kaskade load kaskade/ --store graf\n\n"
    "kaskade load --audit audit.json --store graf",
    "Load cascades into a graph store. One transaction a cascade; may be repeated.\n\n"
    "A cascade that is there with the same content is passed over. All editions are kept; the last is "
    "the current one.\n\n"
    "Example: kaskade load cascades/ --store graph\n\n"
    "kaskade load --audit audit.json --store graph",
)

Masukan = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=dua("BERKAS...", "FILES..."),
        help=dua(
            "Dokumen, tabel, graf, atau folder berisi itu.",
            "Documents, tables, graphs, or folders of them.",
        ),
        show_default=False,
    ),
]
Audit = Annotated[
    Path | None,
    typer.Option(
        "--audit",
        metavar=dua("BERKAS", "FILE"),
        help=dua(
            "Simpan juga temuan audit ini (audit.json, atau folder hasil audit), agar dapat ditanyakan.",
            "Keep the findings of this audit too (audit.json, or the folder of an audit), to ask about them.",
        ),
        show_default=False,
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=dua("Tulis ulang juga yang sudah ada dan sama.", "Write again also what is there and the same."),
    ),
]


def run(
    berkas: Masukan = None,
    store: Store = None,
    unit: Unit = None,
    tahun: Tahun = None,
    versi: Versi = None,
    edisi: Edisi = None,
    peta: Peta = None,
    audit: Audit = None,
    force: Force = False,
) -> None:
    """Run the command."""
    from kaskade_graph.cli.progress import follow
    from kaskade_graph.usecases import kept_findings, load
    from kaskade_graph.usecases.inputs import ReadOptions

    if not berkas and audit is not None:
        for teks in kept_findings.load(audit, store):
            note(teks)
        return
    ringkasan = load.LoadSummary(store or "")
    try:
        follow(
            load.load(
                berkas or [],
                store,
                ringkasan,
                pilihan=ReadOptions(unit, tahun, versi, peta, edisi=edisi),
                force=force,
            )
        )
    finally:
        for teks in ringkasan.catatan:
            note(teks)
        if any(ringkasan.tulisan.values()):
            note(ringkasan.teks())
    if not any(ringkasan.tulisan.values()) and not ringkasan.gagal:
        note(ringkasan.teks())
    if audit is not None:
        for teks in kept_findings.load(audit, store):
            note(teks)
    finish(ringkasan.gagal)
