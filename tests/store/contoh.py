"""Small cascades for tests of stores and questions, made with the model."""

from __future__ import annotations

from decimal import Decimal

from kaskade_graph import rdf
from kaskade_graph.audit.finding import Hasil, Keparahan, Pengecualian, Status, Temuan
from kaskade_graph.errors import Teks
from kaskade_graph.iri import element_iri, kaskade_iri, kunci, nomenklatur_iri, unit_iri
from kaskade_graph.model import Arah, Indikator, Jenis, Kaskade, Kecocokan, Nilai, Tipe, UnitKerja, Unsur
from kaskade_graph.store import catalogue, embedded
from kaskade_graph.store.embedded import EmbeddedStore
from kaskade_graph.vocab import KIN, SEMAPV

EDISI = "050-3708-2020"
ISI = {
    "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik": (
        "7.01.02",
        {
            "Koordinasi Pelayanan Umum": ("7.01.02.2.01", ["Pelayanan Perizinan", "Pelayanan Non Perizinan"]),
            "Pelaksanaan Urusan yang Dilimpahkan": ("7.01.02.2.03", ["Urusan Kewenangan Lain"]),
        },
    ),
    "Program Pemberdayaan Masyarakat Desa": (
        "7.01.03",
        {"Koordinasi Pemberdayaan Desa": ("7.01.03.2.01", ["Musyawarah Desa", "Sinkronisasi Kerja"])},
    ),
}


def kaskade(
    kode: str = "33.02.19",
    nama: str = "Sokaraja",
    tahun: int = 2021,
    versi: str = "murni",
    *,
    tanpa: str = "",
) -> Kaskade:
    """Return a cascade of one tujuan, one sasaran, two program; ``tanpa`` leaves out a sub kegiatan."""
    unit = UnitKerja(unit_iri(kode), kode, "kecamatan", f"Kecamatan {nama}")
    out = Kaskade(
        kaskade_iri(kode, "kecamatan", tahun, versi), unit, tahun, versi, f"CASCADING {nama} {tahun}"
    )
    tujuan = _add(out, Jenis.TUJUAN, "Mewujudkan pelayanan prima “é”", None, ["Indeks Kepuasan"])
    sasaran = _add(
        out, Jenis.SASARAN_STRATEGIS, "Meningkatnya peran Kecamatan", tujuan, ["Persentase layanan"]
    )
    for program, (kode_program, isi) in ISI.items():
        p = _activity(out, Jenis.PROGRAM, program, sasaran, kode_program)
        for kegiatan, (kode_kegiatan, sub) in isi.items():
            k = _activity(out, Jenis.KEGIATAN, kegiatan, p, kode_kegiatan)
            for i, nama_sub in enumerate(n for n in sub if n != tanpa):
                _activity(out, Jenis.SUB_KEGIATAN, nama_sub, k, f"{kode_kegiatan}.{i + 1:02d}")
    return out


def cacat(serupa: Kaskade) -> Kaskade:
    """Return a cascade with what questions look for: gaps, repetitions, realisation, a link to ``serupa``.

    One program stands under nothing and outside the nomenclature, one sasaran has no indikator, one indikator
    no formula, and one name is used in two programs. One target is a bound, beside one for the end of the plan; there
    is support beside the one parent, and for an objective of the region.
    """
    out = kaskade("33.02.09", "Somagede", 2023)
    by_name = {u.label: u for u in out.unsur.values()}
    lepas = by_name["Program Pemberdayaan Masyarakat Desa"]
    lepas.mendukung.clear()
    lepas.penanggung_jawab = None
    out.kecocokan = [k for k in out.kecocokan if k.subjek != lepas.iri]
    by_name["Terlaksananya Program Pemberdayaan Masyarakat Desa"].diukur_oleh.clear()
    by_label = {i.label: i for i in out.indikator.values()}
    by_label["Jumlah Musyawarah Desa"].formulasi = None
    by_label["Jumlah Sinkronisasi Kerja"].formulasi = "Jumlah hasil rapat di Kec. Sokaraja"
    by_label["Jumlah Sinkronisasi Kerja"].label = "Jumlah Pelayanan Perizinan"
    for label, value in (("Jumlah Pelayanan Perizinan", "7.5"), ("Jumlah Pelayanan Non Perizinan", "11")):
        each = next(i for i in out.indikator.values() if i.label == label and i.target)
        each.realisasi = [Nilai(f"{each.iri}/realisasi-2023", Decimal(value), 2023, "layanan")]
        each.target = [
            Nilai(f"{each.iri}/target-2023", Decimal("13"), 2023, "layanan")
        ]  # another one than in 2022
    layanan = next(u for u in out.unsur.values() if u.label == "Terlaksananya Pelayanan Perizinan")
    # Of the less the better; 0 of 0, 1 of 0 (which is no share), and one whose direction nobody says.
    for label, arah, target, value in (
        ("Jumlah Keluhan", Arah.NEGATIF, "10", "8"),
        ("Jumlah Kesalahan", Arah.NEGATIF, "0", "0"),
        ("Jumlah Sengketa", Arah.NEGATIF, "0", "1"),
        ("Jumlah Permohonan", None, "30", "20"),
    ):
        iri = element_iri(out.iri, "indikator", kunci(label, layanan.iri))
        item = Indikator(iri, label, satuan="layanan", arah=arah)
        item.target = [Nilai(f"{iri}/target-2023", Decimal(target), 2023, "layanan")]
        item.realisasi = [Nilai(f"{iri}/realisasi-2023", Decimal(value), 2023, "layanan")]
        out.indikator[iri] = item
        layanan.diukur_oleh.append(iri)
    bound = by_label["Persentase layanan"]
    bound.target = [Nilai(f"{bound.iri}/target-2023", None, 2023, tercetak="≥ 80", batas_bawah=Decimal(80))]
    bound.target.append(Nilai(f"{bound.iri}/target-2023-akhir", Decimal(95), 2023, akhir_periode=True))
    bound.realisasi = [Nilai(f"{bound.iri}/realisasi-2023", Decimal(85), 2023)]
    layanan.mendukung_juga.append(lepas.iri)
    goal = next(u for u in serupa.unsur.values() if u.jenis is Jenis.SASARAN_STRATEGIS)
    next(u for u in out.unsur.values() if u.jenis is Jenis.SASARAN_STRATEGIS).mendukung_daerah = [goal.iri]
    lama = next(i for i in serupa.indikator.values() if i.label == "Indeks Kepuasan")
    same = by_label["Indeks Kepuasan"].iri
    out.kecocokan.append(
        Kecocokan(same, KIN.indikatorSama, lama.iri, SEMAPV.MappingReview, 0.9, "ukuran sama é")
    )
    return out


