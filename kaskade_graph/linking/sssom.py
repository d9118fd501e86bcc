"""A set of links as SSSOM TSV, the table that mapping tools share: metadata in a header, one row a link.

SSSOM (Matentzoglu et al., "A Simple Standard for Sharing Ontological Mappings", Database, 2022) keeps the
review in the same row: ``reviewer_label`` says who, ``predicate_modifier`` ``Not`` that the link was
rejected. A spreadsheet program can edit it, so reading is patient and says what it cannot read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kaskade_graph import __version__, config
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.linking.compare import PREDIKAT
from kaskade_graph.linking.links import Tautan, Tinjauan, Ujung, link_id
from kaskade_graph.text import shown, squeeze
from kaskade_graph.vocab import ID, KIN, SEMAPV, SKOS, SSSOM

PREFIXES = {"kin": KIN.base, "kinid": ID, "semapv": SEMAPV.base, "skos": SKOS.base, "sssom": SSSOM.base}
"""Prefixes of the set; ``kinid`` is for the data."""
COLUMNS = (
    "record_id",
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "reviewer_label",
    "review_date",
    "subject_source",
    "object_source",
    "confidence",
    "similarity_score",
    "comment",
)
_NEEDED = ("subject_id", "predicate_id", "object_id")
_UNSPECIFIED = "https://w3id.org/sssom/license/unspecified"
_LARGEST = 200_000_000
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOTE = " | catatan: "


def write(
    tautan: Iterable[Tautan],
    nama: str = "tautan",
    lisensi: str | None = None,
    row: Callable[[Tautan], list[str]] | None = None,
) -> str:
    """Return the set as SSSOM TSV: sorted rows, no dates but those of reviews. ``nama`` ends its IRI.

    ``row`` returns the cells of a link, for those who keep them (see :func:`cells`). The licence is ``lisensi``, else
    the one of ``[publikasi]`` in ``kaskade.toml``, else "unspecified".
    """
    lisensi = lisensi or config.publication().lisensi or _UNSPECIFIED
    out = io.StringIO()
    header: list[str] = [
        f"#curie_map:\n{''.join(f'#  {p}: {base}' + chr(10) for p, base in sorted(PREFIXES.items()))}",
        f"#license: {lisensi}\n",
        f"#mapping_set_id: {ID}himpunan-tautan/{nama}\n",
        "#mapping_set_title: Tautan antarindikator kinerja\n",
        "#mapping_tool: kaskade-graph\n",
        f"#mapping_tool_version: {__version__}\n",
    ]
    out.writelines(header)
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((row or cells)(t) for t in sorted(tautan, key=lambda t: (t.subjek.iri, t.objek.iri)))
    return out.getvalue()


def cells(tautan: Tautan) -> list[str]:
    """Return the cells of one link, in the order of :data:`COLUMNS`."""
    review = tautan.tinjauan
    note = f"{_NOTE}{review.catatan}" if review and _cell(review.catatan) else ""
    values = (
        curie(f"{ID}tautan/{tautan.id}"),
        curie(tautan.subjek.iri),
        tautan.subjek.label,
        curie(tautan.predikat),
        "Not" if tautan.ditolak else "",
        curie(tautan.objek.iri),
        tautan.objek.label,
        curie(tautan.pembenaran),
        "|".join(_cell(who).replace("|", "/") for who in review.oleh) if review else "",
        review.tanggal if review else "",
        curie(tautan.subjek.kaskade),
        curie(tautan.objek.kaskade),
        format(tautan.keyakinan, ".3f"),
        "" if tautan.kemiripan is None else format(tautan.kemiripan, ".3f"),
        tautan.alasan.id + note,
    )
    return [_cell(v) for v in values]


def _cell(text: str) -> str:
    """One line, nothing hidden; quotation marks are left to the writer of the table."""
    return shown(squeeze(text))


def curie(iri: str) -> str:
    """Return an IRI with its prefix.

    >>> curie("https://w3id.org/kinerja/ns#indikatorSama")
    'kin:indikatorSama'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


def licence_of(path: Path) -> str | None:
    """Return the licence that the set in ``path`` states, None for none."""
    for line in _text(path).splitlines():
        if not line.startswith("#"):
            return None
        name, _, value = line[1:].partition(":")
        value = value.strip().strip("\"'")
        if name.strip() == "license" and _IRI.fullmatch(value) and value != _UNSPECIFIED:
            return value
    return None


def read(path: Path) -> list[Tautan]:
    """Return the links in an SSSOM TSV file.

    Raises :class:`InputError` naming line and column for what cannot be read.
    """
    text = _text(path)
    lines = text.splitlines(keepends=True)
    count = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    prefixes = _prefixes(path, "".join(line[1:] for line in lines[:count]))
    rows = csv.DictReader(io.StringIO("".join(lines[count:])), delimiter="\t")
    columns = rows.fieldnames or []
    missing = [c for c in _NEEDED if c not in columns]
    if missing:
        raise _bad(path, count + 1, Teks(f"tanpa kolom {missing[0]}", f"no column {missing[0]}"))
    out: dict[frozenset[str], Tautan] = {}
    try:
        for row in rows:
            tautan = _link(path, count + rows.line_num, row, prefixes)
            out[tautan.pair] = tautan
    except csv.Error as error:
        raise _bad(path, count + rows.line_num, Teks("baris tidak sah", "not a valid row")) from error
    return list(out.values())


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise _bad(path, 0, Teks("terlalu besar", "too large"))
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, 0, Teks("tidak dapat dibaca sebagai teks", "cannot be read as text")) from error


