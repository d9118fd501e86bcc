"""What a reading left unread, as evidence beside the cascade: so that an audit of the graph knows it too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kaskade_graph.importers.account import Laporan
from kaskade_graph.importers.tables.document import LaporanBaca
from kaskade_graph.importers.tables.ledger import Fate
from kaskade_graph.model import Kaskade, Kutipan
from kaskade_graph.vocab import KIN

_LONGEST = 2000
"""Characters of one unread text that evidence keeps."""


def unread(laporan: Laporan, kaskade: Kaskade) -> Iterator[Kutipan]:
    """Yield a quotation of the cascade itself for each text that was not read, in the order of the source.

    Its property is ``kin:belumTerbaca``; ``alasan`` says why, where the reader knows.
    """
    if isinstance(laporan, LaporanBaca):
        for entry in laporan.ledger.of(Fate.UNREAD):
            spot = entry.source.spot
            lines = (spot.line, spot.last_line or spot.line) if spot.line else None
            quoted = _quotation(entry.source.text, laporan, kaskade)
            yield replace(
                quoted, baris=lines, halaman=spot.page, lembar=spot.sheet, sel=spot.cell, alasan=entry.why
            )
        return
    for baris in laporan.tak_terbaca:
        at = baris.tempat
        sheet, _, cell = (at.cell or "").rpartition("!")
        lines = (at.line, at.line) if at.line else None
        quoted = _quotation(at.text, laporan, kaskade)
        yield replace(quoted, baris=lines, halaman=at.page, lembar=sheet or None, sel=cell or None)
    for refused in getattr(laporan, "penolakan", ()):
        if refused.lunak:  # its row is read, and what is missing there is not missing in the document
            quoted = _quotation(refused.nilai, laporan, kaskade)
            yield replace(quoted, lembar=refused.lembar, sel=refused.sel, alasan=refused.alasan.id)


def _quotation(text: str, laporan: Laporan, kaskade: Kaskade) -> Kutipan:
    return Kutipan(kaskade.iri, KIN.belumTerbaca, laporan.berkas, laporan.sha256, text[:_LONGEST])
