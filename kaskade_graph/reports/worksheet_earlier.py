"""What people wrote in an earlier worksheet, put beside the findings it belongs to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kaskade_graph.audit.finding import Hasil, Pengecualian, Remarks, Temuan
from kaskade_graph.reports.office_text import cell
from kaskade_graph.reports.worksheet_columns import Kesimpulan
from kaskade_graph.reports.worksheet_read import Tanggapan


def name_of(hasil: Hasil) -> str:
    """Return what the worksheet calls a cascade; read back, it tells its findings from those of other years."""
    return cell(f"{hasil.unit} {hasil.tahun} ({hasil.versi})")


class Answers:
    """Every answer once; those that stand beside a finding are no longer :meth:`left`.

    A fingerprint is the same in every year, so an answer belongs to the finding of the same cascade. Failing
    that, the remark and answer given on another one (last year's) are shown with its name, and its conclusion
    is not: that is drawn anew.
    """

    def __init__(self, given: Iterable[Tanggapan]) -> None:
        self._all = list(given)
        self._exact = {(t.kaskade, t.sidik): t for t in self._all}
        self._any = {t.sidik: t for t in self._all}
        self._used: set[tuple[str, str]] = set()

    def on(self, hasil: Sequence[Hasil], today: datetime.date | None = None) -> list[Hasil]:
        """Return the findings with what was written on them; what was waived in it, and still is, is waived.

        Findings put right since keep what was written on them, and are not waived.
        """
        return [replace(h, temuan=tuple(self._beside(name_of(h), t, today) for t in h.temuan)) for h in hasil]

    def left(self) -> list[Tanggapan]:
        """Return the answers whose findings are gone, in the order they were read."""
        return [t for t in self._all if (t.kaskade, t.sidik) not in self._used]

    def expired(self, today: datetime.date) -> list[Tanggapan]:
        """Return the waivers whose last day is past."""
        return [t for t in self._all if t.kesimpulan is Kesimpulan.DIKECUALIKAN and not _valid(t, today)]

    def _beside(self, kaskade: str, temuan: Temuan, today: datetime.date | None) -> Temuan:
        one = self._exact.get((kaskade, temuan.sidik)) or self._exact.get(("", temuan.sidik))
        other = self._any.get(temuan.sidik)
        if one is not None:
            self._used.add((one.kaskade, temuan.sidik))
            said = Remarks(
                one.catatan,
                one.tanggapan,
                one.kesimpulan.teks if one.kesimpulan else None,
                one.oleh,
                one.sampai,
            )
            asked = one.kesimpulan is Kesimpulan.DIKECUALIKAN and temuan.status != "selesai"
            waived = asked and today is not None and _valid(one, today)
            waiver = Pengecualian(one.catatan, one.oleh, one.sampai or None) if waived else None
            return replace(temuan, remarks=said, pengecualian=temuan.pengecualian or waiver)
        if other is None:
            return temuan
        self._used.add((other.kaskade, temuan.sidik))
        catatan, tanggapan = (
            f"[{other.kaskade}] {text}" if text else "" for text in (other.catatan, other.tanggapan)
        )
        return replace(temuan, remarks=Remarks(catatan, tanggapan))


def _valid(one: Tanggapan, today: datetime.date) -> bool:
    return not one.sampai or datetime.date.fromisoformat(one.sampai) >= today
