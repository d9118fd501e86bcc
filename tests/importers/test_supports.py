"""Which sasaran a program supports, and what the titles of the pages say."""

from __future__ import annotations

import pytest

from kaskade_graph.errors import AmbiguousName
from kaskade_graph.importers.torn.documents import ImportResult, read_parsed
from kaskade_graph.model import Jenis, Kaskade, Kutipan, Peran
from kaskade_graph.vocab import DCTERMS, KIN
from tests.importers.texts import document as lines_of

TITLE = "CASCADING KINERJA KECAMATAN SUKARAJA KABUPATEN SUKABUMI\nTAHUN {}\n\n"
AIMS = (
    "1. Meningkatnya kualitas pelayanan publik\tIndeks kepuasan masyarakat\tNilai survei\n",
    "2. Meningkatnya penyelenggaraan pemerintahan desa\tPersentase desa tertib\tDesa dibagi desa\n",
    "3. Meningkatnya akuntabilitas kinerja kecamatan\tNilai SAKIP\tNilai evaluasi\n",
)
COLUMNS = "Sasaran Perangkat Daerah\tIndikator Kinerja Sasaran\tPenjelasan\n"
SUPPORTING = (
    "Program 1\nProgram Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota\n"
    "Sasaran Program\nTerpenuhinya layanan\n"
)
VILLAGES = (
    "Program 2\nProgram Pembinaan dan Pengawasan Pemerintahan Desa\n"
    "Sasaran Program\nMeningkatnya pembinaan desa\n"
)


def read(text: str) -> ImportResult:
    return read_parsed(lines_of(text))


def page(aims: tuple[int, ...], programs: str, tahun: int = 2022) -> str:
    return TITLE.format(tahun) + COLUMNS + "".join(AIMS[n - 1] for n in aims) + "\n" + programs + "\n"


def link(kaskade: Kaskade, name: str) -> tuple[list[str | None], Kutipan]:
    """The numbers of the sasaran that a program supports, and the evidence of it."""
    (program,) = [u for u in kaskade.of(Jenis.PROGRAM) if name in str(u.label)]
    numbers = [kaskade.unsur[p].nomor for p in program.mendukung]
    return numbers, next(k for k in kaskade.bukti if k.unsur == program.iri and k.properti == KIN.mendukung)


def test_one_of_several_is_chosen_by_content_and_marked() -> None:
    kaskade = read(page((1, 2, 3), SUPPORTING + VILLAGES)).kaskade
    for name, number in (("Penunjang", "3"), ("Pembinaan", "2")):
        numbers, evidence = link(kaskade, name)
        assert numbers == [number]
        assert 0.5 <= evidence.keyakinan <= 0.75
        assert "dokumen tidak menyebut yang mana" in str(evidence.alasan)
        assert len(evidence.alternatif) == 2


def test_a_certain_page_decides_over_a_page_with_several() -> None:
    both = [page((1, 2, 3), VILLAGES), page((1,), VILLAGES)]
    for pages in (both, both[::-1]):
        numbers, evidence = link(read("".join(pages)).kaskade, "Pembinaan")
        assert numbers == ["1"]
        assert evidence.keyakinan == 1


def test_two_pages_that_each_print_one_sasaran_state_both() -> None:
    numbers, _ = link(read(page((1,), VILLAGES) + page((2,), VILLAGES)).kaskade, "Pembinaan")
    assert sorted(map(str, numbers)) == ["1", "2"]


def test_sasaran_and_programs_in_turn_are_certain() -> None:
    text = TITLE.format(2022) + "Sasaran 1\nMeningkatnya ketertiban\n\n" + VILLAGES
    text += "\nSasaran 2\nMeningkatnya pemerintahan desa\n\n" + SUPPORTING
    kaskade = read(text).kaskade
    assert link(kaskade, "Pembinaan")[0] == ["1"]
    assert link(kaskade, "Penunjang")[0] == ["2"]
    assert all(k.keyakinan == 1 for k in kaskade.bukti)


@pytest.mark.parametrize(
    ("remark", "numbers"),
    [
        ("(mendukung Sasaran 1)", ["1"]),
        ("[mendukung Sasaran Strategis nomor 1]", ["1"]),
        ("(Mendukung Sasaran 1 dan 3)", ["1", "3"]),
        ("Mendukung Sasaran : Meningkatnya kualitas pelayanan publik", ["1"]),
    ],
)
def test_what_a_program_says_itself_comes_first(remark: str, numbers: list[str]) -> None:
    name, rest = VILLAGES.split("\nSasaran", 1)
    kaskade = read(page((1, 2, 3), f"{name}\n{remark}\nSasaran{rest}")).kaskade
    found, evidence = link(kaskade, "Pembinaan")
    assert found == numbers
    assert (evidence.keyakinan, evidence.teks) == (1.0, remark)
    (program,) = kaskade.of(Jenis.PROGRAM)
    assert program.label == "Program Pembinaan dan Pengawasan Pemerintahan Desa"


def test_a_remark_that_names_what_is_not_there_is_a_doubt() -> None:
    found, evidence = link(
        read(page((2,), VILLAGES.replace("Desa\nS", "Desa (mendukung Sasaran 7)\nS"))).kaskade, "P"
    )
    assert found == ["2"]
    assert evidence.keyakinan < 1
    assert "Sasaran 7" in str(evidence.alasan)


def test_running_text_that_speaks_of_support_is_no_statement() -> None:
    text = page((1, 2), VILLAGES + "Indikator Program : Jumlah desa yang mendukung sasaran 1 tahun ini\n")
    (name,) = [i.label for i in read(text).kaskade.indikator.values() if "desa yang" in str(i.label)]
    assert name == "Jumlah desa yang mendukung sasaran 1 tahun ini"


def test_a_title_over_two_lines_with_another_year_is_kept_as_a_variant() -> None:
    result = read(page((1,), SUPPORTING) + page((1,), VILLAGES) + page((1,), "Program 3\nProgram X\n", 2021))
    kaskade = result.kaskade
    assert (kaskade.unit.kode_wilayah, kaskade.tahun) == ("32.02.33", 2022)
    assert kaskade.judul == "CASCADING KINERJA KECAMATAN SUKARAJA KABUPATEN SUKABUMI TAHUN 2022"
    titles = [k for k in kaskade.bukti if k.properti == DCTERMS.title]
    assert [k.peran for k in titles] == [Peran.UTAMA, Peran.ULANGAN, Peran.VARIAN]
    assert "TAHUN 2021" in titles[-1].teks
    assert titles[0].baris == (1, 2)


@pytest.mark.parametrize(
    ("unit", "kode"),
    [
        ("KECAMATAN SUKARAJA KABUPATEN BOGOR", "32.01.04"),
        ("KECAMATAN SUKARAJA\nKAB. SUKABUMI", "32.02.33"),
        ("KECAMATAN TAMAN\nKOTA MADIUN", "35.77.03"),
        ("DINAS KESEHATAN\nKABUPATEN MADIUN", "35.19"),
    ],
)
def test_the_kabupaten_of_the_title_tells_units_of_one_name_apart(unit: str, kode: str) -> None:
    text = f"CASCADING KINERJA\n{unit}\nTAHUN 2022\n\n" + SUPPORTING
    assert read(text).kaskade.unit.kode_wilayah == kode


def test_without_the_kabupaten_the_candidates_are_named() -> None:
    with pytest.raises(AmbiguousName):
        read("CASCADING KECAMATAN SUKARAJA TAHUN 2022\n\n" + SUPPORTING)
