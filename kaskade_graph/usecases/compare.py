"""Hold the documents of a unit against its cascade: agreements, work plan, budget; and IKU over the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kaskade_graph.errors import InputError, Lang, Teks, UsageError
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.linking.agreement import Agreement, agree, kind_of
from kaskade_graph.linking.kept_iku import Iku, kept
from kaskade_graph.linking.one_document import ReadDocument
from kaskade_graph.model import JenisDokumen, Kaskade
from kaskade_graph.reports import agreement as reporting
from kaskade_graph.reports.blocks.render import ENDINGS as ENDINGS
from kaskade_graph.reports.blocks.render import FORMATS as FORMATS
from kaskade_graph.reports.blocks.render import render
from kaskade_graph.text import shown
from kaskade_graph.usecases import folders, sources


@dataclass(slots=True)
class DocumentsCompared:
    """What came of it, and what the user should know."""

    agreement: Agreement
    iku: list[Iku]
    years: list[int]
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        """Whether anything does not agree."""
        return bool(self.agreement.differences) or any(i.gaps(self.years) for i in self.iku)

    def render(self, format_: str, lang: Lang, *, width: int = 100) -> str | bytes:
        """Return the report in one of :data:`FORMATS`."""
        return render(
            reporting.report(self.agreement, self.iku, self.years, lang), format_, lang, width=width
        )


def compare(cascade: Path, documents: Sequence[Path], how: ReadOptions) -> DocumentsCompared:
    """Hold each of ``documents`` (files or folders) against ``cascade``.

    Cascades of other years among them are what IKU are followed through; so are documents of IKU. Each file is
    read by itself: several agreements of one unit and year are several documents. Raises :class:`UsageError` without
    documents, or when the first file holds more than one cascade, and what reading raises for the first file.
    """
    ours = _only(cascade, how)
    out = DocumentsCompared(Agreement(ours, []), [], [])
    read: list[ReadDocument] = []
    for path in folders.files(documents):
        try:
            found = list(sources.load_with([path], how))
        except InputError as error:
            out.gagal.append(error)
            continue
        read += [ReadDocument(path.name, kind_of(s.kaskade, path.stem), s.kaskade) for s in found]
    if not read:
        raise out.gagal[0] if out.gagal else _none()
    same = [d for d in read if d.kaskade.unit.kode_wilayah == ours.unit.kode_wilayah]
    out.catatan += [_other(d, ours) for d in read if d not in same]
    yearly = [d for d in same if d.kind in (JenisDokumen.PENJENJANGAN, JenisDokumen.IKU)]
    yearly = [d for d in yearly if d.kaskade.tahun != ours.tahun]
    out.agreement = agree(ours, [d for d in same if d not in yearly])
    if yearly:
        by_year = {d.kaskade.tahun: d.kaskade for d in yearly} | {ours.tahun: ours}
        out.years = sorted(by_year)
        out.iku = kept(list(by_year.values()))
    return out


def _only(path: Path, how: ReadOptions) -> Kaskade:
    found = list(sources.load_with([path], how))
    if len(found) != 1:
        where = shown(str(path))
        raise UsageError(
            Teks(f"{where} memuat {len(found)} kaskade", f"{where} holds {len(found)} cascades"),
            Teks(
                "Sebut satu kaskade lebih dahulu, lalu dokumen-dokumennya: kaskade compare KASKADE PK...",
                "Name one cascade first, then its documents: kaskade compare CASCADE AGREEMENT...",
            ),
        )
    return found[0].kaskade


def _other(document: ReadDocument, ours: Kaskade) -> Teks:
    name, unit = shown(document.name), shown(document.kaskade.unit.nama)
    return Teks(
        f"{name}: milik {unit}, bukan {shown(ours.unit.nama)}; tidak dibandingkan",
        f"{name}: of {unit}, not of {shown(ours.unit.nama)}; not compared",
    )


def _none() -> UsageError:
    return UsageError(
        Teks("dokumen yang dibandingkan belum disebut", "no documents to compare were named"),
        Teks(
            "Contoh: kaskade compare kaskade.docx pk-camat.docx",
            "Example: kaskade compare cascade.docx pk.docx",
        ),
    )
