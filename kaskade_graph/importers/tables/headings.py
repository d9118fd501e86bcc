"""What the heading of a column means: by the words of the field, with how sure that is.

A heading comes as its parts from the top down, the texts of its heading rows or of nested names. The lowest part
says most; what it leaves open, those above it say. A word that a narrow column broke is joined first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kaskade_graph.importers.sheets.columns import KOLOM, Periode
from kaskade_graph.text import fold

KNOWN, LIKELY, POSSIBLE = 1.0, 0.8, 0.5
"""How sure a meaning is: the heading is known as such, has the word in it, or is merely possible."""

LEVELS = ("tujuan", "sasaran_strategis", "program", "kegiatan", "sub_kegiatan")
"""Keys of the levels of the chain, from the top down."""
ACTIVITIES = LEVELS[2:]


@dataclass(frozen=True, slots=True)
class Role:
    """What a column holds.

    ``key`` is a key of a mapping (``indikator``, ``program`` ...), or one of ``nama`` and ``kode`` (of the row's
    level), ``sasaran`` (the own statement of the row's element), ``dukung`` (a reference to what it supports),
    ``nilai`` (figures, with ``period``), ``unit`` (whose row it is) and ``dipahami`` (understood, without a place in
    the model). ``level`` is the level that the heading names besides, ``levels`` those of a column of names.
    ``year`` is that of a pagu.
    """

    key: str
    certainty: float = KNOWN
    level: str | None = None
    levels: tuple[str, ...] = ()
    period: Periode | None = None
    year: int | None = None
    grounds: str = "judul kolom"


_ABBREVIATIONS = {
    "kd": "kode", "nm": "nama", "giat": "kegiatan", "keg": "kegiatan", "subgiat": "sub kegiatan",
    "subkeg": "sub kegiatan", "subkegiatan": "sub kegiatan", "prog": "program", "ind": "indikator",
    "indikat": "indikator", "thn": "tahun", "th": "tahun", "ta": "tahun", "real": "realisasi", "sasar": "sasaran",
    "activity": "kegiatan", "activities": "kegiatan", "indicator": "indikator", "goal": "tujuan",
    "objective": "sasaran", "budget": "pagu", "code": "kode", "tw": "triwulan", "tri": "triwulan", "trw": "triwulan",
    "penanggungjawab": "penanggung jawab", "ikk": "indikator", "iku": "indikator", "iki": "indikator",
    "formula": "formulasi", "sat": "satuan", "ket": "keterangan", "vol": "volume", "rp": "rupiah",
    "name": "nama", "year": "tahun", "tgt": "target", "trgt": "target", "targ": "target", "jml": "jumlah",
    "renc": "rencana", "capai": "capaian", "indk": "indikator", "form": "formulasi", "pgg": "penanggung",
    "target s": "target",
}  # fmt: skip
"""How narrow columns and databases write the words of the field."""
_PLURAL = frozenset(
    (
        "program",
        "kegiatan",
        "sasaran",
        "tujuan",
        "indikator",
        "indicator",
        "goal",
        "objective",
        "target",
        "subkegiatan",
    )
)
_WORDS = (
    "yang diharapkan diinginkan nomor urut ukuran keberhasilan besaran "
    "tujuan sasaran strategis program kegiatan sub indikator kinerja utama target realisasi capaian "
    "satuan formulasi formula penjelasan perhitungan penghitungan pengukuran sumber data keterangan "
    "penanggung jawab anggaran pagu indikatif triwulan tahun kode nomor uraian nama urusan bidang "
    "pemerintahan daerah perangkat tipe polaritas arah rumus definisi operasional lokasi prioritas "
    "renstra renja kondisi awal akhir periode tolok ukur pelaksana jabatan eselon hasil outcome "
    "output keluaran dampak kerangka pendanaan individu catatan rekening volume rupiah tingkat "
    "nomenklatur dan jenis pendukung alasan metode cara unit kerja organisasi kelompok dana "
    "prakiraan maju evaluasi pemilihan subkegiatan penanggungjawab rencana kebutuhan dukung "
    "mendukung didukung mulai sampai dengan "
)
VOCABULARY = frozenset(_WORDS.split())
"""Words of headings, by which a broken one is known."""


def join_broken(words: Sequence[str]) -> list[str]:
    """Join the pieces of words that a narrow column broke: known together, unknown apart.

    >>> join_broken(["sasa", "ran", "strate", "gis"])
    ['sasaran', 'strategis']
    """
    out: list[str] = []
    at = 0
    while at < len(words):
        for length in (4, 3, 2):
            pieces = words[at : at + length]
            whole = "".join(pieces)
            if len(pieces) == length and whole in VOCABULARY and not all(p in VOCABULARY for p in pieces):
                out.append(whole)
                at += length
                break
        else:
            out.append(words[at])
            at += 1
    return out


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """Return a heading folded, broken words joined, shortened ones written out, a percent sign as a word.

    >>> words("TUJUAN/ SASA\\nRAN"), words("kd_subkeg"), words("Capaian (%)")
    ('tujuan sasaran', 'kode sub kegiatan', 'capaian persen')
    """
    pieces = join_broken(fold(text.replace("%", " persen ")).split())
    out = []
    for piece in pieces:
        bare = piece.removesuffix("s") if piece.removesuffix("s") in _PLURAL else piece
        out.append(_ABBREVIATIONS.get(piece) or _ABBREVIATIONS.get(bare) or bare)
    return " ".join(out)


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_QUARTER = re.compile(r"\b(?:triwulan|quarter|q) ?(iv|i{1,3}|[1-4])\b|^(iv|i{1,3})$")
_LEVEL_WORDS = (
    ("sub_kegiatan", re.compile(r"\bsub ?(?:kegiatan|keluaran)\b")),
    ("kegiatan", re.compile(r"\bkegiatan\b")),
    ("program", re.compile(r"\bprogram\b")),
    ("sasaran_strategis", re.compile(r"\bsasaran\b")),
    ("tujuan", re.compile(r"\btujuan\b")),
)
_OFFICE = (
    r"(?: (?:strategis|renstra|renja|skpd|opd|pd|perangkat daerah|kecamatan|dinas|badan|unit|unit kerja"
    r"|jangka menengah|daerah|rpjmd|pemerintah daerah))*"
)
_AIMED = r"(?: yang (?:ingin|akan|hendak|mau) dicapai)?(?: adalah| yaitu| sebagai berikut)?"
_NAMES_ONE = {
    "tujuan": re.compile(rf"(?:(?:nama|uraian|rumusan|pernyataan|isi) )?tujuan{_OFFICE}{_AIMED}"),
    "sasaran_strategis": re.compile(
        rf"(?:(?:nama|uraian|rumusan|pernyataan|isi) )?sasaran{_OFFICE}(?: kinerja utama)?{_AIMED}|"
        rf"kinerja utama|"
        rf"sasaran strategis kinerja"
    ),
    "program": re.compile(rf"(?:(?:nama|uraian|nomenklatur) )?program{_OFFICE}(?: prioritas| nama| uraian)?"),
    "kegiatan": re.compile(rf"(?:(?:nama|uraian|nomenklatur) )?kegiatan{_OFFICE}(?: nama| uraian)?"),
    "sub_kegiatan": re.compile(rf"(?:(?:nama|uraian|nomenklatur) )?sub kegiatan{_OFFICE}(?: nama| uraian)?"),
}
_GENERIC = re.compile(
    r"(?:nama|uraian|isi|rumusan|pernyataan|deskripsi|judul|nomenklatur|label|teks|description)"
)
_UNDERSTOOD = (
    r"lokasi\b.*",
    r"sumber (?:dana|anggaran|pendanaan|biaya).*",
    r"prioritas.*",
    r"prakiraan.*",
    r"(?:bidang )?urusan(?: pemerintahan)?(?: daerah)?",
    r"(?:kode |nama )?bidang urusan(?!.*\b(?:program|kegiatan)\b).*",
    r"jenis pemda",
    r"tag",
    r"kelompok sasaran",
    r"catatan penting",
    r"kondisi (?:kinerja )?(?:pada )?(?:awal|akhir).*",
    r"(?:data )?awal.*",
    r"baseline.*",
    r"(?:tingkat|rasio|persentase|persen|kategori|predikat) (?:capaian|realisasi|kemajuan|pencapaian|serapan)\b.*",
    r"(?:capaian|realisasi|serapan)(?: \w+)? persen",
    r"persen",
    r"(?:rata rata|rerata) .*",
    r"(?:realisasi|serapan|penyerapan|sisa) (?:anggaran|keuangan|pagu|dana|belanja).*",
    r"status\b.*",
    r"waktu(?: pelaksanaan)?",
    r"jadwal.*",
    r"rencana aksi",
    r"visi",
    r"misi",
    r"isu .*",
    r"strategi",
    r"(?:arah )?kebijakan",
    r"sdg.*",
    r"jenis (?:belanja|kegiatan)",
    r"(?:jenis|kriteria) (?:program|layanan)",
    r"alasan.*",
    r"faktor .*",
    r"rekomendasi.*",
    r"tindak lanjut.*",
    r"(?:data |dokumen |bukti )(?:dukung|pendukung)",
    r"eviden.*",
    r"bukti.*",
    r"permasalahan.*",
    r"kendala.*",
    r"solusi.*",
    r"hambatan.*",
    r"bobot",
    r"skor",
    r"kriteria",
    r"paraf",
    r"tanda tangan",
    r"foto",
    r"nip",
    r"pangkat.*",
    r"tanggal.*",
    r"bulan.*",
    r"crosscutting.*",
    r"cross cutting.*",
    r"created at",
    r"updated at",
    r"deleted at",
    r"user.*",
    r"urutan",
    r"url",
    r"link",
    r"warna",
)
"""Headings that are understood and have no place in the model."""
_NOT_KEPT = re.compile("|".join(f"(?:{one})" for one in _UNDERSTOOD))
_MONEY = re.compile(
    r"\b(?:rupiah|pagu|anggaran|dana|biaya|dpa|rka|pendanaan|belanja|alokasi)\b(?!.*\bpersen\b)"
)
_FIELDS = (
    ("formulasi", re.compile(r".*\b(?:formulasi\w*|rumus\w*|(?:cara|metode|teknik) (?:meng|peng|per|"
        r"pe)?(?:hitung|ukur)\w*)\b.*")),
    ("formulasi", re.compile(r"penjelasan")),
    ("keterangan", re.compile(r"(?:keterangan|catatan|definisi(?: operasional)?|definisi .*|penjelasan .*)")),
    ("sumber_data", re.compile(r"(?:.* )?(?:sumber|asal) data(?: .*)?|sumber")),
    ("tipe", re.compile(r"(?:tipe|sifat|jenis|cara) ?(?:peng|per)?hitung\w*(?: .*)?|tipe(?: indikator)?|"
        r"sifat|kumulatif.*")),
    ("arah", re.compile(r"(?:.* )?(?:polari\w+|arah)(?: .*)?|jenis indikator")),
    ("satuan", re.compile(r"(?:.* )?satuan(?: .*)?|unit of measure")),
    ("penanggung_jawab", re.compile(
        r".*\b(?:penanggung jawab|pengampu|pelaksana|pemilik)\b.*|pj|pic|pptk|kpa|(?:bidang(?! urusan)|seksi|bagian|"
        r"subbag\w*)(?: .*)?")),
    ("eselon", re.compile(r"(?:.* )?eselon(?: .*)?|jabatan|level eselon")),
)  # fmt: skip
_INDIKATOR = re.compile(r"\b(?:indikator\w*|tol[oa]?k ukur|ukuran keberhasilan|ukuran kinerja)\b")
_UNIT = re.compile(
    r"(?:nama |kode )?(?:skpd|opd|perangkat daerah|unit kerja|nama unit|kecamatan|organisasi|unit organisasi|unit)"
)
_TEMPLATE = {words(k.judul): k.kunci for k in KOLOM if k.kunci not in ("nomor", "keterangan")}


def meaning(parts: Sequence[str]) -> Role | None:
    """Return what a heading means, None when it says nothing known.

    >>> meaning(["Target", "Tahun 2022"]).period.tahun, meaning(["SASA RAN STRATEGIS"]).key
    (2022, 'sasaran_strategis')
    >>> meaning(["Program/Kegiatan/Sub Kegiatan"]).levels
    ('program', 'kegiatan', 'sub_kegiatan')
    """
    raw = [p for p in parts if p.strip()]
    folded = [w for w in map(words, raw) if w]
    if not folded:
        return Role("nomor") if any(p.strip() in ("#", "№") for p in raw) else None
    last, whole = folded[-1], " ".join(folded)
    if len(folded) == 1 and last in _TEMPLATE:
        return Role(_TEMPLATE[last])
    if whole in ("tahun anggaran", "tahun data", "tahun perencanaan"):
        return Role("tahun", LIKELY)
    return (
        _number(last, folded)
        or _figures(folded)
        or _code(last, whole)
        or _field(last)
        or _names(raw, last, whole)
        or _remaining(last, whole)
    )


def _number(last: str, folded: list[str]) -> Role | None:
    if re.fullmatch(r"(?:no|nomor|nomor urut|no urut|urut|n o)", last) and len(folded) == 1:
        return Role("nomor")
    if re.fullmatch(r"(?:no|nomor) (?:sasaran)", last):
        return Role("nomor_sasaran")
    return Role("nomor_indikator") if re.fullmatch(r"(?:no|nomor) indikator", last) else None


def _code(last: str, whole: str) -> Role | None:
    if not re.search(r"\b(?:kode|rekening)\b", last):
        return None
    levels = named_levels(last)
    if len(levels) == 1 and levels[0] in ACTIVITIES:
        return Role(f"kode_{levels[0]}")
    if re.fullmatch(r"kode (?:indikator|satuan|unit|skpd|opd|urusan|bidang(?: urusan)?|wilayah)", last):
        return Role("dipahami")
    return Role(
        "kode", KNOWN if re.fullmatch(r"(?:kode|kode rekening|rekening|nomor rekening)", last) else LIKELY
    )


def _field(last: str) -> Role | None:
    for key, pattern in _FIELDS:
        if pattern.fullmatch(last):
            return Role(key, KNOWN if last.split()[0] in key or last == key else LIKELY)
    return None


def named_levels(text: str) -> tuple[str, ...]:
    """Return the levels that a heading in :func:`words` names, from the top down."""
    found = []
    for key, pattern in _LEVEL_WORDS:
        if pattern.search(text):
            found.append(key)
            text = pattern.sub(" ", text)
    if "sub" in text.split() and "kegiatan" in found and "sub_kegiatan" not in found:
        found.append("sub_kegiatan")
    return tuple(level for level in LEVELS if level in found)


def _names(raw: Sequence[str], last: str, whole: str) -> Role | None:
    """A column of names, of indikator, or of own sasaran."""
    levels = named_levels(last)
    if re.search(r"\b(?:didukung|mendukung|pendukung)\b", last) and "sasaran_strategis" in levels:
        return Role("dukung")
    if _INDIKATOR.search(last):
        here: tuple[str, ...] = levels if len(levels) == 1 else ()
        if not here and len(named_levels(whole)) == 1:
            here = named_levels(whole)
        return Role("indikator", KNOWN, here[0] if here else None)
    above = " ".join(words(p) for p in raw[:-1])
    if _INDIKATOR.search(above) and (levels or _GENERIC.fullmatch(last) or last in ("kinerja", "utama")):
        return Role("indikator", LIKELY, levels[0] if len(levels) == 1 else None)
    own = _own_sasaran(raw[-1], last, levels)
    if own is not None:
        return own
    for level, pattern in _NAMES_ONE.items():
        if pattern.fullmatch(last):
            return Role(level, KNOWN)
    if re.fullmatch(
        r"(?:kinerja|sasaran kinerja|(?:kinerja|kondisi|hasil|sasaran) yang di(?:harapkan|inginkan)|hasil"
        r"|outcome|output|keluaran)",
        last,
    ):
        return Role("sasaran", POSSIBLE)
    if len(levels) > 1:
        return Role("nama", KNOWN, levels=levels)
    if re.fullmatch(r"(?:nomenklatur|uraian|nama) (?:bidang )?(?:urusan|rekening)\b.*", last):
        return Role("nama", LIKELY, levels=ACTIVITIES)
    if _GENERIC.fullmatch(last):
        upper = named_levels(above)
        if len(upper) == 1:
            return Role(upper[0], LIKELY)
        return Role("nama", LIKELY if upper else POSSIBLE, levels=upper)
    return None


_SEPARATED = re.compile(r"sasaran\s*(?:strategis)?\s*[/,&+]|sasaran\s+dan\b", re.IGNORECASE)


def _own_sasaran(raw: str, last: str, levels: tuple[str, ...]) -> Role | None:
    """ "Sasaran Program", "Sasaran Program/Kegiatan" (and not "Sasaran/Program"), "Outcome Program"."""
    activities = tuple(v for v in levels if v in ACTIVITIES)
    if not activities:
        return None
    starts = re.match(
        r"(?:uraian |rumusan |pernyataan )?(sasaran|outcome|output|kinerja|hasil|keluaran)\b", last
    )
    if not starts or (starts[1] == "sasaran" and _SEPARATED.search(raw)):
        return None
    if len(activities) == 1:
        return Role(f"sasaran_{activities[0]}", KNOWN)
    return Role("sasaran", KNOWN, levels=activities)


def _remaining(last: str, whole: str) -> Role | None:
    if _UNIT.fullmatch(last):
        return Role("unit", LIKELY)
    if re.fullmatch(r"(?:tahun|tahun anggaran|tahun data)", last):
        return Role("tahun", LIKELY)
    if re.fullmatch(r"(?:triwulan|periode)", last):
        return Role("triwulan", LIKELY)
    if re.fullmatch(
        r"(?:tingkat|tingkatan|level|jenjang|jenis|kategori|tipe baris)(?: (?:kinerja|unsur|kaskade|cascading))?",
        last,
    ):
        return Role("tingkat", POSSIBLE)
    if _NOT_KEPT.fullmatch(last) or _NOT_KEPT.fullmatch(whole):
        return Role("dipahami")
    levels = named_levels(last)
    if len(levels) == 1 and len(last.split()) <= 4:
        return Role(levels[0], POSSIBLE)
    return None


# --- figures ----------------------------------------------------------------------------------------------


def _figures(folded: list[str]) -> Role | None:
    """A target, realisasi or pagu, with its period; or figures that the model has no place for."""
    last, whole = folded[-1], " ".join(folded)
    years = _YEAR.findall(last) or [y for part in reversed(folded[:-1]) for y in _YEAR.findall(part)]
    year = int(years[-1]) if years else None
    forecast = year is not None and any(part.startswith("prakiraan") for part in folded)
    if not forecast and (_NOT_KEPT.fullmatch(last) or any(_NOT_KEPT.fullmatch(part) for part in folded)):
        figure = re.search(
            r"\b(?:kinerja|rupiah|target|realisasi|capaian|persen|anggaran|awal|akhir)\b", whole
        )
        return Role("dipahami") if figure or _NOT_KEPT.fullmatch(last) else None
    kind = _kind(folded)
    if kind is None and re.fullmatch(r"(?:tahun )?(?:19|20)\d\d(?: k)?", last):
        return Role("nilai", POSSIBLE, period=Periode("target", year, None), grounds="hanya tahun di judul")
    if kind is None and not _MONEY.search(last):
        return None
    if re.search(r"\b(?:satuan|indikator|sumber|formulasi|kode|nama|uraian)\b", last):
        return None
    if _money(folded):
        if kind == "realisasi" or re.search(r"\b(?:realisasi|serapan|sisa)\b", whole):
            return Role("dipahami")
        return Role("pagu", KNOWN if last != "dana" else LIKELY, year=year)
    if kind is None:
        return None
    if kind == "realisasi" and re.search(r"\b(?:sampai|s d|kumulatif|akumulasi)\b", whole):
        return Role("dipahami", grounds="realisasi sampai dengan suatu tahun")
    if re.search(r"\bpersen\b", last) and kind == "realisasi":
        return Role("dipahami")
    return Role("nilai", KNOWN, period=Periode(kind, year, _quarter(folded)))


def _kind(folded: list[str]) -> Literal["target", "realisasi"] | None:
    """Whether figures are targets or realisasi: as the lowest part says that names one."""
    for part in reversed(folded):
        if re.search(
            r"\b(?:tingkat|rasio|persentase|kategori|predikat) (?:capaian|realisasi|kemajuan)\b", part
        ):
            return None
        # What is planned to be achieved is a target, though "capaian" alone is what was achieved.
        if re.search(r"\btarget\b|\b(?:rencana|proyeksi) (?:\w+ )?(?:capaian|pencapaian|realisasi)\b", part):
            return "target"
        if re.search(r"\brealisasi\b", part) or (re.search(r"\bcapaian\b", part) and "kerangka" not in part):
            return "realisasi"
        if re.fullmatch(r"(?:volume|kuantitas|rencana tingkat .*)", part):
            return "target"
    return None


def _money(folded: list[str]) -> bool:
    """Whether a column of figures is money: the lowest part that says so or says the contrary."""
    for part in reversed(folded):
        if _MONEY.search(part) and not re.search(r"\bcapaian kinerja\b|\btarget kinerja\b", part):
            return True
        if part in ("k", "kinerja", "fisik", "volume", "target", "realisasi", "capaian"):
            return False
        if re.search(r"\b(?:target|realisasi|kinerja)\b", part):
            return False
    return False


def _quarter(folded: list[str]) -> int | None:
    for part in reversed(folded):
        found = _QUARTER.search(part)
        if found:
            text = (found[1] or found[2]).lower()
            roman = ("i", "ii", "iii", "iv")
            return roman.index(text) + 1 if text in roman else int(text)
    if len(folded) > 1 and re.fullmatch("[1-4]", folded[-1]) and "triwulan" in folded[-2]:
        return int(folded[-1])
    return None
