"""The frame of the program: help, languages, exit codes, and how every error reaches the user."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kaskade_graph.cli import app
from kaskade_graph.cli.lang import dua, take_lang
from kaskade_graph.errors import AmbiguousName, StoreError, Teks, UsageError
from tests.cli.conftest import Kaskade, golden

COMMANDS = [module.NAMA for module in app.COMMANDS]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_help_is_wholly_in_one_language(kaskade: Kaskade, lang: str) -> None:
    ran = kaskade("--lang", lang, "--help")
    assert ran.code == 0
    head, _, commands = ran.out.partition("Perintah:" if lang == "id" else "Commands:")
    golden(f"help.{lang}.txt", head)
    assert [line.split()[0] for line in commands.splitlines() if line] == COMMANDS
    assert "..." not in commands, "the first sentence of a command's help must fit on its line"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(kaskade: Kaskade, command: str) -> None:
    indonesian = kaskade(command, "--help")
    english = kaskade(command, "--help", "--lang", "en")
    assert indonesian.code == english.code == 0
    assert "Pemakaian:" in indonesian.out
    assert "Usage:" in english.out
    assert "\x1f" not in indonesian.out + english.out
    for word in ("Usage:", "Options:", "Arguments:", "[required]", "Show this message"):
        assert word not in indonesian.out


def test_lang_is_read_before_and_after_the_command_and_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, kaskade: Kaskade
) -> None:
    assert "Galat" in kaskade("tree", "none.txt").err
    assert "Error" in kaskade("--lang", "en", "tree", "none.txt").err
    assert "Error" in kaskade("tree", "none.txt", "--lang=en").err
    monkeypatch.setenv("KASKADE_LANG", "en")
    assert "Error" in kaskade("tree", "none.txt").err
    assert "Galat" in kaskade("tree", "none.txt", "--lang", "id").err


def test_words_after_two_hyphens_are_never_taken_for_options() -> None:
    assert take_lang(["show", "--lang", "en", "--", "--lang", "id"], {}) == ["show", "--", "--lang", "id"]


@pytest.mark.parametrize("args", [["--lang", "fr"], ["--lang"], ["tree", "--lang=", "x"]])
def test_a_language_there_is_not_is_wrong_usage(kaskade: Kaskade, args: list[str]) -> None:
    ran = kaskade(*args)
    assert ran.code == 2
    assert "--lang id" in ran.err


def test_version(kaskade: Kaskade) -> None:
    ran = kaskade("--version")
    assert (ran.code, ran.out) == (0, f"kaskade {app.__version__}\n")


def test_no_command_shows_the_help_and_is_wrong_usage(kaskade: Kaskade) -> None:
    ran = kaskade()
    assert ran.code == 2
    assert "kaskade audit" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("args", "indonesian", "english"),
    [
        (["tre"], "perintah tidak dikenal: 'tre'", "No such command 'tre'"),
        (["tree", "--dept", "2"], "opsi tidak dikenal: --dept", "No such option: --dept"),
        (["tree", "--depth", "x"], "nilai tidak sah untuk '--depth'", "Invalid value for '--depth'"),
        (["tree", "--depth"], "opsi --depth membutuhkan nilai", "requires an argument"),
        (["import"], "argumen BERKAS belum diisi", "Missing argument"),
        (["import", "a", "b"], "argumen berlebih: b", "Got unexpected extra argument"),
        (["tree", "a.txt", "-f", "docx"], "format tidak dikenal: 'docx'", "unknown format: 'docx'"),
        (["tree", "a.txt", "-o", "a.docx"], "format tidak dikenal: 'docx'", "unknown format: 'docx'"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_is_wrong(
    kaskade: Kaskade, args: list[str], indonesian: str, english: str
) -> None:
    first, second = kaskade(*args), kaskade(*args, "--lang", "en")
    assert first.code == second.code == 2
    assert indonesian in first.err
    assert english in second.err
    assert first.out == second.out == ""


def _raise(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def build(*_args: object) -> object:
        raise error

    monkeypatch.setattr(app, "build", build)


def test_a_bug_keeps_its_traceback_and_exits_70(kaskade: Kaskade, monkeypatch: pytest.MonkeyPatch) -> None:
    _raise(monkeypatch, ZeroDivisionError("x"))
    ran = kaskade("tree")
    assert ran.code == 70
    assert "Traceback" in ran.err
    assert "ZeroDivisionError" in ran.err
    assert "Ini kesalahan di dalam kaskade" in ran.err


def test_ctrl_c_exits_130_without_a_traceback(kaskade: Kaskade, monkeypatch: pytest.MonkeyPatch) -> None:
    _raise(monkeypatch, KeyboardInterrupt())
    ran = kaskade("tree")
    assert (ran.code, ran.err) == (130, "")


@pytest.mark.parametrize(
    ("error", "code"),
    [(UsageError(Teks("a\u202eb", "b")), 2), (StoreError(Teks("a\u202eb", "b")), 4)],
)
def test_errors_exit_with_their_code_and_show_no_invisible_characters(
    kaskade: Kaskade, monkeypatch: pytest.MonkeyPatch, error: UsageError | StoreError, code: int
) -> None:
    _raise(monkeypatch, error)
    ran = kaskade("tree")
    assert (ran.code, ran.err) == (code, "Galat: a\\u202eb\n")


def test_candidates_of_an_ambiguous_name_are_listed(
    kaskade: Kaskade, monkeypatch: pytest.MonkeyPatch
) -> None:
    _raise(monkeypatch, AmbiguousName(Teks("dua", "two"), [("urn:a", "A", 1.0), ("urn:b", "B", 0.9)]))
    assert kaskade("tree").err == "Galat: dua\n  - A\n    urn:a\n  - B\n    urn:b\n"


def _program(*args: str, **kwargs: object) -> subprocess.Popen[bytes]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("KASKADE_")}
    return subprocess.Popen(
        [sys.executable, "-m", "kaskade_graph", *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environ,
        **kwargs,  # type: ignore[call-overload]
    )


def test_a_reader_that_goes_away_is_no_error() -> None:
    program = _program("tree", "--help")
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    assert program.wait(60) == 141
    assert program.stderr.read() == b""
    program.stderr.close()


def test_help_does_not_import_the_heavy_libraries() -> None:
    code = (
        "import sys; from kaskade_graph.cli.app import execute; execute(['--help']); "
        "print(sorted({m.split('.')[0] for m in sys.modules} & set(sys.argv[1:])))"
    )
    heavy = ["rdflib", "pyshacl", "networkx", "pyoxigraph", "openpyxl", "pdfplumber", "docx", "rich", "yaml"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_audit_of_one_document_does_not_import_what_it_does_not_need() -> None:
    document = Path(__file__).parents[2] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
    code = (
        "import sys; from kaskade_graph.cli.app import execute; "
        "execute(['audit', sys.argv[1], '--fail-on', 'never', '--summary']); "
        "print(sorted(set(sys.modules) & set(sys.argv[2:])))"
    )
    heavy = ["pydantic", "networkx", "openpyxl", "pyarrow", "multiprocessing", "kaskade_graph.linking.links"]
    command = [sys.executable, "-c", code, str(document), *heavy]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_dua_holds_both_languages() -> None:
    assert dua("a", "b").split("\x1f") == ["a", "b"]
