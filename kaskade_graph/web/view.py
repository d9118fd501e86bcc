"""From data to HTML: the templates, the words in two languages, and the addresses that pages link to."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, unquote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from kaskade_graph import ontology_terms
from kaskade_graph.analysis.figures import number
from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.audit.finding import Keparahan, Temuan
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Indikator, Jenis, Unsur
from kaskade_graph.reasons import reason
from kaskade_graph.text import shown, squeeze
from kaskade_graph.usecases.serving import Served
from kaskade_graph.vocab import ID, KIN, UMUM_ID
from kaskade_graph.web.safety import etag

HERE = Path(__file__).parent
COOKIE = "bahasa"
NAMELESS = Teks("(tanpa rumusan)", "(no statement)")


def served(request: Request) -> Served:
    """Return what this server serves."""
    return cast(Served, request.app.state.served)


def language(request: Request) -> Lang:
    """Return the language of a page: asked for in the address, kept in the cookie, else the server's."""
    chosen = request.query_params.get("lang") or request.cookies.get(COOKIE) or request.app.state.lang
    return "en" if chosen == "en" else "id"


class PageWords:
    """Picks the language: ``t("Indonesian", "English")`` in a template, or of a :class:`Teks`."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, indonesian: str | Teks, english: str = "") -> str:
        """Return the text in the language of the page."""
        teks = indonesian if isinstance(indonesian, Teks) else Teks(indonesian, english)
        return teks.pick(self.lang)

    def count(self, number: int, indonesian: str, one: str, more: str) -> str:
        """Return a number with its noun; only English has a plural.

        >>> PageWords("en").count(1, "temuan", "finding", "findings")
        '1 finding'
        >>> PageWords("id").count(2, "temuan", "finding", "")
        '2 temuan'
        """
        return f"{number} {self(indonesian, one if number == 1 else more)}"

    def severity(self, keparahan: Keparahan, number: int) -> str:
        """Return the word for so many findings of a severity."""
        return self(keparahan.teks.id.lower(), _SEVERITIES[keparahan][number != 1])


_SEVERITIES = {
    Keparahan.ERROR: ("error", "errors"),
    Keparahan.WARNING: ("warning", "warnings"),
    Keparahan.INFO: ("remark", "remarks"),
}


def href(iri: str) -> str:
    """Return the address of a thing of the collection below this server, by its IRI.

    >>> href("https://w3id.org/kinerja/id/33.02.19/kecamatan/2021/murni")
    '/id/33.02.19/kecamatan/2021/murni'
    """
    at = next((iri.removeprefix(base) for base in (ID, UMUM_ID) if iri.startswith(base)), None)
    return "#" if at is None else "/id/" + quote(at, safe="/~.-_")


def title(graf: GrafKaskade, iri: str, lang: Lang) -> str:
    """Return the name of an element or indikator, fit to be shown."""
    item = graf.item(iri)
    if item is None:
        return shown(iri)
    return shown(squeeze(item.label)) if item.label else NAMELESS.pick(lang)


def kind(graf: GrafKaskade, iri: str) -> str:
    """Return the word for the kind of an element, with its printed number."""
    item = graf.item(iri)
    word = item.jenis.teks.id if isinstance(item, Unsur) else "Indikator"
    nomor = item.nomor if item is not None else None
    return shown(f"{word} {nomor}") if nomor else word


def figures(indikator: Indikator) -> str:
    """Return the targets of an indikator in a few words, as an outline has room for them.

    The years are left out where there is one only: it is that of the cascade.
    """
    years = [t for t in indikator.target if t.whole_year]
    said = [shown(squeeze(t.tercetak or _figure(t.nilai))) for t in years[:3]]
    if len(years) > 1:
        said = [f"{t.tahun}: {text}" for t, text in zip(years, said, strict=False)]
    unit = f" {shown(squeeze(indikator.satuan))}" if indikator.satuan else ""
    return f"{'; '.join(said)}{unit}".strip()


def gravest(found: list[Temuan]) -> Keparahan | None:
    """Return the gravest severity of some findings."""
    return min((t.keparahan for t in found), key=lambda k: k.peringkat, default=None)


def word(value: str, lang: Lang) -> str:
    """Return the label of an individual such as ``NonKumulatif``; any other text as it is, fit to be shown."""
    term = ontology_terms.terms().get(KIN[value]) if value.isalpha() else None
    return term.label.pick(lang) if term and term.macam == "individual" else shown(value)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else number(value)


def number_text(text: str) -> str:
    """Return a number as it is written here; what is none, as it stands."""
    try:
        return shown(number(Decimal(text)))
    except InvalidOperation:
        return shown(text)


def is_static(request: Request) -> bool:
    """Say whether the page is for a published collection, which has no server behind it."""
    return bool(getattr(request.app.state, "static", False))


def _link(request: Request, iri: str) -> str:
    """Return the address of a thing on these pages; "#" for what has none."""
    known = getattr(request.app.state, "known", None)
    target = href(iri)
    if target == "#" or (known is not None and iri not in known):
        return "#"
    # A document that was brought is a small collection of its own, below an address of its own.
    return f"{request.scope.get('root_path', '')}{target}"


def _with_query(request: Request, **changed: Any) -> str:
    """Return the address of this page with some of its parameters changed; None takes one away."""
    params = [(k, v) for k, v in request.query_params.multi_items() if k not in changed]
    params += [(k, str(v)) for k, v in changed.items() if v is not None]
    return f"{request.url.path}?{urlencode(params)}" if params else request.url.path


def environment() -> Environment:
    """Return the templates: everything that is put into them is escaped, and a name that is missing is an error."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"shown": shown, "angka": _figure}
    env.globals |= {
        "judul": title,
        "jenis": kind,
        "kata": word,
        "label": ontology_terms.label,
        "gravest": gravest,
        "Keparahan": Keparahan,
        "figures": figures,
        "reason": reason,
        "nama_jenis": lambda name: Jenis(name).teks.id if name in list(Jenis) else name,
    }
    return env


_ENVIRONMENT = environment()


def page(request: Request, template: str, data: Mapping[str, Any], status: int = 200) -> Response:
    """Return the page that ``template`` makes of ``data``; 304 when the reader has it already."""
    lang = language(request)
    context = {
        "request": request,
        "t": PageWords(lang),
        "lang": lang,
        "served": served(request),
        "dengan": lambda **changed: _with_query(request, **changed),
        "root": request.scope.get("root_path", ""),
        "href": lambda iri: _link(request, iri),
        "ids": ID,
        "brought": getattr(request.app.state, "brought", None),
        "static": is_static(request),
        "findings": {},
        "below": {},
        "fresh": frozenset(),
        **data,
    }
    body = _ENVIRONMENT.get_template(template).render(context).encode()
    return tagged(request, body, "text/html; charset=utf-8", status)


def tagged(request: Request, body: bytes, media: str, status: int = 200, **headers: str) -> Response:
    """Return ``body`` with its entity tag, or 304 without it where the reader has the same."""
    tag = etag(body)
    sent = {"etag": tag, "vary": "accept, cookie", **{k.replace("_", "-"): v for k, v in headers.items()}}
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=sent)
    return Response(body, status, media_type=media, headers=sent)


def cookie(text: str) -> str:
    """Return a text as a cookie can hold it, to be read with :func:`kept`."""
    return quote(text[:200])


def kept(request: Request, name: str) -> str:
    """Return the text that a cookie holds."""
    return unquote(request.cookies.get(name, ""))[:200]


def safe(html: str) -> Markup:
    """Mark text as HTML that this program wrote itself, its parts escaped."""
    return Markup(html)  # noqa: S704
