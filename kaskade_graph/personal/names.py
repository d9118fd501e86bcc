"""What the name of a person looks like: its words, titles and degrees, and what is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kaskade_graph.personal.spans import PersonalKind, Span

_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019`.-]*"
BEFORE = (
    r"(?:Prof|Dr|dr|DR|Drs|DRS|Dra|DRA|Ir|IR|H|Hj|HJ|KH|drg|Drg|drh|Drh|apt|Apt|Ns|R|Rr|RM|Raden|Tgk|Ust)"
)
# S.Sos, S.STP., M.Si, M.A.P, A.Md.Keb, SH, MM, Ph.D, Sp.A ...
AFTER = (
    r"(?:(?!S\.\s?D\.)[SMAD]\.\s?[A-Z][A-Za-z]{0,5}(?:\.\s?[A-Z][A-Za-z]{0,5})*\.?|Ph\.?\s?D\.?|Sp\.\s?[A-Z][A-Za-z]*\.?|Apt\.?|Ners"
    r"|AP\.?|A\.?Ptnh|BE|BA|B\.?Sc\.?|SH|SE|SP|SPd|SPt|ST|SIP|SSos|SSTP|SSTP\.|STP|SKM|SKep|SKom|SAg|SPdI|MM|MH|MT|MA"
    r"|MAP|MBA|MSi|MPd|MKes|MHum|MEng|MSc|MIP|MPA|MPH|CRMP|CGCAE|QIA|AMd|AMK)(?!\w)"
)
DEGREES = rf"(?:\s*,\s*{AFTER})+|\s+{AFTER}(?:\s*,\s*{AFTER})+"
DEGREE_END = re.compile(rf"(?:{DEGREES})\s*$")
PREFIX = rf"(?:{BEFORE}(?:\.\s*|\s+))"
_NAMED = rf"{PREFIX}*{_WORD}(?:[ \u00a0]{{1,2}}{_WORD}){{0,5}}"
_WITH_DEGREE = re.compile(rf"(?<![\w.])(?P<name>{_NAMED}(?:{DEGREES}))")
_WITH_PREFIX = re.compile(
    rf"(?<![\w.])(?P<name>(?:{BEFORE}\.\s*)+{_WORD}(?:[ \u00a0]{{1,2}}{_WORD}){{0,5}})(?![\w])"
)
TITLE_ONLY = re.compile(rf"^{BEFORE}\.?$")
_POST = re.compile(
    r"\b(?:camat|lurah|bupati|wali\s*kota|gubernur|kepala|sekretaris|kasi|kasubb?ag|kabid|kabag|inspektur|direktur"
    r"|asisten|staf|analis|pengelola|bendahara|plt|plh|jabatan|pihak|selaku|pejabat|pembina|penata|nip|ketua|wakil)\b",
    re.I,
)
CALLED_AFTER = re.compile(
    r"\b(?:RSUD?|RSUP|RS|rumah\s+sakit|jalan|jln?|gedung|balai|stadion|bandara|taman|universitas|klinik|puskesmas"
    r"|museum|monumen|pasar|waduk|jembatan|kompleks|gang|gg|lapangan|gor|masjid|pondok|sdn?|smpn?|sman?|smkn?|kri"
    r"|kelurahan|desa|dusun|yayasan|perpustakaan|asrama)\.?\s*$",
    re.I,
)
"""Places and bodies that are called after a person."""
NOT_NAME = frozenset(
    re.findall(
        r"\w+",
        """
        nipppk pppk
        administrasi agustus analis anggaran anggota aparatur april aset asisten atas atasan bab badan
        bagian baik bangsa barang belanja bendahara bidang bulan bupati camat catatan cukup daerah dalam dan
        dari data dengan desa desember di dinas dinilai direktorat direktur disetujui dokumen ekonomi
        februari formula formulasi golongan gubernur halaman hari hidup indeks indikator indonesia
        inspektorat inspektur jabatan jalan januari jasa juli jumlah juni juru kabupaten kasi kasubag
        kasubbag ke kearsipan kecamatan kedua kegiatan kelurahan kepala kepegawaian kependudukan kerja
        kesatu kesatuan kesehatan kesejahteraan ketenteraman keterangan ketertiban ketua keuangan kinerja
        kop kota kuasa kurang lampiran langsung laporan lembar lingkungan lkjip lurah madya maret masyarakat
        mei memuaskan mengetahui menyetujui misi modal muda nama negara nik nilai nip nomor november oktober
        oleh opd orang organisasi pada pamong pangkat pd pegawai pejabat pekerjaan pelaksana pelayanan
        pembangunan pemberdayaan pembina pemerintah pemerintahan penata pendidikan pengatur pengelola
        pengguna penghitungan penilai perangkat perencanaan perhitungan perhubungan perjanjian perpustakaan
        persen persentase pertama perumahan pihak pj plh plt polisi politik praja program provinsi publik
        rasio realisasi renja renstra republik ruang rumah rupiah sakip sakit sangat sasaran satuan
        sekretariat sekretaris seksi selaku semester september sipil skpd sosial staf sub subbagian sumber
        surat tabel tahun tanda tangan target tata tidak tingkat tipe total trantib triwulan ttd tugas
        tujuan umum unit untuk uraian urusan usaha utama visi wali walikota wilayah yang
        """,
    )
)
"""Words of posts, bodies, documents and cascades: what holds one of them is no name."""
_DERIVED = re.compile(
    r"(?:me|pe|ber|ter|ke|di)\w{3,}(?:an|kan)|\w{5,}nya|(?:men|mem|meng|meny|peng|peny|pem)\w{4,}|ter\w{4,}nya"
)


def titled(lines: Sequence[str], at: int) -> Iterator[Span]:
    """Yield names with academic titles: with a degree behind, or a title before them beside a post."""
    line = lines[at]
    for match in _WITH_DEGREE.finditer(line):
        yield from _cut(line, match)
    near = " ".join(lines[max(0, at - 2) : at + 3])
    for match in _WITH_PREFIX.finditer(line):
        alone = not (line[: match.start()] + line[match.end() :]).strip(" \t.,:;-()")
        if alone or _POST.search(near):
            yield from _cut(line, match)


def _cut(line: str, match: re.Match[str]) -> Iterator[Span]:
    """Yield the part of a match that is a name: what stands before it may be a post (``Camat Budi, S.Sos``)."""
    start, end = match.span("name")
    if CALLED_AFTER.search(line[:start]):
        return
    words = list(re.finditer(r"[^\s,]+", line[start:end]))
    first = 0
    for n, word in enumerate(words):
        if word.group().strip(".,").lower() in NOT_NAME:
            first = n + 1
    if first and CALLED_AFTER.search(line[start : start + words[first - 1].end()]):
        return
    kept = [w for w in words[first:] if not TITLE_ONLY.match(w.group())]
    low = [w.group().strip(".,'").lower() for w in kept]
    if not kept or re.fullmatch(AFTER, kept[0].group()) or any(_DERIVED.fullmatch(w) for w in low):
        return
    name = DEGREE_END.sub("", line[start + words[first].start() : end])
    if " " not in name and "." not in line[start + words[first].start() : end]:
        return  # a list of abbreviations (DPA, SP)
    yield Span(start + words[first].start(), end, PersonalKind.NAMA)


def is_name(text: str, *, alone: bool = True) -> bool:
    """Whether ``text`` is shaped as the name of a person; one word only where ``alone`` is given."""
    text = text.strip(" \t.,:;()*_")
    bare = DEGREE_END.sub("", text)
    words = [w for w in re.split(r"[\s,]+", bare) if w and not TITLE_ONLY.match(w)]
    titled = bare != text or len(words) < len(bare.split())
    if not words or len(words) > 6 or len(text) > 80 or any(c.isdigit() for c in bare):
        return False
    if any(not re.fullmatch(_WORD, w) for w in words):
        return False
    low = [w.lower().strip(".,'") for w in words]
    if any(w in NOT_NAME or _DERIVED.fullmatch(w) for w in low):
        return False
    longest = max(len(w) for w in low)
    return longest >= 3 and (len(words) > 1 or titled or (alone and longest >= 4))
