"""Saved questions for a person: which there are, what one needs, and its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kaskade_graph.errors import InputError, Lang, Teks, UsageError
from kaskade_graph.queries import answer as answering
from kaskade_graph.queries.answer import BoundAnswer
from kaskade_graph.queries.library import Library
from kaskade_graph.queries.saved import SavedQuery
from kaskade_graph.text import shown
from kaskade_graph.usecases.time_limit import within_opened

if TYPE_CHECKING:
    from kaskade_graph.store.protocol import Store
    from kaskade_graph.usecases.inputs import Inputs

FORMATS = ("table", "csv", "tsv", "json", "md", "html", "xlsx")
"""Formats of an answer; the first is the default."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer in the format asked for, and what the person should know beside it.

    ``gagal`` are the files that could not be read; the answer is without them.
    """

    hasil: str | bytes
    catatan: tuple[Teks, ...]
    gagal: tuple[InputError, ...] = ()


def find(query_id: str) -> tuple[Library, SavedQuery]:
    """Return the question that ``query_id`` names: an id, or the path of an ``.rq`` file.

    Raises :class:`~kaskade_graph.errors.UnknownName` or :class:`~kaskade_graph.errors.InputError`.
    """
    if query_id.endswith(".rq"):
        book = Library()
        return book, book.add_file(Path(query_id))
    book = Library()
    return book, book.get(query_id)


def ask(
    place: Inputs,
    query_id: str,
    params: Sequence[str] = (),
    *,
    format_: str = "table",
    lang: Lang = "id",
    limit: int | None = None,
    offset: int | None = None,
    width: int = 120,
    color: bool = False,
    seconds: float | None = None,
) -> Asked:
    """Answer a question from ``place``. ``params`` are ``name=value`` as typed.

    ``query_id`` is the id of a question, the path of an ``.rq`` file, or a sentence; what a sentence was
    taken for is said in the notes, as the command that asks the same. ``seconds`` is how long the asking may
    take, reading the files not counted; raises :class:`UsageError` when it takes longer.
    """
    found, notes = answer(place, query_id, parse_params(params), limit=limit, offset=offset, seconds=seconds)
    result = render(found, format_, lang, width=width, color=color)
    return Asked(result, tuple(notes), tuple(place.gagal))


def answer(
    place: Inputs,
    query_id: str,
    given: Mapping[str, list[str]],
    *,
    limit: int | None = None,
    offset: int | None = None,
    seconds: float | None = None,
) -> tuple[BoundAnswer, list[Teks]]:
    """Return the answer and the notes that :func:`ask` renders; ``given`` are the values of each parameter."""
    book = Library()
    sentence = query_id not in book.paths and _is_sentence(query_id)
    query = None
    if not sentence:
        book, query = find(query_id)
        answering.check(query, given, place.typed)

    def answered(store: Store) -> tuple[BoundAnswer, list[Teks]]:
        if query is None:
            from kaskade_graph.usecases import asking

            reference_needed(store, book.all(), place)
            found, notes = asking.ask(
                store, book, query_id, given, limit=limit, offset=offset, place=place.typed
            )
        else:
            reference_needed(store, [query], place)
            found, notes = answering.answer(store, book, query, given, limit=limit, offset=offset), []
        return found, [*notes, *answering.left_out(store, book, found, place.typed)]

    found, notes = within_opened(place, seconds, answered)
    notes = [*place.catatan, *notes, *(_chosen(c) for c in found.choices)]
    if not found.rows.rows:
        notes.append(found.query.kosong or Teks("Tidak ada baris yang cocok.", "No rows match."))
    return found, notes


def sparql(place: Inputs, query_id: str, params: Sequence[str] = (), *, limit: int | None = None) -> str:
    """Return the SPARQL of a question with its parameters filled in, and nothing else.

    Words are looked up in ``place`` where one is named; without, parameters are IRIs and values.
    """
    book, query = find(query_id)
    given = parse_params(params)
    if not (place.files or place.from_store):
        return answering.plain(None, book, query, given, limit=limit).strip() + "\n"
    with closing(place.open()) as store:
        reference_needed(store, [query], place)
        return answering.plain(store, book, query, given, limit=limit).strip() + "\n"


def split_words(query_id: str, files: Sequence[Path]) -> tuple[str, list[Path]]:
    """Return the question and the files of a command line: a sentence may be typed without quotation marks.

    Words after the first that are neither a file nor look like the name of one belong to the sentence.
    """
    rest = list(files)
    words = [query_id]
    if _is_sentence(query_id):
        while rest and _is_word(rest[0]):
            words.append(str(rest.pop(0)))
    return " ".join(words), rest


def _is_word(path: Path) -> bool:
    return str(path) != "-" and not path.suffix and len(path.parts) == 1 and not path.exists()


def _is_sentence(text: str) -> bool:
    """Say whether ``text`` is words rather than an id, which holds hyphens, or a file."""
    return " " in text.strip() or not any(sign in text for sign in "-_./\\")


def reference_needed(store: Store, queries: Sequence[SavedQuery], place: Inputs) -> None:
    """See to it that a question about the official nomenclature finds it, or is told that it will not."""
    from kaskade_graph.store import reference

    needed = any(f"<{reference.NOMENKLATUR}>" in query.body for query in queries)
    if not needed or not reference.missing(store):
        return
    if not place.from_store:
        reference.put(store)
        return
    place.catatan.append(
        Teks(
            "Penyimpanan ini tidak memuat nomenklatur resmi, sehingga sebagian jawaban bisa kosong; "
            "kaskade load menambahkannya.",
            "This store does not hold the official nomenclature, so part of the answer may be empty; "
            "kaskade load adds it.",
        )
    )


def render(
    found: BoundAnswer, format_: str, lang: Lang, *, width: int = 120, color: bool = False
) -> str | bytes:
    """Return the rows of an answer in one of :data:`FORMATS`."""
    from kaskade_graph.reports import rows

    return rows.render(found.rows, found.query.columns, format_, lang, width=width, color=color)


def parse_params(params: Sequence[str]) -> Mapping[str, list[str]]:
    """Return ``name=value`` texts by name; raises :class:`UsageError` for one without ``=`` or value."""
    out: dict[str, list[str]] = {}
    for param in params:
        name, sign, value = param.partition("=")
        if not sign or not name.strip() or not value.strip():
            given = shown(param)
            raise UsageError(
                Teks(
                    f"--param harus nama=nilai, bukan {given!r}", f"--param must be name=value, not {given!r}"
                ),
                Teks('Contoh: --param sasaran="pelayanan"', 'Example: --param sasaran="pelayanan"'),
            )
        out.setdefault(name.strip(), []).append(value)
    return out


def listing(lang: Lang) -> str:
    """Return the list of questions, grouped by tag, one line each."""
    groups: dict[str, list[SavedQuery]] = {}
    for query in Library().all():
        groups.setdefault(query.tags[0] if query.tags else "", []).append(query)
    lines = []
    for tag in sorted(
        groups, key=lambda t: (t not in _GROUPS, list(_GROUPS).index(t) if t in _GROUPS else 0, t)
    ):
        lines += [_GROUPS.get(tag, Teks(tag, tag)).pick(lang)]
        width = max(len(q.id) for q in groups[tag])
        lines += [f"  {q.id:<{width}}  {q.judul.pick(lang)}" for q in groups[tag]]
        lines.append("")
    see = Teks(
        "Lihat satu: kaskade query ID --show. Jalankan: kaskade query ID --param nama=nilai\n"
        'Dengan kata sendiri: kaskade query "indikator mana yang belum punya target"',
        "See one: kaskade query ID --show. Run it: kaskade query ID --param name=value\n"
        'In words of your own: kaskade query "which indicators have no target"',
    )
    return "\n".join([*lines, see.pick(lang)]) + "\n"


_GROUPS = {
    "perencana": Teks("Untuk perencana", "For planners"),
    "auditor": Teks("Untuk auditor", "For auditors"),
    "data": Teks("Tentang data", "About the data"),
}


def describe(query_id: str, lang: Lang, place: str = "") -> str:
    """Return title, question, parameters, columns and text of one question; ``place`` as :attr:`Inputs.typed`."""
    if query_id not in Library().paths and _is_sentence(query_id):
        from kaskade_graph.usecases import asking

        query = asking.understand(query_id, place)
    else:
        _, query = find(query_id)
    question = [query.pertanyaan.pick(lang)] if query.pertanyaan else []
    lines = [query.judul.pick(lang), *question, ""]
    if query.params:
        lines.append(Teks("Parameter:", "Parameters:").pick(lang))
        for p in query.params:
            title = f" ({p.judul.pick(lang)})" if p.judul else ""
            facts: list[str] = [p.tipe]
            facts += [Teks("wajib", "required").pick(lang)] if p.wajib else []
            facts += [f"{Teks('bawaan', 'default').pick(lang)} {p.bawaan}"] if p.bawaan is not None else []
            facts += (
                [f"{Teks('pilihan', 'choices').pick(lang)}: kaskade query {p.pilihan}{place}"]
                if p.pilihan
                else []
            )
            lines.append(f"  {p.nama}{title}: {', '.join(facts)}")
        lines.append("")
    lines.append(Teks("Kolom:", "Columns:").pick(lang))
    lines += [f"  {c.nama}: {c.judul.pick(lang)}" for c in query.columns]
    return shown("\n".join([*lines, "", query.body.strip()])) + "\n"


def _chosen(choice: answering.Choice) -> Teks:
    of = choice.judul
    return Teks(f"{choice.param} = {of.id}", f"{choice.param} = {of.en}")
