"""The only place that knows where the ontology, shapes, queries and reference data are.

Installed, they lie inside the package (``bundled/``); in a checkout, at the top of the repository.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def root() -> Path:
    """Return the folder that holds ``ontology/``, ``shapes/``, ``queries/`` and ``data/``."""
    bundled = _PACKAGE / "bundled"
    return bundled if bundled.is_dir() else _PACKAGE.parent


def ontology() -> Path:
    """Return the path of ``ontology/kinerja.ttl``."""
    return root() / "ontology" / "kinerja.ttl"


def shapes() -> list[Path]:
    """Return the SHACL files, sorted by name."""
    return sorted((root() / "shapes").glob("*.ttl"))


def queries() -> list[Path]:
    """Return the saved questions, sorted by name."""
    return sorted((root() / "queries").glob("*.rq"))


def audit_queries() -> list[Path]:
    """Return the rules written in SPARQL, sorted by name."""
    return sorted((root() / "queries" / "audit").glob("*.rq"))


def nomenklatur() -> list[Path]:
    """Return the CSV files of official names and codes, sorted by name."""
    return list(_nomenklatur())


@cache
def _nomenklatur() -> tuple[Path, ...]:
    return tuple(sorted((root() / "data" / "nomenklatur").glob("*.csv")))


def nomenklatur_nasional() -> Path:
    """Return the folder of the national list of work and its indexes."""
    return root() / "data" / "nomenklatur" / "nasional"


def nomenklatur_peralihan() -> Path:
    """Return the table of what became of entries of Permendagri 90/2019 that have no counterpart."""
    return root() / "data" / "nomenklatur" / "peralihan" / "90-2019.csv"


def nomenklatur_graf() -> list[Path]:
    """Return the graphs of official names, an edition each, and of the matches between them; sorted."""
    return sorted((root() / "data" / "nomenklatur").glob("*.ttl"))


def wilayah() -> Path:
    """Return the CSV register of regions."""
    return root() / "data" / "wilayah" / "wilayah.csv"


def skala() -> Path:
    """Return the ordered scales, in TOML."""
    return root() / "data" / "skala" / "skala.toml"


def bahasa() -> Path:
    """Return the folder of word lists of the Indonesian language."""
    return root() / "data" / "bahasa"


def ketepatan() -> Path:
    """Return the table of how often each rule was right on documents it had never seen."""
    return root() / "data" / "audit" / "ketepatan.csv"


def table_layouts() -> list[Path]:
    """Return the TOML files of national table layouts, sorted by name."""
    return sorted((root() / "data" / "tata-letak").glob("*.toml"))


def skema() -> Path:
    """Return the JSON Schema of findings."""
    return root() / "data" / "schema" / "temuan.schema.json"


def contoh() -> list[Path]:
    """Return the graphs of the bundled cascade, sorted by name."""
    return sorted((root() / "data" / "sokaraja").glob("*.trig"))


def evaluasi() -> Path:
    """Return the folder of the evaluation form and what of it a cascade can show."""
    return root() / "data" / "evaluasi"
