"""Parameters of a saved question, and how a value typed by a person becomes an RDF term."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kaskade_graph.errors import Teks, UsageError
from kaskade_graph.store.terms import Term, iri, text
from kaskade_graph.text import shown
from kaskade_graph.vocab import XSD

ParamType = Literal["iri", "string", "code", "integer", "decimal", "year", "boolean"]

_FORMS: dict[ParamType, tuple[str, str, Teks]] = {
    "code": (r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*\.?", "", Teks("kode seperti 7.01.02", "a code such as 7.01.02")),
    "integer": (r"[+-]?\d{1,18}", XSD.integer, Teks("bilangan bulat", "an integer")),
    "decimal": (
        r"[+-]?\d{1,18}(\.\d{1,18})?",
        XSD.decimal,
        Teks("bilangan seperti 12.5", "a number such as 12.5"),
    ),
    "year": (r"\d{4}", XSD.gYear, Teks("tahun empat angka", "a year of four digits")),
    "boolean": (r"true|false", XSD.boolean, Teks("true atau false", "true or false")),
}
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter. ``pilihan`` is the id of the question that lists its values, ``kelas`` a class whose
    instances they are; ``banyak`` says that it may be given several times."""

    nama: str
    tipe: ParamType
    judul: Teks | None = None
    kelas: str | None = None
    wajib: bool = False
    bawaan: str | None = None
    pilihan: str | None = None
    banyak: bool = False

    def term(self, value: str) -> Term:
        """Return ``value`` as the RDF term this parameter takes.

        Raises :class:`UsageError` when it is none, naming the parameter and what is expected.
        """
        value = value if self.tipe == "string" else value.strip()
        if len(value) > _LONGEST:
            raise self._refuse(value[:40] + " ...", Teks("teks yang lebih pendek", "a shorter text"))
        if self.tipe == "iri":
            term, expected = iri(value.removeprefix("<").removesuffix(">")), Teks("IRI", "an IRI")
        elif self.tipe == "string":
            term, expected = text(value), Teks("teks", "a text")
        else:
            form, datatype, expected = _FORMS[self.tipe]
            if not re.fullmatch(form, value, re.ASCII):
                raise self._refuse(value, expected)
            term = text(value.rstrip(".") if self.tipe == "code" else value, datatype)
        try:
            term.n3()
        except ValueError:
            raise self._refuse(value, expected) from None
        return term

    def bawaan_term(self) -> Term | None:
        """Return the default as a term, None when there is none."""
        return None if self.bawaan is None else self.term(self.bawaan)

    def _refuse(self, value: str, expected: Teks) -> UsageError:
        given = shown(value)
        return UsageError(
            Teks(
                f"parameter {self.nama} harus {expected.id}, bukan {given!r}",
                f"parameter {self.nama} must be {expected.en}, not {given!r}",
            )
        )


def looks_like_iri(value: str) -> bool:
    """Say whether a person typed an IRI rather than words.

    >>> looks_like_iri("https://example.org/a"), looks_like_iri("peran kecamatan")
    (True, False)
    """
    return bool(re.fullmatch(r"<[^\s<>]+>|urn:\S+|[A-Za-z][A-Za-z0-9+.-]*://\S+", value.strip()))
