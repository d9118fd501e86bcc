"""Read rules out of SHACL files: what a rule is stands on its shape, as annotations in ``@id`` and ``@en``.

=====================  ==========================================================
on the shape           in :class:`~kaskade_graph.audit.rule.Aturan`
=====================  ==========================================================
``kin:kode``           ``kode``; a shape without it is part of another
``kin:nama``           ``nama``
``sh:severity``        ``keparahan``
``sh:message``         ``judul``
``skos:definition``    ``temuan``
``kin:kondisi``        ``kondisi``
``kin:kondisiKolaps``  ``kondisi_kolaps``; when present, the rule collapses
``kin:kriteria``       ``kriteria``
``dcterms:source``     ``dasar``
``kin:akibat``         ``akibat``
``kin:rekomendasi``    ``rekomendasi``
``skos:example``       ``contoh``
``kin:sejak``          ``sejak``
``dcterms:replaces``   ``dahulu``
``skos:note``          ``keliru``
``kin:kasus``          ``kasus``
``kin:untukProperti``  ``properti``; the ``sh:path`` when absent
=====================  ==========================================================
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from kaskade_graph.audit.engines.shacl import parse
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.vocab import DCTERMS, KIN, SH, SKOS

SEVERITY = {
    SH.Violation: Keparahan.ERROR,
    SH.Warning: Keparahan.WARNING,
    SH.Info: Keparahan.INFO,
}

_Node = dict[str, list[ox.NamedNode | ox.Literal]]


def read(path: Path) -> list[Aturan]:
    """Return the rules in the shapes file ``path``; raise :class:`InputError` when one lacks a part."""
    nodes: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object)
    return [_rule(iri, node, path) for iri, node in sorted(nodes.items()) if KIN.kode in node]


def _rule(iri: str, node: _Node, path: Path) -> Aturan:
    def one(predicate: str) -> str:
        values = sorted(v.value for v in node.get(predicate, ()))
        if len(values) != 1:
            raise _incomplete(path, iri, predicate)
        return values[0]

    def texts(predicate: str) -> Teks:
        found = {v.language: v.value for v in node.get(predicate, ()) if isinstance(v, ox.Literal)}
        if not {"id", "en"} <= set(found):
            raise _incomplete(path, iri, predicate)
        return Teks(found["id"], found["en"])

    collapses = KIN.kondisiKolaps in node
    quoted = node.get(KIN.untukProperti) or node.get(SH.path, [])
    return Aturan(
        kode=one(KIN.kode),
        nama=one(KIN.nama),
        keparahan=SEVERITY.get(one(SH.severity), Keparahan.ERROR),
        judul=texts(SH.message),
        temuan=texts(SKOS.definition),
        akibat=texts(KIN.akibat),
        rekomendasi=texts(KIN.rekomendasi),
        contoh=texts(SKOS.example),
        kriteria=texts(KIN.kriteria),
        dasar=tuple(sorted(v.value for v in node.get(DCTERMS.source, ()))),
        sejak=one(KIN.sejak),
        kasus=one(KIN.kasus),
        keliru=texts(SKOS.note) if SKOS.note in node else None,
        dahulu=tuple(sorted(v.value for v in node.get(DCTERMS.replaces, ()))),
        kolaps=collapses,
        kondisi=texts(KIN.kondisi),
        kondisi_kolaps=texts(KIN.kondisiKolaps) if collapses else None,
        properti=tuple(sorted(v.value for v in quoted if isinstance(v, ox.NamedNode))),
        mesin="shacl",
        sumber=f"shapes/{path.name}",
        isi=iri,
    )


def _incomplete(path: Path, iri: str, predicate: str) -> InputError:
    what = f"{path.name}: <{iri}> <{predicate}>"
    return InputError(
        Teks(
            f"aturan tidak lengkap, perlu tepat satu nilai (teks: @id dan @en): {what}",
            f"incomplete rule, exactly one value is needed (of texts, @id and @en): {what}",
        )
    )
