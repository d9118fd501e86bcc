"""One saved question: an ``.rq`` file whose ``#+`` lines are a YAML header and whose rest is SPARQL 1.1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from kaskade_graph import query_header
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.queries.params import Param, ParamType
from kaskade_graph.text import shown
from kaskade_graph.vocab import PREFIXES, own

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGS: tuple[Lang, Lang] = ("id", "en")
_MAX_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """One column of the answer.

    ``label`` names the column whose text stands for this one's IRIs. ``tersembunyi`` is one that a program
    reads, and a person does not see.
    """

    nama: str
    judul: Teks
    label: str | None = None
    tersembunyi: bool = False


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A saved question. ``body`` is the SPARQL as written, without the header.

    ``sebutan`` are other ways in which people ask it, by language; ``kosong`` says what it means that there
    is no row. ``left_out`` is the id of the question that lists what this one does not count: people are told;
    ``left_out_where`` are a column of that question and the value of it in the rows that count as left out.
    """

    id: str
    judul: Teks
    pertanyaan: Teks | None
    params: tuple[Param, ...]
    columns: tuple[ResultColumn, ...]
    tags: tuple[str, ...]
    body: str
    berkas: str
    sebutan: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)
    kosong: Teks | None = None
    left_out: str | None = None
    left_out_where: tuple[str, str] | None = None

    def column(self, nama: str) -> ResultColumn | None:
        """Return the declared column of that name."""
        return next((c for c in self.columns if c.nama == nama), None)


