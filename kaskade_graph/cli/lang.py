"""The language of the command line: ``--lang``, else ``KASKADE_LANG``, else Indonesian.

Help texts are declared once as :func:`dua`, both languages in one string, and picked when the command tree
is built for a run (:func:`localize`), so one process can show both, as the reference pages need.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from typer.core import TyperCommand, TyperGroup

from kaskade_graph import personal
from kaskade_graph.cli.plain_values import converted_here
from kaskade_graph.errors import Lang, Teks, UsageError

PERSONAL = "--personal-data"
_SEPARATOR = "\x1f"
_current: ContextVar[Lang] = ContextVar("lang", default="id")
_LANGS: dict[str, Lang] = {"id": "id", "en": "en"}

# What typer itself writes in help, and only in English.
_TYPER = {
    r"^Usage: ": "Pemakaian: ",
    r"^Arguments:": "Argumen:",
    r"^Options:": "Opsi:",
    r"^Commands:": "Perintah:",
    r"\[OPTIONS\]": "[OPSI]",
    r"\bCOMMAND \[ARGS\]": "PERINTAH [ARGUMEN]",
    r"\[default:(?=\s)": "[bawaan:",
    r"\[env\s+var:": "[variabel:",
    r"(?<=; )required\]": "wajib]",
    r"\[required\]": "[wajib]",
    r"Show this message and exit\.": "Tampilkan bantuan ini, lalu selesai.",
}


def dua(indonesia: str, english: str) -> str:
    """Return a help text in two languages, for any ``help=`` or ``metavar=`` of a command."""
    return f"{indonesia}{_SEPARATOR}{english}"


def lang() -> Lang:
    """Return the language of this run; commands pass it to what shows text."""
    return _current.get()


def take_lang(args: Sequence[str], environ: Mapping[str, str] = os.environ) -> list[str]:
    """Set the language from ``args`` and ``environ``; return ``args`` without ``--lang`` and ``--personal-data``.

    Each is accepted anywhere before ``--``, before and after the name of the command. Raises
    :class:`UsageError` for any other language than ``id`` and ``en``.
    """
    rest: list[str] = []
    chosen = environ.get("KASKADE_LANG") or "id"
    items = iter(args)
    for item in items:
        if item == "--":
            rest += [item, *items]
        elif item == "--lang":
            chosen = next(items, "")
        elif item == PERSONAL:
            personal.want()
        elif item.startswith("--lang="):
            chosen = item.removeprefix("--lang=")
        else:
            rest.append(item)
    if chosen not in _LANGS:
        raise UsageError(
            Teks(f"bahasa tidak dikenal: {chosen!r}", f"unknown language: {chosen!r}"),
            Teks(
                "Pakai --lang id atau --lang en (atau KASKADE_LANG).",
                "Use --lang id or --lang en (or KASKADE_LANG).",
            ),
        )
    _current.set(_LANGS[chosen])
    return rest


def language_of(environ: Mapping[str, str]) -> Lang:
    """Return the language that ``environ`` asks for; Indonesian when it asks for none that there is."""
    return _LANGS.get(environ.get("KASKADE_LANG", ""), "id")


def localize(command: Any, chosen: Lang) -> None:
    """Pick ``chosen`` in every help text of a freshly built command and all below it."""
    _current.set(chosen)
    for node in _tree(command):
        for name in ("help", "short_help", "epilog", "metavar"):
            text = getattr(node, name, None)
            if isinstance(text, str) and _SEPARATOR in text:
                indonesia, english = text.split(_SEPARATOR, 1)
                setattr(node, name, english if chosen == "en" else indonesia)


def _tree(command: Any) -> Iterator[Any]:
    yield command
    yield from command.params
    for child in getattr(command, "commands", {}).values():
        yield from _tree(child)


_TYPE = re.compile(r" <(?:list\[)?[A-Za-z]+\]?>(?=\s|$)", re.MULTILINE)
_RANGE = re.compile(r"(?P<least>\d[\d.]*)<=x<=(?P<most>\d[\d.]*)")
_AT_LEAST = re.compile(r"x>=(?P<least>\d[\d.]*)")


def _range(least: str, most: str | None) -> str:
    if most is None:
        return Teks(f"paling kecil {least}", f"at least {least}").pick(lang())
    return Teks(f"{least} sampai {most}", f"{least} to {most}").pick(lang())


def typer_words(text: str) -> str:
    """Put typer's own words in a help or usage text into the language of this run, without names of its types."""
    text = _TYPE.sub(lambda m: " " * len(m.group()), text)
    text = _RANGE.sub(lambda m: _range(m["least"], m["most"]), text)
    text = _AT_LEAST.sub(lambda m: _range(m["least"], None), text)
    if lang() == "id":
        for english, indonesia in _TYPER.items():
            text = re.sub(english, indonesia, text, flags=re.MULTILINE)
    return text


class Perintah(TyperCommand):
    """A command whose help is wholly in the language of the run.

    An option whose metavar stands in brackets may come without a value; then its value is ``-``.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give bare options with an optional value the value ``-``."""
        bare = {o for p in self.params if (p.metavar or "").startswith("[") for o in p.opts}
        for at, item in enumerate(args):
            if item == "--":
                break
            if item in bare and (at + 1 == len(args) or args[at + 1].startswith("-")):
                args[at] = f"{item}=-"
        self._check_numbers(args)
        converted_here(self.get_params(ctx))
        return list(super().parse_args(ctx, args))

    def _check_numbers(self, args: list[str]) -> None:
        """Refuse what Python takes for a number and people do not: ``1_0``, digits of other scripts."""
        numbers = {
            o
            for p in self.params
            if hasattr(p, "bare_type") and p.bare_type() in ("int", "float")
            for o in p.opts
        }
        for at, item in enumerate(args):
            if item == "--":
                return
            name, equals, value = item.partition("=")
            value = value if equals else args[at + 1] if at + 1 < len(args) else ""
            if name in numbers and ("_" in value or not value.isascii()):
                raise UsageError(
                    Teks(f"{name}: {value!r} bukan bilangan", f"{name}: {value!r} is not a number"),
                    Teks("Tulis angka saja, misalnya 10.", "Write digits alone, such as 10."),
                )

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return typer_words(super().get_help(ctx))


class CommandGroup(TyperGroup):
    """The root command, likewise."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the name of a command."""
        converted_here(self.get_params(ctx))
        return list(super().parse_args(ctx, args))

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return typer_words(super().get_help(ctx))
