"""Reports on many units into one folder: a worksheet and a naskah each, and an overview of all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph.audit.finding import Hasil
from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.files import write_atomically
from kaskade_graph.linking import copies
from kaskade_graph.linking.copies import Copy
from kaskade_graph.model import Kaskade
from kaskade_graph.reports.blocks import html, xlsx
from kaskade_graph.reports.overview import File, Overview, ranked, report, unit_of
from kaskade_graph.text import shown, slug
from kaskade_graph.usecases.audit import AuditDone
from kaskade_graph.usecases.follow_up import AUDIT_JSON, WORKSHEETS
from kaskade_graph.usecases.many import Follow, Selesai
from kaskade_graph.usecases.steps import ProgressStep

if TYPE_CHECKING:
    from kaskade_graph.reports.worksheet_read import Tanggapan

NASKAH = "naskah"
OVERVIEW = "ikhtisar"
LARGE = 1000
"""Cascades up to which copies are looked for: beyond that they want a store and time."""


def write(done: AuditDone, folder: Path, lang: Lang, follow: Follow) -> Teks:
    """Write all reports of ``done`` into ``folder``, which must be new or empty; return what stands where.

    Raises :class:`UsageError` when the folder holds anything: worksheets in it may have been filled in.
    """
    _empty(folder)
    names = _names(done.hasil)
    links = {iri: (f"{WORKSHEETS}/{n}.xlsx", f"{NASKAH}/{n}.docx") for iri, n in names.items()}
    for name in (WORKSHEETS, NASKAH):
        (folder / name).mkdir(parents=True, exist_ok=True)
    follow(_each(done, folder, links, lang))
    selesai = done.selesai
    seen = Overview(
        done.hasil,
        links,
        _files(selesai) if selesai else (),
        *_copies(selesai),
    )
    overview = report(seen, lang)
    write_atomically(folder / f"{OVERVIEW}.xlsx", xlsx.write(overview))
    write_atomically(folder / f"{OVERVIEW}.html", html.write(overview, lang).encode())
    write_atomically(folder / AUDIT_JSON, _bytes(done.render("json", lang)))
    where = shown(str(folder))
    return Teks(
        f"{where}: {OVERVIEW}.xlsx dan {OVERVIEW}.html, {len(links)} kertas kerja di {WORKSHEETS}/, {len(links)} "
        f"naskah di {NASKAH}/. Audit berikutnya: --baseline {where} --replies {where}",
        f"{where}: {OVERVIEW}.xlsx and {OVERVIEW}.html, {len(links)} worksheets in {WORKSHEETS}/, {len(links)} "
        f"reports in {NASKAH}/. Next audit: --baseline {where} --replies {where}",
    )


def _each(
    done: AuditDone, folder: Path, links: dict[str, tuple[str, str]], lang: Lang
) -> Iterator[ProgressStep]:
    """Write the two documents of each cascade, the one with most to put right first."""
    for n, hasil in enumerate(ranked(done.hasil), 1):
        one = AuditDone([hasil], tanggapan=_answers(done, hasil))
        for format_, place in zip(("xlsx", "docx"), links[hasil.kaskade], strict=True):
            write_atomically(folder / place, _bytes(one.render(format_, lang)))
        yield ProgressStep(n, len(links), hasil.unit)


def _answers(done: AuditDone, hasil: Hasil) -> list[Tanggapan]:
    """Return the answers that belong into the worksheet of one cascade: those on it, and on its unit before."""
    from kaskade_graph.reports.worksheet_earlier import name_of

    marks = {t.sidik for t in hasil.temuan}
    return [t for t in done.tanggapan if t.kaskade in ("", name_of(hasil)) or t.sidik in marks]


def _names(hasil: Sequence[Hasil]) -> dict[str, str]:
    """Return a name of files for each cascade: unit and year; its region's code where two would be alike."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    for one in hasil:
        edition = "" if one.versi == "murni" else f"-{slug(one.versi)}"
        name = f"{slug(one.unit)}-{one.tahun}{edition}"
        if name in taken:
            name = f"{name}-{slug(one.kaskade.split('/id/')[-1])}"
        taken.add(name)
        out[one.kaskade] = name
    return out


def _copies(selesai: Selesai | None) -> tuple[list[Copy] | None, list[Kaskade]]:
    if selesai is None or not 1 < selesai.jumlah <= LARGE:
        return None, []
    kaskade = list(selesai.kaskade())
    return copies.of(kaskade), kaskade


def _files(selesai: Selesai) -> list[File]:
    """Return what became of every input, files of the folder that are no cascade among them."""
    cascades = {h.kaskade: f"{unit_of(h)} {h.tahun}" for h in selesai.hasil}
    names = _within([one.berkas for one in selesai.daftar.masukan])
    out = []
    for one in selesai.daftar.masukan:
        name = names[one.berkas]
        holds = ", ".join(cascades.get(i.iri, i.iri.split("/id/")[-1]) for i in one.isi)
        wrong = [g.pesan for g in (*one.gagal, *one.bentrok)]
        said = [*wrong, *one.kembar]
        out += [File(name, text, holds) for text in said] or [File(name, Teks("dibaca", "read"), holds)]
    return [*out, *(File("", text) for text in selesai.dilewati)]


def _within(inputs: Sequence[str]) -> dict[str, str]:
    """Return what to show for each input: its path below the folder that all are in; one of a store as it is."""
    folders = [Path(name).absolute().parent for name in inputs if Path(name).exists()]
    try:
        top = os.path.commonpath(folders)
        return {n: shown(os.path.relpath(n, top) if Path(n).exists() else n) for n in inputs}
    except ValueError:  # no file at all, or files on several drives
        return {n: shown(n) for n in inputs}


def _empty(folder: Path) -> None:
    where = shown(str(folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            Teks(f"{where} sudah berisi", f"{where} is not empty"),
            Teks(
                f"Sebut folder baru; isian dari yang lama dibawa dengan --replies {where} dan --baseline {where}.",
                f"Name a new folder; what was filled in there is carried on by --replies {where} and "
                f"--baseline {where}.",
            ),
        )


def _bytes(result: str | bytes) -> bytes:
    return result.encode() if isinstance(result, str) else result
