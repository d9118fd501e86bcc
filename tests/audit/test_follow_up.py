"""Findings over time: earlier audits, waivers and profiles."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph import config
from kaskade_graph.audit import baseline, profiles, waivers
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil, Keparahan, to_json
from kaskade_graph.audit.outline import build
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import run
from kaskade_graph.errors import InputError, UnknownName, UsageError
from kaskade_graph.importers.torn import documents
from kaskade_graph.reports.worksheet import to_xlsx
from kaskade_graph.reports.worksheet_baseline import read_dasar
from tests.audit.bahan import CONTOH, DOKUMEN, audit_contoh, audit_sokaraja
from tests.make_sheets import workbook

DAY = datetime.date(2026, 11, 24)


def written(hasil: Hasil, path: Path) -> Path:
    path.write_text(json.dumps(to_json([hasil]), ensure_ascii=False), encoding="utf-8")
    return path


# --- baseline ---------------------------------------------------------------------------------------------


def test_nothing_changed_goes_on(tmp_path: Path) -> None:
    dasar = baseline.read(written(audit_sokaraja(), tmp_path / "lama.json"))
    (found,), remarks = baseline.compare([audit_sokaraja()], dasar)
    assert {t.status for t in found.temuan} == {"berlanjut"}
    assert not remarks


def test_fingerprints_are_one_each() -> None:
    marks = [t.sidik for t in audit_sokaraja().temuan]
    assert len(set(marks)) == len(marks)


def _pages() -> list[str]:
    """The pages of the real document: each begins with its title."""
    found = re.split(r"^(?=CASCADING KEC|POHON KINERJA KEC)", DOKUMEN.read_text(encoding="utf-8"), flags=re.M)
    return [found[0] + found[1], *found[2:]]


@pytest.mark.parametrize("order", [(4, 3, 2, 1, 0), (2, 0, 4, 1, 3), (1, 3, 0, 4, 2), (0, 1, 2, 3, 4)])
def test_pages_in_another_order_and_blank_ones_change_nothing(tmp_path: Path, order: Sequence[int]) -> None:
    pages = _pages()
    assert len(pages) == 5
    path = tmp_path / DOKUMEN.name
    path.write_text("\n\f\n\n".join(pages[n].rstrip("\n") + "\n\n" for n in order), encoding="utf-8")
    again = run(Konteks(documents.read(path).kaskade))
    assert {t.sidik for t in again.temuan} == {t.sidik for t in audit_sokaraja().temuan}


def test_a_word_mended_in_one_of_two_places_goes_on(tmp_path: Path) -> None:
    text = DOKUMEN.read_text(encoding="utf-8")
    assert text.count("Somagede") == 2
    path = tmp_path / DOKUMEN.name
    path.write_text(text.replace("Somagede", "Sokaraja", 1), encoding="utf-8")
    again = run(Konteks(documents.read(path).kaskade))
    found = [{t.sidik for t in h.temuan if t.kode == "KSK504"} for h in (audit_sokaraja(), again)]
    assert found[0] == found[1] != set()


SATUAN = "tujuan:\n  - nama: T\n    indikator:\n" + "".join(
    f"      - {{nama: Jumlah laporan {n}, satuan: laporan}}\n" for n in "abcdefghij"
)


def test_what_was_wrong_throughout_and_is_mended_in_part_goes_on(tmp_path: Path) -> None:
    rules = [r for r in load_all() if r.kode == "KSK205"]
    nowhere = run(build(SATUAN.replace(", satuan: laporan", "")), rules)
    half = run(build(SATUAN.replace(", satuan: laporan", "", 5)), rules)
    assert [len(h.temuan) for h in (nowhere, half)] == [1, 5]
    for before, after in ((nowhere, half), (half, nowhere)):
        dasar = baseline.read(written(before, tmp_path / "lama.json"))
        (found,), _ = baseline.compare([after], dasar)
        assert [t.status for t in found.temuan] == ["berlanjut"] * len(after.temuan)
    mended = run(build(SATUAN), rules)
    dasar = baseline.read(written(nowhere, tmp_path / "lama.json"))
    (found,), _ = baseline.compare([mended], dasar)
    assert [t.status for t in found.temuan] == ["selesai"]


def test_new_and_put_right(tmp_path: Path) -> None:
    dasar = baseline.read(written(audit_contoh(), tmp_path / "lama.json"))
    before = "\n" + " " * 14 + "- nama: Jumlah warga yang dilayani"
    after = "\n" + " " * 14 + "- nama: Indeks mutu pelayanan"
    mended = CONTOH.replace(before, after)
    (found,), _ = baseline.compare([audit_contoh(mended)], dasar)
    by_status = {s: [t for t in found.temuan if t.status == s] for s in ("baru", "berlanjut", "selesai")}
    assert by_status["berlanjut"]
    assert by_status["selesai"]
    assert all(not t.aktif for t in by_status["selesai"])
    old = {t.sidik for t in audit_contoh().temuan}
    assert not {t.sidik for t in by_status["baru"]} & old
    assert {t.sidik for t in (*by_status["berlanjut"], *by_status["selesai"])} == old
    # What was put right is not carried on for ever.
    again = baseline.read(written(found, tmp_path / "kedua.json"))
    assert {t.sidik for t in again.temuan} == {t.sidik for t in found.temuan if t.status != "selesai"}


def test_a_name_spelt_right_is_not_another_element(tmp_path: Path) -> None:
    text = DOKUMEN.read_text(encoding="utf-8")
    path = tmp_path / DOKUMEN.name
    path.write_text(
        text.replace("Presentase", "Persentase").replace("Somagede", "Sokaraja"), encoding="utf-8"
    )
    dasar = baseline.read(written(audit_sokaraja(), tmp_path / "lama.json"))
    (found,), _ = baseline.compare([run(Konteks(documents.read(path).kaskade))], dasar)
    assert sorted(t.kode for t in found.temuan if t.status == "selesai") == ["KSK504", "KSK510"]
    assert not [t for t in found.temuan if t.status == "baru"]


def test_the_worksheet_of_the_earlier_audit_says_the_same_as_its_json(tmp_path: Path) -> None:
    before = audit_sokaraja()
    book = tmp_path / "lama.xlsx"
    mended = replace(before, temuan=before.temuan[1:])
    found = []
    for lang in ("id", "en"):
        book.write_bytes(to_xlsx([before], lang))
        found.append(baseline.compare([mended], read_dasar(book))[0][0])
    assert [t.status for t in found[0].temuan] == [t.status for t in found[1].temuan]
    assert Counter(t.status for t in found[0].temuan) == {"berlanjut": len(mended.temuan), "selesai": 1}
    done, was = found[0].temuan[-1], before.temuan[0]
    assert (done.unsur, done.kode, done.nama, done.keparahan) == (
        was.unsur,
        was.kode,
        was.nama,
        was.keparahan,
    )
    assert (done.kondisi.id, done.rekomendasi.id) == (was.kondisi.id, was.rekomendasi.id)
    again = read_dasar(_written_book(tmp_path, found[0]))
    assert {t.sidik for t in again.temuan} == {t.sidik for t in mended.temuan}


def _written_book(folder: Path, hasil: Hasil) -> Path:
    path = folder / "kedua.xlsx"
    path.write_bytes(to_xlsx([hasil], "id"))
    return path


def test_a_workbook_that_is_no_worksheet_is_no_baseline(tmp_path: Path) -> None:
    path = tmp_path / "lain.xlsx"
    path.write_bytes(workbook({"Lembar": [["a", "b"], ["c", "d"]]}))
    with pytest.raises(InputError, match=r"lain\.xlsx"):
        read_dasar(path)
    path.write_bytes(
        workbook({"KSK1": [["Kode", "Keparahan", "Sidik", "Kesimpulan"], ["KSK101", "Gawat", "0" * 16, ""]]})
    )
    with pytest.raises(InputError, match="B2"):
        read_dasar(path)


def test_what_was_not_looked_at_is_not_put_right(tmp_path: Path) -> None:
    dasar = baseline.read(written(audit_contoh(), tmp_path / "lama.json"))
    part = replace(audit_contoh(), temuan=(), diperiksa=("KSK103",))
    (found,), remarks = baseline.compare([part], dasar)
    assert {t.kode for t in found.temuan} == {"KSK103"}
    assert "tidak dinilai" in remarks[0].id


def test_last_years_audit_of_the_same_unit(tmp_path: Path) -> None:
    dasar = baseline.read(written(audit_contoh(), tmp_path / "lama.json"))
    (found,), _ = baseline.compare([audit_contoh(f"tahun: 2022\n{CONTOH}")], dasar)
    assert {t.status for t in found.temuan} == {"berlanjut"}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"temuan": [3]}', '{"temuan": [{"sidik": "x"}]}', "\x00", "[" * 5000]
)
def test_a_bad_baseline_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lama.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"lama\.json"):
        baseline.read(path)


# --- waivers ----------------------------------------------------------------------------------------------

WAIVERS = """\
[[pengecualian]]
aturan = "KSK103"
alasan = "menunggu RPJMD"
oleh = "Tim Evaluasi"
sampai = 2026-12-31