def read(path: Path) -> SavedQuery:
    """Read a saved question from a file; raises :class:`InputError` naming the file and the line."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise query_header.bad(
                path.name, 1, Teks("terlalu besar untuk sebuah kueri", "too large for a query")
            )
        text = own(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise query_header.bad(
            path.name, 1, Teks("tidak dapat dibaca sebagai UTF-8", "cannot be read as UTF-8")
        ) from error
    return parse(path.stem, text, path.name)


def parse(query_id: str, text: str, berkas: str) -> SavedQuery:
    """Read a saved question from its text; ``berkas`` names it in messages. Raises :class:`InputError`."""
    if not _ID.fullmatch(query_id):
        why = Teks(
            "nama berkas bukan huruf kecil, angka dan tanda hubung",
            "the file name is not lower-case letters, digits and hyphens",
        )
        raise query_header.bad(berkas, 1, why)
    header, body = query_header.part(text)
    return _Header(berkas, *query_header.parse(header, berkas)).query(query_id, body)


class _Header:
    """Checks the header key by key; every complaint names the line of the key."""

    def __init__(self, berkas: str, data: dict[str, Any], node: Any) -> None:
        self.berkas, self.data, self.node = berkas, data, node

    def query(self, query_id: str, body: str) -> SavedQuery:
        self._only(
            self.data,
            (
                "title",
                "question",
                "asked",
                "empty",
                "left_out",
                "left_out_where",
                "params",
                "columns",
                "tags",
            ),
        )
        params = self._mapping("params")
        columns = self._mapping("columns")
        return SavedQuery(
            id=query_id,
            judul=self._teks(self.data.get("title"), "title"),
            pertanyaan=self._teks(self.data["question"], "question") if "question" in self.data else None,
            params=tuple(self._param(name, value) for name, value in params.items()),
            columns=tuple(self._column(name, value) for name, value in columns.items()),
            tags=tuple(self._tags()),
            body=body,
            berkas=self.berkas,
            sebutan=self._sebutan(),
            kosong=self._teks(self.data["empty"], "empty") if "empty" in self.data else None,
            left_out=self._scalar(self.data["left_out"], "left_out") if "left_out" in self.data else None,
            left_out_where=self._where(),
        )

    def _where(self) -> tuple[str, str] | None:
        if "left_out_where" not in self.data:
            return None
        column, equals, value = self._scalar(self.data["left_out_where"], "left_out_where").partition("=")
        if not equals:
            self.fail(Teks("harus KOLOM=NILAI", "must be COLUMN=VALUE"), "left_out_where")
        return column.strip(), value.strip()

    def _sebutan(self) -> dict[Lang, tuple[str, ...]]:
        asked = self._mapping("asked")
        self._only(asked, ("id", "en"), "asked")
        for lang, phrases in asked.items():
            if not isinstance(phrases, list) or not all(isinstance(p, str) and p.strip() for p in phrases):
                self.fail(Teks("harus daftar kalimat", "must be a list of sentences"), "asked", lang)
        return {lang: tuple(asked.get(lang, ())) for lang in LANGS}

    def _param(self, name: str, value: Any) -> Param:
        at = ("params", name)
        entry = self._entry(value, *at)
        self._only(entry, ("title", "type", "class", "required", "default", "choices", "many"), *at)
        kind: ParamType = entry.get("type", "")
        if kind not in get_args(ParamType):
            one_of = ", ".join(get_args(ParamType))
            self.fail(
                Teks(f"type harus salah satu dari {one_of}", f"type must be one of {one_of}"), *at, "type"
            )
        for flag in ("required", "many"):
            if not isinstance(entry.get(flag, False), bool):
                self.fail(Teks(f"{flag} harus true atau false", f"{flag} must be true or false"), *at, flag)
        default = entry.get("default")
        return Param(
            nama=name,
            tipe=kind,
            judul=self._teks(entry["title"], *at, "title") if "title" in entry else None,
            kelas=self._iri(entry["class"], *at, "class") if "class" in entry else None,
            wajib=entry.get("required", False),
            bawaan=None if default is None else self._scalar(default, *at, "default"),
            pilihan=self._scalar(entry["choices"], *at, "choices") if "choices" in entry else None,
            banyak=entry.get("many", False),
        )

    def _column(self, name: str, value: Any) -> ResultColumn:
        at = ("columns", name)
        entry = self._entry(value, *at)
        self._only(entry, ("id", "en", "label", "hidden"), *at)
        if not isinstance(entry.get("hidden", False), bool):
            self.fail(Teks("hidden harus true atau false", "hidden must be true or false"), *at, "hidden")
        label = entry.get("label")
        if label is not None and label not in self.data["columns"]:
            self.fail(
                Teks(f"label: tidak ada kolom {label}", f"label: there is no column {label}"), *at, "label"
            )
        title = self._teks({k: v for k, v in entry.items() if k not in ("label", "hidden")}, *at)
        return ResultColumn(name, title, label, entry.get("hidden", False))

    def _tags(self) -> list[str]:
        tags = self.data.get("tags", [])
        if not isinstance(tags, list) or not all(isinstance(t, str) for t in tags):
            self.fail(Teks("tags harus daftar kata", "tags must be a list of words"), "tags")
        return list(tags)

    def _mapping(self, key: str) -> dict[str, Any]:
        value = self.data.get(key)
        if value is None:
            return {}
        entry = self._entry(value, key)
        for name in entry:
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                self.fail(Teks(f"bukan nama variabel: {name!r}", f"not a variable name: {name!r}"), key)
        return entry

    def _entry(self, value: Any, *at: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            where = ".".join(at)
            self.fail(
                Teks(f"{where} harus berisi kunci dan nilai", f"{where} must hold keys and values"), *at
            )
        return dict(value)

    def _teks(self, value: Any, *at: str) -> Teks:
        where = ".".join(at)
        if not isinstance(value, dict) or set(value) != {"id", "en"}:
            self.fail(
                Teks(f"{where} harus {{id: ..., en: ...}}", f"{where} must be {{id: ..., en: ...}}"), *at
            )
        for lang in ("id", "en"):
            if not isinstance(value[lang], str) or not value[lang].strip():
                self.fail(Teks(f"{where}.{lang} kosong", f"{where}.{lang} is empty"), *at)
        return Teks(value["id"].strip(), value["en"].strip())

    def _scalar(self, value: Any, *at: str) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            where = ".".join(at)
            self.fail(Teks(f"{where} harus satu nilai", f"{where} must be one value"), *at)
        return str(value)

    def _iri(self, value: Any, *at: str) -> str:
        prefix, _, local = str(value).partition(":")
        if local.startswith("//"):
            return str(value)
        if prefix not in PREFIXES or not local:
            where = ".".join(at)
            self.fail(
                Teks(f"{where}: awalan tidak dikenal: {value}", f"{where}: unknown prefix: {value}"), *at
            )
        return PREFIXES[prefix] + local

    def _only(self, value: dict[str, Any], known: tuple[str, ...], *at: str) -> None:
        for key in value:
            if key not in known:
                few = ", ".join(known)
                self.fail(
                    Teks(
                        f"kunci tidak dikenal: {shown(str(key))}; yang ada: {few}",
                        f"unknown key: {shown(str(key))}; there are: {few}",
                    ),
                    *at,
                    str(key),
                )

    def fail(self, why: Teks, *at: str) -> None:
        raise query_header.bad(self.berkas, _line(self.node, at), why)


def _line(node: Any, at: tuple[str, ...]) -> int:
    """Return the line of the deepest key of ``at`` that is there."""
    line = node.start_mark.line
    for key in at:
        # A list has nodes where a mapping has pairs of them.
        pairs = [p for p in node.value if isinstance(p, tuple)] if isinstance(node.value, list) else []
        pair = next((p for p in pairs if p[0].value == key), None)
        if pair is None:
            break
        line, node = pair[0].start_mark.line, pair[1]
    return int(line) + 1
