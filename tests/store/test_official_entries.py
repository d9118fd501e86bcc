"""A store holds of the list of all urusan what its cascades are, with what stands above; no more."""

from __future__ import annotations

from kaskade_graph import rdf
from kaskade_graph.iri import kaskade_iri, nomenklatur_iri, unit_iri
from kaskade_graph.model import Jenis, Kaskade, Kecocokan, UnitKerja, Unsur
from kaskade_graph.store import catalogue, reference
from kaskade_graph.store.embedded import memory
from kaskade_graph.vocab import KIN, SEMAPV, SKOS

KEGIATAN = nomenklatur_iri("sipd-2025", "1.01.02.2.01")


def _school_office() -> Kaskade:
    unit = UnitKerja(unit_iri("33.02", "dinas-pendidikan"), "33.02", "dinas-pendidikan", "Dinas Pendidikan")
    kaskade = Kaskade(kaskade_iri("33.02", "dinas-pendidikan", 2025, "murni"), unit, 2025)
    work = Unsur(f"{kaskade.iri}/kegiatan/k", Jenis.KEGIATAN, label="Pengelolaan Pendidikan Sekolah Dasar")
    kaskade.unsur[work.iri] = work
    kaskade.kecocokan = [Kecocokan(work.iri, KIN.nomenklatur, KEGIATAN, SEMAPV.LexicalMatching, 1.0)]
    return kaskade


def test_what_a_cascade_of_another_urusan_is_comes_with_it() -> None:
    store, kaskade = memory(), _school_office()
    reference.put(store)
    bundled = len(store.quads([reference.NOMENKLATUR]))
    catalogue.put(store, kaskade.iri, rdf.to_quads(kaskade))
    named = f"<{KEGIATAN}> <{SKOS.prefLabel}> ?n"
    label = f"SELECT ?n WHERE {{ GRAPH <{reference.NOMENKLATUR}> {{ {named} }} }} ORDER BY ?n"
    assert store.select(label).values("n") == ["Pengelolaan Pendidikan Sekolah Dasar"]
    up = f"<{KEGIATAN}> <{SKOS.broader}> ?p . ?p <{SKOS.prefLabel}> ?n"
    above = f"ASK {{ GRAPH <{reference.NOMENKLATUR}> {{ {up} }} }}"
    assert store.ask(above)
    assert 0 < len(store.quads([reference.NOMENKLATUR])) - bundled < 40
    assert reference.current(store)


def test_writing_the_nomenclature_again_keeps_it() -> None:
    store, kaskade = memory(), _school_office()
    catalogue.put(store, kaskade.iri, rdf.to_quads(kaskade))
    assert not reference.current(store)
    reference.put(store)
    assert reference.current(store)
    assert store.ask(f"ASK {{ GRAPH <{reference.NOMENKLATUR}> {{ <{KEGIATAN}> ?p ?o }} }}")
