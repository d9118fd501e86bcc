"""Is everything as it should be: this installation, the configuration, and a store?"""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from kaskade_graph import __version__, config, rdf, resources
from kaskade_graph.audit.engines import validator
from kaskade_graph.errors import KaskadeError, Lang, Teks
from kaskade_graph.iri import temuan_graf
from kaskade_graph.store import catalogue, catalogue_quads, hashing, keys, location, opening, reference
from kaskade_graph.store.edition import Edition
from kaskade_graph.store.protocol import Store
from kaskade_graph.text import shown
from kaskade_graph.usecases import migrate
from kaskade_graph.usecases.steps import ProgressStep
from kaskade_graph.vocab import BERLAKU, DASAR, DCTERMS, ID, KATALOG, SKEMA, SKEMA_IRI

FORMATS = ("text", "json")
"""Formats of a diagnosis; the first is the default."""
PAKET = ("networkx", "pyoxigraph", "pyshacl", "rdflib", "SPARQLWrapper", "typer")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class DoctorLine:
    """One thing that was looked at: whether it is as it should be, and what was found."""

    kode: str
    nama: Teks
    baik: bool
    isi: Teks


@dataclass(slots=True)
class Diagnosis:
    """What was looked at so far; ``kode_keluar`` is what the command exits with."""

    butir: list[DoctorLine] = field(default_factory=list)
    kode_keluar: int = 0

    def add(self, kode: str, nama: Teks, baik: bool, isi: Teks, kode_keluar: int = 1) -> None:
        """Add one thing; one that is not as it should be makes the exit code ``kode_keluar``."""
        self.butir.append(DoctorLine(kode, nama, baik, isi))
        if not baik:
            self.kode_keluar = max(self.kode_keluar, kode_keluar)

    def render(self, format_: str, lang: Lang) -> str:
        """Return the diagnosis in one of :data:`FORMATS`."""
        if format_ == "json":
            rows = [
                {"kode": b.kode, "nama": b.nama.pick(lang), "baik": b.baik, "isi": b.isi.pick(lang)}
                for b in self.butir
            ]
            return json.dumps({"butir": rows}, ensure_ascii=False, indent=2) + "\n"
        good, bad = Teks("baik", "ok").pick(lang), Teks("GAGAL", "FAILED").pick(lang)
        width = max(len(b.nama.pick(lang)) for b in self.butir)
        lines = []
        for b in self.butir:
            head = f"{good if b.baik else bad:<6}  {b.nama.pick(lang):<{width}}  "
            lines.append(head + shown(b.isi.pick(lang)).replace("\n", "\n" + " " * len(head)))
        return "\n".join(lines) + "\n"


def examine(store: str | None, diagnosis: Diagnosis, paths: Sequence[Path] = ()) -> Iterator[ProgressStep]:
    """Look at everything, yielding a step a cascade; ``diagnosis`` is filled on the way.

    The store is the one named, or the default of ``kaskade.toml``; without either only the installation is
    looked at, and ``paths``: files and folders that may be old. Raises
    :class:`~kaskade_graph.errors.UsageError` when ``store`` names none.
    """
    _installation(diagnosis)
    if paths:
        yield from _files(paths, diagnosis)
    name = store or _configuration(diagnosis)
    if name is None:
        return
    lokasi = opening.locate(name)
    nama = Teks("penyimpanan", "store")
    try:
        opened = opening.connect(lokasi)
        with closing(opened):
            opened.ask("ASK {}")
            diagnosis.add("store", nama, True, _same(opened.nama))
            yield from _store(opened, lokasi, diagnosis)
    except KaskadeError as error:
        diagnosis.add("store", nama, False, Teks(error.text("id"), error.text("en")), error.exit_code)