def _prefixes(path: Path, header: str) -> dict[str, str]:
    import yaml

    try:
        data: Any = yaml.safe_load(header) or {}
        found = data.get("curie_map") or {}
        return PREFIXES | {str(k): str(v) for k, v in found.items()}
    except (yaml.YAMLError, AttributeError, RecursionError) as error:
        raise _bad(path, 1, Teks("kepala metadata tidak sah", "metadata header is not valid")) from error


def _link(path: Path, line: int, row: Mapping[str, str | None], prefixes: Mapping[str, str]) -> Tautan:
    def cell(column: str) -> str:
        return (row.get(column) or "").strip()

    def iri(column: str, fallback: str = "") -> str:
        value = cell(column) or fallback
        prefix, sign, local = value.partition(":")
        full = prefixes[prefix] + local if sign and prefix in prefixes else value
        if not _IRI.fullmatch(full):
            raise _bad(
                path,
                line,
                Teks(f"kolom {column}: bukan IRI: {value}", f"column {column}: not an IRI: {value}"),
            )
        return full

    subject, obj, predicate = iri("subject_id"), iri("object_id"), iri("predicate_id")
    if subject == obj:
        raise _bad(path, line, Teks("subjek dan objek sama", "subject and object are the same"))
    if predicate not in PREDIKAT:
        known = ", ".join(sorted(curie(p) for p in PREDIKAT))
        raise _bad(
            path,
            line,
            Teks(f"predikat tidak dikenal; pilih: {known}", f"unknown predicate; choose: {known}"),
        )
    reason, _, note = cell("comment").partition(_NOTE.strip(" "))
    return Tautan(
        Ujung(subject, cell("subject_label"), _source(subject)),
        Ujung(obj, cell("object_label"), _source(obj)),
        predicate,
        _score(path, line, "confidence", cell("confidence")) or 0.0,
        _score(path, line, "similarity_score", cell("similarity_score")),
        iri("mapping_justification", SEMAPV.ManualMappingCuration),
        Teks(reason.strip(), reason.strip()),
        _review(path, line, cell, note.strip()),
    )


def _review(path: Path, line: int, cell: Any, note: str) -> Tinjauan | None:
    who = [w.strip() for c in ("reviewer_label", "reviewer_id") for w in cell(c).split("|") if w.strip()]
    negative = cell("predicate_modifier").casefold() == "not"
    if not who:
        if negative:
            raise _bad(
                path,
                line,
                Teks(
                    "ditolak (Not) tanpa reviewer_label: sebut siapa yang menolak",
                    "rejected (Not) without reviewer_label: say who rejected it",
                ),
            )
        return None
    agreement = _score(path, line, "reviewer_agreement", cell("reviewer_agreement"), least=-1.0)
    date = cell("review_date")
    if date and not _DATE.fullmatch(date):
        raise _bad(path, line, Teks("review_date bukan TTTT-BB-HH", "review_date is not YYYY-MM-DD"))
    # Full disagreement with a positive row is a rejection, and with a negative one its acceptance.
    accepted = negative == (agreement is not None and agreement < 0)
    return Tinjauan(accepted, tuple(who), date, note)


def _score(path: Path, line: int, column: str, text: str, least: float = 0.0) -> float | None:
    if not text:
        return None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = float("nan")
    if not least <= value <= 1:
        raise _bad(
            path,
            line,
            Teks(
                f"kolom {column}: bukan angka {least:g} sampai 1: {text}",
                f"column {column}: not a number from {least:g} to 1: {text}",
            ),
        )
    return value


def _source(iri: str) -> str:
    """Return the cascade that an indikator belongs to: its IRI without kind and key."""
    return iri.rsplit("/", 2)[0]


def _bad(path: Path, line: int, why: Teks) -> InputError:
    name = shown(str(path))
    return InputError(
        Teks(f"{name} baris {line}: {shown(why.id)}", f"{name} line {line}: {shown(why.en)}"),
        Teks(
            "Bentuknya SSSOM TSV, seperti yang ditulis kaskade link -o tautan.sssom.tsv",
            "The form is SSSOM TSV, as kaskade link -o links.sssom.tsv writes it",
        ),
    )


def with_review(
    tautan: Iterable[Tautan], wanted: Mapping[str, Tinjauan | None]
) -> tuple[list[Tautan], Sequence[str]]:
    """Return the links with new decisions by link id, and the ids that no link has."""
    known = list(tautan)
    ids = {link_id(t.subjek.iri, t.objek.iri) for t in known}
    out = [replace(t, tinjauan=wanted[t.id]) if t.id in wanted else t for t in known]
    return out, sorted(set(wanted) - ids)
