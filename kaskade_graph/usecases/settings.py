"""What ``kaskade.toml`` sets for every command: further files of the nomenclature.

.. code-block:: toml

    [nomenklatur]
    berkas = ["nomenklatur-1.06.csv"]

The files lie beside ``kaskade.toml`` and have the columns ``edisi,kode,tingkat,nama,indikator,satuan``.
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
    from kaskade_graph import nomenklatur

    with nomenklatur.using(konfigurasi.path.parent / name for name in named):
        nomenklatur.load()  # what is wrong with a file is said at once
        yield
