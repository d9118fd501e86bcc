"""What typer says about a wrong command line, in both languages.

Typer has these messages in English only. They are recognised by the class of the exception, and anything
that is not recognised is shown as typer says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kaskade_graph.errors import Teks
from kaskade_graph.text import shown

_INDONESIAN = (
    (r"No such option: (\S+)", r"opsi tidak dikenal: \1"),
    (r"\(Possible options: (.*)\)", r"(mungkin maksud Anda: \1)"),
    (r"Did you mean (.*)\?", r"mungkin maksud Anda \1?"),
    (r"No such command '(.*?)'", r"perintah tidak dikenal: '\1'"),
    (r"Missing command\.", "perintahnya belum disebut."),
    (r"Missing argument '(.*?)'\.", r"argumen \1 belum diisi."),
    (r"Missing option '(.*?)'\.", r"opsi \1 belum diisi."),
    (r"Option '(.*?)' requires an argument\.", r"opsi \1 membutuhkan nilai."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", r"argumen berlebih: \1"),
    (r"Invalid value for (.*?): ", r"nilai tidak sah untuk \1: "),
    (r"(\S+) is not a valid integer\.?", r"\1 bukan bilangan bulat."),
    (r"(\S+) is not a valid int\.?", r"\1 bukan bilangan bulat."),
    (r"(\S+) is not a valid float\.?", r"\1 bukan bilangan."),
    # What pydantic says, which newer versions of typer ask.
    (r"Input should be a valid integer\b.*", "harus bilangan bulat"),
    (r"Input should be a valid number\b.*", "harus bilangan"),
    (r"Input should be greater than or equal to (\S+)", r"paling kecil \1"),
    (r"Input should be less than or equal to (\S+)", r"paling besar \1"),
    (r"Input should be (.*) or (.*)", r"harus \1 atau \2"),
    (r"Input should be ", "harus "),
    (r"(\S+) is not one of (.*)", r"\1 bukan salah satu dari \2"),
)


# What options were called up to 0.1; scripts that still say so go on working.
_EARLIER = {
    "--temuan": "--findings",
    "--ringkasan": "--summary",
    "--tanggapan": "--replies",
    "--tanggal": "--date",
    "--profil": "--profile",
    "--lingkup": "--scope",
    "--halaman": "--page",
    "--matriks": "--matrix",
    "--pembanding": "--against",
    "--versi": "--revision",
    "--pola": "--pattern",
}


def current_names(args: Sequence[str]) -> list[str]:
    """Return ``args`` with options called by their earlier names called by their names."""
    end = args.index("--") if "--" in args else len(args)
    named = [
        _EARLIER.get(name, name) + equals + value
        for name, equals, value in (item.partition("=") for item in args[:end])
    ]
    return [*named, *args[end:]]


def explain(exc: Any) -> Teks:
    """Return the message of a typer usage error in both languages, on one line."""
    english = shown(" ".join(exc.format_message().split()))
    indonesian = english
    for pattern, replacement in _INDONESIAN:
        indonesian = re.sub(pattern, replacement, indonesian)
    return Teks(indonesian, english)


def hint(exc: Any) -> Teks | None:
    """Return what to type for help, when the error knows its command."""
    ctx = getattr(exc, "ctx", None)
    if ctx is None:
        return None
    path = ctx.command_path
    return Teks(f"Bantuan: {path} --help", f"Help: {path} --help")