[[pengecualian]]  # lewat
aturan = "KSK202"
alasan = "x"
oleh = "Tim Evaluasi"
sampai = 2026-11-23

[[pengecualian]]
aturan = "KSK303"
unsur = "tidak ada unsur ini"
alasan = "x"
oleh = "Tim Evaluasi"
"""


def waived(tmp_path: Path, text: str) -> tuple[Hasil, waivers.Waivers]:
    path = tmp_path / "pengecualian.toml"
    path.write_text(text, encoding="utf-8")
    daftar = waivers.read(path)
    return daftar.apply([audit_contoh()], DAY)[0], daftar


def test_waived_expired_and_unused(tmp_path: Path) -> None:
    hasil, daftar = waived(tmp_path, WAIVERS)
    covered = [t for t in hasil.temuan if t.pengecualian]
    assert {t.kode for t in covered} == {"KSK103"}
    assert all(not t.aktif for t in covered)
    assert [i.baris for i in daftar.kedaluwarsa] == [7]
    assert [i.baris for i in daftar.tidak_terpakai] == [13]
    said = [r.id for r in daftar.remarks()]
    assert "pengecualian.toml:7:" in said[0]
    assert "2026-11-23" in said[0]
    assert "pengecualian.toml:13:" in said[1]


def test_a_waiver_counts_on_its_last_day(tmp_path: Path) -> None:
    hasil, _ = waived(tmp_path, WAIVERS.replace("2026-11-23", "2026-11-24"))
    assert "KSK202" in {t.kode for t in hasil.temuan if t.pengecualian}


def test_by_fingerprint_and_by_words_of_the_element(tmp_path: Path) -> None:
    first = next(t for t in audit_contoh().temuan if t.jalur)
    entry = f'[[pengecualian]]\naturan = "{first.kode}"\nalasan = "x"\noleh = "y"\n'
    hasil, _ = waived(tmp_path, f'{entry}sidik = "{first.sidik[:8]}"\n')
    assert [t.sidik for t in hasil.temuan if t.pengecualian] == [first.sidik]
    words = " ".join((first.jalur[-1].nama or "").split()[-2:])
    hasil, _ = waived(tmp_path, f'{entry}unsur = "{words.upper()}"\n')
    assert first.sidik in {t.sidik for t in hasil.temuan if t.pengecualian}


def test_what_is_no_toml_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text('[[pengecualian]]\naturan = "KSK103"\nalasan = tanpa kutip\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"p\.toml:3: "):
        waivers.read(path)


def test_a_code_that_is_none_is_answered_with_near_ones(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        profil(tmp_path, "x", '[profil.x]\nabaikan = ["KSK4O1"]\n')
    assert error.value.saran is not None
    assert "KSK401" in error.value.saran.id


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (('aturan = "KSK103"', 'aturan = "KSK999"'), "KSK999"),
        (('alasan = "menunggu RPJMD"\n', ""), "alasan"),
        (('oleh = "Tim Evaluasi"', 'oleh = " "'), "oleh"),
        (("2026-12-31", '"besok"'), "sampai"),
        (("alasan", "alasn"), "alasn"),
        (("[[pengecualian]]", "[[pengecualin]]"), "pengecualian"),
        (("[[pengecualian]]", "[[pengecualian"), "pengecualian.toml"),
    ],
)
def test_what_is_wrong_is_said_with_the_line(tmp_path: Path, change: tuple[str, str], word: str) -> None:
    path = tmp_path / "pengecualian.toml"
    path.write_text("\n" + WAIVERS.replace(*change, 1), encoding="utf-8")
    with pytest.raises(InputError) as error:
        waivers.read(path)
    assert word in error.value.text("id")
    assert "pengecualian.toml:" in error.value.text("en")


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("w") / "w.toml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        waivers.read(path)
    except InputError as error:
        assert "w.toml" in error.text("id")


# --- profiles ---------------------------------------------------------------------------------------------

TOML = """\
[profil.inspektorat]
abaikan = ["KSK7"]
keparahan = {KSK405 = "info", KSK202 = "error"}
fail-on = "warning"

