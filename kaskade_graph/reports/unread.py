"""What the reader of tables did not read, as cells to mend: the same account as that of refused cells."""

from __future__ import annotations

import re

from kaskade_graph.errors import Teks
from kaskade_graph.importers.account import Laporan
from kaskade_graph.importers.refused import Penolakan
from kaskade_graph.importers.tables.document import LaporanBaca, place
from kaskade_graph.importers.tables.ledger import Entry, Fate
from kaskade_graph.reasons import reason

_ADDRESS = re.compile(r"[A-Z]{1,3}([1-9]\d*)")
_ADVICE = Teks(
    "Betulkan pada asalnya, atau tulis koreksinya dalam NAMA.peta.toml (--review memperlihatkan letaknya).",
    "Mend it in the source, or write a correction in NAME.peta.toml (--review shows where it stands).",
)


def cells(laporan: Laporan | None) -> tuple[Penolakan, ...]:
    """Return the cells and lines that were not read, in their order; none of a reading that has no ledger."""
    if not isinstance(laporan, LaporanBaca):
        return ()
    return tuple(_refused(laporan.berkas, entry) for entry in laporan.ledger.of(Fate.UNREAD))


def _refused(berkas: str, entry: Entry) -> Penolakan:
    spot = entry.source.spot
    address = _ADDRESS.fullmatch(spot.cell or "")
    why = reason(entry.why)
    return Penolakan(
        spot.file[0] if spot.file else berkas,
        spot.sheet if address else None,
        spot.cell if address and spot.cell else place(entry),
        entry.source.text,
        Teks(f"tidak terbaca: {why.id}", f"not read: {why.en}"),
        _ADVICE,
        baris=[int(address[1])] if address else [spot.line] if spot.line else [],
    )
