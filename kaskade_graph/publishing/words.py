"""The words of a page: terms of other vocabularies, and what a relation is called from its other end."""

from __future__ import annotations

from kaskade_graph import ontology_terms
from kaskade_graph.errors import Teks
from kaskade_graph.vocab import DCTERMS, KIN, PROV, SKOS, SSSOM

_OTHERS = {
    DCTERMS.isPartOf: Teks("bagian dari", "part of"),
    DCTERMS.title: Teks("judul", "title"),
    DCTERMS.type: Teks("jenis", "kind"),
    PROV.wasDerivedFrom: Teks("kutipan sumber", "source quotation"),
    SKOS.Concept: Teks("Nomenklatur resmi", "Official nomenclature"),
    SKOS.ConceptScheme: Teks("Edisi nomenklatur", "Edition of the nomenclature"),
    SKOS.broader: Teks("induk", "broader"),
    SKOS.inScheme: Teks("edisi nomenklatur", "edition of the nomenclature"),
    SKOS.notation: Teks("kode", "code"),
    SKOS.prefLabel: Teks("nama resmi", "official name"),
    SKOS.hasTopConcept: Teks("program", "program"),
    SKOS.topConceptOf: Teks("program dalam", "program of"),
    SKOS.exactMatch: Teks("padanan (sama)", "counterpart (the same)"),
    SKOS.closeMatch: Teks("padanan (dekat)", "counterpart (close)"),
    SKOS.broadMatch: Teks("padanan (lebih luas)", "counterpart (broader)"),
    SKOS.narrowMatch: Teks("padanan (lebih sempit)", "counterpart (narrower)"),
    SKOS.relatedMatch: Teks("terkait", "related"),
    SSSOM.subject_id: Teks("yang dicocokkan", "what is matched"),
    SSSOM.object_id: Teks("dicocokkan dengan", "matched with"),
    SSSOM.predicate_id: Teks("hubungan", "relation"),
    SSSOM.confidence: Teks("keyakinan", "certainty"),
    SSSOM.mapping_justification: Teks("cara mengenali", "how recognised"),
}
_REASON = Teks("alasan kecocokan", "reason of a match")
_BACKWARDS = {
    KIN.diukurOleh: Teks("mengukur", "measures"),
    KIN.indikatorSama: Teks("indikator sama", "same indikator"),
    KIN.komponenFormula: Teks("dipakai dalam formula", "used in the formula of"),
    KIN.memilikiRealisasi: Teks("realisasi dari", "realisation of"),
    KIN.memilikiSasaran: Teks("sasaran dari", "sasaran of"),
    KIN.memilikiTarget: Teks("target dari", "target of"),
    KIN.mendukung: Teks("didukung oleh", "supported by"),
    KIN.nomenklatur: Teks("dipakai oleh", "used by"),
    KIN.unit: Teks("kaskade", "cascades"),
    SKOS.broader: Teks("terdiri atas", "consists of"),
    SKOS.inScheme: Teks("isi", "content"),
    SSSOM.subject_id: _REASON,
    SSSOM.object_id: _REASON,
}


def word(predicate: str, *, outward: bool) -> Teks:
    """Return what a relation is called, seen from its subject or, not ``outward``, from its object."""
    if not outward and predicate in _BACKWARDS:
        return _BACKWARDS[predicate]
    return _OTHERS.get(predicate) or ontology_terms.label(predicate)
