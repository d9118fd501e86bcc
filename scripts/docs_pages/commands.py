"""Reference of the command line, from the command tree itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docs_pages.markdown import cell, page, table
from kaskade_graph.cli.app import build
from kaskade_graph.errors import Lang, Teks

EXIT = (
    (
        0,
        Teks(
            "baik; tidak ada temuan setingkat `--fail-on` atau lebih",
            "fine; no finding at or above `--fail-on`",
        ),
    ),
    (1, Teks("ada temuan setingkat itu atau lebih", "findings at or above it")),
    (2, Teks("cara pakai atau konfigurasi salah", "wrong usage or configuration")),
    (
        3,
        Teks(
            "masukan tidak terbaca, atau sebagian ditolak (yang terbaca tetap dilaporkan)",
            "input unreadable, or part of it refused (what could be read is still reported)",
        ),
    ),
    (4, Teks("penyimpanan jarak jauh tidak menjawab semestinya", "a remote store did not answer as it must")),
    (70, Teks("kesalahan program: jejaknya ditampilkan", "a bug: the traceback is kept")),
    (130, Teks("dihentikan dengan Ctrl-C", "stopped with Ctrl-C")),
    (
        141,
        Teks(
            "pembaca keluaran pergi lebih dulu (misalnya `| head`)",
            "the reader of the output went away (`| head`)",
        ),
    ),
)
_EXAMPLE = re.compile(r"(?:Contoh|Example): (kaskade .*)")
_HEADS = Teks("Perintah", "Commands")


def render(lang: Lang) -> str:
    """Return the page."""
    root = build(lang)
    parts = [_intro(lang), _options(root, lang)]
    for name, command in root.commands.items():
        if not command.hidden:
            parts.append([f"## kaskade {name}", "", *_command(name, command, lang)])
    return page(
        lang, _HEADS.pick(lang), *parts, [_title("Kode keluar", "Exit codes", lang), "", *_exits(lang)]
    )


def _intro(lang: Lang) -> list[str]:
    text = Teks(
        "Hasil ditulis ke stdout atau ke `--output`; catatan dan galat ke stderr. `--format` atau akhiran "
        "`--output` menentukan format. `--lang` boleh ditulis di mana saja.",
        "Results go to stdout or to `--output`; notes and errors to stderr. `--format` or the ending of "
        "`--output` picks the format. `--lang` may stand anywhere.",
    )
    return [text.pick(lang)]


def _title(indonesia: str, english: str, lang: Lang) -> str:
    return "## " + Teks(indonesia, english).pick(lang)


def _command(name: str, command: Any, lang: Lang) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    usage = " ".join([f"kaskade {name}", *(_argument(p) for p in arguments)])
    options = any(p.param_type_name == "option" for p in command.params)
    yield from ("```text", usage + (Teks(" [OPSI]", " [OPTIONS]").pick(lang) if options else ""), "```", "")
    for paragraph in command.help.split("\n\n"):
        example = _EXAMPLE.fullmatch(paragraph.strip())
        yield from (["```sh", example[1], "```"] if example else [paragraph])
        yield ""
    yield from _options(command, lang)


def _argument(param: Any) -> str:
    name = str(param.metavar or param.name.upper())
    return name if param.required else f"[{name}]"


def _options(command: Any, lang: Lang) -> list[str]:
    rows = []
    for param in command.params:
        if param.param_type_name == "argument":
            left = f"`{_argument(param)}`"
        else:
            names = ", ".join([*param.opts, *param.secondary_opts])
            left = f"`{names} {param.metavar}`" if param.metavar else f"`{names}`"
        notes = [param.help or ""]
        if param.envvar:
            notes.append(Teks(f"Variabel: `{param.envvar}`.", f"Variable: `{param.envvar}`.").pick(lang))
        default = param.default
        if isinstance(default, str | int) and not isinstance(default, bool):
            notes.append(Teks(f"Bawaan: `{default}`.", f"Default: `{default}`.").pick(lang))
        rows.append((left.replace("|", "\\|"), cell(" ".join(notes))))
    return table((Teks("Pilihan", "Option").pick(lang), Teks("Arti", "Meaning").pick(lang)), rows)


def _exits(lang: Lang) -> list[str]:
    heads = Teks("Kode", "Code").pick(lang), Teks("Arti", "Meaning").pick(lang)
    return table(heads, [(str(code), meaning.pick(lang)) for code, meaning in EXIT])
