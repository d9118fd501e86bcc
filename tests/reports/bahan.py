"""What the tests of reports share: golden files, and findings of every sort, with hostile texts in them.

``KASKADE_GOLDEN=write pytest tests/reports`` writes the golden files anew; read the difference before keeping
it.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from kaskade_graph.audit.finding import Bukti, Hasil, Langkah, Pengecualian
from kaskade_graph.errors import Teks
from tests.audit.bahan import audit_contoh

GOLDEN = Path(__file__).parents[1] / "golden" / "reports"
HOSTILE = (
    '<script>alert("x")</script> [a](javascript:b) {0} | *c* `d` =1+1 @user #1 & \u202efdp.exe\u200b \x1b[31m'
)


def golden(name: str, text: str) -> None:
    """Assert that ``text`` is the golden file ``name``."""
    path = GOLDEN / name
    if os.environ.get("KASKADE_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} differs"


def audit_berstatus() -> Hasil:
    """The small cascade after an earlier audit: new, continuing, put right, and waived findings."""
    contoh = audit_contoh()
    states = ("baru", "berlanjut", "selesai", "berlanjut", "baru")
    temuan = [replace(t, status=s) for t, s in zip(contoh.temuan, states, strict=True)]
    waiver = Pengecualian("Belum ada sumber data; <akan> ditetapkan", "Camat Contoh", "2022-12-31")
    temuan[0] = replace(temuan[0], pengecualian=waiver)
    cell = Bukti("rencana kerja.xlsx", lembar="Cascading", sel="C7", kutipan="Koordinasi Pelayanan")
    temuan[3] = replace(temuan[3], bukti=(cell, Bukti("renja.pdf", halaman=3, kutipan="Koordinasi")))
    return replace(contoh, temuan=tuple(temuan), berkas={"kasus.yaml": "dokumen/kasus satu.yaml"})


def audit_jahat() -> Hasil:
    """The small cascade, every text of the user replaced by one that is out to do harm."""
    contoh = audit_contoh()
    evil = Teks(HOSTILE, HOSTILE)
    temuan = tuple(
        replace(
            t,
            kondisi=evil,
            rekomendasi=evil,
            jalur=tuple(Langkah(s.iri, s.jenis, HOSTILE) for s in t.jalur),
            bukti=(Bukti(f"../{HOSTILE}.txt", (1, 2), kutipan=HOSTILE),),
            pengecualian=Pengecualian(HOSTILE, HOSTILE) if n == 0 else None,
        )
        for n, t in enumerate(contoh.temuan)
    )
    return replace(contoh, unit=HOSTILE, temuan=temuan)
