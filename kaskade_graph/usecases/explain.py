"""Why a finding is there: the rule as it is written, what it saw, and where."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kaskade_graph import query_header, resources
from kaskade_graph.analysis.cards import kartu
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil, Temuan
from kaskade_graph.audit.rule import Aturan
from kaskade_graph.audit.rules import get
from kaskade_graph.errors import Lang, Teks, UnknownName
from kaskade_graph.model import Kutipan
from kaskade_graph.text import shown

MOST = 3
"""How many findings of a rule are explained when none is named more nearly."""
_SIDIK = re.compile(r"[0-9a-f]{4,16}")


@dataclass(frozen=True, slots=True)
class ExplainedValue:
    """One value that the element has: property, text, and the quotations it rests on."""

    properti: str
    nilai: str
    kutipan: tuple[Kutipan, ...]


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """One finding explained: the rule, its text as it is run, the values of the element, and the finding."""

    temuan: Temuan
    aturan: Aturan
    isi_aturan: str
    nilai: tuple[ExplainedValue, ...]

    def to_json(self, lang: Lang) -> dict[str, object]:
        """Return it as JSON, texts in ``lang``."""
        return {
            "temuan": self.temuan.to_json(lang),
            "aturan": {
                "kode": self.aturan.kode,
                "judul": self.aturan.judul.pick(lang),
                "mesin": self.aturan.mesin,
                "sumber": self.aturan.sumber,
                "isi": self.isi_aturan,
            },
            "nilai": [
                {
                    "properti": n.properti,
                    "nilai": n.nilai,
                    "kutipan": [
                        {
                            "berkas": k.berkas,
                            "baris": list(k.baris) if k.baris else None,
                            "lembar": k.lembar,
                            "sel": k.sel,
                            "teks": k.teks,
                            "keyakinan": k.keyakinan,
                            "alasan": k.alasan,
                        }
                        for k in n.kutipan
                    ],
                }
                for n in self.nilai
            ],
        }


def explain(ctx: Konteks, hasil: Hasil, asked: str, unsur: str | None = None) -> list[Penjelasan]:
    """Return the explanation of the findings that ``asked`` names: a fingerprint or its beginning, or a rule.

    ``unsur`` are words of the name of the element. Of a rule at most :data:`MOST` findings are explained.
    """
    chosen = [t for t in hasil.temuan if _is(t, asked) and _about(t, unsur)]
    return [_explained(ctx, temuan) for temuan in chosen[:MOST]]


def concerns(hasil: Hasil, asked: str, unsur: str | None = None) -> bool:
    """Say whether a finding of ``hasil`` is asked for."""
    return any(_is(t, asked) and _about(t, unsur) for t in hasil.temuan)


def render(items: Sequence[Penjelasan], format_: str, lang: Lang, width: int) -> str:
    """Return the explanations as ``json``, or as text of at most ``width`` columns: the rule once, at the end."""
    if format_ == "json":
        data = {"penjelasan": [i.to_json(lang) for i in items]}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    from kaskade_graph.reports import explanation

    parts = [
        explanation.to_text(
            i.temuan, i.aturan, [(n.properti, n.nilai, n.kutipan) for n in i.nilai], lang, width
        )
        for i in items
    ]
    rules = {i.aturan.kode: i for i in items}.values()
    parts += [explanation.rule_text(i.aturan, i.temuan.kriteria, i.isi_aturan, lang, width) for i in rules]
    return "\n".join(parts)


def _explained(ctx: Konteks, temuan: Temuan) -> Penjelasan:
    rule = get(temuan.kode)
    return Penjelasan(temuan, rule, rule_text(rule), tuple(_values(ctx, temuan.unsur)))


def rule_text(rule: Aturan) -> str:
    """Return the rule as it is run: the shape without its words, the query, or the function."""
    if rule.mesin == "sparql":
        return query_header.part(rule.isi)[1].strip()
    if rule.mesin == "shacl":
        text = (resources.root() / rule.sumber).read_text(encoding="utf-8")
        return "\n\n".join(_shape(text, rule.kode))
    return inspect.getsource(rule.check).strip() if rule.check else ""


def _shape(text: str, kode: str) -> Iterable[str]:
    """Yield the shape ``kode`` and its parts, up to where their words begin."""
    blocks = re.split(r"\n(?=kins:)", text)
    for block in blocks:
        if block.startswith(f"kins:{kode}"):
            yield (
                re.split(r"\n  (?:kin|skos|rdfs):", block)[0]
                .split('"""')[0]
                .rstrip()
                .removesuffix(";")
                .rstrip()
            )


def _values(ctx: Konteks, iri: str) -> Iterable[ExplainedValue]:
    if ctx.graf.item(iri) is None:
        return
    for isian in kartu(ctx.graf, iri).isian:
        names = [ctx.sebut(n).id if isian.tautan else n for n in isian.nilai]
        yield ExplainedValue(isian.properti, "; ".join(names), isian.kutipan)


def _is(temuan: Temuan, asked: str) -> bool:
    wanted = asked.strip()
    if _SIDIK.fullmatch(wanted.lower()) and temuan.sidik.startswith(wanted.lower()):
        return True
    return wanted.upper() == temuan.kode or wanted.lower() == temuan.nama


def _about(temuan: Temuan, unsur: str | None) -> bool:
    if not unsur:
        return True
    name = (temuan.jalur[-1].nama or "") if temuan.jalur else ""
    return unsur == temuan.unsur or unsur.casefold() in name.casefold()


def nothing(asked: str, unsur: str | None, temuan: Sequence[Temuan]) -> UnknownName:
    """Return the error that no finding of ``temuan`` is the one asked for."""
    said = shown(asked if unsur is None else f"{asked} {unsur}")
    return UnknownName(
        Teks(f"tidak ada temuan {said!r}", f"there is no finding {said!r}"),
        sorted({t.kode for t in temuan if t.kode.startswith(asked[:4].upper())}),
        Teks(
            "Sebut sidik temuan (dari --format json atau kertas kerja) atau kode aturan, misalnya --explain KSK401.",
            "Name the fingerprint of a finding (from --format json or the worksheet) or a rule, such as KSK401.",
        ),
    )
