"""The import of the real document, fact by fact, and of variants that change one thing each."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.errors import KaskadeError, NoCascade, UsageError
from kaskade_graph.importers.torn.documents import ImportResult, read_parsed
from kaskade_graph.model import Jenis, Peran
from kaskade_graph.rdf import to_quads
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.vocab import DCTERMS, KIN
from tests.importers.facts import Facts, facts, tree
from tests.importers.texts import document as lines_of

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
TEXT = SOURCE.read_text()
PAGES = re.split(r"\n(?=CASCADING |POHON KINERJA )", "\n" + TEXT.lstrip("\n"))


def read(text: str, **options: object) -> ImportResult:
    return read_parsed(lines_of(text), **options)  # type: ignore[arg-type]


BASE = read(TEXT)
BASE_FACTS = facts(BASE.kaskade)


def activities(found: dict[str, Facts]) -> dict[str, Facts]:
    return {k: v for k, v in found.items() if not k.startswith(("Tujuan", "Sasaran"))}


def test_counts() -> None:
    count = Counter(u.jenis for u in BASE.kaskade.unsur.values())
    assert (count[Jenis.TUJUAN], count[Jenis.SASARAN_STRATEGIS], count[Jenis.PROGRAM]) == (1, 1, 5)
    assert (count[Jenis.KEGIATAN], count[Jenis.SUB_KEGIATAN], len(BASE.kaskade.indikator)) == (10, 27, 46)


def test_every_fact_as_a_careful_reader_writes_it_down() -> None:
    expected = (ROOT / "tests" / "golden" / "sokaraja-tree.txt").read_text().splitlines()
    assert tree(BASE.kaskade) == expected


def test_every_line_is_accounted_for() -> None:
    numbers = list(dict.fromkeys(b.tempat.line for b in BASE.laporan.baris))
    assert numbers == [n for n, line in enumerate(TEXT.splitlines(), 1) if line.strip()]
    assert BASE.laporan.tak_terbaca == []
    assert not BASE.laporan.buruk


def test_every_value_is_quoted_from_the_lines_it_names() -> None:
    lines = TEXT.splitlines()
    for kutipan in BASE.kaskade.bukti:
        assert kutipan.baris is not None
        first, last = kutipan.baris
        printed = re.sub(r"\s+", " ", "\n".join(lines[first - 1 : last]))
        for part in kutipan.teks.split("\n"):
            assert re.sub(r"\s+", " ", part.strip()) in printed
    quoted = {(k.unsur, k.properti) for k in BASE.kaskade.bukti}
    assert all(
        (u.iri, "http://www.w3.org/2000/01/rdf-schema#label") in quoted for u in BASE.kaskade.unsur.values()
    )


def test_all_official_entries_are_found_with_certainty() -> None:
    links = [k for k in BASE.kaskade.kecocokan if k.predikat == KIN.nomenklatur]
    assert len(links) == 42
    assert sum(k.keyakinan == 1.0 for k in links) >= 38
    assert all("050-3708-2020" in k.objek for k in links)


def test_variants_of_repeated_blocks_are_kept_as_evidence() -> None:
    variants = [k for k in BASE.kaskade.bukti if k.peran is Peran.VARIAN]
    assert {k.properti for k in variants} == {KIN.sumberData, DCTERMS.title}
    assert any("Somagede" in k.teks for k in variants)


def test_what_position_cannot_tell_is_marked_uncertain_with_its_reason() -> None:
    unsure = [k for k in BASE.kaskade.bukti if k.keyakinan < 1]
    assert unsure
    assert all(k.alasan for k in unsure)


def test_reading_the_graph_back_gives_the_model() -> None:
    (back,) = from_quads(to_quads(BASE.kaskade))
    assert facts(back) == BASE_FACTS
    assert to_quads(back) == to_quads(BASE.kaskade)


# --- variants -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [(4, 3, 2, 1, 0), (1, 0, 2, 3, 4), (2, 4, 0, 3, 1)])
def test_pages_in_another_order_give_the_same_facts_and_iris(order: tuple[int, ...]) -> None:
    assert len(PAGES) == 6  # what stands before the first title, and five pages
    other = read("\n".join([PAGES[0], *(PAGES[n + 1] for n in order)]))
    assert activities(facts(other.kaskade)) == activities(BASE_FACTS)
    assert set(other.kaskade.unsur) == set(BASE.kaskade.unsur)
    assert set(other.kaskade.indikator) == set(BASE.kaskade.indikator)


def test_another_unit_and_year() -> None:
    other = read(TEXT.replace("SOKARAJA", "KEMBARAN").replace("Sokaraja", "Kembaran").replace("2021", "2022"))
    assert (other.kaskade.unit.kode_wilayah, other.kaskade.tahun) == ("33.02.20", 2022)
    assert len(other.kaskade.indikator) == 46


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace("\n", "\r\n"),
        lambda t: "\ufeff" + t,
        lambda t: re.sub(
            r"^((?:Sub )?(?:Kegiatan|Program)) (\d)$", lambda m: m.group().upper(), t, flags=re.M
        ),
        lambda t: t.replace("Tipe Penghitungan", "Tipe Perhitungan"),
        lambda t: re.sub(r"^Penjelasan$", "PENJELASAN :", t, flags=re.M),
        lambda t: re.sub(r"^(Sasaran Sub Kegiatan)", r"Sasaran  Sub-Kegiatan", t, flags=re.M),
        lambda t: t.replace(" ", "\u00a0", 400),
    ],
    ids=["crlf", "bom", "upper", "perhitungan", "colon", "hyphen", "nbsp"],
)
def test_other_typing_gives_the_same_facts(change: object) -> None:
    assert activities(facts(read(change(TEXT)).kaskade)) == activities(BASE_FACTS)  # type: ignore[operator]


def test_roman_numerals_for_programs() -> None:
    roman = {"2": "II", "3": "III", "4": "IV", "5": "V"}
    text = re.sub(r"^Program (\d)$", lambda m: f"Program {roman[m[1]]}", TEXT, flags=re.M)
    found = facts(read(text).kaskade)
    assert [f["nomor"] for k, f in found.items() if k.startswith("Program ")] == [
        "II",
        "II",
        "III",
        "IV",
        "V",
    ]
    assert {k: v["indikator"] for k, v in activities(found).items() if "SubKegiatan" in k} == {
        k: v["indikator"] for k, v in activities(BASE_FACTS).items() if "SubKegiatan" in k
    }


def test_inline_names_after_the_heading() -> None:
    text = re.sub(r"^((?:Sub )?Kegiatan \d)\n\n?(?=[A-Z])", r"\1 : ", TEXT, flags=re.M)
    assert activities(facts(read(text).kaskade)) == activities(BASE_FACTS)


def test_a_missing_explanation_leaves_its_own_indikator_bare_and_no_other() -> None:
    """On the interleaved page: the second of five explanations that stand apart from their indikator."""
    blocks = re.findall(r"^a\. Formulasi = .*\n b\. .*\n c\. .*\n", TEXT, flags=re.M)
    gone = blocks[1]
    found = activities(facts(read(TEXT.replace(gone, "", 1)).kaskade))
    assert _changed(found) == [
        k for k, v in activities(BASE_FACTS).items() if _formula(gone) in str(v["indikator"])
    ]


def test_a_missing_indikator_label_does_not_lose_the_indikator() -> None:
    text = TEXT.replace("Indikator Kinerja Kegiatan 2\n", "", 1)
    found = activities(facts(read(text).kaskade))
    changed = _changed(found)
    assert len(changed) == 1
    before, after = BASE_FACTS[changed[0]]["indikator"], found[changed[0]]["indikator"]
    assert isinstance(before, list)
    assert isinstance(after, list)
    assert [re.sub(r"^indikator \S+", "indikator -:", i) for i in before] == after


def test_a_missing_program_page() -> None:
    found = activities(facts(read("\n".join([*PAGES[:2], *PAGES[3:]])).kaskade))
    assert found == {k: v for k, v in activities(BASE_FACTS).items() if k in found}
    assert sum(k.startswith("Program ") for k in found) == 4


def test_a_column_more_in_the_column_table() -> None:
    lines = TEXT.rstrip("\n").split("\n")
    extra = {
        "Sub Kegiatan": "Sub Kegiatan 4",
        "Fasilitasi": "Fasilitasi Administrasi Tata Pemerintahan Desa",
        "Sasaran": "Sasaran Sub Kegiatan 4",
        "Terlaksananya": "Terlaksananya Fasilitasi Administrasi Tata Pemerintahan Desa",
        "Indikator": "Indikator Kinerja Sub Kegiatan 4",
        "Frekuensi": "Jumlah desa yang tertib administrasi",
        "Penjelasan": "Penjelasan",
        "a.": "a. Formulasi = Jumlah desa dengan administrasi lengkap",
        "b.": "b. Tipe Penghitungan : Non Kumulatif",
        "c.": "c. Sumber Data : Buku administrasi desa",
    }
    table = [n for n, line in enumerate(lines) if line.count("\t") == 2 and n > len(lines) - 12]
    for n in table:
        lines[n] += "\t" + next(v for k, v in extra.items() if lines[n].startswith(k))
    found = activities(facts(read("\n".join(lines)).kaskade))
    new = "SubKegiatan Fasilitasi Administrasi Tata Pemerintahan Desa"
    assert {k: v for k, v in found.items() if k != new} == activities(BASE_FACTS)
    assert found[new]["nomor"] == "4"
    assert "Jumlah desa dengan administrasi lengkap" in str(found[new]["indikator"])


def test_columns_more_in_the_table_of_tujuan_and_sasaran() -> None:
    text = re.sub(
        r"^((?:Tujuan|Sasaran) SKPD\t[^\t]*)\tPenjelasan",
        r"No\t\1\tSatuan\tTarget 2021\tPenjelasan",
        TEXT,
        flags=re.M,
    )
    text = re.sub(r"^(1\. Me[^\t]*\t[^\t]*)\t", r"1\t\1\tPersen\t85,5\t", text, flags=re.M)
    text = re.sub(r"^(\tPersentase[^\t]*)\t", r"\t\1\tPersen\t70\t", text, flags=re.M)
    kaskade = read(text).kaskade
    assert len(kaskade.indikator) == 46
    (goal,) = kaskade.of(Jenis.TUJUAN)
    indikator = kaskade.indikator[goal.diukur_oleh[0]]
    assert (indikator.satuan, str(indikator.target[0].nilai), indikator.target[0].tahun) == (
        "Persen",
        "85.5",
        2021,
    )
    (aim,) = kaskade.of(Jenis.SASARAN_STRATEGIS)
    assert [str(kaskade.indikator[i].target[0].nilai) for i in aim.diukur_oleh] == ["85.5", "70"]


def test_two_indikator_of_one_name_are_told_apart_by_content_not_order() -> None:
    head = "CASCADING KECAMATAN SOKARAJA TAHUN 2021\nProgram 1\nProgram Pelayanan\n"
    head += "Sasaran Program\nMeningkatnya pelayanan\n"
    one = "Indikator Kinerja\nJumlah A\nPenjelasan\na. Formulasi : satu\n"
    two = "Indikator Kinerja\nJumlah A\nPenjelasan\na. Formulasi : dua\n"
    iris = [set(read(head + text).kaskade.indikator) for text in (one + two, two + one)]
    assert iris[0] == iris[1]
    assert len(iris[0]) == 2


SMALL = """POHON KINERJA
KECAMATAN KEMBARAN
KABUPATEN BANYUMAS
TAHUN 2023
TUJUAN
1. Meningkatnya kualitas pelayanan publik
Indikator Kinerja Tujuan
Indeks Kepuasan Masyarakat
Formulasi : Nilai survei
SASARAN
1. Meningkatnya pelayanan kecamatan
Indikator Kinerja Sasaran
1. Persentase pelayanan tepat waktu
2. Persentase desa tertib administrasi
Formulasi : a dibagi b
2. Meningkatnya ketertiban wilayah
Indikator Kinerja Sasaran
Persentase gangguan tertangani
Program 7.01.02 PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK
Sasaran Program : Meningkatnya pelayanan publik
Indikator Program : Persentase layanan selesai
Target 2023 : 85,5 %
"""


def test_a_document_without_tables_with_codes_and_two_sasaran() -> None:
    kaskade = read(SMALL).kaskade
    assert (kaskade.unit.kode_wilayah, kaskade.tahun) == ("33.02.20", 2023)
    aims = list(kaskade.of(Jenis.SASARAN_STRATEGIS))
    assert [(a.nomor, a.label, len(a.diukur_oleh)) for a in aims] == [
        ("1", "Meningkatnya pelayanan kecamatan", 2),
        ("2", "Meningkatnya ketertiban wilayah", 1),
    ]
    (program,) = kaskade.of(Jenis.PROGRAM)
    assert program.kode == "7.01.02"
    assert program.iri.endswith("/program/7.01.02")
    assert program.mendukung == [aims[0].iri]
    (link,) = [k for k in kaskade.bukti if k.unsur == program.iri and k.properti == KIN.mendukung]
    assert 0.5 <= link.keyakinan < 1
    assert link.alternatif == (aims[1].iri,)
    assert "2 Sasaran Strategis" in str(link.alasan)
    (value,) = next(i for i in kaskade.indikator.values() if i.label == "Persentase layanan selesai").target
    assert (str(value.nilai), value.satuan, value.tahun) == ("85.5", "%", 2023)


def test_two_tables_that_touch_are_two() -> None:
    text = (
        "CASCADING KECAMATAN SUMBANG TAHUN 2022\n"
        "Tujuan Perangkat Daerah\tIndikator Kinerja Tujuan\tFormulasi\n"
        "1. Terwujudnya pelayanan prima\tIKM\tNilai survei\n"
        "Sasaran Perangkat Daerah\tIndikator Kinerja Sasaran\tFormulasi\n"
        "1. Meningkatnya pelayanan\tPersentase layanan\tx dibagi y\n"
    )
    kaskade = read(text).kaskade
    assert [u.jenis for u in kaskade.unsur.values()] == [Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS]
    assert [i.formulasi for i in kaskade.indikator.values()] == ["Nilai survei", "x dibagi y"]


# --- bad input ------------------------------------------------------------------------------------------


def test_no_cascade() -> None:
    with pytest.raises(NoCascade):
        read("Notulen rapat\n\nHadir: dua puluh orang\n")


def test_no_unit_and_no_year() -> None:
    text = "Program 1\nProgram Pelayanan\nSasaran Program\nMeningkatnya pelayanan\n"
    with pytest.raises(UsageError):
        read(text)
    assert read(text, unit="33.02.19", tahun=2021).kaskade.iri.endswith("33.02.19/kecamatan/2021/murni")


LABELS = [
    "Program 1",
    "Kegiatan 1",
    "Sub Kegiatan 1",
    "Sasaran Kegiatan",
    "Indikator Kinerja",
    "Penjelasan",
    "a. Formulasi :",
    "b. Tipe Penghitungan : Kumulatif",
    "c. Sumber Data",
    "Jumlah orang",
    "\t",
    "<i>x</i>",
    "TUJUAN",
    "Tujuan SKPD\tIndikator\tPenjelasan",
    "Eselon IV",
    "CASCADING KECAMATAN SOKARAJA TAHUN 2021",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(LABELS), st.text(max_size=30)), max_size=25))
def test_any_lines_give_a_cascade_or_an_error_that_says_why(lines: list[str]) -> None:
    try:
        result = read("\n".join(lines), unit="33.02.19", tahun=2021)
    except KaskadeError as error:
        assert error.pesan.id
        return
    for unsur in result.kaskade.unsur.values():
        assert all(parent in result.kaskade.unsur for parent in unsur.mendukung)
    used = {b.tempat for b in result.laporan.baris}
    assert len(used) == len(result.laporan.baris)


def _changed(found: dict[str, Facts]) -> list[str]:
    base = activities(BASE_FACTS)
    assert set(found) == set(base)
    return [k for k in found if found[k] != base[k]]


def _formula(block: str) -> str:
    return block.split("\n")[0].split("=")[1].strip()
