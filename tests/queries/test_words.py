"""Words as a planner types them, about the real document: what they name, and what is left to the planner."""

from __future__ import annotations

import pytest

from kaskade_graph.errors import AmbiguousName, UnknownName
from kaskade_graph.queries import finding, loosely, resolve, sentence
from kaskade_graph.queries.answer import choices_of
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.names import StoredNames
from kaskade_graph.queries.resolve import Candidate
from kaskade_graph.queries.saved import LANGS, SavedQuery
from kaskade_graph.store.terms import iri
from kaskade_graph.usecases import asking
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


def asked(kalimat: str, name: str = "sokaraja") -> tuple[str, str, str]:
    """Return the question that a sentence is taken for, what its words name, and the notes."""
    found, notes = asking.ask(store(name), Library(), kalimat, {}, limit=None, offset=None)
    return found.query.id, "; ".join(c.judul.id for c in found.choices), "\n".join(n.id for n in notes)


@pytest.mark.parametrize(
    ("kalimat", "query_id", "names"),
    [
        (
            "apa saja sub kegiatan yang mendukung tujuan pelayanan prima",
            "sub-kegiatan-pendukung",
            "Mewujudkan",
        ),
        (
            "sub kegiatan apa yg menunjang sasaran peran kecamatan",
            "sub-kegiatan-pendukung",
            "Meningkatnya peran",
        ),
        ("indikator tanpa target", "indikator-tanpa-target", ""),
        ("indikatr tanpa targt", "indikator-tanpa-target", ""),
        ("indikator apa saja yg blm ada targetnya", "indikator-tanpa-target", ""),
        ("daftar indikator tanpa target", "indikator-tanpa-target", ""),
        ("apakah ada sasaran yang tidak punya indikator", "sasaran-tanpa-indikator", ""),
        ("apa yang dipertanggungjawabkan program pemberdayaan", "isi-unsur", "Program Pemberdayaan"),
        ("program pemberdayaan masyarakat desa isinya apa", "isi-unsur", "Program Pemberdayaan"),
        ("kegitan apa saja di program ketentraman dan ketertiban", "isi-unsur", "Program Koordinasi"),
        ("ada berapa kegiatan di program penunjang", "isi-unsur", "Program Penunjang"),
        ("rantai dari sub kegiatan gaji sampai tujuan", "rantai-ke-tujuan", "Penyediaan Gaji"),
        (
            "sub kegiatan fasilitasi pengelolaan keuangan desa ujungnya ke tujuan mana",
            "rantai-ke-tujuan",
            "Fasilitasi Pengelolaan Keuangan Desa",
        ),
        ('di mana frasa "surat kabar" muncul', "cari-frasa", ""),
        ("dimana kata musrenbang disebut", "cari-frasa", ""),
        ("berapa pagu tiap program", "pagu-program", ""),
        ("sub kegiatan mana yang pagunya paling besar", "pagu-terbesar", ""),
        ("gimana kec lain mengukur penyediaan gaji", "cara-kecamatan-lain", "Penyediaan Gaji"),
        ("peringkat kecamatan untuk 7.01.02.2.04.02", "liga-sub-kegiatan", "Pelaksanaan Urusan"),
        ("kode 7.01.02 dipakai di mana saja", "unsur-dengan-kode", "Program Penyelenggaraan"),
        ("tren indikator ikm", "tren-indikator", "Indeks Kepuasan"),
        ("sumber data indikator ikm dari mana", "definisi-indikator", "Indeks Kepuasan"),
        ("rumusnya indeks kepuasan masyarakat apa", "definisi-indikator", "Indeks Kepuasan"),
        ("indikator sub kegiatan gaji", "indikator-unsur", "Penyediaan Gaji"),
        ("siapa penanggung jawab sub kegiatan penyediaan gaji", "penanggung-jawab-unsur", "Penyediaan Gaji"),
        ("indikator baru 2021", "indikator-baru", "Tahun 2021"),
        ("apa tujuan kecamatan sokaraja", "tujuan-dan-sasaran", "Kecamatan Sokaraja"),
        ("brp jumlah sub kegiatan tiap kecamatan", "jumlah-jenis", ""),
        (
            "kecamatan mana yang tidak punya program penyelenggaraan pelayanan publik",
            "program-tidak-ada",
            "Program",
        ),
        ("target dan realisasi kecamatan sokaraja 2021", "target-realisasi", "Kecamatan Sokaraja 2021"),
        ("target dan realisasi program pelayanan publik", "target-realisasi", "Program Penyelenggaraan"),
        ("indikator yang targetnya tidak tercapai", "target-tidak-tercapai", ""),
        ("indikator mana yg realisasinya di bawah target", "target-tidak-tercapai", ""),
        ("indikator apa yang sama di semua kecamatan", "indikator-antar-unit", ""),
        ("program mana yang nggak nyambung ke tujuan", "tanpa-jalur-ke-tujuan", ""),
        ("daftar program sokaraja 2021", "daftar-unsur", "Kecamatan Sokaraja 2021"),
        ("satuan apa saja yang dipakai", "satuan-dipakai", ""),
        ("tahun berapa saja datanya", "daftar-lingkup", ""),
        ("edisi mana yang tersimpan", "edisi-tersimpan", ""),
        ("which indicators have no target", "indikator-tanpa-target", ""),
        ("list of indicators without targets", "indikator-tanpa-target", ""),
        ("what is in program pemberdayaan", "isi-unsur", "Program Pemberdayaan"),
        ("rmus ikm apa", "definisi-indikator", "Indeks Kepuasan"),
        ("indkator yg skrg blm ada satuannya", "indikator-tanpa-satuan", ""),
        (
            "penyediaan gaji dan tunjangan asn diukur dengan indikator apa",
            "indikator-unsur",
            "Penyediaan Gaji",
        ),
        ("frasa Kasi Permas tercetak di indikator mana saja", "cari-frasa", ""),
        (
            "penyediaan barang cetak dan penggandaan sudah pakai indikator resmi belum?",
            "cara-resmi",
            "Penyediaan",
        ),
    ],
)
def test_a_sentence_finds_its_question_and_what_it_is_about(kalimat: str, query_id: str, names: str) -> None:
    found, chosen, _ = asked(kalimat)
    assert found == query_id
    assert chosen.startswith(names)
    assert bool(chosen) == bool(names)


