"""Sentences of everyday office speech: what is not understood whole is asked back, never answered.

``kalimat.txt`` are those that an earlier version answered wrongly, with what is right. ``WAYS`` is a grammar of such
speech: alternatives in brackets, parted by ``|``. Sentences are drawn from it with a seed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random

import pytest

from kaskade_graph import rdf
from kaskade_graph.errors import AmbiguousName, KaskadeError
from kaskade_graph.queries import finding
from kaskade_graph.queries.library import Library
from kaskade_graph.store import catalogue, embedded, reference
from kaskade_graph.store.protocol import Store
from kaskade_graph.usecases import asking, sources

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import collection

HERE = Path(__file__).parent
DOKUMEN = HERE.parents[1] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
LIBRARY = Library()
_POLITE = "(|tolong |mohon |coba |tolong tampilkan |saya ingin tahu |minta daftar |bisa lihat )"
_WHERE = (
    "(| di Lumbir| lumbir 2023| kecamatan wangon| di kec. Wangon tahun 2024| tahun 2022| di semua kaskade)"
)
_NONE = "(belum ada|belum punya|tidak punya|blm ada|tanpa|nggak ada|belum memiliki|kosong)"
_MISSED = "(targetnya tidak tercapai|meleset dari target|gagal mencapai target|realisasinya di bawah target)"
_BEST = "(tertinggi|terendah)"
_KIND = "(indikator|ukuran|indikator kinerja)"

WAYS = {
    "indikator-tanpa-target": f"{_KIND} (mana |apa saja |)(yang |yg ){_NONE} target(nya|)",
    "indikator-tanpa-satuan": f"{_KIND} (mana |apa saja |)yang {_NONE} satuan(nya|)",
    "indikator-tanpa-formulasi": f"{_KIND} (yang |){_NONE} (formulasi|rumus|cara hitung)(nya|)",
    "indikator-tanpa-sumber-data": f"{_KIND} yang {_NONE} sumber data(nya|)",
    "indikator-tanpa-realisasi": f"{_KIND} yang {_NONE} realisasi(nya|)",
    "sasaran-tanpa-indikator": f"sasaran (mana |)yang {_NONE} (indikator|ukuran)(nya|)",
    "unsur-tanpa-penanggung-jawab": f"(sub kegiatan|program|kegiatan) yang {_NONE} penanggung jawab(nya|)",
    "target-tidak-tercapai": f"{_KIND} (mana |)yang {_MISSED}",
    "pagu-program": "(berapa |total |)(pagu|anggaran|dana) (tiap|setiap|masing-masing|per) program",
    "pagu-unit": "(berapa |)(total|jumlah seluruh) (anggaran|pagu|dana) kecamatan",
    "pagu-terbesar": "sub kegiatan (dengan|yang) (pagu|anggaran)(nya|) (terbesar|paling besar|tertinggi)",
    "jumlah-jenis": "(berapa |berapa banyak |hitung )(jumlah |)(indikator|program|sub kegiatan|kegiatan)",
    "satuan-dipakai": "satuan (apa saja |)yang (dipakai|digunakan)",
    "sumber-data": "sumber data (apa saja |)yang (dipakai|digunakan)",
    "indikator-baru": "indikator (yang |)(baru|ditambahkan|bertambah)( dibanding tahun lalu| dari tahun sebelumnya|)",
    "indikator-hilang": "indikator (yang |)(hilang|dihapus|tidak ada lagi)( dibanding tahun lalu| sejak tahun lalu|)",
    "unsur-baru": "(sub kegiatan|program) (yang |)(baru|ditambahkan)( dibanding tahun lalu|)",
    "unsur-hilang": "(sub kegiatan|program) (yang |)(hilang|dihapus|tidak ada lagi)( dibanding tahun lalu|)",
    "peringkat-capaian": f"(rata-rata capaian (tiap|per) kecamatan|kecamatan dengan rata-rata capaian {_BEST})",
    "kelengkapan-indikator": "(seberapa lengkap |kelengkapan )(isian |data |)indikator",
    "perubahan-target": "target (indikator |)(mana |)yang (berubah|diubah)( dari tahun lalu|)",
    "tujuan-dan-sasaran": "(apa |)(tujuan dan sasaran strategis|tujuan|sasaran strategis)( kecamatan|)",
    "daftar-sasaran": "(semua |)sasaran( apa saja|)",
    "salinan-antar-unit": "(siapa (menyalin|menjiplak) siapa|kecamatan yang (menyalin|menyontek) kecamatan lain)",
}
STRANGE = (
    "indikator selain ikm",
    "pagu sub kegiatan di atas 100 juta",
    "indikator dengan target lebih dari 80 persen",
    "siapa bupati banyumas",
    "berapa harga beras",
    "indikator baru sejak 2022",
    "indikator yang tidak meleset",
    "program selain penunjang",
    "rata-rata capaian seluruh kabupaten 2024",
    "berapa rata-rata pagu per kecamatan",
    "indikator kuantum lumbir",
    "target tahun 2019",
)


@pytest.fixture(scope="module")
def store() -> Store:
    """The real document, and two generated kecamatan from 2021 to 2025."""
    cascades = [next(iter(sources.load([DOKUMEN]))).kaskade, *collection.generate(41, limit=2).kaskade]
    out = embedded.memory()
    catalogue.put_all(out, [(k.iri, rdf.to_quads(k)) for k in cascades])
    reference.put(out)
    return out


def asked(store: Store, sentence: str) -> str:
    """Return the id of the question that a sentence is answered by, "" when it is asked back."""
    try:
        return asking.ask(store, LIBRARY, sentence, {}, limit=None, offset=None)[0].query.id
    except KaskadeError as error:
        if isinstance(error, AmbiguousName):
            assert error.candidates
        return ""


def drawn(grammar: str, rng: Random) -> str:
    """Return one sentence of a grammar."""
    while "(" in grammar:
        grammar = re.sub(r"\(([^()]*)\)", lambda m: rng.choice(m[1].split("|")), grammar)
    return " ".join(grammar.split())


def test_the_sentences_that_were_answered_wrongly(store: Store) -> None:
    wrong = []
    for line in (HERE / "kalimat.txt").read_text(encoding="utf-8").splitlines():
        sentence, right = line.split("|", 1)
        found = asked(store, sentence)
        if found not in ("", *right.split("|")):
            wrong.append((sentence, found))
    assert not wrong


def test_sentences_of_a_grammar() -> None:
    """At least nine of ten are taken for their question, and none for another one."""
    index = finding.Index(LIBRARY.all())
    assert index.queries
    rng = Random(7)
    from kaskade_graph.queries import sentence
    from kaskade_graph.queries.names import StoredNames

    right, wrong, many = 0, [], 0
    for _ in range(12):
        for query_id, grammar in WAYS.items():
            said = drawn(f"{_POLITE}{grammar}", rng)
            parts = sentence.take_apart(said, index, (), StoredNames(()))
            found = [] if parts.sisa else index.find(parts.tanya_dengan_jenis, False)
            many += 1
            right += [f.query.id for f in found] == [query_id]
            if len(found) == 1 and found[0].query.id != query_id:
                wrong.append((said, query_id, found[0].query.id))
    assert not wrong
    assert right >= 0.9 * many, f"{right} of {many}"


def test_with_a_unit_and_a_year(store: Store) -> None:
    rng = Random(11)
    wrong, right = [], 0
    for query_id, grammar in WAYS.items():
        said = drawn(f"{_POLITE}{grammar}{_WHERE}", rng)
        found = asked(store, said)
        right += found == query_id
        if found not in ("", query_id):
            wrong.append((said, query_id, found))
    assert not wrong
    assert right >= 0.85 * len(WAYS)


@pytest.mark.parametrize("sentence", STRANGE)
def test_what_is_not_understood_is_asked_back(store: Store, sentence: str) -> None:
    assert asked(store, sentence) == ""


def test_ranges_and_two_units(store: Store) -> None:
    found, _ = asking.ask(
        store, LIBRARY, "pagu Lumbir dan Wangon 2023 sampai 2024", {}, limit=None, offset=None
    )
    assert found.query.id == "pagu-unit"
    assert len(found.rows) == 4


def test_absence_says_what_there_is_instead(store: Store) -> None:
    found, notes = asking.ask(store, LIBRARY, "sub kegiatan baru lumbir 2021", {}, limit=None, offset=None)
    assert not found.rows.rows
    assert any("di seluruh data ini ada" in n.id for n in notes)
