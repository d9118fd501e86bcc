"""``kaskade link``: which indikator of several cascades are the same, reviewed and put into the graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kaskade_graph.cli.lang import dua, lang
from kaskade_graph.cli.options import (
    Format,
    Lingkup,
    Output,
    Peta,
    Store,
    emit,
    finish,
    inputs,
    needs_output,
    note,
    pick_format,
    table_width,
)
from kaskade_graph.errors import Teks, UsageError

if TYPE_CHECKING:
    from kaskade_graph.usecases.inputs import Inputs

NAMA = "link"
BANTUAN = dua(
    "Tautkan indikator yang sama antarkaskade.\n\n"
    "Hasilnya himpunan SSSOM untuk ditinjau; hanya yang diterima peninjau yang masuk ke graf (--apply).\n\n"
    "Contoh:\n\n"
    "kaskade link data/ -o tautan.sssom.tsv\n\n"
    "kaskade link data/ --copies -o salinan.xlsx\n\n"
    'kaskade link --review tautan.sssom.tsv --reject 1a2b3c4d5e6f --by "Tim Evaluasi"\n\n'
    "kaskade link data/ --review tautan.sssom.tsv --apply -o tertaut.trig",
    "Link the same indikator across cascades.\n\n"
    "The result is an SSSOM set to review; only what a reviewer accepted enters the graph (--apply).\n\n"
    "Examples:\n\n"
    "kaskade link data/ -o links.sssom.tsv\n\n"
    "kaskade link data/ --copies -o copies.xlsx\n\n"
    'kaskade link --review links.sssom.tsv --reject 1a2b3c4d5e6f --by "Evaluation team"\n\n'
    "kaskade link data/ --review links.sssom.tsv --apply -o linked.trig",
)
POLA = ("pasangan", "jangkar")

Masukan = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=dua("BERKAS...", "FILES..."),
        help=dua("Dua kaskade atau lebih, atau folder.", "Two cascades or more, or a folder."),
        show_default=False,
    ),
]
Review = Annotated[
    Path | None,
    typer.Option(
        "--review",
        metavar=dua("HIMPUNAN", "SET"),
        help=dua(
            "Himpunan SSSOM yang sudah ditinjau; keputusannya dihormati.",
            "A reviewed SSSOM set; its decisions are respected.",
        ),
    ),
]
Ids = list[str] | None


def _ids(option: str, indonesia: str, english: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(option, metavar="ID", help=dua(indonesia, english))
    return found


Accept = Annotated[
    Ids, _ids("--accept", "Terima tautan ini. Boleh diulang.", "Accept this link. Repeatable.")
]
Reject = Annotated[Ids, _ids("--reject", "Tolak tautan ini. Boleh diulang.", "Reject this link. Repeatable.")]
Reset = Annotated[
    Ids, _ids("--reset", "Batalkan keputusan atas tautan ini.", "Take back the decision on this link.")
]
AcceptAbove = Annotated[
    float | None,
    typer.Option(
        "--accept-above",
        min=0.0,
        max=1.0,
        metavar="0..1",
        help=dua(
            "Terima semua yang belum ditinjau dan seyakin ini (sekaligus, atas nama --by).",
            "Accept all that is not reviewed and at least this certain (in bulk, in the name of --by).",
        ),
    ),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar=dua("NAMA", "NAME"), help=dua("Siapa yang meninjau.", "Who reviews.")),
]
Date = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="YYYY-MM-DD",
        help=dua("Tanggal tinjauan.", "Date of the review."),
        show_default=False,
    ),
]
Note = Annotated[
    str,
    typer.Option(
        "--note", metavar=dua("TEKS", "TEXT"), help=dua("Alasan keputusan.", "Why."), show_default=False
    ),
]
Explain = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="ID",
        help=dua(
            "Jelaskan satu tautan (nomornya), atau semua tautan sebuah indikator (IRI-nya).",
            "Explain one link (its id), or all links of an indikator (its IRI).",
        ),
    ),
]
Apply = Annotated[
    bool,
    typer.Option(
        "--apply",
        help=dua(
            "Tulis graf kaskade dengan tautan yang diterima, dan tanpa yang lain (TriG).",
            "Write the graphs of the cascades with the accepted links, and no others (TriG).",
        ),
    ),
]
Copies = Annotated[
    bool,
    typer.Option(
        "--copies",
        help=dua(
            "Alih-alih tautan: siapa menyalin teks dari siapa, mengapa, dan teksnya berdampingan (juga html, xlsx, "
            "markdown, docx, pdf).",
            "Instead of links: who copied text from whom, why, and the texts side by side (html, xlsx, markdown, "
            "docx, pdf as well).",
        ),
    ),
]
PolaOpsi = Annotated[
    str | None,
    typer.Option(
        "--pattern",
        metavar="pasangan|jangkar",
        help=dua(
            "pasangan: setiap pasangan (bawaan sampai 10 kaskade); jangkar: rantai tahun dan satu jangkar.",
            "pasangan: every pair (default up to 10 cascades); jangkar: a chain of years and one anchor.",
        ),
    ),
]


def run(
    berkas: Masukan = None,
    review: Review = None,
    accept: Accept = None,
    reject: Reject = None,
    reset: Reset = None,
    accept_above: AcceptAbove = None,
    by: By = None,
    date: Date = "",
    catatan: Note = "",
    explain: Explain = None,
    apply: Apply = False,
    copies: Copies = False,
    pola: PolaOpsi = None,
    format_: Format = None,
    output: Output = None,
    store: Store = None,
    lingkup: Lingkup = None,
    peta: Peta = None,
) -> None:
    """Run the command."""
    from kaskade_graph.usecases import link

    _check(pola)
    decides = accept or reject or reset
    if not berkas and (decides or not store):
        _decide(review, accept, reject, reset, by, date, catatan, output)
        return
    if decides:
        raise _decides_with_files()
    if copies:
        _copied(inputs(berkas, store, lingkup, peta), format_, output)
        return
    chosen = pick_format(format_, output, (*link.FORMATS, "trig"), {"txt": "text"})
    done = link.link(inputs(berkas, store, lingkup, peta), review=review, pola=pola)
    if accept_above is not None:
        done.tautan = link.accept_above(done.tautan, accept_above, link.reviewer(by, date, catatan))
    for teks in done.catatan:
        note(teks)
    if explain is not None:
        emit(done.explain(explain, lang()), output)
    elif apply or chosen == "trig":
        emit(done.graph(), output)
    else:
        note(done.summary())
        nama = output.name.split(".")[0] if output else "tautan"
        emit(done.render(chosen, lang(), nama), output)
    finish(done.gagal)


def _copied(place: Inputs, format_: str | None, output: Path | None) -> None:
    """Tell who copied from whom."""
    from kaskade_graph.usecases import link

    chosen = pick_format(format_, output, link.COPIES, link.COPIES_ENDINGS)
    terminal = output is None and sys.stdout.isatty()
    if terminal and chosen in ("xlsx", "docx", "pdf"):
        raise needs_output(chosen)
    width = table_width(terminal, 120)
    result = link.copies(place, format_=chosen, lang=lang(), width=width)
    for teks in place.catatan:
        note(teks)
    emit(result, output)
    finish(place.gagal)


def _check(pola: str | None) -> None:
    if pola is not None and pola not in POLA:
        raise UsageError(
            Teks(f"--pattern tidak mengenal {pola!r}", f"--pattern does not know {pola!r}"),
            Teks("Pilih: pasangan atau jangkar", "Choose: pasangan or jangkar"),
        )


def _decides_with_files() -> UsageError:
    return UsageError(
        Teks("keputusan dicatat tanpa BERKAS", "decisions are recorded without FILES"),
        Teks(
            "Pakai: kaskade link --review HIMPUNAN --accept ID --by NAMA",
            "Use: kaskade link --review SET --accept ID --by NAME",
        ),
    )


def _decide(
    review: Path | None,
    accept: Ids,
    reject: Ids,
    reset: Ids,
    by: str | None,
    date: str,
    why: str,
    output: Path | None,
) -> None:
    """Record decisions in the set that ``--review`` names."""
    from kaskade_graph.usecases import link

    if review is None or not (accept or reject or reset):
        raise UsageError(
            Teks("BERKAS belum disebut", "no FILES were named"),
            Teks(
                "Tautkan: kaskade link 2021.txt 2022.txt. "
                "Catat keputusan: kaskade link --review HIMPUNAN --reject ID --by NAMA",
                "Link: kaskade link 2021.txt 2022.txt. "
                "Record decisions: kaskade link --review SET --reject ID --by NAME",
            ),
        )
    who = link.reviewer(by, date, why)
    emit(link.review(review, accept or (), reject or (), reset or (), who), output or review)