def _installation(diagnosis: Diagnosis) -> None:
    diagnosis.add(
        "versi",
        Teks("versi", "version"),
        True,
        _same(f"kaskade {__version__}, Python {platform.python_version()}"),
    )
    versions, missing = [], []
    for package in PAKET:
        try:
            versions.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            missing.append(package)
    gone = ", ".join(missing)
    isi = (
        Teks(f"tidak terpasang: {gone}", f"not installed: {gone}") if missing else _same(", ".join(versions))
    )
    diagnosis.add("paket", Teks("paket", "packages"), not missing, isi)
    engine = validator.chosen()
    diagnosis.add(
        "shacl", Teks("mesin SHACL", "SHACL engine"), True, _same(f"{engine} {metadata.version(engine)}")
    )
    shapes, queries, rules = len(resources.shapes()), len(resources.queries()), len(resources.audit_queries())
    found = resources.ontology().is_file() and all((shapes, queries, rules))
    diagnosis.add("dasar-iri", Teks("dasar IRI", "base of IRIs"), True, _same(DASAR))
    diagnosis.add(
        "bawaan",
        Teks("berkas bawaan", "bundled files"),
        bool(found),
        Teks(
            f"{shapes} berkas bentuk SHACL, {queries} pertanyaan, {rules} aturan SPARQL",
            f"{shapes} files of SHACL shapes, {queries} questions, {rules} rules in SPARQL",
        ),
    )


def _configuration(diagnosis: Diagnosis) -> str | None:
    """Look at ``kaskade.toml``, and return the store it names as the default."""
    konfigurasi = config.load()
    if konfigurasi.path is None:
        return None
    named = ", ".join(location.all_named(konfigurasi)) or "-"
    isi = Teks(f"{konfigurasi.path}; penyimpanan: {named}", f"{konfigurasi.path}; stores: {named}")
    diagnosis.add("konfigurasi", _same(config.NAMA), True, isi)
    return location.default(konfigurasi)


def _files(paths: Sequence[Path], diagnosis: Diagnosis) -> Iterator[ProgressStep]:
    """Say which files an earlier version made, and which cannot be read."""
    found = migrate.Pindahan()
    yield from migrate.migrate(paths, None, found, check=True)
    old = [item.line() for item in found.butir if item.keadaan is migrate.MigrationState.LAMA]
    good = Teks(f"{len(found.butir)} sesuai", f"{len(found.butir)} as they should be")
    isi = _listed([t.id for t in old], _CARRY, good), _listed([t.en for t in old], _CARRY, good)
    diagnosis.add("skema-berkas", Teks("berkas", "files"), not old, Teks(isi[0].id, isi[1].en))
    for error in found.gagal:
        diagnosis.add(
            "berkas", Teks("berkas", "file"), False, Teks(error.text("id"), error.text("en")), error.exit_code
        )


_CARRY = Teks(
    "dari versi lama; bawa dengan kaskade migrate", "of an earlier version; carry over with kaskade migrate"
)


def _schema(store: Store, editions: list[Edition], diagnosis: Diagnosis) -> None:
    """Say which editions follow an earlier version of the ontology."""
    current = store.select(
        f"SELECT DISTINCT ?k WHERE {{ GRAPH ?g {{ ?k <{DCTERMS.conformsTo}> <{SKEMA_IRI}> }} }} ORDER BY ?k"
    ).values("k")
    old = [edition.label for edition in editions if edition.iri not in current]
    isi = _listed(old, _CARRY, _same(SKEMA))
    diagnosis.add("skema", Teks("skema", "schema"), not old, isi)


def _store(store: Store, lokasi: location.Lokasi, diagnosis: Diagnosis) -> Iterator[ProgressStep]:
    catalogue.check_version(store)
    diagnosis.add("format", Teks("format", "format"), True, _same(str(catalogue_quads.FORMAT)))
    if lokasi.path is None:
        _default_graph(store, lokasi, diagnosis)
    editions = catalogue.editions(store)
    current = len(catalogue.covered(store, BERLAKU))
    isi = Teks(f"{len(editions)} edisi, {current} berlaku", f"{len(editions)} editions, {current} current")
    diagnosis.add("kaskade", Teks("kaskade", "cascades"), True, isi)
    _schema(store, editions, diagnosis)
    yield from _graphs(store, editions, diagnosis)
    _catalogue(store, editions, diagnosis)
    _strays(store, editions, diagnosis)
    _nomenclature(store, diagnosis)


