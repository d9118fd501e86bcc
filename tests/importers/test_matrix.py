"""Matrix tables in documents: the same cascade printed in many ways gives the same facts."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph.importers.files import FileRead
from kaskade_graph.model import Jenis, Kaskade
from kaskade_graph.registers import nomenklatur
from kaskade_graph.vocab import KIN
from tests.importers.texts import product

TITLE = "MATRIKS CASCADING KINERJA\nKECAMATAN SUKARAJA KABUPATEN SUKABUMI\nTAHUN ANGGARAN 2022\n\n"
WORDS = {
    Jenis.TUJUAN: "Tujuan",
    Jenis.SASARAN_STRATEGIS: "Sasaran Strategis",
    Jenis.PROGRAM: "Program",
    Jenis.KEGIATAN: "Kegiatan",
    Jenis.SUB_KEGIATAN: "Sub Kegiatan",
}


def read(text: str) -> FileRead:
    return product(text)


@dataclass(frozen=True)
class Item:
    """One row of the cascade that is printed, and what it supports (its place in the list)."""

    jenis: Jenis
    nama: str
    induk: int | None
    kode: str = ""
    sasaran: str = ""
    indikator: tuple[tuple[str, str, str, str], ...] = ()
    """Name, formula, unit, target."""


def cascade() -> list[Item]:
    """Two sasaran, two programs with all that the nomenclature has under them, shortened."""
    register = nomenklatur.load()
    edisi = register.edition_for(2022)
    out = [
        Item(
            Jenis.TUJUAN, "Meningkatnya kualitas tata kelola kecamatan", None, indikator=measures("Nilai", 1)
        ),
        Item(Jenis.SASARAN_STRATEGIS, "Meningkatnya pelayanan publik", 0, indikator=measures("Indeks", 2)),
        Item(Jenis.SASARAN_STRATEGIS, "Meningkatnya ketertiban wilayah", 0, indikator=measures("Angka", 1)),
    ]
    for n, kode in enumerate(("7.01.02", "7.01.04")):
        program = register.get(edisi, kode)
        assert program is not None
        at = len(out)
        out.append(activity(Jenis.PROGRAM, program, 1 + n))
        for kegiatan in register.children(edisi, kode)[:2]:
            under = len(out)
            out.append(activity(Jenis.KEGIATAN, kegiatan, at))
            for sub in register.children(edisi, kegiatan.kode)[:2]:
                out.append(activity(Jenis.SUB_KEGIATAN, sub, under))
    return out


def activity(jenis: Jenis, konsep: nomenklatur.Konsep, induk: int) -> Item:
    nama = konsep.nama.upper() if jenis is Jenis.PROGRAM else konsep.nama
    sasaran = f"Terlaksananya {konsep.nama}"
    return Item(
        jenis, nama, induk, konsep.kode, sasaran, measures(f"Jumlah {konsep.kode}", 1 + len(nama) % 2)
    )


def measures(what: str, count: int) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (f"{what} ukuran {n}", f"{what} {n} dibagi seluruhnya x 100%", "Dokumen", f"1.2{n}0,5")
        for n in range(count)
    )


CASCADE = cascade()


def facts(kaskade: Kaskade) -> set[tuple[object, ...]]:
    """Element, its parents, its sasaran, and each indikator with formula, unit and target."""
    found: set[tuple[object, ...]] = set()
    for unsur in kaskade.unsur.values():
        if unsur.jenis not in WORDS:
            continue
        sasaran = [kaskade.unsur[s] for s in unsur.memiliki_sasaran]
        measured = [i for s in [unsur, *sasaran] for i in s.diukur_oleh]
        found.add(
            (
                unsur.jenis,
                unsur.label,
                unsur.kode,
                frozenset(kaskade.unsur[p].label for p in unsur.mendukung),
                tuple(s.label for s in sasaran),
                frozenset(
                    (i.label, i.formulasi, i.satuan, tuple((t.nilai, t.satuan, t.tahun) for t in i.target))
                    for i in (kaskade.indikator[iri] for iri in measured)
                ),
            )
        )
    return found


def expected(items: list[Item], codes: bool = True) -> set[tuple[object, ...]]:
    """The same facts of what was printed."""
    return {
        (
            i.jenis,
            i.nama,
            (i.kode or None) if codes else None,
            frozenset([items[i.induk].nama] if i.induk is not None else []),
            (i.sasaran,) if i.sasaran else (),
            frozenset(
                (nama, formula, satuan, ((Decimal(target.replace(".", "").replace(",", ".")), satuan, 2022),))
                for nama, formula, satuan, target in i.indikator
            ),
        )
        for i in items
    }


def rows(items: list[Item], way: str) -> list[dict[str, str]]:
    """The rows of a matrix whose levels are told in one of several ways."""
    out: list[dict[str, str]] = []
    numbers: dict[int, str] = {}
    counts: dict[int | None, int] = {}
    for n, item in enumerate(items):
        statement = item.jenis in (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS)
        above = None if item.jenis in (Jenis.TUJUAN, Jenis.PROGRAM) else item.induk
        key = -1 if item.jenis is Jenis.PROGRAM else above
        counts[key] = counts.get(key, 0) + 1
        base = "P" if item.jenis is Jenis.PROGRAM else numbers.get(above if above is not None else -2, "")
        numbers[n] = f"{base}.{counts[key]}".strip(".") if base else str(counts[key])
        row = {"Indikator": "", "Formulasi": "", "Satuan": "", "Target 2022": ""}
        row["Sasaran"] = item.nama if statement else item.sasaran
        name = f"{WORDS[item.jenis].split()[0]} {counts[key]}" if statement else item.nama
        if way == "kolom":
            row |= {"No": numbers[n], "Jenjang": WORDS[item.jenis], "Mendukung": "-"}
            row["Uraian Program/Kegiatan/Sub Kegiatan"] = "-" if statement else f"{item.kode} {item.nama}"
            if item.induk is not None:
                row["Mendukung"] = (
                    f"{WORDS[items[item.induk].jenis].split(' Strategis')[0]} {numbers[item.induk]}"
                )
        else:
            row["Program/Kegiatan/Sub Kegiatan"] = name
            if way == "kode":
                row["Kode"] = item.kode
            if item.jenis is Jenis.PROGRAM:
                row["Program/Kegiatan/Sub Kegiatan"] += f" (mendukung Sasaran {counts[key]})"
        for indikator in item.indikator:
            row |= dict(zip(("Indikator", "Formulasi", "Satuan", "Target 2022"), indikator, strict=True))
            out.append(row)
            row = dict.fromkeys(row, "")
    return out


def order_of(found: list[dict[str, str]], seed: int) -> list[str]:
    names = list(found[0])
    random.Random(seed).shuffle(names)
    return names


def as_text(found: list[dict[str, str]], seed: int) -> str:
    names = order_of(found, seed)
    lines = ["\t".join(names), *("\t".join(row[n] for n in names).rstrip("\t") for row in found)]
    return TITLE + "\n".join(lines) + "\n"


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(["kode", "kolom", "nama"]), st.integers(0, 10_000))
def test_one_cascade_in_any_columns_gives_the_same_facts(way: str, seed: int) -> None:
    result = read(as_text(rows(CASCADE, way), seed))
    if way == "kolom":
        # A reference by number is a link, or told as unread; it is never dropped without a word.
        assert result.laporan.buruk or facts(result.kaskade) == expected(CASCADE)
        return
    assert facts(result.kaskade) == expected(CASCADE, codes=way != "nama")
    assert result.kaskade.unit.kode_wilayah == "32.02.33"
    assert result.laporan.tak_terbaca == []
    assert not result.laporan.masalah
    assert all(k.baris is not None for k in result.kaskade.bukti)


def test_a_column_for_each_level() -> None:
    text = TITLE + (
        "Sasaran Strategis\tIndikator Sasaran\tProgram\tIndikator Program\tKegiatan\tIndikator Kegiatan\tTarget\n"
        "Meningkatnya pelayanan\tIndeks kepuasan\tProgram Pelayanan\tPersentase layanan\tPenataan A\tJumlah A\t4\n"
        "\t\t\tPersentase lain\tPenataan B\tJumlah B\t5\n"
        "Meningkatnya ketertiban\tAngka gangguan\tProgram Ketertiban\tPersentase tertib\tPenataan C\tJumlah C\t6\n"
    )
    kaskade = read(text).kaskade
    found = {
        (str(label), tuple(str(p) for p in sorted(parents)), tuple(sorted(str(i[0]) for i in indikator)))
        for _, label, _, parents, _, indikator in facts(kaskade)  # type: ignore[attr-defined]
    }
    assert found == {
        ("Meningkatnya pelayanan", (), ("Indeks kepuasan",)),
        ("Program Pelayanan", ("Meningkatnya pelayanan",), ("Persentase lain", "Persentase layanan")),
        ("Penataan A", ("Program Pelayanan",), ("Jumlah A",)),
        ("Penataan B", ("Program Pelayanan",), ("Jumlah B",)),
        ("Meningkatnya ketertiban", (), ("Angka gangguan",)),
        ("Program Ketertiban", ("Meningkatnya ketertiban",), ("Persentase tertib",)),
        ("Penataan C", ("Program Ketertiban",), ("Jumlah C",)),
    }


def test_one_code_for_two_names_is_two_elements_whatever_their_order() -> None:
    head = "Kode\tProgram/Kegiatan/Sub Kegiatan\tSasaran\tIndikator\n"
    one = "7.01.01.2.06.04\tPenyediaan Bahan Logistik Kantor\tTersedianya bahan\tJumlah paket bahan\n"
    two = "7.01.01.2.06.04\tPenyediaan Barang Cetakan dan Penggandaan\tTersedianya cetakan\tJumlah paket cetakan\n"
    both = [read(TITLE + head + a + b).kaskade for a, b in ((one, two), (two, one))]
    assert set(both[0].unsur) == set(both[1].unsur)
    assert [u.kode for u in both[0].of(Jenis.SUB_KEGIATAN)] == ["7.01.01.2.06.04"] * 2
    assert all(len(u.memiliki_sasaran) == 1 for u in both[0].of(Jenis.SUB_KEGIATAN))


def test_a_program_that_is_silent_where_others_speak_supports_nothing() -> None:
    text = TITLE + (
        "Program/Kegiatan\tSasaran\tIndikator\n"
        "Sasaran 1\tMeningkatnya pelayanan\tIndeks A\n"
        "Sasaran 2\tMeningkatnya ketertiban\tAngka B\n"
        "PROGRAM PELAYANAN (mendukung Sasaran 1)\tMeningkatnya mutu\tJumlah C\n"
        "PROGRAM KETERTIBAN (mendukung Sasaran 1 dan 2)\tMeningkatnya tertib\tJumlah D\n"
        "PROGRAM ADMINISTRASI PENDUDUK\tMeningkatnya pendataan\tJumlah E\n"
    )
    kaskade = read(text).kaskade
    label = {u.iri: u.label for u in kaskade.of(Jenis.SASARAN_STRATEGIS)}
    assert {u.label: sorted(str(label[p]) for p in u.mendukung) for u in kaskade.of(Jenis.PROGRAM)} == {
        "PROGRAM PELAYANAN": ["Meningkatnya pelayanan"],
        "PROGRAM KETERTIBAN": ["Meningkatnya ketertiban", "Meningkatnya pelayanan"],
        "PROGRAM ADMINISTRASI PENDUDUK": [],
    }
    links = [k for k in kaskade.bukti if k.properti == KIN.mendukung and "mendukung" in k.teks]
    assert [k.teks for k in links] == ["(mendukung Sasaran 1)", *["(mendukung Sasaran 1 dan 2)"] * 2]
    assert all(k.keyakinan == 1 for k in links)


def test_years_and_quarters_of_targets_and_a_second_row_of_titles() -> None:
    text = TITLE + (
        "No\tProgram/Kegiatan\tIndikator\tTarget\t\t\tPenanggung Jawab\n"
        "\t\t\t2022\t2023\t2024\n"
        "1\tProgram Pelayanan Publik\tPersentase layanan\t80\t85\t90\tSekretaris Camat\n"
        "\t\tPersentase keluhan\t5 %\tsesuai kebutuhan\t3 %\n"
    )
    result = read(text)
    kaskade = result.kaskade
    (program,) = kaskade.of(Jenis.PROGRAM)
    assert program.penanggung_jawab == "Sekretaris Camat"
    first, second = kaskade.indikator.values()
    assert [(t.tahun, str(t.nilai)) for t in first.target] == [(2022, "80"), (2023, "85"), (2024, "90")]
    # What is not understood stays as printed.
    assert [(t.tahun, t.nilai and str(t.nilai), t.tercetak) for t in second.target] == [
        (2022, "5", "5 %"),
        (2023, None, "sesuai kebutuhan"),
        (2024, "3", "3 %"),
    ]
    assert any(k.teks == "sesuai kebutuhan" for k in kaskade.bukti)
    assert result.laporan.tak_terbaca == []


def test_one_more_sasaran_in_the_row_below() -> None:
    text = TITLE + (
        "Kode\tProgram/Kegiatan\tSasaran\tIndikator\n"
        "7.01.02\tProgram Pelayanan\tMeningkatnya pelayanan\tIndeks A\n"
        "\t\tMeningkatnya ketepatan\tPersentase B\n"
        "7.01.02.2.01\tKoordinasi\tTerlaksananya koordinasi\tJumlah C\n"
    )
    kaskade = read(text).kaskade
    (program,) = kaskade.of(Jenis.PROGRAM)
    aims = [kaskade.unsur[s] for s in program.memiliki_sasaran]
    assert [(a.label, [kaskade.indikator[i].label for i in a.diukur_oleh]) for a in aims] == [
        ("Meningkatnya pelayanan", ["Indeks A"]),
        ("Meningkatnya ketepatan", ["Persentase B"]),
    ]
    (kegiatan,) = kaskade.of(Jenis.KEGIATAN)
    assert kegiatan.mendukung == [program.iri]


def test_what_stands_under_the_table_is_a_remark_on_it() -> None:
    note = "\nKeterangan: target dihitung dari 11 desa\nCatatan lain\n"
    result = read(as_text(rows(CASCADE, "kode"), 1) + note)
    assert facts(result.kaskade) == expected(CASCADE)
    assert all(b.diabaikan for b in result.laporan.baris[-2:])


def test_official_names_in_the_column_of_remarks_are_elements() -> None:
    """The sasaran alone would pass for a whole cascade."""
    lines = ["Sasaran\tIndikator\tFormulasi\tKeterangan"]
    lines += [f"{i.sasaran}\t{i.indikator[0][0]}\t{i.indikator[0][1]}\t{i.nama}" for i in CASCADE if i.kode]
    kaskade = read(TITLE + "\n".join(lines) + "\n").kaskade
    for jenis in (Jenis.PROGRAM, Jenis.KEGIATAN, Jenis.SUB_KEGIATAN):
        assert {u.label for u in kaskade.of(jenis)} == {i.nama for i in CASCADE if i.jenis is jenis}
    assert not list(kaskade.of(Jenis.SASARAN_STRATEGIS))


def test_a_column_of_official_names_is_known_by_them() -> None:
    text = as_text(rows(CASCADE, "kode"), 3).replace("Program/Kegiatan/Sub Kegiatan", "Rincian X")
    assert facts(read(text).kaskade) == expected(CASCADE)
