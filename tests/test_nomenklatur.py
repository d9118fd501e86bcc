"""The register of official names: what is in force, what is called so, what is probably meant."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.errors import InputError, UnknownName
from kaskade_graph.likeness import likeness
from kaskade_graph.model import Jenis
from kaskade_graph.registers import nomenklatur
from kaskade_graph.registers.nomenklatur import Nomenklatur
from kaskade_graph.text import fold

REGISTER = nomenklatur.load()
LAMA, BARU, SIPD = "90-2019", "050-3708-2020", "sipd-2025"
ACTIVITIES = [k for e in REGISTER.editions() for k in REGISTER.all(e) if k.jenis is not None]
HEADER = "edisi,kode,tingkat,nama,indikator,satuan\n"


@pytest.mark.parametrize(
    ("tahun", "edisi"), [(2017, LAMA), (2020, LAMA), (2021, BARU), (2024, BARU), (2025, SIPD), (2031, SIPD)]
)
def test_edition_for_a_budget_year(tahun: int, edisi: str) -> None:
    assert REGISTER.edition_for(tahun) == edisi


def test_get_children_and_parent() -> None:
    kegiatan = REGISTER.get(BARU, "7.01.01.2.06")
    assert kegiatan is not None
    assert (kegiatan.jenis, kegiatan.induk) == (Jenis.KEGIATAN, "7.01.01")
    assert kegiatan.iri == "https://w3id.org/kinerja/id/nomenklatur/050-3708-2020/7.01.01.2.06"
    children = REGISTER.children(BARU, "7.01.01.2.06")
    assert len(children) == 11
    assert {c.jenis for c in children} == {Jenis.SUB_KEGIATAN}
    assert [c.kode for c in children] == sorted(c.kode for c in children)
    assert REGISTER.get(BARU, "9.99") is None
    assert REGISTER.children(BARU, "9.99") == []


def test_the_latest_edition_gives_indicator_and_unit() -> None:
    konsep = REGISTER.get(SIPD, "7.01.01.2.01.0001")
    assert konsep is not None
    assert (konsep.indikator, konsep.satuan) == ("Jumlah Dokumen Perencanaan Perangkat Daerah", "Dokumen")


def test_unknown_edition_suggests_those_there_are() -> None:
    with pytest.raises(UnknownName) as caught:
        REGISTER.get("1999", "7.01")
    assert BARU in caught.value.suggestions


def test_names_are_found_whatever_case_and_punctuation() -> None:
    found = REGISTER.by_name(BARU, "penyediaan komponen instalasi listrik / penerangan bangunan kantor")
    assert [k.kode for k in found] == ["7.01.01.2.06.01"]
    assert REGISTER.by_name(BARU, found[0].nama, Jenis.PROGRAM) == []


def test_one_name_under_two_parents_gives_both() -> None:
    nama = "Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum"
    found = REGISTER.match(nama, Jenis.KEGIATAN, BARU, limit=1)
    assert [(c.konsep.kode, c.skor, c.cara) for c in found] == [
        ("7.01.04.2.01", 1.0, "exact"),
        ("7.01.04.2.03", 1.0, "exact"),
    ]


def test_the_expected_parent_is_preferred_and_not_forced() -> None:
    nama = "Harmonisasi Hubungan dengan Tokoh Agama dan Tokoh Masyarakat"
    for induk, first in (("7.01.04.2.01", "7.01.04.2.01.02"), ("7.01.04.2.03", "7.01.04.2.03.02")):
        assert REGISTER.match(nama, Jenis.SUB_KEGIATAN, BARU, induk)[0].konsep.kode == first
    elsewhere = REGISTER.match(nama, Jenis.SUB_KEGIATAN, BARU, "7.01.01.2.06")
    assert elsewhere[0].skor == 1.0


@pytest.mark.parametrize(
    ("jenis", "nama", "kode"),
    [
        (Jenis.SUB_KEGIATAN, "Penyediaan Barang Cetak dan Penggandaan", "7.01.01.2.06.05"),
        (
            Jenis.SUB_KEGIATAN,
            "Pelaksanaan Urusan Pemerintahan yang terkait dengan non perizinan",
            "7.01.02.2.04.02",
        ),
        (
            Jenis.KEGIATAN,
            "Koordinasi Upaya Penyelenggaraan Ketentraman dan Ketertiban Umum",
            "7.01.04.2.01",
        ),
        (Jenis.PROGRAM, "Pemberdayaan Masyarakat Desa dan Kelurahan", "7.01.03"),
        (Jenis.PROGRAM, "Program 2 Program Penyelenggaraan Pemerintahan dan Pelayanan Publik", "7.01.02"),
        (Jenis.KEGIATAN, "Pemberdayaan Kelurahan", "7.01.03.2.02"),
        (Jenis.KEGIATAN, "Kegiatan Administrasi Umum Perangkat Daerah", "7.01.01.2.06"),
    ],
)
def test_misspelt_names_score_high(jenis: Jenis, nama: str, kode: str) -> None:
    best = REGISTER.match(nama, jenis, BARU)[0]
    assert best.konsep.kode == kode
    assert best.cara == "fuzzy"
    assert best.skor >= 0.9


@pytest.mark.parametrize(
    "nama", ["Pengelolaan Sampah", "Pembangunan Jembatan Gantung", "Terlaksananya rapat", ""]
)
def test_unrelated_names_score_low(nama: str) -> None:
    assert all(c.skor < 0.75 for c in REGISTER.match(nama, None, BARU))


def test_no_two_official_names_of_one_edition_pass_for_one_another() -> None:
    for edisi in REGISTER.editions():
        names = sorted({fold(k.nama) for k in REGISTER.all(edisi) if k.jenis})
        for at, one in enumerate(names):
            assert all(likeness(one, other) < 0.9 for other in names[at + 1 :])


@given(st.sampled_from(ACTIVITIES), st.randoms(use_true_random=False))
def test_a_slip_of_one_letter_still_finds_the_name(konsep: nomenklatur.Konsep, rng: random.Random) -> None:
    words = re.finditer(r"[^\W\d_]{3,}", konsep.nama)
    letters = [i for word in words for i in range(word.start(), word.end())]
    at = rng.choice(letters)
    slip = rng.choice(["", konsep.nama[at] * 2, "x"])
    nama = konsep.nama[:at] + slip + konsep.nama[at + 1 :]
    best = REGISTER.match(nama, konsep.jenis, konsep.edisi)[0]
    assert best.skor >= 0.9
    assert fold(best.konsep.nama) == fold(konsep.nama)


@given(st.text(max_size=300), st.sampled_from([None, *Jenis]), st.sampled_from(["7.01", "", None]))
def test_any_text_gives_sorted_scores(nama: str, jenis: Jenis | None, induk: str | None) -> None:
    found = REGISTER.match(nama, jenis, BARU, induk)
    assert found == REGISTER.match(nama, jenis, BARU, induk)
    assert all(0 <= c.skor <= 1 for c in found)
    assert len({c.konsep for c in found}) == len(found)
    assert jenis is None or all(c.konsep.jenis is jenis for c in found)


def test_a_text_far_too_long_is_no_name() -> None:
    assert REGISTER.match("kata " * 100_000, None, BARU) == []


# --- files of others --------------------------------------------------------------------------------------


def _load(tmp_path: Path, **files: str) -> Nomenklatur:
    paths = []
    for name, text in files.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(HEADER + text, "utf-8")
        paths.append(path)
    return nomenklatur.load(paths)


def test_several_files_make_one_register(tmp_path: Path) -> None:
    one = "baru-2030,1,urusan,URUSAN,,\nbaru-2030,1.01.02,program,PROGRAM A,,\n"
    other = "baru-2030,1,urusan,URUSAN,,\nbaru-2030,1.02.02,program,PROGRAM B,,\n"
    register = _load(tmp_path, satu=one, dua=other)
    assert register.editions() == ["baru-2030"]
    assert register.edition_for(2021) == "baru-2030"
    assert [k.kode for k in register.all("baru-2030", Jenis.PROGRAM)] == ["1.01.02", "1.02.02"]


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        ("e,1.01.02,program\n", 2, "six columns"),
        ("e,1.01.02,proyek,NAMA,,\n", 2, "level"),
        ("e,1.01.02,program,,,\n", 2, "name"),
        ("e,1..2,program,NAMA,,\n", 2, "code"),
        ("E 1,1.01.02,program,NAMA,,\n", 2, "edition"),
        ("e,1.01.02,program,A,,\ne,1.01.02,program,B,,\n", 3, "repeated"),
        ("e,1.01.02.2.01.01,sub_kegiatan,A,,\n", 2, "above"),
        ('e,1.01.02,program,"A\nB",,\ne,1.01,proyek,C,,\n', 4, "level"),
    ],
)
def test_bad_rows_are_named_by_file_and_line(tmp_path: Path, rows: str, line: int, what: str) -> None:
    with pytest.raises(InputError) as caught:
        _load(tmp_path, resmi=rows)
    assert f"resmi.csv line {line}:" in caught.value.text("en")
    assert f"resmi.csv baris {line}:" in caught.value.text("id")
    assert what in caught.value.text("en")


def test_a_file_that_is_something_else(tmp_path: Path) -> None:
    for name, data in (
        ("a", b""),
        ("b", b"kode,nama\n"),
        ("c", b"\xff\xfe\x00"),
        ("d", HEADER.encode() + b'"x'),
    ):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(data)
        with pytest.raises(InputError, match=rf"{name}\.csv"):
            nomenklatur.load([path])
    with pytest.raises(InputError, match="tiada"):
        nomenklatur.load([tmp_path / "tiada.csv"])


@pytest.mark.parametrize("induk", [None, "7.01.01.2.06"])
def test_names_that_cannot_be_among_the_best_change_nothing(induk: str | None) -> None:
    chance = random.Random(3)
    for konsep in chance.sample(ACTIVITIES, 12):
        words = konsep.nama.split()
        chance.shuffle(words)
        printed = " ".join(words[: chance.randint(1, len(words))])
        found = Nomenklatur(REGISTER.all(BARU)).match(printed, konsep.jenis, BARU, induk)
        whole = Nomenklatur(REGISTER.all(BARU)).match(printed, konsep.jenis, BARU, induk, limit=50)
        assert found == whole[: len(found)]
