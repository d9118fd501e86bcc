"""Findings as one HTML file, to read on a screen, to send, and to print on A4.

It opens with who it is about and how many findings there are by severity and family, then a table of
contents, then every finding in full with the lines it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kaskade_graph import __version__
from kaskade_graph.audit.finding import Hasil, Keparahan, Temuan, count
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.model import Jenis
from kaskade_graph.reports.findings_html_parts import finding, finished, heading, waived
from kaskade_graph.reports.findings_style import SCRIPT, STYLE
from kaskade_graph.reports.grouping import STATUS, by_owner, open_waived_done
from kaskade_graph.reports.html_page import page, text
from kaskade_graph.reports.rule_texts import family

_KINDS = {jenis.value: jenis.teks.id for jenis in Jenis}
_MEANING = {
    Keparahan.ERROR: Teks("harus diperbaiki", "must be put right"),
    Keparahan.WARNING: Teks("sebaiknya diperbaiki", "should be put right"),
    Keparahan.INFO: Teks("perlu dipertimbangkan", "worth considering"),
}


def to_html(hasil: Sequence[Hasil], lang: Lang = "id") -> str:
    """Return the page; it holds one small script of its own, for a filter, and reads in full without it."""
    return page(_title(hasil, lang), lang, STYLE, "\n".join(_body(hasil, lang)) + "\n", SCRIPT)


def _title(hasil: Sequence[Hasil], lang: Lang) -> str:
    name = f"{hasil[0].unit} {hasil[0].tahun}" if len(hasil) == 1 else str(len(hasil))
    return Teks(f"Laporan audit kaskade: {name}", f"Cascade audit report: {name}").pick(lang)


def _body(hasil: Sequence[Hasil], lang: Lang) -> Iterator[str]:
    skip = Teks("Langsung ke temuan", "Skip to the findings").pick(lang)
    yield f'<a class="lewati" href="#temuan">{skip}</a>'
    yield from _cover(hasil, lang)
    yield '<div class="lebar">'
    temuan = [t for h in hasil for t in h.temuan]
    active = [t for t in temuan if t.aktif]
    yield from _cards(active, lang)
    if len(hasil) > 1:
        yield from _overview(hasil, lang)
    yield from _families(active, lang)
    yield from _facts(hasil, lang)
    yield from _reading(lang)
    yield from _contents(hasil, lang)
    yield '<main class="temuan-semua" id="temuan">'
    yield f"<h2>{Teks('Temuan', 'Findings').pick(lang)}</h2>"
    yield from _filter(active, lang)
    for number, one in enumerate(hasil, 1):
        yield from _cascade(one, number, len(hasil) > 1, lang)
    yield "</main>"
    made = Teks("Dibuat oleh kaskade-graph", "Made by kaskade-graph").pick(lang)
    yield f'<footer class="kaki">{made} {text(__version__)}</footer>\n</div>'


def _cover(hasil: Sequence[Hasil], lang: Lang) -> Iterator[str]:
    above = Teks("Laporan audit kaskade kinerja", "Performance cascade audit report").pick(lang)
    if len(hasil) == 1:
        name = hasil[0].unit
        below = Teks(
            f"Tahun {hasil[0].tahun} · edisi {hasil[0].versi}",
            f"Year {hasil[0].tahun} · edition {hasil[0].versi}",
        )
    else:
        name = Teks(f"{len(hasil)} kaskade", f"{len(hasil)} cascades").pick(lang)
        years = sorted({h.tahun for h in hasil}) or [0]
        span = str(years[0]) if years[0] == years[-1] else f"{years[0]} - {years[-1]}"
        below = Teks(f"Tahun {span}", f"Year {span}") if hasil else Teks("", "")
    yield (
        f'<header class="sampul"><div class="lebar">\n<p class="atas">{above}</p>\n<h1>{text(name)}</h1>\n'
        f'<p class="edisi">{text(below.pick(lang))}</p>\n</div></header>'
    )


def _cards(active: Sequence[Temuan], lang: Lang) -> Iterator[str]:
    found = count(active)
    yield '<dl class="kartu">'
    for k in Keparahan:
        yield (
            f'<div class="{k.value}"><dt>{k.teks.pick(lang)}</dt><dd class="angka">{found[k.value]}</dd>'
            f"<dd>{_MEANING[k].pick(lang)}</dd></div>"
        )
    yield "</dl>"


def _overview(hasil: Sequence[Hasil], lang: Lang) -> Iterator[str]:
    yield _table_head(Teks("Kaskade yang diaudit", "Cascades audited"), Teks("Kaskade", "Cascade"), lang)
    for number, one in enumerate(hasil, 1):
        name = f'<a href="#k{number}">{text(_name(one))}</a>'
        yield f'<tr><th scope="row">{name}</th>{_numbers(one.temuan)}</tr>'
    yield "</tbody></table>"


def _families(active: Sequence[Temuan], lang: Lang) -> Iterator[str]:
    if not active:
        nothing = Teks("Tidak ada temuan yang perlu ditindaklanjuti.", "There are no findings to act on.")
        yield f"<p>{nothing.pick(lang)}</p>"
        return
    codes = sorted({t.kode[:4] for t in active})
    most = max(Counter(t.kode[:4] for t in active).values())
    yield _table_head(
        Teks("Temuan menurut pokok", "Findings by subject"), Teks("Pokok", "Subject"), lang, True
    )
    for code in codes:
        group = [t for t in active if t.kode.startswith(code)]
        name = f"{text(family(code).pick(lang))} <small>{text(code)}xx</small>"
        yield f'<tr><th scope="row">{name}</th>{_numbers(group)}<td class="b">{_bar(group, most)}</td></tr>'
    whole = Teks("Seluruhnya", "In all").pick(lang)
    yield f'</tbody><tfoot><tr><th scope="row">{whole}</th>{_numbers(active)}<td class="b"></td></tr></tfoot></table>'


def _bar(temuan: Iterable[Temuan], most: int) -> str:
    """Return a stacked bar, as long as these findings are many; the numbers beside it say the same."""
    found, start, rects = count(temuan), 0.0, ""
    for name, number in found.items():
        width = 100 * number / most
        if number:
            rects += f'<rect class="{name}" x="{start:.2f}%" width="{width:.2f}%" height="100%"/>'
        start += width
    return f'<svg aria-hidden="true">{rects}</svg>'


def _facts(hasil: Sequence[Hasil], lang: Lang) -> Iterator[str]:
    """Say what was looked at: the elements of the cascade, its documents, and how many rules ran."""
    contents: Counter[str] = Counter()
    for one in hasil:
        contents.update(one.isi)
    parts = ", ".join(f"{n} {_KINDS.get(kind, kind)}" for kind, n in contents.items())
    files = sorted({b.berkas for h in hasil for t in h.temuan for b in t.bukti})
    rules = len({kode for h in hasil for kode in h.diperiksa})
    status = Counter(t.status for h in hasil for t in h.temuan if t.status)
    lines = [
        (Teks("Yang diperiksa", "Looked at"), parts),
        (Teks("Dokumen", "Documents"), ", ".join(files) if len(files) < 10 else str(len(files))),
        (Teks("Aturan yang dijalankan", "Rules that ran"), str(rules or "")),
        (
            Teks("Terhadap audit lalu", "Against the last audit"),
            ", ".join(f"{n} {STATUS[s].pick(lang)}" for s, n in sorted(status.items())),
        ),
    ]
    rows = "".join(
        f'<tr><th scope="row">{name.pick(lang)}</th><td>{text(value)}</td></tr>'
        for name, value in lines
        if value
    )
    title = Teks("Ruang lingkup", "Scope").pick(lang)
    yield f'<table class="fakta"><caption>{title}</caption><tbody>{rows}</tbody></table>'


_READING = (
    (
        Teks("Kondisi", "Condition"),
        Teks("keadaan yang ditemukan, dengan nilainya", "what is the case, with its values"),
    ),
    (
        Teks("Kriteria", "Criterion"),
        Teks("keadaan yang seharusnya, dan dasar hukumnya", "what should be, and where it is laid down"),
    ),
    (Teks("Akibat", "Consequence"), Teks("mengapa hal itu penting", "why it matters")),
    (
        Teks("Rekomendasi", "Recommendation"),
        Teks("tindakan perbaikan yang disarankan", "what to do about it"),
    ),
    (
        Teks("Keyakinan", "Certainty"),
        Teks(
            "bila di bawah 100%, temuan perlu ditimbang oleh pemeriksa",
            "where it is below 100%, the finding needs the judgement of the auditor",
        ),
    ),
)


def _reading(lang: Lang) -> Iterator[str]:
    title = Teks("Cara membaca temuan", "How to read a finding").pick(lang)
    rows = "".join(
        f'<tr><th scope="row">{name.pick(lang)}</th><td>{meaning.pick(lang)}</td></tr>'
        for name, meaning in _READING
    )
    yield f'<table class="fakta"><caption>{title}</caption><tbody>{rows}</tbody></table>'


def _contents(hasil: Sequence[Hasil], lang: Lang) -> Iterator[str]:
    title = Teks("Daftar isi", "Contents").pick(lang)
    yield f'<nav class="daftar-isi" aria-label="{title}">\n<h2>{title}</h2>'
    for number, one in enumerate(hasil, 1):
        active, *_ = open_waived_done(one.temuan)
        caption = Teks(_name(one), _name(one)) if len(hasil) > 1 else Teks("", "")
        yield _table_head(caption, Teks("Unsur kaskade", "Element of the cascade"), lang)
        for at, (steps, group) in enumerate(by_owner(active).items(), 1):
            link = f'<a href="#k{number}-{at}">{heading(steps, lang)}</a>'
            yield f'<tr><td><div class="t{min(max(len(steps) - 1, 0), 4)}">{link}</div></td>{_numbers(group)}</tr>'
        yield "</tbody></table>"
    yield "</nav>"


def _filter(active: Sequence[Temuan], lang: Lang) -> Iterator[str]:
    if not active:
        return
    levels = [(k.value, k.teks.pick(lang)) for k in Keparahan]
    families = [(code, family(code).pick(lang)) for code in sorted({t.kode[:4] for t in active})]
    pattern = Teks("Tampil {n} dari {m} temuan", "Showing {n} of {m} findings").pick(lang)
    words = Teks("Cari kata dalam temuan", "Find words in the findings").pick(lang)
    yield '<form class="saring" hidden>'
    yield _boxes("tingkat", Teks("Tingkat", "Severity").pick(lang), levels)
    yield _boxes("keluarga", Teks("Pokok", "Subject").pick(lang), families)
    yield f'<input type="search" aria-label="{words}" placeholder="{words}">'
    yield f'<output data-pola="{pattern}" aria-live="polite"></output>\n</form>'


def _boxes(name: str, legend: str, values: Sequence[tuple[str, str]]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{text(value)}" checked> {text(label)}</label>'
        for value, label in values
    )
    return f"<fieldset><legend>{legend}</legend>{boxes}</fieldset>"


def _cascade(hasil: Hasil, number: int, named: bool, lang: Lang) -> Iterator[str]:
    active, put_aside, done = open_waived_done(hasil.temuan)
    yield f'<section id="k{number}">'
    if named:
        yield f"<h2>{text(_name(hasil))}</h2>"
    counter = 0
    for at, (steps, group) in enumerate(by_owner(active).items(), 1):
        yield f'<section class="kelompok" id="k{number}-{at}">\n<h3>{heading(steps, lang)}</h3>'
        if steps[:-1]:
            path = " › ".join(text(s.text(lang)) for s in steps[:-1])
            yield f'<p class="jalur">{path}</p>'
        for temuan in group:
            counter += 1
            yield from finding(temuan, f"k{number}-{temuan.sidik}", counter, lang)
        yield "</section>"
    yield from waived(put_aside, lang)
    yield from finished(done, lang)
    yield "</section>"


def _table_head(caption: Teks, first: Teks, lang: Lang, bar: bool = False) -> str:
    heads = "".join(f'<th scope="col" class="n">{k.teks.pick(lang)}</th>' for k in Keparahan)
    said = f"<caption>{text(caption.pick(lang))}</caption>" if caption.id else ""
    last = '<th class="b"></th>' if bar else ""
    head = f'<thead><tr><th scope="col">{first.pick(lang)}</th>{heads}{last}</tr></thead>'
    return f'<table class="isi">{said}{head}<tbody>'


def _numbers(temuan: Iterable[Temuan]) -> str:
    return "".join(f'<td class="n{"" if n else " nol"}">{n}</td>' for n in count(temuan).values())


def _name(hasil: Hasil) -> str:
    return f"{hasil.unit} {hasil.tahun} ({hasil.versi})"
