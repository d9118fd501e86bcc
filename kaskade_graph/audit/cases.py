"""Cases of rules: small cascades that a rule must accept or must refuse, with the exact findings.

The cases of a rule are one text, parted by lines that begin with ``---`` and give a title. A case is an
outline in YAML::

    --- indikator tanpa formulasi
    tujuan:
      - nama: Terwujudnya pelayanan prima
        sasaran:
          - nama: Meningkatnya kepuasan masyarakat
            indikator:
              - nama: Indeks Kepuasan Masyarakat   #! Indikator “Indeks ...” tidak mempunyai formulasi.

``#!`` marks a line where the rule must find something: the first line that the finding quotes, or the name of
the element. After it stands the kondisi in Indonesian; ``...`` stands for any words. Several findings on one
line are parted by ``#!``. A line that is only a mark belongs to the next line. A finding that quotes nothing
stands at line 1. A case without marks is valid.

Keys of the outline, each optional:

* of the document: ``unit``, ``wilayah`` (code), ``tahun``, ``versi``, ``judul``, ``dokumen`` (its kind: ``pk``,
  ``renja`` ...); ``pembanding``, a list of
  outlines of other cascades that it is audited together with;
* levels: ``tujuan``, ``sasaran``, ``program``, ``kegiatan``, ``sub_kegiatan``, at the top or inside any
  other; being inside means ``kin:mendukung``. Inside program, kegiatan and sub_kegiatan, ``sasaran`` is the
  element's own statement instead;
* of an element: ``nama``, ``nomor``, ``kode``, ``eselon``, ``penanggung_jawab``, ``pagu``, ``indikator``. An
  element that is only a name may be written as a plain text;
* of an indikator: ``nama``, ``nomor``, ``formulasi``, ``tipe`` (Kumulatif, Non Kumulatif; another text is
  kept as quotation alone), ``arah``, ``satuan``, ``sumber`` , ``keterangan``, ``penanggung_jawab``,
  ``target`` and ``realisasi`` (year, or year and quarter as ``2023 TW1``: value, or value and unit);
* of either: ``varian`` (key: list of other texts that the source prints for that key).

What an outline cannot say (a cycle, two parents, a term nobody knows) is written as a case whose text
begins with ``@turtle``: Turtle with all prefixes known, ``<murni>`` the cascade and ``<murni/...>`` its
elements. The cascade itself, and ``dcterms:isPartOf`` of the elements, are added when the text does not speak
of them. Marks are comments of their own, ``#! murni/program/a: kondisi``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.earned import unasked
from kaskade_graph.audit.finding import Temuan
from kaskade_graph.audit.outline import WILAYAH, build_all
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.runner import Profil, run
from kaskade_graph.iri import kaskade_iri
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.rdf_graphs import into_graphs
from kaskade_graph.rdf_read import from_quads
from kaskade_graph.vocab import DCTERMS, PREFIXES

_TITLE = re.compile(r"^---[ \t]*(.*)$", re.MULTILINE)
TURTLE = "@turtle"


@dataclass(frozen=True, slots=True)
class Kasus:
    """One case: a title and a text, marks included."""

    judul: str
    teks: str

    @property
    def is_turtle(self) -> bool:
        """Whether the case is written as Turtle."""
        return self.teks.lstrip().startswith(TURTLE)

    @property
    def sah(self) -> bool:
        """Whether the rule must find nothing in it."""
        return not list(self.expected())

    def expected(self) -> Iterator[tuple[str, str]]:
        """Iterate over the findings that must come: place and kondisi.

        The place is a line number, or for Turtle the relative IRI of an element.
        """
        waiting: list[str] = []
        for number, line in enumerate(self.teks.splitlines(), start=1):
            code, *marks = line.split("#!")
            if marks and not code.strip() and not self.is_turtle:
                waiting += marks
                continue
            for mark in (*waiting, *marks):
                place, _, kondisi = mark.partition(":") if self.is_turtle else (str(number), "", mark)
                yield place.strip(), kondisi.strip()
            if code.strip():
                waiting = []

    def context(self) -> Konteks:
        """Return the cascade of the case, ready to be audited."""
        if self.is_turtle:
            return _from_turtle(self.teks)
        found = build_all(self.teks)
        return Konteks(found[0], koleksi=Koleksi(found) if len(found) > 1 else None)

    def run(self, aturan: Aturan) -> list[str]:
        """Run ``aturan`` alone on the case; return what is missing (-) or too much (+), one line each."""
        profil = Profil(pilih=(aturan.kode,))
        temuan = run(self.context(), [aturan], profil).temuan
        found = [(self._place(t), unasked(t.kondisi.id)) for t in temuan]
        missing = []
        for place, kondisi in self.expected():
            match = next((f for f in found if f[0] == place and _fits(kondisi, f[1])), None)
            if match is None:
                missing.append(f"- {place}: {kondisi}")
            else:
                found.remove(match)
        return missing + [f"+ {place}: {kondisi}" for place, kondisi in found]

    def _place(self, temuan: Temuan) -> str:
        if self.is_turtle:
            return temuan.unsur.removeprefix(_BASE)
        return str(next((b.baris[0] for b in temuan.bukti if b.baris), 1))


def parse(aturan: Aturan) -> list[Kasus]:
    """Return the cases of a rule."""
    parts = _TITLE.split(aturan.kasus)
    return [
        Kasus(title.strip(), text.strip("\n")) for title, text in zip(parts[1::2], parts[2::2], strict=True)
    ]


def _fits(expected: str, found: str) -> bool:
    pattern = ".*".join(re.escape(part.strip()) for part in expected.split("..."))
    return re.fullmatch(pattern, found, re.DOTALL) is not None


def _from_turtle(text: str) -> Konteks:
    body = text.lstrip().removeprefix(TURTLE)
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    if "kin:Kaskade" not in body:
        head += _KASKADE
    quads = list(ox.parse(f"{head}{body}".encode(), format=ox.RdfFormat.TURTLE, base_iri=_BASE))
    if "isPartOf" not in body:
        part_of, kaskade = ox.NamedNode(DCTERMS.isPartOf), ox.NamedNode(_BASE + "murni")
        elements = {q.subject for q in quads if str(q.subject).startswith(f"<{_BASE}murni/")}
        quads += [ox.Quad(s, part_of, kaskade) for s in elements]
    quads = into_graphs(quads)
    (found,) = from_quads(quads)
    return Konteks(found, quads)


_BASE = kaskade_iri(WILAYAH, "kecamatan", 2021, "murni").removesuffix("murni")
_KASKADE = f"""
<murni> a kin:Kaskade, dcat:Dataset, prov:Entity ;
  kin:unit <{_BASE.removesuffix("/2021/")}> ; kin:tahun "2021"^^xsd:gYear ; kin:versi "murni" .
<{_BASE.removesuffix("/2021/")}> a kin:UnitKerja, org:OrganizationalUnit ;
  rdfs:label "Kecamatan Contoh" ; kin:kodeWilayah "{WILAYAH}" .
"""