def audited(k: Kaskade) -> Hasil:
    """Return findings of every severity and state on the first elements of ``k``, as an audit would be kept."""
    nothing = Teks("-", "-")
    waiver = Pengecualian("diterima", "Inspektorat")
    states: list[tuple[Status | None, Pengecualian | None]] = [
        (None, None), ("berlanjut", None), ("baru", None), ("berlanjut", waiver)
    ]  # fmt: skip
    found = [
        Temuan(
            kode=f"KSK{at:03}",
            nama="uji",
            keparahan=severity,
            unsur=sorted(k.unsur)[at],
            jalur=(),
            kondisi=Teks(f"Temuan {at} “é”", f"Finding {at} “é”"),
            kriteria=nothing,
            akibat=nothing,
            rekomendasi=nothing,
            sidik=f"{at:016x}",
            status=status,
            pengecualian=pengecualian,
        )
        for at, (status, pengecualian) in enumerate(states)
        for severity in [list(Keparahan)[at % 3]]
    ]
    return Hasil(k.iri, k.unit.nama, k.tahun, k.versi, tuple(found))


def store(*cascades: Kaskade) -> EmbeddedStore:
    """Return a store in memory that holds ``cascades``."""
    out = embedded.memory()
    catalogue.put_all(out, [(k.iri, rdf.to_quads(k)) for k in cascades])
    return out


def _activity(out: Kaskade, jenis: Jenis, nama: str, induk: Unsur, kode: str) -> Unsur:
    unsur = _add(out, jenis, nama, induk, [])
    unsur.penanggung_jawab = "Kasi Pelayanan"
    unsur.pagu = Decimal("1500000.50")
    sasaran_jenis = jenis.sasaran
    assert sasaran_jenis is not None
    sasaran = _add(out, sasaran_jenis, f"Terlaksananya {nama}", unsur, [f"Jumlah {nama}"], mendukung=False)
    unsur.memiliki_sasaran.append(sasaran.iri)
    objek = nomenklatur_iri(EDISI, kode)
    out.kecocokan.append(Kecocokan(unsur.iri, KIN.nomenklatur, objek, SEMAPV.LexicalMatching, 1.0))
    return unsur


def _add(
    out: Kaskade,
    jenis: Jenis,
    nama: str,
    induk: Unsur | None,
    indikator: list[str],
    *,
    mendukung: bool = True,
) -> Unsur:
    key = kunci(nama, induk.iri if induk else "")
    unsur = Unsur(element_iri(out.iri, jenis.slug, key), jenis, nama)
    if induk is not None and mendukung:
        unsur.mendukung.append(induk.iri)
    for label in indikator:
        iri = element_iri(out.iri, "indikator", kunci(label, unsur.iri))
        item = Indikator(
            iri, label, formulasi=f"{label} dibagi semua", tipe=Tipe.NON_KUMULATIF, arah=Arah.POSITIF
        )
        if "Pelayanan" in label:
            item.satuan, item.sumber_data = "layanan", "Buku Pelayanan"
            item.target = [Nilai(f"{iri}/target-{out.tahun}", Decimal("10"), out.tahun, "layanan")]
        out.indikator[iri] = item
        unsur.diukur_oleh.append(iri)
    out.unsur[unsur.iri] = unsur
    return unsur
