"""The register of regions: by code, by name as people write it, and in running text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.errors import InputError, UnknownName
from kaskade_graph.registers import region_mentions, regions
from kaskade_graph.registers.regions import Wilayah

KECAMATAN = sorted({w.nama for w in regions.load().values() if w.tingkat == "kecamatan"})


def _codes(found: list[Wilayah]) -> list[str]:
    return [w.kode for w in found]


def test_get_parent_and_children() -> None:
    sokaraja = regions.get("33.02.19")
    assert sokaraja == Wilayah("33.02.19", "kecamatan", "Sokaraja")
    assert sokaraja.iri == "https://w3id.org/kinerja/id/wilayah/33.02.19"
    assert regions.parent("33.02.19") == regions.get("33.02")
    assert regions.parent("33") is None
    assert regions.parent("99.99") is None
    assert len(regions.kecamatan_of("33.02")) == 27
    assert regions.get("99") is None


def test_an_unknown_code_suggests_its_neighbours() -> None:
    with pytest.raises(UnknownName) as caught:
        regions.require("33.02.99")
    assert caught.value.suggestions[0] == "33.02.01 Lumbir"
    with pytest.raises(UnknownName, match=r"\\u202e"):
        regions.require("\u202e1")


@pytest.mark.parametrize(
    ("nama", "codes"),
    [
        ("Sokaraja", ["33.02.19"]),
        ("KECAMATAN SOKARAJA", ["33.02.19"]),
        ("kec. sokaraja", ["33.02.19"]),
        ("Kabupaten Banyumas", ["33.02"]),
        ("Kab. Banyumas", ["33.02"]),
        ("Banyumas", ["18.10.06", "33.02", "33.02.11"]),
        ("Kota Bandung", ["32.73"]),
        ("Kota Jakarta Selatan", ["31.74"]),
        ("Kota Bahagia", ["11.01.17"]),
        ("Provinsi Jawa Tengah", ["33"]),
        ("DKI Jakarta", ["31"]),
        ("", []),
        ("Atlantis", []),
    ],
)
def test_find(nama: str, codes: list[str]) -> None:
    assert _codes(regions.find(nama)) == codes


def test_find_at_a_level_and_within_a_region() -> None:
    assert _codes(regions.find("Banyumas", "kecamatan")) == ["18.10.06", "33.02.11"]
    assert _codes(regions.find("Banyumas", "kecamatan", induk="33")) == ["33.02.11"]
    assert regions.find("Kecamatan Banyumas", "kabupaten_kota") == []
    assert regions.find("Sokaraja", induk="33.0") == []


def test_near_a_misspelt_name() -> None:
    best, skor = regions.near("SOKAAJA", "kecamatan")[0]
    assert (best.kode, skor > 0.9) == ("33.02.19", True)
    assert regions.near("Kab. Banyumaz", "kabupaten_kota")[0][0].kode == "33.02"
    within = regions.near("sokaraja", "kecamatan", induk="33.02", limit=3)
    assert all(w.kode.startswith("33.02.") for w, _ in within)
    assert [s for _, s in within] == sorted((s for _, s in within), reverse=True)


@pytest.mark.parametrize(
    ("text", "nama", "codes"),
    [
        ("Kantor Kecamatan Sokaraja X 100%", "Sokaraja", ["33.02.19"]),
        ("di Kec. Purwokerto Selatan Kabupaten Banyumas", "Purwokerto Selatan", ["33.02.24"]),
        ("KECAMATAN PURWOKERTO\nSELATAN TAHUN 2021", "PURWOKERTO\nSELATAN", ["33.02.24"]),
        ("desa di kecamatan sokaraja", "sokaraja", ["33.02.19"]),
        ("Kecamatan Sokaraja. Barat", "Sokaraja", ["33.02.19"]),
        ("Kecamatan Gn. Bintang Awai", "Gn. Bintang Awai", ["62.04.05"]),
        ("Kecamatan 2 x 11 Kayu Tanam", "2 x 11 Kayu Tanam", ["13.05.15"]),
        ("POHON KINERJA KECAMATAN SOKAAJA TAHUN 2020", "SOKAAJA", []),
        ("Kecamatan Karang Rejo Makmur Sentosa", "Karang Rejo Makmur", []),
    ],
)
def test_a_kecamatan_in_running_text(text: str, nama: str, codes: list[str]) -> None:
    (mention,) = region_mentions.mentions(text)
    assert mention.nama == nama == text[mention.start : mention.end]
    assert _codes(list(mention.candidates)) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Meningkatnya peran Kecamatan dalam Pelayanan",
        "PELAYANAN KECAMATAN YANG PRIMA",
        "CASCADING KECAMATAN TAHUN 2021",
        "Laporan jumlah layanan di Kecamatan",
        "Kecamatan\n\nSokaraja",
        "Kecamatan\tSokaraja",
        "Kecamatan\nPersentase layanan",
        "se-Kecamatan: Sokaraja",
        "kecamatannya Sokaraja",
        "kecamatan guna meningkatkan layanan",
        "Urusan yang Dilimpahkan kepada Camat",
    ],
)
def test_no_kecamatan_is_named(text: str) -> None:
    assert region_mentions.mentions(text) == []


@given(st.sampled_from(KECAMATAN), st.sampled_from([str, str.upper, str.title]))
def test_every_kecamatan_is_found_by_its_name_and_in_text(nama: str, case: type[str]) -> None:
    written = case(nama)
    assert nama in {w.nama for w in regions.find(f"Kecamatan {written}")}
    (mention,) = region_mentions.mentions(f"Laporan di Kecamatan {written} tahun 2021")
    assert mention.candidates


@given(st.text(alphabet=st.sampled_from("Kecamatan Kec. Sokrj\n\t.,'/()2xII\u202e"), max_size=80))
def test_any_text_gives_mentions_in_order_that_quote_it(text: str) -> None:
    found = region_mentions.mentions(text)
    assert [m.start for m in found] == sorted(m.start for m in found)
    for mention in found:
        assert mention.nama == text[mention.start : mention.end]
        assert mention.nama == mention.nama.strip() != ""


@given(st.text(max_size=60))
def test_any_name_can_be_looked_up(nama: str) -> None:
    assert all(isinstance(w, Wilayah) for w in regions.find(nama))
    assert all(0 <= skor <= 1 for _, skor in regions.near(nama, "provinsi"))


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("33,provinsi\n", 2),
        ("33,kecamatan,Jawa Tengah\n", 2),
        ("33.02,kabupaten_kota,Kabupaten Banyumas\n", 2),
        ("33,provinsi,Jawa Tengah\n33,provinsi,Jawa Tengah\n", 3),
        ("3x,provinsi,Jawa Tengah\n", 2),
        ("33,provinsi,\n", 2),
    ],
)
def test_bad_rows_are_named_by_line(tmp_path: Path, rows: str, line: int) -> None:
    path = tmp_path / "daerah.csv"
    path.write_text("kode,tingkat,nama\n" + rows, "utf-8")
    with pytest.raises(InputError, match=rf"daerah\.csv line {line}:"):
        regions.read(path)


def test_a_file_that_is_something_else(tmp_path: Path) -> None:
    path = tmp_path / "daerah.csv"
    for data in (b"", b"a,b\n", b"\xff\xfe"):
        path.write_bytes(data)
        with pytest.raises(InputError):
            regions.read(path)
    with pytest.raises(InputError):
        regions.read(tmp_path / "tiada.csv")
