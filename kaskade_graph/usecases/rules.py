"""The catalogue of rules, for people."""

from __future__ import annotations

from kaskade_graph.audit import own, rules
from kaskade_graph.audit.rules import whole
from kaskade_graph.errors import Lang, Teks, UsageError
from kaskade_graph.reports import catalogue
from kaskade_graph.text import shown


def show(kode: str | None, lang: Lang, width: int = 100) -> str:
    """Return the list of rules, or one rule in full; raise UnknownName with the nearest codes."""
    if kode is None:
        return catalogue.listing(rules.load_all(), lang)
    return catalogue.page(rules.get(kode), lang, width)


def check(lang: Lang) -> tuple[str, bool]:
    """Run the cases of the rules of one's own; return what came of each, and whether all do what they say.

    Raises :class:`UsageError` when there are none.
    """
    mine = [rule for rule in rules.load_all() if not whole.BUNDLED.fullmatch(rule.kode)]
    if own.folder() is None or not mine:
        raise UsageError(
            Teks("tidak ada aturan sendiri", "there are no rules of your own"),
            Teks('Di kaskade.toml: [audit] aturan = "FOLDER"', 'In kaskade.toml: [audit] aturan = "FOLDER"'),
        )
    lines, sound = [], True
    for rule in mine:
        wrong = list(whole.failing(rule))
        sound &= not wrong
        verdict = Teks("sesuai kasusnya", "does what its cases say")
        if wrong:
            verdict = Teks("tidak sesuai kasusnya:", "does not do what its cases say:")
        lines.append(f"{rule.kode} {shown(rule.nama)} ({shown(rule.sumber)}): {verdict.pick(lang)}")
        lines += [f"  {shown(line)}" for line in wrong]
    return "\n".join(lines) + "\n", sound
