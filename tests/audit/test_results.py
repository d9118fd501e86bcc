"""Results in a folder: the same findings as without, done again for nothing that has not changed."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaskade_graph import resources, rows
from kaskade_graph.audit import gather, parquet, record, results, results_shelf, rules, shelf
from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Temuan, to_json
from kaskade_graph.audit.outline import build_all
from kaskade_graph.audit.record import Rekam
from kaskade_graph.audit.rules import load_all
from kaskade_graph.audit.runner import run
from kaskade_graph.errors import InputError, UsageError
from kaskade_graph.linking.collection import Koleksi
from kaskade_graph.model import Arah, Kaskade
from kaskade_graph.rdf import to_quads
from kaskade_graph.rdf_files import serialise
from kaskade_graph.usecases import auditing, key
from kaskade_graph.usecases.audit import audit
from kaskade_graph.usecases.many import Banyak
from tests.audit.bahan import audit_sokaraja, sokaraja

OUTLINE = """\
unit: Kecamatan {nama}
wilayah: "{kode}"
tahun: {tahun}
tujuan:
  - nama: Terwujudnya pelayanan prima
    indikator:
      - nama: {indikator}
        formulasi: {formulasi}
        target: {{{tahun}: {target}}}
"""
COPIED = (
    "Jumlah aduan warga yang dijawab petugas loket sebelum tiga hari kerja dibagi seluruh aduan yang tercatat"
)


def cascade(nama: str, kode: str, tahun: int, target: int, formulasi: str) -> Kaskade:
    text = OUTLINE.format(
        nama=nama,
        kode=kode,
        tahun=tahun,
        target=target,
        formulasi=formulasi,
        indikator="Persentase aduan yang dijawab",
    )
    return build_all(text)[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two kecamatan of one kabupaten in two years, and one of another that has one's formula."""
    out = tmp_path / "kaskade"
    out.mkdir()
    for name, kaskade in _cascades().items():
        (out / f"{name}.trig").write_bytes(serialise(to_quads(kaskade)))
    return out


@cache
def _cascades() -> dict[str, Kaskade]:
    other = "Banyaknya aduan terjawab dibagi banyaknya aduan"
    return {
        "a-2022": cascade("Sokaraja", "33.02.19", 2022, 90, COPIED),
        "a-2023": cascade("Sokaraja", "33.02.19", 2023, 80, COPIED),
        "b-2022": cascade("Somagede", "33.02.09", 2022, 70, other),
        "c-2022": cascade("Susukan", "33.04.01", 2022, 60, f"{COPIED} di Kecamatan Sokaraja"),
    }


def found(folder: Path, hasil: Path | None = None, **more: object) -> str:
    done = audit([folder], banyak=Banyak(hasil, **more))  # type: ignore[arg-type]
    assert not done.gagal
    return str(done.render("json", "id"))


def test_the_same_with_and_without_a_folder_of_results(folder: Path, tmp_path: Path) -> None:
    plain = found(folder)
    assert {"KSK802", "KSK804"} <= set(json.loads(plain)["ringkasan"]["aturan"])
    assert found(folder, tmp_path / "h") == plain
    done = audit((), banyak=Banyak(tmp_path / "h"))
    assert done.render("json", "id") == plain
    assert done.render("text", "en")
    assert done.render("xlsx", "id")[:2] == b"PK"


def test_the_same_with_processes_and_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    old(folder)
    assert found(folder, tmp_path / "serial", jobs=1) == found(folder, tmp_path / "many", jobs=2)
    for path in sorted((tmp_path / "serial").rglob("*.parquet")):
        twin = tmp_path / "many" / path.relative_to(tmp_path / "serial")
        assert twin.read_bytes() == path.read_bytes(), path.name