def test_a_person_is_asked_after_by_office() -> None:
    assert asked("kasi pelayanan bertanggung jawab atas apa saja", "kecil")[:2] == (
        "tanggung-jawab",
        "Kasi Pelayanan",
    )


def test_one_element_in_several_editions_is_asked_about_in_all() -> None:
    found, chosen, _ = asked("isi kegiatan koordinasi pelayanan di sokaraja", "kecil")
    assert found == "isi-unsur"
    assert "2 sekaligus: Kecamatan Sokaraja 2021 (murni), Kecamatan Sokaraja 2022 (murni)" in chosen


@pytest.mark.parametrize(
    ("kalimat", "note"),
    [
        ("daftar program", "Hanya baris dengan “Program”: 5 dari 42"),
        ("indikator tanpa target tahun ini", "“Tahun ini” dibaca sebagai 2021."),
        ("indikator baru dari 2020 ke 2021", '--param lingkup="2021"'),
    ],
)
def test_what_was_made_of_the_words_is_said(kalimat: str, note: str) -> None:
    assert note in asked(kalimat)[2]


@pytest.mark.parametrize(
    ("kalimat", "word", "near"),
    [
        ("indikator tanpa target zaman dahulu", "zaman", "kaskade query indikator-tanpa-target"),
        ("tren indeks kepuasan masyarakat wangon", "wangon", "kaskade query tren-indikator"),
    ],
)
def test_a_word_that_is_not_understood_leaves_nothing_answered(kalimat: str, word: str, near: str) -> None:
    with pytest.raises(AmbiguousName, match=word) as caught:
        asked(kalimat)
    assert any(str(key).startswith(near) for key, _, _ in caught.value.candidates)


@pytest.mark.parametrize(
    "kalimat",
    [
        "apa bedanya indikator tahun ini dan tahun lalu",
        "perubahan indikator antar tahun",
    ],
)
def test_a_sentence_that_fits_several_is_not_decided(kalimat: str) -> None:
    with pytest.raises(AmbiguousName, match="several questions"):
        asked(kalimat)


@pytest.mark.parametrize(
    "kalimat",
    [
        "indikator yang sudah punya target apa saja",  # the reverse of a question is no question of its own
        "apa rumus jumlah jasa pelayanan umum kantor yang tersedia",  # two have that name in one edition
    ],
)
def test_what_only_comes_near_is_asked_back(kalimat: str) -> None:
    with pytest.raises(AmbiguousName):
        asked(kalimat)


@pytest.mark.parametrize("kalimat", ["cuaca besok", "", "dan yang di", "!!!"])
def test_a_sentence_that_asks_nothing_known(kalimat: str) -> None:
    with pytest.raises(UnknownName):
        asked(kalimat)


@pytest.mark.parametrize(
    ("kalimat", "param"),
    [
        ("daftar program kecamatan rawalo", "lingkup: .* 'rawalo'"),
        ("daftar program tahun 2030", "lingkup: .* '2030'"),
        ("tanggung jawab kasi pembangunan", "penanggungJawab"),
    ],
)
def test_what_is_not_there_is_not_answered_with_something_else(kalimat: str, param: str) -> None:
    with pytest.raises(UnknownName, match=param):
        asked(kalimat)


@pytest.mark.parametrize("query", Library().all(), ids=lambda q: q.id)
def test_every_question_is_found_by_its_own_wordings(query: SavedQuery) -> None:
    index = finding.Index(Library().all())
    for lang in LANGS:
        for said in (query.judul.pick(lang), *query.sebutan[lang]):
            parts = sentence.take_apart(said, index, (), StoredNames(()))
            best = index.find(parts.tanya, about=any(p.wajib for p in query.params))[:3]
            assert query.id in [f.query.id for f in best], said


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("datanya diambil dari dokumen sumber apa aja", ""),
        ("anggaran tiap program", ""),
        ("berapa target indikator ini", ""),
        ("sumber data indikator dinas sumber daya air", "sumber daya air"),
        ("anggaran dinas sumber daya air", "sumber daya air"),
    ],
)
def test_a_word_that_asks_names_no_unit_though_one_is_called_so(said: str, unit: str) -> None:
    scopes = [
        Candidate(iri("urn:a"), "Dinas Sumber Daya Air 2023"),
        Candidate(iri("urn:b"), "Badan Anggaran dan Target 2023"),
    ]
    parts = sentence.take_apart(said, finding.Index(Library().all()), scopes, StoredNames(()))
    assert parts.wilayah.removeprefix("dinas ") == unit


@pytest.mark.parametrize("query", Library().all(), ids=lambda q: q.id)
def test_every_question_says_how_it_is_asked_and_what_no_row_means(query: SavedQuery) -> None:
    assert all(query.sebutan[lang] for lang in LANGS)
    assert query.kosong is not None
