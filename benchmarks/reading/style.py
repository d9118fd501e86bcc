"""How one office types: the words of its headings and the noise of its documents, drawn by seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks.reading.page import Cell, Page, Para, Table

WORDS: dict[str, tuple[str, ...]] = {
    "tujuan": ("Tujuan", "TUJUAN", "Tujuan Perangkat Daerah"),
    "sasaran": ("Sasaran Strategis", "SASARAN STRATEGIS", "Sasaran", "TUJUAN/ SASA RAN STRATEGIS"),
    "program": ("Program", "PROGRAM", "Nama Program"),
    "kegiatan": ("Kegiatan", "KEGIATAN", "Nama Kegiatan"),
    "sub": ("Sub Kegiatan", "SUB KEGIATAN", "Subkegiatan"),
    "uraian": ("Program / Kegiatan / Sub Kegiatan", "PROGRAM/KEGIATAN/SUB KEGIATAN", "Uraian"),
    "keadaan": ("Sasaran Program/Kegiatan/Sub Kegiatan", "Kinerja yang Diharapkan", "Sasaran"),
    "indikator": (
        "Indikator Kinerja",
        "INDIKATOR KINERJA",
        "Indikator",
        "Indikator Kinerja (Outcome/Output)",
    ),
    "formulasi": ("Formulasi", "FORMULASI PERHITUNGAN", "Formula/Cara Menghitung", "Rumus Perhitungan"),
    "tipe": ("Tipe Penghitungan", "Tipe Perhitungan", "TIPE"),
    "satuan": ("Satuan", "SATUAN"),
    "sumber": ("Sumber Data", "SUMBER DATA", "Sumber"),
    "target": ("Target {y}", "TARGET TAHUN {y}", "Target Tahun {y}"),
    "pagu": ("Pagu (Rp)", "Anggaran (Rp)", "PAGU INDIKATIF"),
    "pj": ("Penanggung Jawab", "PENANGGUNG JAWAB", "Penanggungjawab"),
    "kode": ("Kode", "KODE", "Kode Rekening"),
    "no": ("No", "NO.", "No."),
}

NOISES = (
    "nomor_kolom",
    "kosong",
    "catatan",
    "kop",
    "patah",
    "html",
    "dua_indikator",
    "bagian_hilang",
    "tabel_lain",
    "tersembunyi",
    "angka_teks",
    "nomor_urut",
)
"""Row of column numbers, blank rows, notes and signatures, letterhead, broken words in headings, HTML in cells,
two indikator in one cell, a missing column, a table of something else, hidden rows and columns, numbers as
text, running numbers. Totals and repeated headings belong to the layouts that have them."""


@dataclass
class Style:
    """What one document is like: ``noise`` of :data:`NOISES`; ``words`` the headings it uses."""

    rng: Random
    noise: frozenset[str]
    words: dict[str, str] = field(default_factory=dict)
    broken: bool = False

    def word(self, key: str, tahun: int | str = "") -> str:
        """Return this document's heading for a column."""
        return self.words[key].replace("{y}", str(tahun))


def draw(rng: Random, held: dict[str, tuple[str, ...]] | None = None) -> Style:
    """Return a style; with ``held``, half of the headings come from the words kept apart."""
    noise = frozenset(n for n in NOISES if rng.random() < 0.22)
    words = {}
    for key, options in WORDS.items():
        apart = (held or {}).get(key, ())
        words[key] = rng.choice(apart) if apart and rng.random() < 0.5 else rng.choice(options)
    return Style(rng, noise, words)


def break_words(text: str, rng: Random) -> str:
    """Return a heading as a narrow column prints it: one long word broken in the middle."""
    words = text.split(" ")
    long = [n for n, w in enumerate(words) if len(w) > 8]
    if not long:
        return text
    n = rng.choice(long)
    at = rng.randrange(4, len(words[n]) - 2)
    words[n] = words[n][:at] + "\n" + words[n][at:]
    return " ".join(words)


def decorate(page: Page, style: Style, titles: list[str], unit: str, daerah: str) -> Page:
    """Add what stands around and inside the tables of an office: letterhead, notes, numbering, totals, blanks."""
    rng = style.rng
    blocks = list(page.blocks)
    for table in [b for b in blocks if isinstance(b, Table)]:
        if "patah" in style.noise:
            for line in table.rows[: table.heads]:
                for cell in line:
                    if cell is not None and rng.random() < 0.6:
                        cell.text = break_words(cell.text, rng)
        if "html" in style.noise:
            _html(table, rng)
        if "kosong" in style.noise:
            _insert(table, rng, [Cell() for _ in table.widths], 2)
        if "nomor_kolom" in style.noise:
            numbers: list[Cell | None] = [Cell(str(n), bold=True) for n in range(1, table.columns + 1)]
            table.rows.insert(table.heads, numbers)
            table.heads += 1
    if "kop" in style.noise:
        head = [Para(f"PEMERINTAH {daerah.upper()}", "title"), Para(unit.upper(), "title")]
        street = f"Jalan {rng.choice(_STREETS)} Nomor {rng.randrange(2, 140)}"
        head.append(Para(f"{street} Telepon (0{rng.randrange(20, 99)}) {rng.randrange(200000, 799999)}"))
        blocks = [*head, *blocks]
    blocks = (
        [*[Para(t, "title") for t in titles], *blocks]
        if "kop" not in style.noise
        else [*blocks[:3], *[Para(t, "title") for t in titles], *blocks[3:]]
    )
    if "tabel_lain" in style.noise:
        last = max((n for n, b in enumerate(blocks) if isinstance(b, Table)), default=0)
        blocks[last + 1 : last + 1] = [Para("Keadaan pegawai menurut golongan", "heading"), _staff(rng)]
    if "catatan" in style.noise:
        blocks += [Para("Keterangan: target dapat disesuaikan pada perubahan anggaran.")]
        blocks += [Para(f"{daerah.split(' ', 1)[-1]}, {rng.randrange(2, 28)} Januari 2024", "right")]
        blocks += [Para(f"Kepala {unit}" if not unit.startswith("Kecamatan") else "Camat", "right")]
        blocks += [Para("ttd", "right"), Para("NIP 19700101 199503 1 002", "right")]
    page.blocks = blocks
    return page


_STREETS = ("Merdeka", "Jenderal Sudirman", "Diponegoro", "Pemuda", "Ahmad Yani", "Veteran")


def _html(table: Table, rng: Random) -> None:
    for line in table.rows[table.heads :]:
        for cell in line:
            if cell is not None and len(cell.text) > 30 and rng.random() < 0.15:
                cell.text = rng.choice(("<p>{}</p>", "{}<br>", "<ul><li>{}</li></ul>", "{}&nbsp;")).format(
                    cell.text
                )


def _insert(table: Table, rng: Random, line: list[Cell | None], count: int) -> None:
    """Insert copies of an empty line where no cell spans over the place."""
    for _ in range(count):
        free = [y for y in range(table.heads, len(table.rows)) if all(c is not None for c in table.rows[y])]
        if free:
            table.rows.insert(rng.choice(free), [Cell() if c is not None else None for c in line])


def _staff(rng: Random) -> Table:
    rows: list[list[Cell | None]] = [
        [Cell(t, bold=True) for t in ("Golongan", "Laki-laki", "Perempuan", "Jumlah")]
    ]
    for name in ("IV", "III", "II", "I"):
        a, b = rng.randrange(0, 30), rng.randrange(0, 30)
        rows.append([Cell(name), Cell(str(a)), Cell(str(b)), Cell(str(a + b))])
    return Table(rows, [2, 1, 1, 1])
