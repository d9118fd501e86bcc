"""Push the cascades of one store to another: only what differs, and again from where it stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from kaskade_graph import personal, rdf
from kaskade_graph.errors import StoreError, Teks
from kaskade_graph.store import catalogue, opening, reference, without_persons, written
from kaskade_graph.store.catalogue import Tulisan
from kaskade_graph.store.edition import Edition, describe
from kaskade_graph.store.protocol import Store
from kaskade_graph.usecases.inputs import scope
from kaskade_graph.usecases.load import LoadSummary
from kaskade_graph.usecases.steps import ProgressStep


def push(
    source: str | None,
    target: str,
    ringkasan: LoadSummary,
    *,
    lingkup: str | None = None,
    force: bool = False,
) -> Iterator[ProgressStep]:
    """Write what ``source`` holds into ``target``, yielding a step a cascade; ``ringkasan`` is filled.

    All editions go, or those that ``lingkup`` covers. Graphs whose hash the catalogue of ``target`` has are
    left as they are, so a push that was cut short goes on where it stopped; ``force`` writes them anyway.
    What ``target`` holds besides stays. Raises :class:`~kaskade_graph.errors.UsageError` and
    :class:`StoreError` as the stores do, and for a cascade that is damaged in ``source``.
    """
    with (
        closing(opening.open_store(source)) as old,
        closing(opening.open_store(target, writable=True)) as new,
    ):
        ringkasan.nama = new.nama
        if force or reference.missing(new):
            reference.put(new)
        known = {edition.iri: edition for edition in catalogue.editions(new)}
        editions = catalogue.covered(old, scope(old, lingkup)) if lingkup else catalogue.editions(old)
        for done, edition in enumerate(editions, 1):
            same = known.get(edition.iri) == edition and not force
            result = Tulisan.SAMA if same else _write(old, new, edition, force)
            ringkasan.tulisan[result] += 1
            yield ProgressStep(done, len(editions), edition.label)


def _write(old: Store, new: Store, edition: Edition, force: bool) -> Tulisan:
    quads = old.quads(rdf.graph_names(edition.iri))
    if describe(edition.iri, quads).hashes != edition.hashes:
        raise StoreError(
            Teks(
                f"penyimpanan {old.nama}: graf {edition.label} tidak sama dengan yang dicatat",
                f"the store {old.nama}: the graphs of {edition.label} are not those that were recorded",
            ),
            Teks(
                f"Periksa: kaskade doctor --store {old.nama}; lalu muat ulang dokumennya dengan --force.",
                f"Check: kaskade doctor --store {old.nama}; then load the document again with --force.",
            ),
        )
    if not personal.wanted():
        quads = without_persons.quads(quads)
    done = catalogue.put(new, edition.iri, quads, force=force)
    written.check(new, edition.iri, quads)
    return done
