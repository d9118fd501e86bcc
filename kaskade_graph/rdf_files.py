"""RDF files: the same quads give the same bytes, and a bad file gives a message that names its line.

Formats are named by their usual ending: ``trig``, ``nq`` and ``jsonld`` hold named graphs; ``ttl``, ``nt`` and
``rdf`` (RDF/XML) do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple
from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import parse as _parse
from pyoxigraph import serialize as _serialize

from kaskade_graph.errors import InputError, Teks, UsageError, of_system
from kaskade_graph.rdf import quad_key
from kaskade_graph.rdf_jsonld import to_jsonld
from kaskade_graph.rdf_xml import to_rdfxml
from kaskade_graph.text import shown
from kaskade_graph.vocab import PREFIXES

Format = Literal["trig", "ttl", "nq", "nt", "jsonld", "rdf"]
FORMATS: tuple[Format, ...] = get_args(Format)

LARGEST = 100 * 1024 * 1024
"""Bytes of a file that :func:`read` takes; a cascade with its evidence has about one hundredth of it."""

_OXIGRAPH = {
    "trig": RdfFormat.TRIG,
    "ttl": RdfFormat.TURTLE,
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
# The parser recurses into quoted triples and crashes the process thousands deep. Data holds none.
_MOST_QUOTED = 200
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY", b"<\x00!", b"\x00<\x00!")
"""Entities grow without end. A comment of any length may stand before them, and every other byte may be empty."""
_DEEPEST = 100
"""Levels of nested JSON that are read: the parser crashes the process some ten thousand deep."""
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')


def format_of(path: Path) -> Format:
    """Return the format that the ending of ``path`` names; raise :class:`UsageError` for any other."""
    ending = path.suffix.lower().removeprefix(".")
    for name in FORMATS:
        if ending == name or (ending == "json" and name == "jsonld"):
            return name
    endings = ", ".join(f".{name}" for name in FORMATS)
    raise UsageError(
        Teks(
            f"{shown(str(path))}: akhiran ini bukan format RDF yang dikenal",
            f"{shown(str(path))}: not the ending of a known RDF format",
        ),
        Teks(f"Pakai salah satu: {endings}", f"Use one of: {endings}"),
    )


def serialise(quads: Iterable[Quad], format: Format = "trig") -> bytes:  # noqa: A002
    """Return ``quads`` as a file: sorted, each once, with the prefixes they use.

    In ``ttl``, ``nt`` and ``rdf`` the graphs flow together; ``dcterms:isPartOf`` still says what belongs to which
    cascade.
    """
    if format == "jsonld":
        return to_jsonld(quads)
    if format == "rdf":
        return to_rdfxml(quads)
    rows = sorted(set(quads), key=quad_key)
    prefixes = _used(rows)
    if format in ("ttl", "nt"):
        triples = sorted({q.triple for q in rows}, key=lambda t: quad_key(Quad(*t)))
        return _sorted_head(_serialize(triples, format=_OXIGRAPH[format], prefixes=prefixes))
    return _sorted_head(_serialize(rows, format=_OXIGRAPH[format], prefixes=prefixes))


def parse(data: bytes, format: Format, berkas: str) -> list[Quad]:  # noqa: A002
    """Return the quads of a file in its order; ``berkas`` is its name, for messages.

    Raises :class:`InputError` naming file and line for anything that is not RDF of this format, and for an
    empty file, blank nodes and quoted triples, which cascades do not have.
    """
    if not data.strip():
        raise _bad(berkas, None, Teks("berkas kosong", "the file is empty"))
    if data.count(b"<<") > _MOST_QUOTED:
        raise _bad(berkas, None, _QUOTED)
    if (format == "jsonld" and _depth(data) > _DEEPEST) or (
        format == "rdf" and any(sign in data for sign in _ENTITIES)
    ):
        raise _bad(berkas, None, _REFUSED[format])
    try:
        quads = list(_parse(data, format=_OXIGRAPH[format]))
    except SyntaxError as error:
        reason = shown(_reason(error))
        raise _bad(
            berkas, error.lineno, Teks(f"bukan {format} yang sah: {reason}", f"not valid {format}: {reason}")
        ) from None
    except MemoryError:
        raise _bad(berkas, None, _TOO_LONG, _SHORTEN) from None
    for quad in quads:
        subject, _, value, graph = quad
        if type(subject) is not NamedNode or type(value) not in _PLAIN or type(graph) is BlankNode:
            _check_terms(quad, berkas)
    return quads


def read(path: Path, limit: int = LARGEST) -> list[Quad]:
    """Return the quads of the file ``path``, in the format of its ending.

    Raises :class:`UsageError` for another ending, and :class:`InputError` when the file cannot be read, is
    larger than ``limit`` bytes, or does not parse.
    """
    name, chosen = str(path), format_of(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        why = of_system(error)
        raise _bad(
            name, None, Teks(f"tidak dapat dibaca ({why.id})", f"cannot be read ({why.en})")
        ) from error
    if len(data) > limit:
        mib = limit // 1024**2
        raise _bad(name, None, Teks(f"lebih besar dari {mib} MiB", f"larger than {mib} MiB"))
    return parse(data, chosen, name)


_PLAIN = (NamedNode, RdfLiteral)
_TOO_LONG = Teks("satu nilai di dalamnya melebihi 16 MiB", "one value in it is longer than 16 MiB")
_SHORTEN = Teks("Nilai kaskade adalah kalimat: perpendek.", "Values of a cascade are sentences: shorten it.")
_QUOTED = Teks("berisi triple kutipan (<< >>)", "holds quoted triples (<< >>)")
_REFUSED = {
    "jsonld": Teks("bertingkat terlalu dalam", "nested too deeply"),
    "rdf": Teks("berisi DOCTYPE, yang tidak dibaca", "holds a DOCTYPE, which is not read"),
}
_BLANK = Teks("berisi simpul tanpa nama (blank node)", "holds blank nodes")


def _depth(data: bytes) -> int:
    """How deeply the brackets of JSON are nested, those inside strings left out."""
    depth = deepest = 0
    for sign in re.findall(rb"[][{}]", _STRING.sub(b"", data)):
        depth += 1 if sign in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _check_terms(quad: Quad, berkas: str) -> None:
    for term in (quad.subject, quad.object, quad.graph_name):
        if isinstance(term, Triple):
            raise _bad(berkas, None, _QUOTED)
        if isinstance(term, BlankNode):
            at = shown(str(quad.predicate))
            raise _bad(
                berkas,
                None,
                Teks(f"{_BLANK.id}, pada {at}", f"{_BLANK.en}, at {at}"),
                Teks("Beri setiap simpul sebuah IRI.", "Give every node an IRI."),
            )


def _reason(error: SyntaxError) -> str:
    """Return the parser's own words without the place, which the message gives already."""
    text = (error.msg or "").splitlines()[0] if error.msg else ""
    _, colon, rest = text.partition(": ")
    return rest if text.startswith("Parser error") and colon else text


def _bad(berkas: str, line: int | None, why: Teks, saran: Teks | None = None) -> InputError:
    name = shown(berkas)
    if line is None:
        return InputError(Teks(f"{name}: {why.id}", f"{name}: {why.en}"), saran)
    return InputError(Teks(f"{name} baris {line}: {why.id}", f"{name} line {line}: {why.en}"), saran)


def _sorted_head(data: bytes | None) -> bytes:
    """Sort the lines that declare prefixes: the serialiser promises no order of them."""
    lines = (data or b"").splitlines(keepends=True)
    head = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join([*sorted(lines[:head]), *lines[head:]])


def _used(quads: list[Quad]) -> dict[str, str]:
    """Return the prefixes of :data:`PREFIXES` that shorten something in ``quads``, sorted."""
    text = "\n".join({str(t) for q in quads for t in (q.subject, q.predicate, q.object)})
    return {prefix: base for prefix, base in sorted(PREFIXES.items()) if f"<{base}" in text}