[profil.reviu]
dasar = "inspektorat"
aturan = ["ksk2", "KSK4"]
keparahan = {KSK405 = "warning", KSK204 = "off"}

[profil.a]
dasar = "b"
[profil.b]
dasar = "a"
"""


def profil(tmp_path: Path, name: str, text: str = TOML) -> profiles.ProfilBernama:
    (tmp_path / config.NAMA).write_text(text, encoding="utf-8")
    return profiles.load(config.load(tmp_path), name)


def test_a_profile_inherits_and_changes(tmp_path: Path) -> None:
    found = profil(tmp_path, "reviu")
    assert found.profil.pilih == ("KSK2", "KSK4")
    assert set(found.profil.abaikan) == {"KSK7", "KSK204"}
    assert found.profil.keparahan == {"KSK405": Keparahan.WARNING, "KSK202": Keparahan.ERROR}
    assert found.fail_on == "warning"
    hasil = run(Konteks(documents.read(DOKUMEN).kaskade), profil=found.profil)
    assert {t.kode[:4] for t in hasil.temuan} <= {"KSK2", "KSK4"}
    assert "KSK204" not in hasil.diperiksa


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("inspektrat", TOML, "inspektrat"),
        ("a", TOML, "a → b → a"),
        ("x", '[profil.x]\naturan = ["KSK99"]\n', "KSK99"),
        ("x", '[profil.x]\nkeparahan = {KSK405 = "fatal"}\n', "fatal"),
        ("x", "[profil.x]\naturn = []\n", "aturn"),
        ("x", '[profil.x]\naturan = "KSK1"\n', "daftar kode"),
        ("x", '[profil.x]\nfail-on = "kadang"\n', "fail-on"),
        ("x", '[profil.x]\ndasar = "y"\n', "'y'"),
    ],
)
def test_a_bad_profile_is_said_with_its_file(tmp_path: Path, name: str, text: str, word: str) -> None:
    with pytest.raises(UsageError) as error:
        profil(tmp_path, name, text)
    assert word in error.value.text("id")
    assert config.NAMA in error.value.text("id")


def test_the_nearest_profile_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(UnknownName) as error:
        profil(tmp_path, "inspektrat")
    assert error.value.suggestions == ["inspektorat"] or tuple(error.value.suggestions) == ("inspektorat",)


def test_words_of_a_waiver_are_those_of_the_element_not_of_what_is_above_it() -> None:
    outline = "program:\n  - nama: Program Pelayanan\n    kegiatan: [Koordinasi Desa]\n"
    (found,) = run(build(outline), [r for r in load_all() if r.kode == "KSK208"]).temuan[-1:]
    decision = waivers.Pengecualian("alasan", "Tim", None)
    covers = [
        waivers.Izin("KSK208", decision, 1, unsur=words).covers(found) for words in ("desa", "pelayanan")
    ]
    assert (found.jalur[-1].nama, covers) == ("Koordinasi Desa", [True, False])
