"""Cascades as lines: an outline with labels, a page as torn as the seed, boxes; and documents that are none."""

from __future__ import annotations

from benchmarks.reading.cascades import Cascade
from benchmarks.reading.layouts.columns import indikator_fields
from benchmarks.reading.layouts.matrices import Made, finish
from benchmarks.reading.page import Block, Cell, Para, Table
from benchmarks.reading.style import Style
from benchmarks.reading.truth import Element, Truth, project

_OWN = {"P": "Sasaran Program", "K": "Sasaran Kegiatan", "SK": "Sasaran Sub Kegiatan"}
_NAME = {"T": "Tujuan", "S": "Sasaran", "P": "Program", "K": "Kegiatan", "SK": "Sub Kegiatan"}
_LABELS = {
    "formulasi": "Formulasi",
    "tipe": "Tipe Penghitungan",
    "satuan": "Satuan",
    "sumber": "Sumber Data",
}


def outline(c: Cascade, style: Style) -> Made:
    """An outline: every element a line with its word and number or code, then labelled lines."""
    fields = (*indikator_fields(style), "kode", "sasaran")
    elements = project(c.elements, fields=fields)
    sign = style.rng.choice((":", " :", " ="))
    indent = style.rng.random() < 0.6
    count: dict[int | None, int] = {}
    blocks: list[Block] = []
    for e in elements:
        depth = ["T", "S", "P", "K", "SK"].index(e.level) if indent else 0
        count[e.parent] = count.get(e.parent, 0) + 1
        number = e.kode or str(count[e.parent])
        name = e.nama
        blocks.append(
            Para(
                f"{_NAME[e.level]} {number}. {name}" if not e.kode else f"{_NAME[e.level]} {number} {name}",
                "heading",
                depth,
            )
        )
        if e.sasaran:
            blocks.append(Para(f"{_OWN[e.level]}{sign} {e.sasaran}", indent=depth))
        for i in e.indikator:
            blocks.append(Para(f"Indikator{sign} {i.nama}", indent=depth))
            for key, label in _LABELS.items():
                if getattr(i, key):
                    blocks.append(Para(f"{label}{sign} {getattr(i, key)}", indent=depth + 1))
            if i.target:
                blocks.append(Para(f"Target {c.tahun}{sign} {i.target[str(c.tahun)]}", indent=depth + 1))
                i.target = {str(c.tahun): i.target[str(c.tahun)]}
    style.noise = style.noise - {"patah", "html", "kosong", "nomor_kolom", "dua_indikator"}
    return finish(c, style, elements, blocks, "CASCADING KINERJA", landscape=False)


def torn(c: Cascade, style: Style) -> tuple[str, Truth]:
    """Text taken off pages with a column a kegiatan: names of one row of boxes after another, no codes."""
    elements = project(c.elements, fields=("sasaran", "formulasi", "tipe", "sumber"))
    out = ["", f"CASCADING {c.nama.upper()} {c.daerah.upper()} TAHUN {c.tahun}", ""]
    for e in elements:
        if e.level in ("T", "S"):
            word = "Tujuan" if e.level == "T" else "Sasaran"
            out += [word.upper(), f"{word} SKPD\tIndikator Kinerja {word}\tPenjelasan"]
            number = sum(1 for o in elements if o.level == e.level and o.idx <= e.idx)
            for n, i in enumerate(e.indikator):
                start = f"{number}. {e.nama}" if not n else ""
                out.append(f"{start}\t{i.nama}\t{_explain(i)}")
            out.append("")
        if e.level == "P":
            out += _program(e, elements)
    return "\n".join(out) + "\n", Truth(elements, c.option(), c.tahun)


def _explain(i) -> str:  # type: ignore[no-untyped-def]
    return f"Formulasi = {i.formulasi} - Tipe Perhitungan = {i.tipe} - Sumber Data = {i.sumber}"


def _program(p: Element, elements: list[Element]) -> list[str]:
    number = sum(1 for o in elements if o.level == "P" and o.idx <= p.idx)
    out = [f"Program {number}", p.nama, "Sasaran Program", p.sasaran or ""]
    out += _indikator(p, "Program")
    for n, k in enumerate([e for e in elements if e.parent == p.idx], 1):
        out += [
            "",
            f"Kegiatan {n}",
            k.nama,
            "Sasaran Kegiatan",
            k.sasaran or "",
            *_indikator(k, f"Kegiatan {n}"),
        ]
        for m, s in enumerate([e for e in elements if e.parent == k.idx], 1):
            out += [
                "",
                f"Sub Kegiatan {m}",
                s.nama,
                "Sasaran Sub Kegiatan",
                s.sasaran or "",
                *_indikator(s, f"Sub Kegiatan {m}"),
            ]
    return [*out, "", ""]


def _indikator(e: Element, word: str) -> list[str]:
    out = []
    for i in e.indikator:
        out += [
            f"Indikator Kinerja {word}",
            i.nama,
            "Penjelasan",
            f"Formulasi : {i.formulasi}",
            f"b. Tipe Penghitungan = {i.tipe}",
            f"c. Sumber Data = {i.sumber}",
        ]
    return out


def boxes(c: Cascade, style: Style) -> tuple[list[Element], Truth]:
    """What a tree of boxes shows: sasaran and the sasaran of program and kegiatan, each with its indikator."""
    elements = project(c.elements, ("S", "P", "K"))
    return elements, Truth(elements, c.option(), c.tahun)


