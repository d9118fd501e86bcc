"""Say what a cascade loses when elements of it are cut."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.analysis.impact import dampak
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.importers import endings
from kaskade_graph.reports import impact as report
from kaskade_graph.reports.blocks.render import OUTLINE, render
from kaskade_graph.reports.impact_json import to_json
from kaskade_graph.reports.show import title
from kaskade_graph.usecases import elements
from kaskade_graph.usecases.inputs import Inputs

FORMATS = OUTLINE
"""Formats of the answer; the first is the default."""
ENDINGS = {"txt": "text", "markdown": "md", "htm": "html"}


def impact(
    place: Inputs, words: Sequence[str], *, format_: str = "text", lang: Lang = "id", width: int | None = None
) -> str | bytes:
    """Return what is lost when the elements that ``words`` name are cut: together, in each cascade they are of.

    As JSON ``{"dampak": [...]}``. ``words`` are those of :func:`kaskade_graph.usecases.elements.find`, which says
    what is raised; what each was taken for is added to ``place.catatan``.
    """
    with closing(place.open()) as store:
        found = elements.find(store, place.asked(store), words)
    grafs: dict[str, GrafKaskade] = {}
    cut: dict[str, list[str]] = {}
    for given, (graf, iri) in zip(words, found, strict=True):
        grafs[graf.kaskade.iri] = graf
        cut.setdefault(graf.kaskade.iri, []).append(iri)
        place.catatan.append(
            Teks(f"{given} = {title(graf, iri, 'id')}", f"{given} = {title(graf, iri, 'en')}")
        )
    all_ = [dampak(grafs[kaskade], iris) for kaskade, iris in cut.items()]
    if format_ == "json":
        data = {"dampak": [to_json(d, lang) for d in all_]}
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return render(report.report(all_, lang), format_, lang, width=width)


def split(arguments: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Return the elements and the files of a command line.

    The first is an element. After it, what exists, ends as an input does, or is ``-``, is a file.

    >>> split(["7.01.01.2.06.03", "kaskade.txt", "sub-kegiatan/a"])
    (['7.01.01.2.06.03', 'sub-kegiatan/a'], [PosixPath('kaskade.txt')])
    """
    known = (*endings.DOCUMENTS, *endings.TABLES, *endings.TABLES_ELSE, *endings.GRAPHS)
    words, files = list(arguments[:1]), []
    for argument in arguments[1:]:
        path = Path(argument)
        if argument == "-" or path.suffix.lower() in known or path.exists():
            files.append(path)
        else:
            words.append(argument)
    return words, files
