"""A pohon kinerja whose boxes are cells of a table: parents by width, values under labels, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaskade_graph.importers.files import read_file
from kaskade_graph.importers.options import ReadOptions
from kaskade_graph.model import Jenis

_PROGRAMS = ("Program Penanggulangan Bencana", "Program Pencegahan Kebakaran")
_KEGIATAN = ("Pelayanan Informasi", "Pelayanan Kesiapsiagaan", "Pemadaman")


def _page(cells: list[list[tuple[int, str]]]) -> str:
    body = "".join(
        "<tr>" + "".join(f'<td colspan="{width}">{text}</td>' for width, text in row) + "</tr>"
        for row in cells
    )
    return f"<h1>POHON KINERJA KECAMATAN SOKARAJA TAHUN 2024</h1><table>{body}</table>"


def _apart() -> list[list[tuple[int, str]]]:
    """Each box over several rows, the unit beside the target, arrows between levels, a signature below."""
    return [
        [(6, "SASARAN")],
        [(6, "Meningkatnya ketangguhan daerah")],
        [(6, "IK: Indeks Ketahanan")],
        [(6, "▼")],
        [(4, "PROGRAM"), (2, "PROGRAM")],
        [(4, _PROGRAMS[0]), (2, _PROGRAMS[1])],
        [(4, "IK: Persentase desa tangguh"), (2, "IK: Persentase kebakaran tertangani")],
        [(3, "Tgt. 2024: 58"), (1, "Persen"), (1, "Tgt. 2024: 85"), (1, "Persen")],
        [(4, "▼"), (2, "▼")],
        [(2, "KEGIATAN"), (2, "KEGIATAN"), (2, "KEGIATAN")],
        [(2, one) for one in _KEGIATAN],
        [(2, f"IK: Jumlah layanan {n}") for n in (1, 2, 3)],
        [(2, f"Rp {n}00.000.000") for n in (1, 2, 3)],
        [(6, "")],
        [(6, "Sokaraja, 3 Maret 2024")],
    ]


def _together() -> list[list[tuple[int, str]]]:
    """Each box one cell, its level the first line of it."""
    programs = (
        "Persentase desa tangguh<br>Target 2024: 58 Persen",
        "Persentase kebakaran tertangani<br>Target 2024: 85",
    )
    return [
        [(6, "SASARAN<br>Meningkatnya ketangguhan daerah<br>Indikator: Indeks Ketahanan")],
        [
            (w, f"PROGRAM<br>{p}<br>Indikator: {i}")
            for w, p, i in zip((4, 2), _PROGRAMS, programs, strict=True)
        ],
        [
            (2, f"KEGIATAN<br>{k}<br>Indikator: Jumlah layanan {n}<br>Rp {n}00.000.000")
            for n, k in enumerate(_KEGIATAN, 1)
        ],
    ]


@pytest.mark.parametrize("cells", [_apart(), _together()])
def test_boxes_in_cells_are_read_by_their_width(tmp_path: Path, cells: list[list[tuple[int, str]]]) -> None:
    path = tmp_path / "pohon.html"
    path.write_text(_page(cells), encoding="utf-8")
    (found,) = read_file(path, ReadOptions())
    kaskade = found.kaskade
    assert not found.laporan.masalah
    names = {u.iri: u.label for u in kaskade.unsur.values()}
    links = {u.label: [names[i] for i in u.mendukung] for u in kaskade.unsur.values() if u.label}
    assert links[_KEGIATAN[0]] == links[_KEGIATAN[1]] == [_PROGRAMS[0]]
    assert links[_KEGIATAN[2]] == [_PROGRAMS[1]]
    assert links[_PROGRAMS[0]] == links[_PROGRAMS[1]] == ["Meningkatnya ketangguhan daerah"]
    assert [u.pagu for u in kaskade.of(Jenis.KEGIATAN)] == [100_000_000, 200_000_000, 300_000_000]
    targets = {i.label: [str(n.nilai) for n in i.target] for i in kaskade.indikator.values()}
    assert targets["Persentase desa tangguh"] == ["58"]
    assert targets["Persentase kebakaran tertangani"] == ["85"]
