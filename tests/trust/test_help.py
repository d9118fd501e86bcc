"""Help and errors in one language at a time, and each command names its formats."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest

from kaskade_graph.cli.app import build, execute
from kaskade_graph.cli.formats import FORMATS
from kaskade_graph.errors import Lang
from kaskade_graph.usecases import link

# Words that only one of the languages has. Names of formats, options and fields are no words of either.
ENGLISH = (
    r"the|files?|of|with|for|which|default|required|env var|path|list|such|from|when|only"
    r"|usage|options|arguments"
)
INDONESIAN = (
    r"dan|atau|berkas|bila|yang|untuk|dengan|bawaan|wajib|variabel|dari|hanya|tidak|pemakaian|opsi|argumen"
)
FOREIGN: dict[Lang, str] = {"id": ENGLISH, "en": INDONESIAN}
COMMANDS = sorted(build("id").commands)


def help_of(name: str | None, lang: Lang) -> str:
    """Return the help of a command, of the program itself for None."""
    command: Any = build(lang)
    context = command.make_context("kaskade", [], resilient_parsing=True)
    if name is None:
        return str(command.get_help(context))
    child = command.commands[name]
    return str(child.get_help(child.make_context(name, [], parent=context, resilient_parsing=True)))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("name", [None, *COMMANDS])
@pytest.mark.parametrize("columns", ["60", "80", "160"])
def test_help_is_in_one_language(
    name: str | None, lang: Lang, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    text = help_of(name, lang)
    # Examples, options, file names, and the names of variables are the same in both.
    words = re.sub(
        r"Contoh:.*?(?=\n\n)|Example:.*?(?=\n\n)|--[\w-]+|\S+\.\w+|[A-Z]+_[A-Z_]+|\"[^\"]*\"",
        " ",
        text,
        flags=re.S,
    )
    found = re.findall(rf"(?<![\w-])(?:{FOREIGN[lang]})(?![\w-])", words, re.I)
    assert found == [], text
    assert not re.search(r"<\w+>|<list|<=x|x>=", text), text


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_command_names_its_formats(name: str, lang: Lang) -> None:
    text = " ".join(help_of(name, lang).split())
    assert ", ".join(FORMATS[name]) in text


def test_every_command_with_formats_is_named() -> None:
    root = build("id")
    with_formats = {n for n, c in root.commands.items() if any("--format" in p.opts for p in c.params)}
    assert with_formats == set(FORMATS)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"audit", "validate", "link", "import"}))
def test_the_formats_are_those_that_the_command_takes(name: str) -> None:
    module = {"nilai": "evaluate"}.get(name, name)
    assert tuple(import_module(f"kaskade_graph.usecases.{module}").FORMATS) == FORMATS[name]


def test_so_it_is_for_the_others() -> None:
    from kaskade_graph.reports.formats import BENTUK
    from kaskade_graph.usecases import import_cascade

    assert tuple(BENTUK) == FORMATS["audit"] == FORMATS["validate"]
    assert (*link.FORMATS, "trig") == FORMATS["link"]
    assert tuple(import_cascade.FORMATS) == FORMATS["import"]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    "args",
    [
        ["query", "--limit", "x"],
        ["query", "--limit", "-1"],
        ["tree", "--page", "0"],
        ["audit", "--nope"],
        ["audit", "-f", "nope"],
        ["nope"],
        ["diff", "a"],
        ["serve", "--port", "99999"],
        ["load"],
        ["show"],
        ["query", "--timeout", "0"],
        ["export", "--format"],
    ],
    ids=" ".join,
)
def test_errors_are_in_one_language(args: list[str], lang: Lang, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute([*args, "--lang", lang]) in (2, 3)
    told = re.sub(r"--[\w-]+|\'[^\']*\'|\S+\.\w+|[A-Z]+_[A-Z_]+", " ", capsys.readouterr().err)
    found = re.findall(rf"(?<![\w-])(?:{FOREIGN[lang]})(?![\w-])", told, re.I)
    assert found == [], told
