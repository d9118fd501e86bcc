"""The program ``kaskade``: its commands, its exit codes, and how errors reach the user.

==== ==========================================================================
exit meaning
==== ==========================================================================
0    fine; no finding at or above ``--fail-on``
1    findings at or above it
2    wrong usage or configuration
3    input unreadable, or rows of it refused
4    a remote store did not answer as it must
70   a bug: the traceback is kept
130  stopped with Ctrl-C; 141: the reader of the output went away
==== ==========================================================================
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Annotated, Any, NoReturn

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from kaskade_graph import __version__, personal
from kaskade_graph.cli import (
    audit,
    compare,
    completion,
    diff,
    doctor,
    export,
    formats,
    impact,
    import_,
    link,
    load,
    migrate,
    nilai,
    push,
    query,
    rules,
    serve,
    show,
    template,
    tree,
    validate,
)
from kaskade_graph.cli import lang as bahasa
from kaskade_graph.cli.lang import CommandGroup, Perintah, dua
from kaskade_graph.cli.usage import current_names, explain, hint
from kaskade_graph.errors import AmbiguousName, KaskadeError, Lang, Teks, UsageError, of_system
from kaskade_graph.garbage import collect_seldom
from kaskade_graph.text import shown

# One module per command, in the order of the help: NAMA, BANTUAN and the function ``run``.
COMMANDS: tuple[Any, ...] = (
    import_,
    template,
    audit,
    validate,
    nilai,
    rules,
    query,
    tree,
    show,
    impact,
    diff,
    compare,
    link,
    load,
    export,
    push,
    serve,
    migrate,
    doctor,
)

BANTUAN = dua(
    "Pohon kinerja (cascading) perangkat daerah sebagai graf: dibaca, diperiksa, ditanya.\n\n"
    "Mulai dengan: kaskade audit DOKUMEN",
    "Performance cascades of Indonesian government units as graphs: read, checked, questioned.\n\n"
    "Start with: kaskade audit DOCUMENT",
)


def _version(asked: bool) -> None:
    if asked:
        print(f"kaskade {__version__}")
        raise typer.Exit


def _completion(shell: str | None) -> None:
    if shell is None:
        return
    from kaskade_graph.cli.completion import script

    print(script(shell))
    raise typer.Exit


def _root(
    bahasa: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="id|en",
            envvar="KASKADE_LANG",
            help=dua(
                "Bahasa; boleh juga ditulis sesudah nama perintah. [bawaan: id]",
                "Language; may also stand after the name of the command. [default: id]",
            ),
        ),
    ] = None,
    personal_data: Annotated[
        bool,
        typer.Option(
            bahasa.PERSONAL,
            envvar=personal.VARIABLE,
            help=dua(
                "Pertahankan nama dan NIP orang, yang biasanya disamarkan; boleh sesudah nama perintah.",
                "Keep names and numbers of persons, which are masked by default; may stand after the command.",
            ),
        ),
    ] = False,
    completion: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar="bash|zsh|fish|powershell",
            is_eager=True,
            callback=_completion,
            help=dua(
                "Cetak naskah pelengkap perintah untuk shell itu; keterangannya menurut KASKADE_LANG.",
                "Print the completion script for that shell; what it explains follows KASKADE_LANG.",
            ),
        ),
    ] = None,
    versi: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=_version,
            help=dua("Tampilkan versi program.", "Show the version."),
        ),
    ] = False,
) -> None:
    """Hold the global options; all are dealt with before any command runs."""


def build(chosen: Lang, args: Sequence[str] | None = None) -> Any:
    """Return the command tree with its help in ``chosen``.

    With ``args``, a command line, only the command that it names has its options: working out those of all takes
    longer than the help that lists the commands.
    """
    named = next((arg for arg in args if not arg.startswith("-")), None) if args is not None else None
    app = typer.Typer(
        cls=CommandGroup,
        help=BANTUAN,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_root)
    for module in COMMANDS:
        run = module.run if args is None or named == module.NAMA else _listed
        app.command(module.NAMA, cls=Perintah, help=module.BANTUAN)(run)
    command = get_command(app)
    formats.name_in_help(command)
    bahasa.localize(command, chosen)
    return command


def _listed() -> None:
    """Stand for a command that is listed and not run."""


def _settings() -> AbstractContextManager[None]:
    from kaskade_graph.usecases.settings import settings

    return settings()


def execute(args: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error ends here, as text on stderr."""
    with personal.as_before():
        return _execute(args)


def _execute(args: Sequence[str]) -> int:
    try:
        if completion.is_asked():
            return completion.complete(build(bahasa.language_of(os.environ)))
        _stand_somewhere()
        rest = current_names(bahasa.take_lang(args))
        command = build(bahasa.lang(), rest)
        with command.make_context("kaskade", rest) as ctx, _settings():
            command.invoke(ctx)
        sys.stdout.flush()
    except typer.Exit as exc:
        return exc.exit_code
    except KaskadeError as exc:
        _tell(exc)
        return exc.exit_code
    except TyperException as exc:
        return _usage(exc)
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        # Python flushes stdout once more on its way out; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as exc:
        return _unwritten(exc) if exc.errno in _WRITING else _bug()
    except Exception:
        return _bug()
    return 0


_WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EBADF, errno.EIO})
"""Errors of writing that no other place has made a sentence of: those of standard output."""


def _stand_somewhere() -> None:
    try:
        os.getcwd()
    except OSError:
        raise UsageError(
            Teks("folder kerja sudah tidak ada", "the working directory is gone"),
            Teks("Pindah dahulu ke folder lain (cd).", "Change to another folder first (cd)."),
        ) from None


def _unwritten(exc: OSError) -> int:
    """Say that the output could not be written; what is still to be flushed goes nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    why = of_system(exc)
    _tell(
        UsageError(
            Teks(f"keluaran tidak dapat ditulis: {why.id}", f"the output cannot be written: {why.en}"),
            Teks("Tulis ke berkas dengan --output.", "Write it to a file with --output."),
        )
    )
    return 2


def main() -> NoReturn:
    """Entry point of the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    collect_seldom()
    sys.exit(execute(sys.argv[1:]))


def _say(text: str) -> None:
    print(shown(text), file=sys.stderr)


def _tell(exc: KaskadeError) -> None:
    chosen = bahasa.lang()
    _say(Teks("Galat: ", "Error: ").pick(chosen) + exc.text(chosen))
    if isinstance(exc, AmbiguousName):
        for key, label, _score in exc.candidates:
            _say(f"  - {label}\n    {key}")


def _usage(exc: TyperException) -> int:
    if type(exc).__name__ == "NoArgsIsHelpError":
        print(exc.format_message(), file=sys.stderr)
        return 2
    chosen = bahasa.lang()
    _say(Teks("Galat: ", "Error: ").pick(chosen) + explain(exc).pick(chosen))
    advice = hint(exc)
    if advice is not None:
        _say(advice.pick(chosen))
    return 2


def _bug() -> int:
    import traceback

    traceback.print_exc()
    teks = Teks(
        "Ini kesalahan di dalam kaskade, bukan pada masukan Anda. Laporkan beserta baris di atas, "
        f"versi kaskade {__version__} dan Python {sys.version.split()[0]}.",
        "This is a bug in kaskade, not a fault of your input. Report it with the lines above, "
        f"kaskade {__version__} and Python {sys.version.split()[0]}.",
    )
    _say(teks.pick(bahasa.lang()))
    return 70
