"""Files: graphs, waivers, results of audits, links; worksheets and mappings are read as today's commands do."""

from __future__ import annotations

import re
from pathlib import Path

from kaskade_graph.errors import InputError, Teks, of_system
from kaskade_graph.files import write_atomically
from kaskade_graph.text import shown
from kaskade_graph.usecases.migrate.names import rebased, renewed, schemas
from kaskade_graph.usecases.migrate.outcome import CADANGAN, How, MigratedItem, MigrationState

_LARGEST = 200_000_000
_GRAPHS = ("trig", "nq", "ttl", "nt", "jsonld", "rdf")
_RULE = re.compile(r"""(?m)^([ \t]*aturan[ \t]*=[ \t]*["'])([A-Za-z]{2,4}\d{3})(["'])""")
_CODE = re.compile(r'("kode"\s*:\s*")([A-Z]{2,4}\d{3})(")')


def carry_file(path: Path, how: How) -> MigratedItem | None:
    """Carry over one file; None for one of another kind, which is read as it is or is no business of this program."""
    ending = path.suffix.lower().removeprefix(".")
    if ending in _GRAPHS:
        return _graph(path, how)
    if ending == "toml":
        return _toml(path, how)
    if ending == "json":
        return _audit(path, how)
    if ending == "tsv":
        return _links(path, how)
    return _worksheet(path) if ending in ("xlsx", "ods") else None


def _graph(path: Path, how: How) -> MigratedItem | None:
    from kaskade_graph import rdf_files, rdf_graphs
    from kaskade_graph.store.catalogue import split

    form = rdf_files.format_of(path)
    quads = rdf_files.read(path)
    named = rdf_graphs.into_graphs(quads)
    cascades = list(split(named))
    if not cascades:
        return None
    new = renewed(named, cascades, how)
    what = Teks(f"{len(cascades)} kaskade", f"{len(cascades)} cascades")
    if set(new) == set(named):
        return MigratedItem(str(path), what, MigrationState.SESUAI)
    if not how.check:
        _replace(path, rdf_files.serialise(new, form))
    return MigratedItem(str(path), what, how.done, schemas(named, how))


def _toml(path: Path, how: How) -> MigratedItem | None:
    text = _text(path)
    if re.search(r"(?m)^[ \t]*\[\[\s*pengecualian\s*\]\]", text):
        return _waivers(path, text, how)
    if re.search(r"(?m)^[ \t]*\[\[\s*tabel\s*\]\]", text):
        return _mapping(path)
    return None


def _waivers(path: Path, text: str, how: How) -> MigratedItem:
    from kaskade_graph.audit import waivers

    count = len(waivers.read(path).izin)  # what is not right in it is said with its line
    what = Teks(f"{count} pengecualian", f"{count} waivers")
    new, codes = _recoded(_RULE, text)
    return _rewritten(path, what, text, rebased(new, how), codes, how)


def _audit(path: Path, how: How) -> MigratedItem | None:
    text = _text(path)
    if not re.search(r'"temuan"\s*:\s*\[', text) or '"sidik"' not in text:
        return None
    from kaskade_graph.audit import baseline

    count = len(baseline.read(path).temuan)
    what = Teks(f"hasil audit, {count} temuan", f"results of an audit, {count} findings")
    new, codes = _recoded(_CODE, text)
    return _rewritten(path, what, text, rebased(new, how), codes, how)


def _links(path: Path, how: How) -> MigratedItem | None:
    text = _text(path)
    if "subject_id" not in text or "mapping_justification" not in text:
        return None
    from kaskade_graph.linking import sssom

    links = sssom.read(path)
    reviewed = sum(t.tinjauan is not None for t in links)
    what = Teks(f"{len(links)} tautan, {reviewed} ditinjau", f"{len(links)} links, {reviewed} reviewed")
    return _rewritten(path, what, text, rebased(text, how), {}, how)


def _mapping(path: Path) -> MigratedItem:
    from kaskade_graph.importers.tables.mapping.mapping import read_mapping

    read_mapping(path)
    return MigratedItem(str(path), Teks("peta tabel", "mapping of a table"), MigrationState.SESUAI)


def _worksheet(path: Path) -> MigratedItem | None:
    """Read a worksheet as ``--baseline`` does; another workbook is read by ``import``, and is left alone."""
    from kaskade_graph.reports.worksheet_baseline import read_dasar

    try:
        count = len(read_dasar(path).temuan)
    except InputError:
        return None
    return MigratedItem(
        str(path),
        Teks(f"kertas kerja, {count} temuan", f"worksheet, {count} findings"),
        MigrationState.SESUAI,
    )


def _recoded(pattern: re.Pattern[str], text: str) -> tuple[str, dict[str, str]]:
    """Return ``text`` with codes of rules that are no more replaced by those that took them over; and which."""
    from kaskade_graph.audit.rules import load_all

    known = {rule.kode for rule in load_all()}
    taken = {old: rule.kode for rule in load_all() for old in rule.dahulu if old not in known}
    used: dict[str, str] = {}

    def put(match: re.Match[str]) -> str:
        code = match[2].upper()
        if code not in taken:
            return match[0]
        used[code] = taken[code]
        return f"{match[1]}{taken[code]}{match[3]}"

    return pattern.sub(put, text), used


def _rewritten(path: Path, what: Teks, old: str, new: str, codes: dict[str, str], how: How) -> MigratedItem:
    if new == old:
        return MigratedItem(str(path), what, MigrationState.SESUAI)
    if not how.check:
        _replace(path, new.encode("utf-8"))
    said = ", ".join(f"{a} = {b}" for a, b in sorted(codes.items()))
    return MigratedItem(str(path), what, how.done, Teks(said, said))


def _text(path: Path) -> str:
    name = shown(str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(Teks(f"{name}: terlalu besar", f"{name}: too large"))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(Teks(f"{name}: bukan UTF-8", f"{name}: not UTF-8")) from error
    except OSError as error:
        why = of_system(error)
        raise InputError(
            Teks(f"{name}: tidak dapat dibaca: {why.id}", f"{name}: cannot be read: {why.en}")
        ) from error


def _replace(path: Path, data: bytes) -> None:
    """Write ``data`` in the place of ``path``, whose first content stays beside it."""
    beside = path.with_name(path.name + CADANGAN)
    if not beside.exists():
        write_atomically(beside, path.read_bytes())
    write_atomically(path, data)
