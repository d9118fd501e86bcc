"""Words as a planner types them, about the real document: what they name, and what is left to the planner."""

from __future__ import annotations

import pytest

from kaskade_graph.errors import AmbiguousName, UnknownName
from kaskade_graph.queries import finding, loosely, resolve
from kaskade_graph.queries.answer import choices_of
from kaskade_graph.queries.library import Library
from tests.queries.test_answers import store

LIST = {"sasaran": "sub-kegiatan-pendukung", "unsur": "rantai-ke-tujuan", "indikator": "tren-indikator"}


def named(param: str, words: str) -> str:
    library = Library()
    chosen = next(p for p in library.get(LIST[param]).params if p.nama == param)
    return resolve.resolve(words, choices_of(store("sokaraja"), library, chosen), param).judul


@pytest.mark.parametrize(
    ("param", "words", "begins"),
    [
        ("sasaran", "peran kecamatan", "Meningkatnya peran Kecamatan"),
        ("sasaran", "pelayanan publik", "Meningkatnya Penyelenggaraan Pemerintahan dan Pelayanan Publik"),
        ("sasaran", "pelayanan prima", "Mewujudkan kinerja pelayanan"),
        ("sasaran", "ketenteraman dan ketertiban umum sasaran program", "Meningkatnya Pembinaan dan"),
        ("sasaran", "pengawasan pemerintah desa", "Meningkatnya Pembinaan dan Pengawasan Pemerintah Desa"),
        ("sasaran", "tujuan", "Mewujudkan kinerja pelayanan"),
        ("sasaran", "sasaran strategis", "Meningkatnya peran Kecamatan"),
        ("sasaran", "sasaran program 2", "Meningkatnya Penyelenggaraan Pemerintahan"),
        ("sasaran", "gaji asn", "Tersedianya Gaji"),
        ("sasaran", "melayani masyarakat", "Meningkatnya peran Kecamatan dalam Pelayanan"),
        ("unsur", "program pemberdayaan", "Program Pemberdayaan Masyarakat Desa"),
        ("unsur", "program penunjang sokaraja 2021", "Program Penunjang"),
        ("unsur", "gaji", "Penyediaan Gaji"),
        ("unsur", "penerangan", "Penyediaan Komponen Instalasi Listrik/Penerangan"),
        ("unsur", "administrasi umum", "Administrasi Umum"),
        ("unsur", "non perizinan", "Pelaksanaan Urusan Pemerintahan yang terkait dengan non perizinan"),
        ("unsur", "pilkades", "Fasilitasi Pelaksanaan Pemilihan Kepala Desa"),
        ("unsur", "musrenbang", "Peningkatan partisipasi masyarakat dalam Forum Musyawarah"),
        ("unsur", "barang cetak", "Penyediaan Barang Cetak"),
        ("unsur", "rapat koordinasi", "Penyelenggaraan Rapat Koordinasi"),
        ("unsur", "kendaraan dinas", "Penyediaan Jasa Pemeliharaan"),
        ("unsur", "7.01.02", "Program Penyelenggaraan"),
        ("unsur", "7.01.01.2.01", "Perencanaan, Penganggaran"),
        ("unsur", "pemeliharan gedung", "Pemeliharaan/Rehabilitasi Gedung"),
        ("unsur", "dilimpahkan camat", "Pelaksanaan Urusan Pemerintahan yang Dilimpahkan"),
        ("unsur", "sub kegiatan evaluasi kinerja", "Evaluasi Kinerja"),
        ("indikator", "ikm", "Indeks Kepuasan Masyarakat"),
        ("indikator", "persentase desa aktif", "Presentase desa yang aktif"),
        ("indikator", "realisasi pbb", "Presentase Realisasi PBB"),
        ("indikator", "tepat waktu", "Presentase Layanan Kecamatan diselesaikan tepat Waktu"),
        ("indikator", "apbdes", "Frekuensi Pembinaan dan Pengawasan APBDes"),
        ("indikator", "surat kabar", "Jasa langganan surat kabar"),
    ],
)
def test_names_one(param: str, words: str, begins: str) -> None:
    assert named(param, words).startswith(begins)


