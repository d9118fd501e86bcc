"""What a user sees who gives a bad file: what and where, what to do, exit code 3, nothing written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Kaskade

ROOT = Path(__file__).parents[2]
DOKUMEN = ROOT / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"
COMMANDS = (["import"], ["audit"], ["validate"], ["tree"], ["show", "program"], ["query", "daftar-sasaran"])


def _missing(path: Path) -> Path:
    return path / "none.txt"


def _empty(path: Path) -> Path:
    return _write(path / "kosong.txt", b"")


def _blank(path: Path) -> Path:
    return _write(path / "putih.txt", b" \n\n\t\n")


def _picture(path: Path) -> Path:
    return _write(path / "gambar.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def _binary(path: Path) -> Path:
    return _write(path / "biner.txt", b"Program 1\n\x00\x01\x02")


def _latin1(path: Path) -> Path:
    return _write(path / "latin.txt", "Program 1\nPenanganan d\xe9tail\n".encode("latin-1"))


def _large(path: Path) -> Path:
    large = path / "besar.txt"
    with large.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    return large


def _letter(path: Path) -> Path:
    return _write(path / "surat.txt", b"Yth. Bapak Camat,\n\nmohon izin cuti.\n")


def _no_pdf(path: Path) -> Path:
    return _write(path / "a.pdf", b"bukan pdf")


def _torn_pdf(path: Path) -> Path:
    return _write(path / "b.pdf", b"%PDF-1.7\n1 0 obj\n<<")


def _no_docx(path: Path) -> Path:
    return _write(path / "a.docx", b"PK\x03\x04 rusak")


def _unknown_kind(path: Path) -> Path:
    return _write(path / "a.doc", b"teks")


def _bad_graph(path: Path) -> Path:
    return _write(path / "a.trig", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b>\n")


def _graph_of_other_things(path: Path) -> Path:
    return _write(path / "a.ttl", b"<urn:a> <urn:b> <urn:c> .\n")


def _empty_folder(path: Path) -> Path:
    (path / "kosong").mkdir()
    return path / "kosong"


def _folder_without_cascades(path: Path) -> Path:
    _letter(path)
    return path


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


BAD = {
    "missing": (_missing, "none.txt: berkas tidak ada", "Periksa nama"),
    "empty": (_empty, "kosong.txt: berkas kosong", ""),
    "blank": (_blank, "putih.txt", ""),
    "picture": (_picture, "gambar.txt", ""),
    "binary": (_binary, "biner.txt: baris 2", "UTF-8"),
    "latin1": (_latin1, "latin.txt: baris 2, byte ke-23 (0xe9) bukan UTF-8", "UTF-8"),
    "large": (_large, "besar.txt: 200 MB; paling besar 50 MB", "bagi"),
    "letter": (_letter, "surat.txt: tidak ada kaskade", "Yang dicari"),
    "no-pdf": (_no_pdf, "a.pdf", ""),
    "torn-pdf": (_torn_pdf, "b.pdf", ""),
    "no-docx": (_no_docx, "a.docx", ""),
    "unknown": (_unknown_kind, "a.doc", ""),
    "bad-graph": (_bad_graph, "a.trig baris ", ""),
    "other-graph": (_graph_of_other_things, "a.ttl: tidak ada kaskade", "kaskade import"),
    "empty-folder": (_empty_folder, "tidak ada kaskade di folder ini", ".txt"),
    "folder": (_folder_without_cascades, "surat.txt: tidak ada kaskade", ""),
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_named_and_nothing_is_written(
    kaskade: Kaskade, tmp_path: Path, kind: str, command: list[str]
) -> None:
    make, says, advises = BAD[kind]
    source = tmp_path / "masuk"
    source.mkdir()
    target = tmp_path / "keluar"
    target.mkdir()
    ending = "trig" if command == ["import"] else "json"
    ran = kaskade(*command, make(source), "-o", target / f"hasil.{ending}")
    assert ran.code == 3, ran.err
    assert says in ran.err
    assert advises in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("kind", BAD)
def test_the_same_in_english(kaskade: Kaskade, tmp_path: Path, kind: str) -> None:
    ran = kaskade("tree", BAD[kind][0](tmp_path), "--lang", "en")
    assert ran.code == 3
    for word in ("berkas", "bukan", "tidak", "Periksa", "Galat"):
        assert word not in ran.err.replace(str(tmp_path), "")


def test_a_bad_file_in_a_folder_does_not_stop_the_others(kaskade: Kaskade, tmp_path: Path) -> None:
    (tmp_path / "baik.txt").write_bytes(DOKUMEN.read_bytes())
    _picture(tmp_path)
    (tmp_path / ".tersembunyi.txt").write_bytes(b"")
    ran = kaskade("tree", tmp_path, "--depth", 1)
    assert ran.code == 3
    assert "Tujuan 1" in ran.out
    assert "gambar.txt" in ran.err
    assert "tersembunyi" not in ran.err


def test_a_cascade_given_twice_is_taken_once(kaskade: Kaskade, tmp_path: Path) -> None:
    graph = tmp_path / "a.trig"
    assert kaskade("import", DOKUMEN, "-o", graph).code == 0
    ran = kaskade("tree", DOKUMEN, graph, "--depth", 1)
    assert ran.code == 0
    assert ran.out.count("Tujuan 1") == 1
    assert "dibaca sekali" in ran.err


def test_two_that_differ_under_one_name_are_refused(kaskade: Kaskade, tmp_path: Path) -> None:
    other = tmp_path / "lain.txt"
    other.write_text(DOKUMEN.read_text().replace("Jumlah ASN", "Jumlah PNS"))
    ran = kaskade("tree", DOKUMEN, other, "--depth", 1)
    assert ran.code == 3
    assert "isinya berbeda" in ran.err
    assert "--revision" in ran.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--unit", "99.99.99"], "99.99.99"),
        (["--unit", "Antahberantah"], "Antahberantah"),
        (["--tahun", "21"], "21"),
        (["--revision", "Perubahan Satu"], "Perubahan Satu"),
    ],
)
def test_an_unknown_region_year_or_edition_is_wrong_usage(
    kaskade: Kaskade, tmp_path: Path, options: list[str], says: str
) -> None:
    target = tmp_path / "a.trig"
    ran = kaskade("import", DOKUMEN, *options, "-o", target)
    assert ran.code == 2
    assert says in ran.err
    assert not target.exists()


def test_a_document_without_a_year_asks_for_it(kaskade: Kaskade, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(re.sub(r"\b20\d\d\b", "", DOKUMEN.read_text()))
    ran = kaskade("import", source, "-o", tmp_path / "a.trig")
    assert ran.code == 2
    assert "--tahun" in ran.err
    assert kaskade("import", source, "--tahun", "2022", "-o", tmp_path / "a.trig").code == 0


def test_a_terminal_is_not_given_triples(kaskade: Kaskade, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = kaskade("import", DOKUMEN)
    assert "{" in piped.out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    shown = kaskade("import", DOKUMEN)
    assert (shown.code, shown.out) == (0, "")
    assert f"-o {DOKUMEN.stem}.trig" in shown.err
    assert "baris terbaca" in shown.err
    assert kaskade("import", DOKUMEN, "--format", "trig").out == piped.out
