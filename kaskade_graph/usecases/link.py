"""Find, explain, review and apply links between indikator of several cascades."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kaskade_graph.errors import InputError, Lang, Teks, UnknownName, UsageError
from kaskade_graph.linking import apply as applying
from kaskade_graph.linking import explain as explaining
from kaskade_graph.linking import sssom
from kaskade_graph.linking.compare import LinkRelation
from kaskade_graph.linking.links import Himpunan, Pola, Tautan, Tinjauan, find
from kaskade_graph.reports.blocks.render import ENDINGS, render
from kaskade_graph.reports.blocks.render import FORMATS as COPIES_FORMATS
from kaskade_graph.text import shown, squeeze
from kaskade_graph.usecases import sources
from kaskade_graph.usecases.inputs import Inputs

FORMATS = ("text", "tsv", "json")
"""Formats of a set of links; the first is the default."""
COPIES, COPIES_ENDINGS = COPIES_FORMATS, ENDINGS
"""Formats of the report on copies, and the file endings that mean one of another name."""
_WORDS = {h.predikat: h.teks for h in LinkRelation}
_DOUBTFUL = 0.8


@dataclass(slots=True)
class Linked:
    """The links of a collection, and what the user should know beside them."""

    tautan: list[Tautan]
    himpunan: Himpunan
    sumber: list[sources.Source]
    catatan: list[Teks] = field(default_factory=list)
    gagal: list[InputError] = field(default_factory=list)

    def render(self, format_: str, lang: Lang, nama: str = "tautan") -> str:
        """Return the links in one of :data:`FORMATS`; ``nama`` names the set."""
        if format_ == "tsv":
            return sssom.write(self.tautan, nama)
        if format_ == "json":
            data = {"tautan": [_json(t, lang) for t in self.tautan]}
            return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        return _listing(self.tautan, lang)

    def summary(self) -> Teks:
        """Return in one sentence how many links there are, how many to look at, and what that took."""
        same = sum(t.predikat == LinkRelation.SAMA.predikat and not t.ditolak for t in self.tautan)
        look, seen = len(_doubtful(self.tautan)), len(self.himpunan.butir)
        compared = self.himpunan.pembanding.dibandingkan
        return Teks(
            f"{len(self.himpunan.kaskade)} kaskade, {seen} indikator: {same} tautan indikator yang sama, "
            f"{look} di antaranya kurang dari {_DOUBTFUL:.0%} yakin dan perlu ditinjau "
            f"({compared} pasangan dibandingkan)",
            f"{len(self.himpunan.kaskade)} cascades, {seen} indikator: {same} links of the same indikator, "
            f"{look} of them less than {_DOUBTFUL:.0%} certain and to be reviewed "
            f"({compared} pairs compared)",
        )

    def graph(self) -> bytes:
        """Return the cascades as TriG, with the accepted links in their derived graphs and no others."""
        from kaskade_graph import rdf_files

        quads = [q for s in self.sumber for q in applying.apply(s.kaskade.iri, s.quads, self.tautan)]
        return rdf_files.serialise(quads)

    def explain(self, key: str, lang: Lang) -> str:
        """Return why a link is there: ``key`` is its id, or the IRI of an indikator (all of its links).

        Raises :class:`UnknownName` when there is no such link.
        """
        iri = key if key.startswith("http") else sssom.PREFIXES["kinid"] + key.removeprefix("kinid:")
        known = self.himpunan.butir
        found = [t for t in self.tautan if key == t.id or iri in t.pair]
        both = [t for t in found if t.subjek.iri in known and t.objek.iri in known]
        if not both:
            raise _no_link(key)
        parts = (explaining.explain(self.himpunan, t.subjek.iri, t.objek.iri, lang, t) for t in both)
        return "\n".join(parts)


def copies(place: Inputs, *, format_: str = "text", lang: Lang = "id", width: int = 100) -> str | bytes:
    """Return who copied text from whom among the cascades of ``place``, in one of :data:`COPIES`.

    Raises :class:`UsageError` for less than two cascades.
    """
    from kaskade_graph.linking import copies as copying
    from kaskade_graph.reports import copies as reporting

    with place.reading() as read:
        found = [s.kaskade for s in read]
    if len(found) < 2:
        raise _alone()
    report = reporting.report(copying.of(found), found, lang)
    return render(report, format_, lang, width=width)


def link(
    place: Inputs,
    *,
    review: Path | None = None,
    pola: str | None = None,
) -> Linked:
    """Find the links between the cascades of ``place``; ``review`` is a reviewed set, which is respected.

    Of a store: between its current cascades, or those that ``lingkup`` names. Raises :class:`UsageError` for less
    than two cascades, :class:`InputError` for a bad set.
    """
    with place.reading() as read:
        found = list(read)
    if len(found) < 2:
        raise _alone()
    himpunan = Himpunan.of(s.kaskade for s in found)
    reviewed = sssom.read(review) if review is not None and review.exists() else []
    notes = list(place.catatan)
    tautan = find(himpunan, reviewed, Pola(pola) if pola else None)
    gone = [t for t in reviewed if t.tinjauan and not t.pair <= himpunan.butir.keys()]
    if gone:
        notes.append(
            Teks(
                f"{len(gone)} tautan tertinjau menyangkut indikator di luar masukan; tetap disimpan.",
                f"{len(gone)} reviewed links concern indikator that are not in the input; they are kept.",
            )
        )
    return Linked(tautan, himpunan, found, notes, list(place.gagal))


def _alone() -> UsageError:
    return UsageError(
        Teks("hanya ada satu kaskade: tidak ada yang dapat ditautkan", "only one cascade: nothing to link"),
        Teks(
            "Sebut dua berkas atau lebih, atau satu folder: kaskade link 2021.txt 2022.txt",
            "Name two files or more, or a folder: kaskade link 2021.txt 2022.txt",
        ),
    )


def reviewer(by: str | None, date: str = "", note: str = "") -> Tinjauan:
    """Return the decision of ``by``; raises :class:`UsageError` without a name or with a bad date."""
    if not by or not by.strip():
        raise UsageError(
            Teks("--by belum diisi: keputusan harus bernama", "--by is missing: a decision needs a name"),
            Teks('Contoh: --by "Tim Evaluasi SAKIP"', 'Example: --by "SAKIP evaluation team"'),
        )
    if date and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        raise UsageError(Teks("--date harus TTTT-BB-HH", "--date must be YYYY-MM-DD"))
    return Tinjauan(True, (by.strip(),), date, note.strip())


def accept_above(tautan: Sequence[Tautan], least: float, review: Tinjauan) -> list[Tautan]:
    """Accept what no one has reviewed and is at least ``least`` certain to be the same metric."""
    same = LinkRelation.SAMA.predikat
    return [
        replace(t, tinjauan=review)
        if t.tinjauan is None and t.predikat == same and t.keyakinan >= least
        else t
        for t in tautan
    ]


def review(
    path: Path, accept: Sequence[str], reject: Sequence[str], reset: Sequence[str], by: Tinjauan
) -> str:
    """Return the set in ``path`` with decisions by link id; ``by`` says who, when and why.

    Raises :class:`UnknownName` for an id that no link of the set has.
    """
    wanted: dict[str, Tinjauan | None] = dict.fromkeys(reset)
    wanted |= {key: replace(by, diterima=True) for key in accept}
    wanted |= {key: replace(by, diterima=False) for key in reject}
    tautan, unknown = sssom.with_review(sssom.read(path), wanted)
    if unknown:
        raise _no_link(unknown[0])
    return sssom.write(tautan, path.name.split(".")[0], sssom.licence_of(path))


def _no_link(key: str) -> UnknownName:
    return UnknownName(
        Teks(f"tidak ada tautan {shown(key)!r}", f"there is no link {shown(key)!r}"),
        saran=Teks(
            "Nomor tautan ada di kolom record_id, atau: kaskade link BERKAS...",
            "The id of a link stands in the column record_id, or: kaskade link FILES...",
        ),
    )


def _listing(tautan: Sequence[Tautan], lang: Lang) -> str:
    """Return the links for a terminal: how many of which kind, then the doubtful ones, least sure first."""
    lines = []
    for predikat, words in _WORDS.items():
        count = sum(t.predikat == predikat and not t.ditolak for t in tautan)
        lines.append(f"{count:6} {words.pick(lang)}")
    reviewed = sum(t.tinjauan is not None for t in tautan)
    lines.append(f"{reviewed:6} {Teks('sudah ditinjau', 'reviewed').pick(lang)}")
    doubtful = _doubtful(tautan)
    if doubtful:
        lines += ["", Teks("Perlu ditinjau:", "To be reviewed:").pick(lang)]
    for t in sorted(doubtful, key=lambda t: (t.keyakinan, t.subjek.iri, t.objek.iri)):
        lines.append(f"  {t.id}  {t.keyakinan:.0%}  {shown(squeeze(t.subjek.label))}")
        lines.append(f"                     {shown(squeeze(t.objek.label))}")
    return "\n".join(lines) + "\n"


def _doubtful(tautan: Sequence[Tautan]) -> list[Tautan]:
    """Return the links that no one has reviewed and that are not sure enough to go unseen."""
    same = LinkRelation.SAMA.predikat
    return [t for t in tautan if t.predikat == same and t.tinjauan is None and t.keyakinan < _DOUBTFUL]


def _json(t: Tautan, lang: Lang) -> dict[str, object]:
    return {
        "id": t.id,
        "subjek": {"iri": t.subjek.iri, "nama": t.subjek.label, "kaskade": t.subjek.kaskade},
        "objek": {"iri": t.objek.iri, "nama": t.objek.label, "kaskade": t.objek.kaskade},
        "predikat": t.predikat,
        "hubungan": _WORDS[t.predikat].pick(lang),
        "keyakinan": t.keyakinan,
        "kemiripan": t.kemiripan,
        "pembenaran": t.pembenaran,
        "alasan": t.alasan.pick(lang),
        "tinjauan": t.tinjauan
        and {
            "diterima": t.tinjauan.diterima,
            "oleh": list(t.tinjauan.oleh),
            "tanggal": t.tinjauan.tanggal or None,
            "catatan": t.tinjauan.catatan or None,
        },
    }
