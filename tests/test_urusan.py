"""The work of all urusan: found by code and by name, of the right kind of government, and only read when needed."""

from __future__ import annotations

import csv
import subprocess
import sys

import pytest

from kaskade_graph.importers.official import anywhere
from kaskade_graph.model import Jenis
from kaskade_graph.registers import nomenklatur, nomenklatur_national, urusan
from kaskade_graph.registers.nomenklatur_national import Pemda, above

KABUPATEN = urusan.menyeluruh(Pemda.KABUPATEN_KOTA)
PROVINSI = urusan.menyeluruh(Pemda.PROVINSI)


def rows() -> list[dict[str, str]]:
    with nomenklatur_national.source().open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_sub_kegiatan_is_found_by_code_and_by_name_with_its_texts_and_parent() -> None:
    for row in rows():
        register = PROVINSI if row["jenis_pemda"] == "PROV" else KABUPATEN
        edisi = register.editions()[0]
        found = register.get(edisi, row["kode_sub_kegiatan"])
        assert found is not None
        texts = (found.nama, found.indikator or "", found.satuan or "", found.kinerja or "", found.induk)
        assert texts == (
            *(row[k] for k in ("sub_kegiatan", "indikator", "satuan", "kinerja", "kode_kegiatan")),
        )
        named = register.by_name(edisi, row["sub_kegiatan"].upper(), Jenis.SUB_KEGIATAN)
        assert row["kode_sub_kegiatan"] in {k.kode for k in named}


def test_a_code_means_the_work_of_the_kind_of_government() -> None:
    differing = [
        k.kode
        for k in KABUPATEN.all("sipd-2025", Jenis.SUB_KEGIATAN)
        if (other := PROVINSI.get("sipd-2025-provinsi", k.kode)) is not None and other.nama != k.nama
    ]
    assert len(differing) >= 200


def test_the_program_of_every_bidang_carries_the_number_of_the_one_at_hand() -> None:
    nama = "Penyusunan Dokumen Perencanaan Perangkat Daerah"
    register = urusan.menyeluruh(Pemda.KABUPATEN_KOTA, "1.02")
    assert [k.kode for k in register.by_name("sipd-2025", nama)] == ["1.02.01.2.01.0001"]
    assert register.get("sipd-2025", "X.XX.01.2.01.0001") == register.get("sipd-2025", "1.02.01.2.01.0001")
    assert [k.kode for k in KABUPATEN.by_name("sipd-2025", nama)] == ["X.XX.01.2.01.0001"]
    assert KABUPATEN.get("sipd-2025", "1.99.01.2.01.0001") is None
    under = register.children("sipd-2025", "1.02")
    assert {k.kode for k in under} >= {"1.02.01", "1.02.02"}


def test_the_entries_of_kecamatan_are_the_same_in_both_registers() -> None:
    for konsep in nomenklatur.load().all("sipd-2025"):
        found = KABUPATEN.get("sipd-2025", konsep.kode)
        assert found is not None, konsep.kode
        if konsep.jenis is Jenis.SUB_KEGIATAN:
            assert (found.nama, found.indikator, found.satuan) == (
                konsep.nama,
                konsep.indikator,
                konsep.satuan,
            )
        assert found.iri == konsep.iri


@pytest.mark.parametrize(
    ("kode", "unit", "edisi"),
    [
        ("33.02.19", "kecamatan", "050-3708-2020"),
        ("33.02.19", "kelurahan-arcawinangun", "050-3708-2020"),
        ("33.02", "dinas-kesehatan", "sipd-2025"),
        ("33", "dinas-kesehatan", "sipd-2025-provinsi"),
        ("31.74.01", "kecamatan", "sipd-2025-provinsi"),
    ],
)
def test_the_register_follows_from_region_and_unit(kode: str, unit: str, edisi: str) -> None:
    register = urusan.for_unit(kode, unit)
    assert register.edition_for(2021) == edisi


def test_a_name_with_a_slip_is_found_in_any_bidang() -> None:
    best = KABUPATEN.match("Pembangunan Unit Sekolah Bru (USB)", Jenis.SUB_KEGIATAN, "sipd-2025")[0]
    assert (best.konsep.nama, best.skor > 0.9) == ("Pembangunan Unit Sekolah Baru (USB)", True)


def test_anything_official_is_found_before_the_unit_is_known() -> None:
    found = anywhere("Pengelolaan Pendidikan Sekolah Dasar")
    assert (found[0].kode, found[0].jenis, above(found[0].kode)) == (
        "1.01.02.2.01",
        Jenis.KEGIATAN,
        "1.01.02",
    )
    assert anywhere("", "1.01.02.2.01")[0] == found[0]
    assert anywhere("Sesuatu yang tidak ada") == []
    assert anywhere("Penyediaan Gaji dan Tunjangan ASN", "7.01.01.2.02.01")[0].edisi == "050-3708-2020"


def test_who_needs_none_of_it_reads_none_of_it() -> None:
    code = (
        "from kaskade_graph.registers import nomenklatur_national as n; "
        "from kaskade_graph.importers.torn import documents;"
        "from pathlib import Path; import sys;"
        "documents.read(Path(sys.argv[1])); print(any('_lines' in vars(n.load(p)) for p in n.Pemda))"
    )
    seed = "data/sokaraja/cascading-kecamatan-sokaraja-2021.txt"
    done = subprocess.run([sys.executable, "-c", code, seed], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_of_every_entry_of_the_first_edition_it_is_known_what_became_of_it() -> None:
    from kaskade_graph.registers import nomenklatur_transition as peralihan
    from kaskade_graph.registers.nomenklatur_counterparts import padanan

    register = nomenklatur.load()
    later = [e for e in register.editions() if e != peralihan.EDISI]
    alone = {
        k.kode
        for k in register.all(peralihan.EDISI)
        if not any(padanan(k, edisi, register) for edisi in later)
    }
    said = peralihan.load()
    assert set(said) == alone
    for one in said.values():
        known = [register.get(peralihan.BERIKUT, kode) for kode in one.kode_baru]
        assert one.nasib == "tetap" or all(k is not None for k in known)
        assert bool(one.kode_baru) is (one.nasib != "hapus")
        assert len(one.kode_baru) > 1 if one.nasib == "pecah" else len(one.kode_baru) < 2
