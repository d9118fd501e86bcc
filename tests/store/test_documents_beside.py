"""A perjanjian kinerja, or another kind of document, stands beside the cascade of its unit and year."""

from __future__ import annotations

from kaskade_graph import rdf
from kaskade_graph.iri import element_iri, kaskade_iri, unit_iri
from kaskade_graph.model import Jabatan, Jenis, JenisDokumen, Kaskade, UnitKerja, Unsur
from kaskade_graph.publishing.parts import home
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.store import catalogue
from kaskade_graph.store.embedded import memory
from kaskade_graph.vocab import BERLAKU

UNIT = UnitKerja(unit_iri("33.02.19"), "33.02.19", "kecamatan", "Kecamatan Sokaraja")


def edition(**document: str) -> Kaskade:
    iri = kaskade_iri("33.02.19", "kecamatan", 2021, "murni", **document)  # type: ignore[arg-type]
    kaskade = Kaskade(iri, UNIT, 2021)
    tujuan = Unsur(element_iri(iri, "tujuan", "t"), Jenis.TUJUAN, label="Terwujudnya pelayanan prima")
    kaskade.unsur[tujuan.iri] = tujuan
    if document:
        kaskade.jenis = JenisDokumen.PERJANJIAN_KINERJA
        post = element_iri(iri, "jabatan", "camat")
        kaskade.jabatan[post], kaskade.pemangku = Jabatan(post, "Camat Sokaraja", "III.a"), post
        tujuan.diampu_oleh = [post]
    return kaskade


def test_both_are_kept_and_questions_ask_the_cascade_alone() -> None:
    cascade, agreement = edition(), edition(dokumen="pk", jabatan="camat")
    store = memory()
    for one in (cascade, agreement):
        catalogue.put(store, one.iri, rdf.to_quads(one))
    found = catalogue.editions(store)
    assert [e.iri for e in found] == [cascade.iri, agreement.iri]
    assert found[1].label == "Kecamatan Sokaraja 2021 (murni, pk camat)"
    assert found[1].nama_unit == UNIT.nama
    assert [e.iri for e in catalogue.covered(store, BERLAKU)] == [cascade.iri]


def test_it_comes_back_as_it_was() -> None:
    agreement = edition(dokumen="pk", jabatan="camat")
    assert from_quads(rdf.to_quads(agreement)) == [agreement]


def test_what_is_in_it_is_at_home_there() -> None:
    agreement = edition(dokumen="pk", jabatan="camat")
    assert home(next(iter(agreement.unsur))) == agreement.iri
    report = edition(dokumen="lkjip")
    assert home(next(iter(report.unsur))) == report.iri