@pytest.mark.parametrize(
    ("param", "words", "count"),
    [
        ("sasaran", "pelayanan", 4),
        ("unsur", "program 2", 2),  # the document prints that number twice
        ("unsur", "program 2 sokaraja", 2),
        ("unsur", "kegiatan 3", 2),
        ("unsur", "perizinan", 2),
        ("unsur", "evaluasi kinerja", 2),
        ("unsur", "trantib", 2),
    ],
)
def test_several_fit_and_none_is_chosen(param: str, words: str, count: int) -> None:
    with pytest.raises(AmbiguousName) as caught:
        named(param, words)
    assert len(caught.value.candidates) == count


@pytest.mark.parametrize(("param", "words"), [("unsur", "mebel"), ("unsur", "sokaraja 2021")])
def test_nothing_fits(param: str, words: str) -> None:
    with pytest.raises(UnknownName):
        named(param, words)


def test_words_of_grammar_have_no_stem() -> None:
    assert loosely.by_stems("yang di dan", []) == []


INDEX = finding.Index(Library().all())


@pytest.mark.parametrize(
    ("sentence", "query_id", "about"),
    [
        (
            "sub kegiatan apa saja yang mendukung sasaran pelayanan",
            "sub-kegiatan-pendukung",
            "sasaran pelayanan",
        ),
        ("indikator tanpa target", "indikator-tanpa-target", ""),
        ("indikatr tanpa targt", "indikator-tanpa-target", ""),
        ("indikator mana yang belum punya target?", "indikator-tanpa-target", ""),
        ("apa yang dipertanggungjawabkan program pemberdayaan", "isi-unsur", "program pemberdayaan"),
        ("rantai dari sub kegiatan gaji sampai tujuan", "rantai-ke-tujuan", "sub kegiatan gaji"),
        ('di mana frasa "surat kabar" muncul', "cari-frasa", "surat kabar"),
        ("berapa pagu tiap program", "pagu-program", ""),
        ("bagaimana kecamatan lain mengukur perizinan", "cara-kecamatan-lain", "perizinan"),
        ("peringkat kecamatan untuk 7.01.02.2.04.02", "liga-sub-kegiatan", "7.01.02.2.04.02"),
        ("tren indikator ikm", "tren-indikator", "indikator ikm"),
        ("indikator baru 2022", "indikator-baru", "2022"),
        ("berapa jumlah indikator", "jumlah-jenis", ""),
        ("target dan realisasi program pelayanan publik", "target-realisasi", "program pelayanan publik"),
        ("dari mana asal nilai indeks kepuasan masyarakat", "asal-nilai", "indeks kepuasan masyarakat"),
        ("tanggung jawab kasi pelayanan", "tanggung-jawab", "kasi pelayanan"),
        ("edisi mana yang tersimpan", "edisi-tersimpan", ""),
        ("which indicators have no target", "indikator-tanpa-target", ""),
    ],
)
def test_a_sentence_finds_its_question(sentence: str, query_id: str, about: str) -> None:
    found = INDEX.find(sentence)
    assert finding.clear(found), [(f.query.id, round(f.skor, 2)) for f in found[:3]]
    assert found[0].query.id == query_id
    assert (found[0].tentang or ("",))[0] == about


@pytest.mark.parametrize(
    "sentence", ["program apa saja yang ada", "program pemberdayaan", "siapa penanggung jawab"]
)
def test_a_sentence_that_fits_several_is_not_decided(sentence: str) -> None:
    found = INDEX.find(sentence)
    assert len(found) > 1
    assert not finding.clear(found)


@pytest.mark.parametrize("sentence", ["cuaca besok", "", "dan yang di", "!!!"])
def test_a_sentence_that_asks_nothing_known(sentence: str) -> None:
    assert INDEX.find(sentence) == []


@pytest.mark.parametrize("query", Library().all(), ids=lambda q: q.id)
def test_every_question_is_found_by_its_own_title(query: finding.SavedQuery) -> None:
    for lang in ("id", "en"):
        best = INDEX.find(query.judul.pick("en" if lang == "en" else "id"))[:4]
        assert query.id in [f.query.id for f in best]