def none(c: Cascade, style: Style, kind: str) -> Made:
    """A document of an office that holds no cascade: a manual, a budget, a worksheet of an evaluator, prose."""
    rng = style.rng
    blocks: list[Block] = {
        "panduan": _manual,
        "anggaran": _budget,
        "lembar_kerja": _worksheet,
        "laporan": _prose,
    }[kind](c, rng)
    page, truth = finish(
        c,
        style,
        [],
        blocks,
        {
            "panduan": "PANDUAN PENGGUNAAN APLIKASI",
            "anggaran": "RINCIAN BELANJA",
            "lembar_kerja": "KERTAS KERJA EVALUASI",
            "laporan": "LAPORAN PELAKSANAAN KEGIATAN",
        }[kind],
        False,
    )
    truth.cascade = False
    return page, truth


def _manual(c: Cascade, rng) -> list[Block]:  # type: ignore[no-untyped-def]
    steps = (
        "Buka aplikasi dengan alamat yang diberikan admin, lalu masukkan nama pengguna dan kata sandi.",
        "Menu Tujuan dipakai untuk mengisi tujuan perangkat daerah; menu Sasaran untuk sasarannya.",
        "Klik tombol Tambah Program, pilih program dari daftar, kemudian simpan.",
        "Kolom Indikator wajib diisi; kolom Target hanya menerima angka.",
        "Jika Kegiatan tidak muncul, hubungi admin di bagian organisasi.",
        "Sub Kegiatan yang sudah diverifikasi tidak dapat dihapus oleh operator.",
    )
    out: list[Block] = [Para("Bab 1. Masuk ke aplikasi", "heading"), Para(steps[0])]
    out += [
        Para("Bab 2. Mengisi cascading", "heading"),
        *[Para(f"{n}. {s}") for n, s in enumerate(steps[1:], 1)],
    ]
    rows: list[list[Cell | None]] = [[Cell("Menu", bold=True), Cell("Kegunaan", bold=True)]]
    rows += [
        [Cell(a), Cell(b)]
        for a, b in (
            ("Tujuan", "Mengisi tujuan"),
            ("Sasaran", "Mengisi sasaran dan indikator"),
            ("Program", "Memilih program"),
            ("Laporan", "Mencetak laporan"),
        )
    ]
    return [*out, Table(rows, [1, 3])]


def _budget(c: Cascade, rng) -> list[Block]:  # type: ignore[no-untyped-def]
    rows: list[list[Cell | None]] = [
        [
            Cell(t, bold=True)
            for t in ("Kode Rekening", "Uraian", "Volume", "Satuan", "Harga Satuan", "Jumlah")
        ]
    ]
    for n, name in enumerate(
        (
            "Belanja Alat Tulis Kantor",
            "Belanja Kertas dan Cover",
            "Belanja Makanan dan Minuman Rapat",
            "Belanja Perjalanan Dinas Dalam Kota",
            "Honorarium Narasumber",
            "Belanja Sewa Gedung",
        ),
        1,
    ):
        volume, price = rng.randrange(1, 40), rng.randrange(5, 900) * 1000
        rows.append(
            [
                Cell(f"5.1.02.01.01.{n:04d}"),
                Cell(name),
                Cell(str(volume), numeric=True),
                Cell(rng.choice(("Rim", "Paket", "OK", "OJ", "Kali"))),
                Cell(f"{price:,}".replace(",", "."), numeric=True),
                Cell(f"{price * volume:,}".replace(",", "."), numeric=True),
            ]
        )
    return [Para("Rincian perhitungan belanja", "heading"), Table(rows, [1.6, 3, 1, 1, 1.4, 1.4])]


def _worksheet(c: Cascade, rng) -> list[Block]:  # type: ignore[no-untyped-def]
    rows: list[list[Cell | None]] = [
        [
            Cell(t, bold=True)
            for t in ("No", "Komponen/Sub Komponen/Kriteria", "Bobot", "Jawaban", "Nilai", "Catatan")
        ]
    ]
    for n, (text, weight) in enumerate(
        (
            ("Perencanaan Kinerja telah menyajikan tujuan dan sasaran", "6"),
            ("Indikator kinerja memenuhi kriteria SMART", "9"),
            ("Pengukuran kinerja dilakukan berkala", "12"),
            ("Program dan kegiatan selaras dengan sasaran", "15"),
            ("Laporan kinerja disampaikan tepat waktu", "10"),
        ),
        1,
    ):
        rows.append(
            [
                Cell(str(n)),
                Cell(text),
                Cell(weight, numeric=True),
                Cell(rng.choice(("AA", "A", "BB", "B"))),
                Cell(f"{rng.randrange(50, 100)},{rng.randrange(10, 99)}", numeric=True),
                Cell(rng.choice(("Dokumen lengkap", "Perlu perbaikan", ""))),
            ]
        )
    return [Table(rows, [0.5, 4, 1, 1, 1, 2])]


def _prose(c: Cascade, rng) -> list[Block]:  # type: ignore[no-untyped-def]
    lines = (
        f"Pada tahun {c.tahun} {c.nama} telah melaksanakan rapat koordinasi sebanyak {rng.randrange(3, 12)} kali "
        "dengan peserta dari seluruh bidang.",
        "Program kerja tahun ini berjalan sesuai rencana walaupun terdapat beberapa kendala, "
        "terutama cuaca dan keterlambatan bahan.",
        "Sasaran peserta bimbingan teknis adalah aparatur yang baru diangkat. "
        "Kegiatan ditutup dengan penyerahan piagam.",
        "Kami berharap kegiatan serupa dapat dilanjutkan pada tahun mendatang "
        "dengan dukungan anggaran yang lebih memadai.",
    )
    return [
        Para("A. Pendahuluan", "heading"),
        Para(lines[0]),
        Para("B. Pelaksanaan", "heading"),
        Para(lines[1]),
        Para(lines[2]),
        Para("C. Penutup", "heading"),
        Para(lines[3]),
    ]
