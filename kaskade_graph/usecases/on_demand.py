"""What a page server does when it is first asked to: audits, evaluations, drawings, copies.

All that is heavy to load is loaded with this module, and not before.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph import config
from kaskade_graph.analysis.tree import pohon
from kaskade_graph.audit import waivers
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Hasil, Temuan
from kaskade_graph.audit.rules import get as rule
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import run
from kaskade_graph.errors import Lang
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.model import Kaskade
from kaskade_graph.usecases import evaluate as evaluating
from kaskade_graph.usecases import tree
from kaskade_graph.usecases.evaluate import Evaluated
from kaskade_graph.usecases.inputs import Inputs
from kaskade_graph.usecases.sources import Source

if TYPE_CHECKING:
    from kaskade_graph.usecases.serving import Opened

OTHER_NAME = "KSK504"
"""The rule that finds the name of another region."""


COPIED = "KSK804"
"""The rule that says that no other unit has a text: it must see all of them."""


def audit(opened: Opened, near: Sequence[Kaskade], *, whole: bool = True) -> Hasil:
    """Return the audit of a cascade, beside ``near`` (itself among them) where there is more than one.

    Where ``near`` is not the ``whole`` collection, nothing is said of what no other unit has.
    """
    beside = Koleksi(near) if len(near) > 1 else None
    rules = [r for r in load_all() if whole or r.kode != COPIED]
    return _waived(run(Konteks(opened.kaskade, opened.quads, beside), rules))


def other_names(opened: Opened) -> Hasil:
    """Return what there is of names of other regions in a cascade, by that rule alone."""
    return _waived(run(Konteks(opened.kaskade, opened.quads, None), [rule(OTHER_NAME)]))


def _waived(hasil: Hasil) -> Hasil:
    konfigurasi = config.load()
    named = konfigurasi.table("audit").get("pengecualian")
    if not named or konfigurasi.path is None:
        return hasil
    izin = waivers.read(konfigurasi.path.parent / str(named))
    return izin.apply([hasil], datetime.date.today())[0]


def evaluation(opened: Opened, before: Sequence[Kaskade]) -> Evaluated:
    """Return the evaluator's worksheets and form of a cascade, held against the years ``before``."""
    source = Source(Path(f"{opened.edition.label}.trig"), opened.kaskade, opened.quads)
    return evaluating.nilai(Inputs(read=[source]), earlier=before)


def drawing(kaskade: Kaskade, temuan: Sequence[Temuan] | None, format_: str, lang: Lang) -> bytes:
    """Return a cascade drawn as ``pdf``, ``svg`` or ``png``, with findings in the boxes where there are any given."""
    from kaskade_graph.reports.drawing.contents import per_unsur

    found = per_unsur(list(temuan)) if temuan is not None else None
    drawn = tree.picture([(pohon(kaskade), found)], format_, lang, tree.Lingkupan())
    return drawn.encode() if isinstance(drawn, str) else drawn
