"""What ``kaskade.toml`` sets for every command: further files of the nomenclature, rules and words of one's own.

.. code-block:: toml

    [nomenklatur]
    berkas = ["nomenklatur-1.06.csv"]

    [audit]
    aturan = "aturan"
    leksikon = "leksikon.leks"

Files and folders lie beside ``kaskade.toml``: entries of the lexicon (notation: ``data/bahasa/README.md``),
rules (:mod:`kaskade_graph.audit.own`), and files of the nomenclature with the columns
``edisi,kode,tingkat,nama,indikator,satuan``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kaskade_graph import config
from kaskade_graph.errors import Teks


@contextmanager
def settings() -> Iterator[None]:
    """Let the settings hold while a command runs; raises UsageError, naming the file, for what is wrong in them."""
    konfigurasi = config.load()
    with _nomenclature(konfigurasi), _rules(konfigurasi), _lexicon(konfigurasi):
        yield


@contextmanager
def _lexicon(konfigurasi: config.Konfigurasi) -> Iterator[None]:
    named = konfigurasi.table("audit").get("leksikon")
    if named is None or konfigurasi.path is None:
        yield
        return
    if not isinstance(named, str) or not named.strip():
        raise konfigurasi.error(
            Teks("[audit] leksikon harus nama sebuah berkas", "[audit] leksikon has to be the name of a file")
        )
    from kaskade_graph.language import lexicon

    with lexicon.extended(lexicon.read(konfigurasi.path.parent / named)):
        yield


@contextmanager
def _nomenclature(konfigurasi: config.Konfigurasi) -> Iterator[None]:
    named = konfigurasi.table("nomenklatur").get("berkas", [])
    if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
        raise konfigurasi.error(
            Teks(
                "[nomenklatur] berkas harus berupa daftar nama berkas",
                "[nomenklatur] berkas has to be a list of file names",
            )
        )
    if not named or konfigurasi.path is None:
        yield
        return
    from kaskade_graph.registers import nomenklatur

    with nomenklatur.using(konfigurasi.path.parent / name for name in named):
        nomenklatur.load()  # what is wrong with a file is said at once
        yield


@contextmanager
def _rules(konfigurasi: config.Konfigurasi) -> Iterator[None]:
    named = konfigurasi.table("audit").get("aturan")
    if named is None or konfigurasi.path is None:
        yield
        return
    if not isinstance(named, str) or not named.strip():
        raise konfigurasi.error(
            Teks("[audit] aturan harus nama sebuah folder", "[audit] aturan has to be the name of a folder")
        )
    from kaskade_graph.audit import own

    with own.using(konfigurasi.path.parent / named):
        yield
