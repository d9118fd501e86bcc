"""Links of a collection: found, reviewed, respected on the next run, applied and undone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaskade_graph.errors import InputError
from kaskade_graph.linking import sssom
from kaskade_graph.linking.apply import apply
from kaskade_graph.linking.compare import LinkRelation
from kaskade_graph.linking.links import Himpunan, Pola, Tautan, Tinjauan, Ujung, find
from kaskade_graph.rdf import quad_key, to_quads
from kaskade_graph.vocab import ID, KIN, SEMAPV
from tests.linking.bahan import dua_tahun, generated

OLEH = Tinjauan(True, ("Tim Evaluasi",), "2026-01-31", "dibahas dalam rapat")


def same(tautan: list[Tautan]) -> list[Tautan]:
    return [t for t in tautan if t.predikat == LinkRelation.SAMA.predikat and not t.ditolak]


def test_two_years_of_one_unit() -> None:
    found = same(find(Himpunan.of(dua_tahun())))
    assert [(t.subjek.label, t.objek.label) for t in found] == [
        ("Indeks Kepuasan Masyarakat", "Indeks Kepuasan Masyarakat"),
        (
            "Jumlah laporan kegiatan pemerintahan tingkat kecamatan",
            "Jumlah laporan kegiatan pemerintahan di kecamatan",
        ),
    ]
    assert all("2022" in t.subjek.kaskade and "2021" in t.objek.kaskade for t in found)
    assert all(0.6 <= t.keyakinan < 1 and t.alasan.id != t.alasan.en for t in found)


def test_pairs_of_a_collection_against_its_truth() -> None:
    made = generated()
    himpunan = Himpunan.of(made.kaskade)
    right = found = 0
    for gugus in himpunan.clusters():
        sizes = Counter(made.metrics[m.iri] for m in gugus.anggota)
        found += len(gugus.anggota) * (len(gugus.anggota) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in sizes.values())
        cascades = [m.kaskade for m in gugus.anggota]
        assert len(set(cascades)) == len(cascades), "a metric twice in one cascade"
    total = sum(n * (n - 1) // 2 for n in Counter(made.metrics.values()).values())
    assert right / found >= 0.995
    assert right / total >= 0.99


def test_anchors_join_what_pairs_join() -> None:
    himpunan = Himpunan.of(generated(2).kaskade)
    assert _components(find(himpunan, pola=Pola.PASANGAN)) == _components(find(himpunan, pola=Pola.JANGKAR))


def _components(tautan: list[Tautan]) -> set[frozenset[str]]:
    import networkx as nx

    graph = nx.Graph([tuple(t.pair) for t in same(tautan)])
    return {frozenset(c) for c in nx.connected_components(graph)}


def test_the_order_of_the_cascades_does_not_matter() -> None:
    kaskade = generated(2).kaskade
    assert sssom.write(find(Himpunan.of(kaskade))) == sssom.write(find(Himpunan.of(kaskade[::-1])))


def test_what_was_rejected_stays_apart_and_what_was_accepted_joins() -> None:
    himpunan = Himpunan.of(dua_tahun())
    first = same(find(himpunan))[0]
    rejected = replace(first, tinjauan=replace(OLEH, diterima=False))
    again = find(himpunan, [rejected])
    assert [t.ditolak for t in again if t.pair == first.pair] == [True]
    assert first.pair not in {t.pair for t in same(again)}

    ends = [next(b for b in himpunan.butir.values() if word in b.label) for word in ("papan", "kursi")]
    later, earlier = (Ujung(e.iri, e.label, e.kaskade) for e in reversed(ends))
    forced = replace(first, subjek=later, objek=earlier, tinjauan=OLEH)
    assert forced.pair in {t.pair for t in same(find(himpunan, [forced])) if t.diterima}


def test_only_what_was_accepted_enters_the_graph_and_every_link_can_be_undone() -> None:
    _, after = dua_tahun()
    quads = sorted(to_quads(after), key=quad_key)
    tautan = find(Himpunan.of(dua_tahun()))
    assert apply(after.iri, quads, tautan) == quads, "nothing was reviewed"

    accepted = [replace(t, tinjauan=OLEH) for t in same(tautan)]
    linked = apply(after.iri, quads, accepted)
    added = [q for q in linked if q not in quads]
    assert {q.predicate.value for q in added} >= {KIN.indikatorSama}
    assert {str(q.graph_name) for q in added} == {f"<{after.iri}/turunan>"}
    assert any("Tim Evaluasi" in str(q.object) for q in added)

    one_less = apply(after.iri, linked, accepted[1:])
    assert sum(q.predicate.value == KIN.indikatorSama for q in one_less) == len(accepted) - 1
    assert apply(after.iri, linked, []) == quads


def test_a_reviewed_set_survives_being_written_and_read(tmp_path: Path) -> None:
    tautan = find(Himpunan.of(dua_tahun()))
    decided = [replace(tautan[0], tinjauan=OLEH), *tautan[1:]]
    path = tmp_path / "a.sssom.tsv"
    path.write_text(sssom.write(decided), encoding="utf-8")
    read = sssom.read(path)
    assert [(t.pair, t.predikat, t.tinjauan) for t in read] == [
        (t.pair, t.predikat, t.tinjauan) for t in sorted(decided, key=lambda t: (t.subjek.iri, t.objek.iri))
    ]
    assert sssom.write(read) == sssom.write(decided)


END = st.builds(
    Ujung,
    st.integers(0, 99).map(lambda n: f"{ID}33.02.19/kecamatan/2021/murni/indikator/i{n}"),
    st.text(max_size=40),
    st.just(f"{ID}33.02.19/kecamatan/2021/murni"),
)


@given(END, END, st.text(max_size=20), st.booleans())
def test_any_label_is_one_row(
    tmp_path_factory: pytest.TempPathFactory, a: Ujung, b: Ujung, note: str, yes: bool
) -> None:
    from kaskade_graph.errors import Teks

    if a.iri == b.iri:
        return
    review = Tinjauan(yes, ("Tim",), "", note)
    text = sssom.write(
        [Tautan(a, b, KIN.indikatorSama, 0.5, 0.5, SEMAPV.LexicalMatching, Teks(note, note), review)]
    )
    path = tmp_path_factory.mktemp("sssom") / "x.tsv"
    path.write_text(text, encoding="utf-8", newline="")
    (read,) = sssom.read(path)
    assert read.pair == {a.iri, b.iri}
    assert read.diterima is yes
    assert sssom.write([read]) == text or "\u2028" in text


NEEDED = "subject_id\tpredicate_id\tobject_id"
ROW = f"{ID}a/k/2021/murni/indikator/x\t{{}}\t{ID}a/k/2022/murni/indikator/y\t\n"

SAME = ROW.format("kin:indikatorSama")[:-1]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("subject_id\tobject_id\n", "predicate_id"),
        ("#curie_map: [\nsubject_id\n", "metadata"),
        (f"{NEEDED}\tx\n" + ROW.format("skos:related"), "predikat"),
        (f"{NEEDED}\tconfidence\n" + SAME + "dua\n", "confidence"),
        (f"{NEEDED}\tpredicate_modifier\n" + SAME + "Not\n", "reviewer_label"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, text: str, word: str) -> None:
    path = tmp_path / "buruk.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        sssom.read(path)
    assert word in error.value.text("id")
    assert "buruk.tsv" in error.value.text("id")
    assert "line" in error.value.text("en")
