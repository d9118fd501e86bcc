"""The documents of a run: every layout in every format that offices hand it over in, drawn by seed."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import ModuleType

from benchmarks.reading.cascades import HELD, SEEN, Cascade, cascade, regions
from benchmarks.reading.layouts import agreements, matrices, national, prose
from benchmarks.reading.page import Page
from benchmarks.reading.style import Style, draw
from benchmarks.reading.truth import Truth
from benchmarks.reading.writers import office, pdf, text
from kaskade_graph.text import slug

DEVELOPMENT = (1, 2, 3)
"""Seeds for work on the reader. Others are for measuring."""
ALL = (
    "docx",
    "odt",
    "lo-pdf",
    "pdf",
    "pdf-tanpa-garis",
    "layout-txt",
    "xlsx",
    "xls",
    "ods",
    "csv",
    "html",
    "tempel",
)
PAGES: dict[str, tuple[Callable[[Cascade, Style], tuple[Page, Truth]], tuple[str, ...]]] = {
    "matriks": (matrices.matrix, ALL),
    "matriks-lebar": (matrices.wide, ("docx", "pdf", "xlsx", "html")),
    "baris": (matrices.rows, ALL),
    "per-tingkat": (matrices.by_level, ("docx", "lo-pdf", "pdf", "layout-txt", "xlsx", "html", "tempel")),
    "pk": (agreements.agreement, ("docx", "odt", "lo-pdf", "pdf", "layout-txt", "xlsx")),
    "iku": (agreements.key_indicators, ("docx", "lo-pdf", "pdf", "pdf-tanpa-garis", "xlsx", "html")),
    "renstra": (agreements.strategic_plan, ("docx", "lo-pdf", "xlsx", "xls", "ods")),
    "evaluasi-renja": (agreements.annual_evaluation, ("docx", "pdf", "xlsx", "xls", "html")),
    "sipd": (national.sipd_list, ("xlsx", "xls", "csv", "html")),
    "ekspor": (national.flat_export, ("csv", "xlsx", "html")),
    "kerangka": (prose.outline, ("txt", "docx", "lo-pdf")),
}
_NO_CASCADE = re.compile(r"(?:none|x\d)-(?!.*\.answers\.json$)")
_SEVERAL_YEARS = ("renstra", "h-rencana-aksi", "h-renja")
NONE = ("panduan", "anggaran", "lembar_kerja", "laporan")


@dataclass
class Document:
    """One file with its truth.

    ``options`` are those a user gives when the file does not say unit or year; ``asked`` those that a user gives
    when the product asks for the unit (exit 2) although the file says it.
    """

    id: str
    layout: str
    form: str
    path: Path
    truth: Truth
    options: list[str]
    asked: list[str] = field(default_factory=list)


def held() -> ModuleType | None:
    """Return the layouts and words kept apart from the work on the reader, where they are at hand."""
    try:
        return importlib.import_module("benchmarks.reading.layouts.held")
    except ModuleNotFoundError:
        return None


def plan(
    seeds: list[int], layouts: set[str] | None, sample: int | None, apart: bool
) -> list[tuple[str, str, int]]:
    """Return ``(layout, form, seed)`` of each document; ``sample``: so many formats a layout, in turn."""
    forms = {name: formats for name, (_, formats) in PAGES.items()}
    if apart and (module := held()) is not None:
        forms |= {name: formats for name, (_, formats) in module.PAGES.items()}
    forms |= {
        "api": ("json",),
        "sobek": ("txt",),
        "kotak": ("pdf",),
        "banyak-unit": ("xlsx", "docx"),
        "bukan": ("docx", "xlsx", "pdf"),
    }
    out = []
    for seed in seeds:
        for n, (name, formats) in enumerate(forms.items()):
            if layouts and name not in layouts:
                continue
            count = len(formats) if sample is None else min(sample, len(formats))
            out += [(name, formats[(seed + n + k) % len(formats)], seed) for k in range(count)]
    return out


def make(planned: list[tuple[str, str, int]], folder: Path, apart: bool) -> list[Document]:
    """Write the documents into ``folder``; conversions by LibreOffice are made together."""
    folder.mkdir(parents=True, exist_ok=True)
    module = held() if apart else None
    out: list[Document] = []
    waiting: dict[str, list[tuple[Path, Path]]] = {}
    for name, form, seed in planned:
        document, first = _make_one(name, form, seed, folder, module)
        out.append(document)
        if first != document.path:
            waiting.setdefault(document.path.suffix[1:], []).append((first, document.path))
    for ending, pairs in waiting.items():
        office.convert([a for a, _ in pairs], ending, folder)
        for a, b in pairs:
            a.with_suffix(f".{ending}").replace(b)
            a.unlink()
    return out


def _make_one(
    name: str, form: str, seed: int, folder: Path, module: ModuleType | None
) -> tuple[Document, Path]:
    rng = Random(f"{name} {form} {seed}")
    kinds = HELD if module else SEEN
    size = rng.choice(("kecil", "sedang", "sedang", "penuh"))
    c = cascade(
        rng.choice(kinds), seed * 101 + rng.randrange(90), size, rng.choice((2022, 2023, 2024, 2025, 2026))
    )
    style = draw(rng, module.WORDS if module else None)
    stem = f"{name}-{form}-{seed}"
    options: list[str] = []
    given = ["--unit", c.option(), "--tahun", str(c.tahun)]
    if name == "api":
        content, truth = national.sipd_api(c, style)
        path = folder / f"{stem}.json"
        path.write_text(content, encoding="utf-8")
        return Document(stem, name, form, path, truth, given[:2], given), path
    if name == "sobek":
        content, truth = prose.torn(c, style)
        path = folder / f"{stem}.txt"
        path.write_text(content, encoding="utf-8")
        return Document(stem, name, form, path, truth, [], given), path
    if name == "kotak":
        elements, truth = prose.boxes(c, style)
        path = folder / f"{stem}.pdf"
        pdf.to_boxes(elements, f"POHON KINERJA {c.nama} {c.daerah} TAHUN {c.tahun}".upper(), path)
        return Document(stem, name, form, path, truth, [], given), path
    if name == "banyak-unit":
        others = [
            cascade(k, seed * 7 + n, "kecil", c.tahun)
            for n, k in enumerate(("kecamatan", "kesehatan", "inspektorat"))
        ]
        page, truth = matrices.several_units(others, style)
    elif name == "bukan":
        page, truth = prose.none(c, style, NONE[(seed + len(form)) % len(NONE)])
    else:
        pages = PAGES | (module.PAGES if module else {})
        page, truth = pages[name][0](c, style)
        if truth.unit is None or rng.random() < 0.3:
            options = given
        elif truth.tahun is None:
            options = given[2:]
    for e in truth.elements:
        for i in e.indikator:
            if name not in _SEVERAL_YEARS and len(i.target) > 1:
                i.target = {str(c.tahun): i.target[str(c.tahun)]}
    first = write(page, form, folder / stem, rng)
    endings = {"lo-pdf": "pdf", "odt": "odt", "xls": "xls", "ods": "ods"}
    last = folder / f"{stem}.{endings[form]}" if form in endings else first
    return Document(stem, name, form, last, truth, options, given), first


def write(page: Page, form: str, stem: Path, rng: Random) -> Path:
    """Write a page in a form, or what LibreOffice makes that form from; return the file."""
    if form in ("docx", "odt", "lo-pdf"):
        path = stem.with_name(stem.name + ("" if form == "docx" else ".raw") + ".docx")
        office.to_docx(page, path)
    elif form in ("xlsx", "xls", "ods"):
        path = stem.with_name(stem.name + ("" if form == "xlsx" else ".raw") + ".xlsx")
        office.to_xlsx(page, path)
    elif form in ("pdf", "pdf-tanpa-garis", "layout-txt"):
        path = stem.with_name(stem.name + ".pdf")
        pdf.to_pdf(page, path, ruled=form == "pdf")
        if form == "layout-txt":
            made, path = path, stem.with_name(stem.name + ".txt")
            path.write_text(text.layout_text(made), encoding="utf-8")
            made.unlink()
    else:
        ending, content = {
            "csv": ("csv", lambda: text.to_csv(page, rng.random() < 0.5)),
            "html": ("html", lambda: text.to_html(page)),
            "tempel": ("txt", lambda: text.to_paste(page)),
            "txt": ("txt", lambda: text.to_outline(page)),
        }[form]
        path = stem.with_name(f"{stem.name}.{ending}")
        path.write_text(content(), encoding="utf-8")
    return path


def _given(meta: dict[str, str]) -> list[str]:
    """Return the options that a user gives when asked for the unit or the year of a document with answers."""
    kinds = ("kabupaten_kota", "provinsi", "kecamatan")
    place = meta.get("daerah", "").removeprefix("Provinsi ")
    found = [kode for kind in kinds for kode, name in regions()[kind] if name == place]
    if not found:
        return []
    unit = meta["unit"]
    kind, _, called = unit.partition(" ")
    named = called if kind in ("Kecamatan", "Kapanewon", "Kemantren", "Distrik") else unit
    within = [k for k, n in regions()["kecamatan"] if k.startswith(found[0]) and named == n]
    kode = within[0] if within else f"{found[0]}/{slug(unit)}"
    return ["--unit", kode, "--tahun", str(meta["tahun"])[:4]]


def answered(folder: Path) -> list[Document]:
    """Return the documents beside whose file stands ``NAME.answers.json`` (form of the cases), with their truth.

    Files named ``none-*`` or ``x1-*`` hold no cascade, nor do those whose answers are empty;
    ``NAME--UNIT.answers.json`` is of one unit of several in a file.
    """
    from benchmarks.reading.answers import truth_of

    out = []
    for path in sorted(folder.rglob("*.answers.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        file = path.with_name(data["file"])
        name = path.name.removesuffix(".answers.json")
        given = _given(data["meta"])
        options = given[:2] if "--" in name else []
        truth = truth_of(data)
        if not truth.elements:
            truth.cascade, truth.tahun = False, None
        layout = ("banyak-unit" if data["meta"].get("units") else "dokumen") if truth.cascade else "bukan"
        if given and layout == "dokumen":
            truth.unit = given[1]
            bare = data["meta"]["unit"].replace(data["meta"].get("daerah", ""), "").strip()
            truth.also = (f"{given[1].split('/')[0]}/{slug(bare)}",)
        for e in truth.elements:
            e.unit = f"{given[1].split('/')[0]}/{e.unit}" if e.unit and given else e.unit
        out.append(Document(name, layout, file.suffix[1:], file, truth, options, given))
    told = {document.path for document in out}
    for file in sorted(f for f in folder.glob("*-*") if _NO_CASCADE.match(f.name) and f not in told):
        out.append(Document(file.stem, "bukan", file.suffix[1:], file, Truth(cascade=False), []))
    return out
