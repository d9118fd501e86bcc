"""What an earlier version said is carried over: merged, attached, and under another code, waivers and status hold."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from kaskade_graph.audit import baseline, waivers
from kaskade_graph.audit.baseline import Dasar
from kaskade_graph.audit.finding import Hasil, Ikutan, Keparahan, Temuan, sidik
from kaskade_graph.audit.outline import build
from kaskade_graph.audit.rules import get
from kaskade_graph.audit.runner import Profil, run
from kaskade_graph.errors import Teks

TODAY = datetime.date(2026, 1, 1)
VAGUE = """
indikator:
  - {nama: Persentase kader yang aktif}
  - {nama: Persentase layanan yang selesai tepat waktu}
"""


def _audited(text: str, kode: str) -> Hasil:
    return run(build(text), [get(kode)], Profil(pilih=(kode,)))


def _waived(tmp_path: Path, hasil: Hasil, *entries: tuple[str, str]) -> tuple[Hasil, waivers.Waivers]:
    lines = (
        f'[[pengecualian]]\naturan = "{kode}"\n{what}\nalasan = "ditetapkan"\noleh = "Tim"\n'
        for kode, what in entries
    )
    path = tmp_path / "pengecualian.toml"
    path.write_text("".join(lines), encoding="utf-8")
    daftar = waivers.read(path)
    return daftar.apply([hasil], TODAY)[0], daftar


def _old(temuan: Temuan, mark: str, kode: str | None = None) -> Temuan:
    return replace(temuan, sidik=mark, kode=kode or temuan.kode, mewakili=(), ikutan=())


def test_a_merged_finding_is_waived_where_each_part_was(tmp_path: Path) -> None:
    hasil = _audited(VAGUE, "KSK413")
    (found,) = hasil.temuan
    assert len(found.mewakili) == 2
    marks = [f'sidik = "{part[0]}"' for part in found.mewakili]
    waived, daftar = _waived(tmp_path, hasil, *(("KSK413", mark) for mark in marks))
    assert waived.temuan[0].pengecualian is not None
    assert not daftar.tidak_terpakai
    one, daftar = _waived(tmp_path, hasil, ("KSK413", marks[0]))
    assert one.temuan[0].pengecualian is None
    assert len(daftar.tidak_terpakai) == 1


def test_a_merged_finding_goes_on_from_its_parts() -> None:
    hasil = _audited(VAGUE, "KSK413")
    (found,) = hasil.temuan
    earlier = Dasar("dulu.json", tuple(_old(found, part[0]) for part in found.mewakili))
    (now,), remarks = baseline.compare([hasil], earlier)
    assert [t.status for t in now.temuan] == ["berlanjut"]
    assert not remarks


def test_a_finding_under_another_code_keeps_waiver_and_status(tmp_path: Path) -> None:
    text = "indikator:\n  - {nama: Jumlah obat yang tersedia, formulasi: Jumlah obat yang diminta dan tersedia}\n"
    hasil = _audited(text, "KSK404")
    (found,) = hasil.temuan
    former = found.mewakili[0][0]
    assert former != found.sidik
    for what in (f'sidik = "{former}"', f'sidik = "{former[:8]}"', 'unsur = "obat yang tersedia"'):
        waived, daftar = _waived(tmp_path, hasil, ("KSK402", what))
        assert waived.temuan[0].pengecualian is not None, what
        assert not daftar.tidak_terpakai
    whole, _ = _waived(
        tmp_path, hasil, ("KSK402", "")
    )  # the rule as such is waived, and this is another rule
    assert whole.temuan[0].pengecualian is None
    (now,), _ = baseline.compare([hasil], Dasar("dulu.json", (_old(found, former, "KSK402"),)))
    assert [t.status for t in now.temuan] == ["berlanjut"]


def test_an_attached_finding_is_neither_put_right_nor_is_its_waiver_unused(tmp_path: Path) -> None:
    hasil = _audited(VAGUE, "KSK413")
    mark = sidik("KSK422", ("x",))
    said = replace(hasil.temuan[0], ikutan=(Ikutan("KSK422", "x", Teks("x", "x"), mark),))
    hasil = replace(hasil, temuan=(said,), diperiksa=("KSK413", "KSK422"))
    (now,), _ = baseline.compare(
        [hasil], Dasar("dulu.json", (_old(said, mark, "KSK422"), _old(said, said.sidik)))
    )
    assert [t.status for t in now.temuan] == ["berlanjut"]
    waived, daftar = _waived(tmp_path, hasil, ("KSK422", f'sidik = "{mark}"'))
    assert waived.temuan[0].pengecualian is None
    assert not daftar.tidak_terpakai


def test_what_is_put_right_is_still_told() -> None:
    hasil = _audited(VAGUE, "KSK413")
    (found,) = hasil.temuan
    gone = replace(_old(found, "0" * 16), jalur=(), keparahan=Keparahan.WARNING)
    (now,), _ = baseline.compare([replace(hasil, temuan=())], Dasar("dulu.json", (gone,)))
    assert [t.status for t in now.temuan] == ["selesai"]