def test_the_same_as_one_collection_held_whole(folder: Path) -> None:
    koleksi = Koleksi(_cascades().values())
    whole = [t for k in koleksi.kaskade.values() for t in run(Konteks(k, koleksi=koleksi)).temuan]
    split = [t for h in audit([folder]).hasil for t in h.temuan]
    assert sorted(t.sidik for t in split) == sorted(t.sidik for t in whole)
    assert {t.sidik: t for t in split} == {t.sidik: t for t in whole}


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of inputs that were audited, and of groups that were reduced."""
    seen: list[str] = []
    one, group = auditing.audit_input, auditing.audit_group

    def spy(*args: object) -> object:
        seen.append(args[3].berkas.stem)  # type: ignore[attr-defined]
        return one(*args)  # type: ignore[arg-type]

    def spy_group(cara: object, kelompok: object) -> object:
        seen.append(kelompok.rekam[0].kabupaten)  # type: ignore[attr-defined]
        return group(cara, kelompok)  # type: ignore[arg-type]

    monkeypatch.setattr(auditing, "audit_input", spy)
    monkeypatch.setattr(auditing, "audit_group", spy_group)
    return seen


def test_what_has_not_changed_is_not_audited_again(folder: Path, tmp_path: Path, done: list[str]) -> None:
    old(folder)
    plain = found(folder, tmp_path / "h")
    assert done == ["a-2022", "a-2023", "b-2022", "c-2022", "33.02", "33.04"]
    done.clear()
    assert found(folder, tmp_path / "h") == plain
    assert done == []
    (folder / "b-2022.trig").touch()  # a new time, and the same content
    assert found(folder, tmp_path / "h") == plain
    assert done == []


def old(folder: Path) -> None:
    """Make the files older than the time within which a change may not show."""
    for path in folder.iterdir():
        os.utime(path, ns=(10**18, 10**18))


def test_what_has_changed_is_audited_with_its_group(folder: Path, tmp_path: Path, done: list[str]) -> None:
    old(folder)
    found(folder, tmp_path / "h")
    done.clear()
    changed = cascade("Susukan", "33.04.01", 2022, 61, "Banyaknya warga dibagi banyaknya desa")
    (folder / "c-2022.trig").write_bytes(serialise(to_quads(changed)))
    again = found(folder, tmp_path / "h")
    # Sokaraja shared its text with Susukan, so its group is looked at again too.
    assert done == ["c-2022", "33.02", "33.04"]
    assert again == found(folder)
    assert "KSK804" not in json.loads(again)["ringkasan"]["aturan"]


def test_only_those_that_a_change_concerns_are_compared_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(folder)
    found(folder, tmp_path / "h")
    compared: list[str] = []

    def spy(ctx: Konteks, *rest: object) -> object:
        compared.append(ctx.kaskade.iri.rpartition("/id/")[2])
        return run(ctx, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(gather, "run", spy)
    changed = folder / "a-2023.trig"
    changed.write_bytes(changed.read_bytes().replace(b"aduan yang dijawab", b"surat yang dijawab"))
    again = found(folder, tmp_path / "h")
    assert len(compared) == 1  # no cascade looks at a later year, and none of another unit is of that year
    assert again == found(folder, tmp_path / "fresh")
    for path in sorted((tmp_path / "fresh").glob("*/*.parquet")):
        twin = tmp_path / "h" / path.relative_to(tmp_path / "fresh")
        assert twin.read_bytes() == path.read_bytes(), path.name


def test_rules_ask_a_collection_nothing_that_is_not_looked_at_for_change() -> None:
    """What `Koleksi.seen_by` yields stands for all of these; another one has to be added there first."""
    covered = {"before", "certainty", "ciri", "graf", "jejak", "kaskade", "lines", "metrics", "metrik"}
    covered |= {"nama_unit", "neighbours", "pembanding"}
    asked = {
        name
        for path in Path(rules.__file__).parent.rglob("*.py")
        for name in re.findall(r"\bkoleksi\.(\w+)", path.read_text(encoding="utf-8"))
    }
    assert asked == covered


def test_a_change_that_size_and_time_do_not_show_is_seen(folder: Path, tmp_path: Path) -> None:
    found(folder, tmp_path / "h")
    path = folder / "a-2023.trig"
    stat = path.stat()
    path.write_bytes(path.read_bytes().replace(b"80", b"70"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert found(folder, tmp_path / "h") == found(folder)


def test_what_is_gone_is_gone(folder: Path, tmp_path: Path) -> None:
    found(folder, tmp_path / "h")
    (folder / "c-2022.trig").unlink()
    assert found(folder, tmp_path / "h") == found(folder)
    assert not (tmp_path / "h/kaskade/33.04.parquet").exists()


def test_other_rules_audit_everything_again(
    folder: Path, tmp_path: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(folder, tmp_path / "h")
    done.clear()
    monkeypatch.setattr(key, "_installed", lambda engine: "another version")
    found(folder, tmp_path / "h")
    assert len(done) == 6


def test_an_audit_that_was_broken_off_is_gone_on_with(
    folder: Path, tmp_path: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old(folder)

    def stop(steps: Iterator[object]) -> None:
        next(steps)
        next(steps)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        audit([folder], banyak=Banyak(tmp_path / "h", follow=stop))
    with pytest.raises(InputError):
        audit((), banyak=Banyak(tmp_path / "h"))  # not whole yet
    done.clear()
    again = found(folder, tmp_path / "h")
    assert len([d for d in done if "-20" in d]) == 2  # the two that had not been kept
    assert again == found(folder)
    assert not (tmp_path / "h/sementara").exists()


@pytest.mark.parametrize("groups", [0, 1])
def test_one_killed_while_groups_were_written_is_gone_on_with(
    folder: Path, tmp_path: Path, groups: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(folder)
    found(folder, tmp_path / "h")
    (folder / "a-2023.trig").write_bytes(
        serialise(to_quads(cascade("Sokaraja", "33.02.19", 2023, 70, COPIED)))
    )
    put, calls = results_shelf.RakHasil.put, []

    def killed(self: results_shelf.RakHasil, *args: object) -> None:
        calls.append(args)
        if len(calls) > groups:
            raise SystemError
        put(self, *args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(results_shelf.RakHasil, "put", killed)
        with pytest.raises(SystemError):
            found(folder, tmp_path / "h")
    # Taken back since: the group that was written has the version that is no more.
    (folder / "a-2023.trig").write_bytes(serialise(to_quads(_cascades()["a-2023"])))
    assert found(folder, tmp_path / "h") == found(folder)


def test_a_bad_file_is_named_and_the_others_are_audited(folder: Path, tmp_path: Path) -> None:
    (folder / "rusak.trig").write_text("<a> <b>")
    (folder / "salinan.trig").write_bytes((folder / "a-2022.trig").read_bytes())
    (folder / "z-lain.trig").write_bytes(
        serialise(to_quads(cascade("Somagede", "33.02.09", 2022, 1, "lain")))
    )
    plain = audit([folder])
    kept = audit([folder], banyak=Banyak(tmp_path / "h"))
    for run_ in (plain, kept, audit((), banyak=Banyak(tmp_path / "h"))):
        assert [g.pesan.en.split(".trig")[0].split("/")[-1] for g in run_.gagal] == ["rusak", "z-lain"]
        assert any("taken once" in c.en for c in run_.catatan)
        assert len(run_.hasil) == 4


def test_a_bug_in_a_rule_costs_one_cascade(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(sumber: object, *rest: object) -> object:
        if "b-2022" in str(sumber.berkas):  # type: ignore[attr-defined]
            raise ZeroDivisionError("x")
        return one(sumber, *rest)  # type: ignore[arg-type]

    one = auditing._one
    monkeypatch.setattr(auditing, "_one", broken)
    done = audit([folder])
    assert len(done.hasil) == 3
    (error,) = done.gagal
    assert "b-2022.trig" in error.pesan.en
    assert "ZeroDivisionError" in error.pesan.en
    with pytest.raises(ZeroDivisionError):  # of a single file it is the bug it is
        audit([folder / "b-2022.trig"])


def test_other_folders_are_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "a.jpg").touch()
    for place in (tmp_path / "foto", folder / "a-2022.trig"):
        with pytest.raises(UsageError):
            audit([folder], banyak=Banyak(place))


@pytest.mark.parametrize("name", ["hasil.json", "aturan.parquet", "daftar.parquet", "kaskade/33.02.parquet"])
@pytest.mark.parametrize("data", [b"", b"{}", b"PAR1 not really PAR1"])
def test_damaged_results_are_refused_by_name(folder: Path, tmp_path: Path, name: str, data: bytes) -> None:
    found(folder, tmp_path / "h")
    (tmp_path / "h" / name).write_bytes(data)
    with pytest.raises(InputError, match=name.split("/")[-1]):
        audit((), banyak=Banyak(tmp_path / "h")).render("json", "id")
    shutil.rmtree(tmp_path / "h")
    assert found(folder, tmp_path / "h")


# --- records --------------------------------------------------------------------------------------------


def _record() -> tuple[Rekam, record.Pemeriksaan]:
    rekam = record.of(Konteks(sokaraja()), audit_sokaraja(), "sokaraja.txt", "asal")
    return rekam, record.Pemeriksaan({r.kode: r for r in load_all()})


def test_a_record_keeps_all_of_a_finding() -> None:
    made_again = {"nama", "jalur", "kriteria"}  # from the rule and the cascade
    afterwards = {"status", "pengecualian", "remarks"}  # of an earlier audit, when results are read
    kept = {f.name for f in fields(record.TemuanRingkas)}
    assert kept | made_again | afterwards == {f.name for f in fields(Temuan)}


def test_a_record_gives_the_result_again(tmp_path: Path) -> None:
    rekam, pemeriksaan = _record()
    parquet.write_table(tmp_path / "r.parquet", Rekam, [rekam])
    (back,) = parquet.read_table(tmp_path / "r.parquet", Rekam)
    assert back == rekam
    before, after = audit_sokaraja(), record.hasil(back, pemeriksaan)
    assert after.temuan == before.temuan
    assert (after.isi, after.diperiksa) == (before.isi, before.diperiksa)
    # Its evidence, its model and its marks included; the JSON has the findings alone.
    assert (tmp_path / "r.parquet").stat().st_size < len(json.dumps(to_json([before]), ensure_ascii=False))


def test_the_drawing_from_a_record_is_that_of_the_cascade() -> None:
    rekam, pemeriksaan = _record()
    before, after = audit_sokaraja().pohon, record.hasil(rekam, pemeriksaan).pohon
    assert before is not None
    assert after is not None
    assert (after.akar, after.lepas) == (before.akar, before.lepas)


def test_the_schema_says_every_column() -> None:
    from kaskade_graph import resources

    described = json.loads((resources.skema().parent / "hasil.schema.json").read_text(encoding="utf-8"))
    tables: dict[str, type] = {"kaskade": Rekam, "aturan": results.TeksAturan, "daftar": shelf.Masukan}
    tables["pasangan"] = results.WordingPair
    assert {n: set(described["tables"][n]["columns"]) for n in tables} == {
        n: set(rows.names(c)) for n, c in tables.items()
    }


@settings(deadline=None)
@given(st.text(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False))
def test_any_value_comes_back(text: str, number: int, share: float) -> None:
    rekam = deepcopy(_record()[0])
    text = text.encode("utf-8", "replace").decode()
    changed = replace(
        rekam,
        sumber=text,
        jejak=(number,),
        kutipan=tuple(replace(k, teks=text, keyakinan=share) for k in rekam.kutipan[:1]),
        berkas={text: text},
    )
    for unsur in changed.model.unsur.values():
        unsur.extra |= {"teks": text, "angka": Decimal(number), "ya": True, "arah": Arah.POSITIF, "n": number}
    assert rows.from_row(Rekam, rows.to_row(changed)) == changed


def test_every_word_list_and_register_is_part_of_the_key() -> None:
    """A lexicon that was edited must have everything audited again: endings are listed, and one was forgotten."""
    counted = {path for path in key._files() if path.suffix != ".py"}
    for folder in ("bahasa", "nomenklatur", "skala", "tata-letak", "wilayah"):
        data = {
            p for p in (resources.root() / "data" / folder).rglob("*") if p.is_file() and p.suffix != ".md"
        }
        assert data
        assert data <= counted
