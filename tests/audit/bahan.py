"""What the audit tests are made of: the real document, and a small cascade with some defects."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil
from kaskade_graph.audit.outline import build
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import run
from kaskade_graph.importers.torn import documents
from kaskade_graph.model import Kaskade

DOKUMEN = Path(__file__).parents[2] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"

CONTOH = """\
judul: CASCADING KECAMATAN CONTOH TAHUN 2021
tujuan:
  - nama: Terwujudnya pelayanan prima
    indikator:
      - nama: Indeks Kepuasan Masyarakat
        formulasi: Nilai rata-rata tertimbang unsur survei
    sasaran:
      - nama: Meningkatnya kualitas pelayanan
        program:
          - nama: Program Pelayanan Publik
            sasaran: Meningkatnya mutu pelayanan
            indikator:
              - nama: Jumlah warga yang dilayani
            kegiatan:
              - nama: Koordinasi Pelayanan
                sasaran: Terkoordinasinya pelayanan
                indikator:
                  - nama: Jumlah warga yang dilayani
                    formulasi: "[bold]jumlah[/bold] \\u202ewarga"
"""
RULES = tuple(r for r in load_all() if r.kode in {"KSK103", "KSK202", "KSK204", "KSK303", "KSK307"})


@cache
def sokaraja() -> Kaskade:
    """The real document, imported."""
    return documents.read(DOKUMEN).kaskade


@cache
def audit_sokaraja() -> Hasil:
    """The whole audit of the real document."""
    return run(Konteks(sokaraja()))


def audit_contoh(outline: str = CONTOH) -> Hasil:
    """The audit of the small cascade with a few rules that will stay as they are."""
    return run(build(outline), RULES)