def _default_graph(store: Store, lokasi: location.Lokasi, diagnosis: Diagnosis) -> None:
    seen = store.ask(f"ASK {{ <{KATALOG}> ?p ?o }}")
    found = "union" if seen else "separate"
    wanted = lokasi.default_graph
    empty = not store.ask(f"ASK {{ GRAPH <{KATALOG}> {{ ?s ?p ?o }} }}")
    advice = Teks(
        f"{found}; tulis default_graph = {found!r} di kaskade.toml",
        f"{found}; put default_graph = {found!r} into kaskade.toml",
    )
    good = empty or found == wanted
    diagnosis.add(
        "default-graph", Teks("graf bawaan", "default graph"), good, _same(wanted) if good else advice
    )


def _graphs(store: Store, editions: list[Edition], diagnosis: Diagnosis) -> Iterator[ProgressStep]:
    damaged = []
    for done, edition in enumerate(editions, 1):
        found = hashing.hashes(edition.iri, store.quads(rdf.graph_names(edition.iri)))
        if found != edition.hashes:
            damaged.append(edition.label)
        yield ProgressStep(done, len(editions), edition.label)
    whole = Teks(f"{len(editions)} kaskade utuh", f"{len(editions)} cascades whole")
    isi = _listed(damaged, Teks("muat ulang dengan --force", "load again with --force"), whole)
    diagnosis.add("graf", Teks("isi graf", "graphs"), not damaged, isi)


def _catalogue(store: Store, editions: list[Edition], diagnosis: Diagnosis) -> None:
    actual, wanted = set(store.quads([KATALOG])), set(catalogue_quads.expected(editions))
    missing = sorted(str(q.subject) for q in wanted - actual)
    over = sorted(str(q.subject) for q in actual - wanted if not catalogue_quads.is_shared(q))
    faults = list(dict.fromkeys([*missing, *over]))
    isi = _listed(
        faults, Teks("muat ulang dengan --force", "load again with --force"), Teks("sesuai", "consistent")
    )
    diagnosis.add("katalog", Teks("katalog", "catalogue"), not faults, isi)


def _strays(store: Store, editions: list[Edition], diagnosis: Diagnosis) -> None:
    known = {name for edition in editions for name in rdf.graph_names(edition.iri)}
    known |= {temuan_graf(edition.iri) for edition in editions}
    known |= {KATALOG, reference.NOMENKLATUR, keys.RANGKAIAN}
    strays = [name for name in store.graphs() if name.startswith(ID) and name not in known]
    isi = _listed(
        strays,
        Teks("sisa pekerjaan yang terputus: muat ulang", "left by work that was cut short: load again"),
        Teks("tidak ada", "none"),
    )
    diagnosis.add("graf-lepas", Teks("graf lepas", "stray graphs"), not strays, isi)


def _nomenclature(store: Store, diagnosis: Diagnosis) -> None:
    same = reference.current(store)
    other = Teks(
        "tidak ada atau dari versi lain; tulis ulang: kaskade load ... --force",
        "missing, or of another version; write it again: kaskade load ... --force",
    )
    good = Teks("sama dengan yang bawaan", "the same as the bundled one")
    diagnosis.add("nomenklatur", Teks("nomenklatur", "nomenclature"), same, good if same else other)


def _listed(faults: list[str], advice: Teks, good: Teks) -> Teks:
    if not faults:
        return good
    more = len(faults) - _SHOWN
    rest = Teks(f"\ndan {more} lagi", f"\nand {more} more") if more > 0 else _same("")
    names = "\n".join(faults[:_SHOWN])
    return Teks(f"{advice.id}\n{names}{rest.id}", f"{advice.en}\n{names}{rest.en}")


def _same(text: str) -> Teks:
    return Teks(text, text)
