"""Findings of an audit that was kept, in a store: so that questions can be asked about them.

What was found in a cascade stands in a graph of its own: what the last audit found that was put there. It says how
things stood then. It stays when the cascade is loaded again, until a later audit is put in its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import InputError, Teks
from kaskade_graph.iri import temuan_graf
from kaskade_graph.reports import shacl_report
from kaskade_graph.store import catalogue, opening
from kaskade_graph.store.protocol import Change, Store
from kaskade_graph.text import shown
from kaskade_graph.usecases.kept_audits import KeptAudits


def load(path: Path, store: str | None) -> list[Teks]:
    """Put the findings of the audit kept in ``path`` into ``store``; return what was done, in sentences.

    ``path`` is the JSON of an audit, or a folder of reports or results. Raises :class:`InputError` for what is no
    audit, or one of other cascades than those in the store, and what stores raise.
    """
    _no_worksheet(path)
    kept = KeptAudits.of(path)
    with closing(opening.open_store(store, writable=True)) as target:
        held = {edition.iri for edition in catalogue.editions(target)}
        here = sorted(held & set(kept.states))
        if not here:
            raise InputError(
                Teks(
                    f"{kept.name}: tidak ada kaskade audit ini di penyimpanan {shown(target.nama)}",
                    f"{kept.name}: no cascade of this audit is in the store {shown(target.nama)}",
                ),
                Teks("Muat dahulu kaskadenya: kaskade load", "Load the cascades first: kaskade load"),
            )
        audits = [Hasil(iri, "", 0, "", kept.findings(iri)) for iri in here]
        put(target, audits)
    count = sum(len(one.temuan) for one in audits)
    said = [
        Teks(
            f"{kept.name}: {count} temuan dari {len(here)} kaskade disimpan",
            f"{kept.name}: {count} findings of {len(here)} cascades kept",
        )
    ]
    if others := len(kept.states) - len(here):
        said.append(
            Teks(
                f"{kept.name}: {others} kaskade lain tidak ada di penyimpanan ini; temuannya tidak disimpan",
                f"{kept.name}: {others} other cascades are not in this store; their findings are not kept",
            )
        )
    return said


def put(store: Store, audits: Iterable[Hasil]) -> None:
    """Write what audits found, each in place of what was kept of its cascade before."""
    for one in audits:
        store.apply(Change(replace=(temuan_graf(one.kaskade),), insert=tuple(shacl_report.kept(one))))


def _no_worksheet(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        return
    name = shown(path.name)
    raise InputError(
        Teks(
            f"{name}: kertas kerja tidak menyebut kaskade yang tanpa temuan",
            f"{name}: a worksheet does not say which cascades had no findings",
        ),
        Teks(
            "Simpan audit itu sebagai JSON: kaskade audit ... -o audit.json",
            "Keep the audit as JSON: kaskade audit ... -o audit.json",
        ),
    )
