"""Words that judge without saying how, words that show the level of a result, and which way is better."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from kaskade_graph.language import frames, lexicon
from kaskade_graph.language.frames import Bingkai, Keadaan
from kaskade_graph.language.lexicon import Entri
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.phrases import IndikatorTerurai, Kelas, parse_indikator
from kaskade_graph.language.tables import kelompok, menurut_kata
from kaskade_graph.language.words import akar, plain, stem, tokens
from kaskade_graph.text import squeeze


class Kekaburan(StrEnum):
    """How much a criterion leaves open."""

    KABUR = "kabur"
    """A judgement with no scale at all: baik, optimal, prima."""
    PERLU_STANDAR = "perlu standar"
    """A yes-or-no that needs a standard to be decided: aktif, tepat waktu, layak."""


_BUKAN_KRITERIA = re.compile(
    r"\b(?:tata kelola (?:pemerintahan )?yang baik|tidak aktif|layak huni|layak anak"
    r"|(?:air minum|sanitasi|hunian) (?:yang )?layak|hidup bersih dan sehat"
    r"|(?:rumah|pasar|sekolah|kabupaten|kota|air|energi) (?:yang )?(?:sehat|bersih)|usia produktif"
    r"|(?:se)?makin \w+ (?:se)?makin baik|(?:ber)?predikat(?: \w+){0,2}? baik(?: (?:dan|atau) sangat baik)?"
    r"|(?:bersih|bebas) dari|rasio (?:lancar|cepat)"
    r"|(?:kas|aset|aktiva|kewajiban|utang|liabilitas|piutang|kredit|pinjaman|pembiayaan) lancar"
    r"|(?:ber)?(?:kategori|status|klasifikasi) \w+(?: berkembang| maju| mandiri)?|cepat berkembang)\b"
)
"""Names and defined terms in which the word is no criterion."""
_TUJUAN = re.compile(r"\b(?:untuk|guna|menuju|dalam rangka|agar|melalui)\b")
"""What follows is the purpose of the thing measured, not a criterion of it."""

_BATAS = re.compile(
    r"[<>≥≤]|\b\d+(?:[.,]\d+)?\s*(?:%|persen|hari|jam|menit|kali|bulan|tahun|orang|desember|januari)"
    r"|\bpaling (?:lambat|sedikit|banyak|lama|rendah|tinggi)\b|\bminimal\b|\bmaksimal \d"
    r"|\bsekurang-?kurangnya\b|\bbatas waktu\b",
    re.IGNORECASE,
)
_RUJUKAN = re.compile(
    r"\b(?:sesuai|menurut|berdasarkan|mengacu|memenuhi)\b[^.;]{0,40}"
    r"\b(?:sop|standar|permen\w*|pp|perbup|perwal\w*|perda|peraturan|ketentuan|pedoman|maklumat|jadwal"
    r"|kriteria|idm|spm)\b",
    re.IGNORECASE,
)
_BATASAN = re.compile(
    r"\b(?:kriteria|kategori|yang dimaksud|dikatakan|dinyatakan|apabila|jika|artinya|yaitu|ialah|adalah)\b",
    re.IGNORECASE,
)


@cache
def samar_akar() -> frozenset[str]:
    """Return the stems of the vague criteria."""
    return akar("kabur") | akar("perlu_standar")


@dataclass(frozen=True, slots=True)
class Samar:
    """A vague criterion in a text, as printed there (folded), and how vague it is."""

    kata: str
    tingkat: Kekaburan


def vague(text: str) -> list[Samar]:
    """Return the criteria in ``text`` that say nothing exact, in order, each once.

    >>> [s.kata for s in vague("Persentase layanan yang selesai tepat waktu dengan baik")]
    ['tepat waktu', 'baik']
    """
    return list(_vague(tokens(text), lexicon.key()))


@lru_cache(maxsize=20_000)
def _vague(words: tuple[str, ...], _key: str) -> tuple[Samar, ...]:
    found = _TUJUAN.split(_BUKAN_KRITERIA.sub(" ", _without_names(words)))[0].split()
    out: dict[str, Samar] = {}
    for i, word in enumerate(found):
        for kata in (word, " ".join(found[i : i + 2])):
            if kata.removesuffix("nya") in kelompok("kabur"):
                out.setdefault(kata, Samar(kata, Kekaburan.KABUR))
            elif kata in kelompok("perlu_standar"):
                out.setdefault(kata, Samar(kata, Kekaburan.PERLU_STANDAR))
    return tuple(out.values())


def _without_names(words: tuple[str, ...]) -> str:
    """Leave out things known by a name that holds the word ("peserta KB aktif"): the field has defined them."""
    out: list[str] = []
    at, known = 0, lexicon.leksikon()
    while at < len(words):
        found = known.find(words, at)
        taken = (
            found.panjang if found and found.tepat and found.panjang >= _NAME and found.entri.is_thing else 0
        )
        out += [words[at]] if not taken else ["."]
        at += taken or 1
    return " ".join(out)


_NAME = 3
"""Words from which a term is the name of a thing, and no thing with a criterion."""


def defines(text: str, kata: str) -> bool:
    """Say whether ``text`` fixes what ``kata`` means: a limit, a standard, or a definition that names it.

    >>> defines("Aktif: mengadakan pertemuan minimal 4 kali setahun", "aktif")
    True
    >>> defines("Jumlah kelompok yang aktif dibagi jumlah kelompok x 100%", "aktif")
    False
    """
    flat = re.sub(r"[x×*]\s*100\s*%?", " ", squeeze(plain(text)), flags=re.IGNORECASE)
    if _BATAS.search(flat) or _RUJUKAN.search(flat):
        return True
    return kata in tokens_joined(flat) and bool(_BATASAN.search(flat))


def tokens_joined(text: str) -> str:
    """Return the folded words of ``text`` with one space between them."""
    return " ".join(tokens(text))


class Tataran(StrEnum):
    """The level of result that an indicator's wording speaks of (PermenPANRB 89/2021)."""

    KELUARAN = "keluaran"
    """Output: things made, delivered, held."""
    PROSES = "proses"
    """How far work was carried out."""
    HASIL = "hasil"
    """Outcome: how things are for those served."""
    TAK_TENTU = "tak tentu"


def tataran(text: str) -> Tataran:
    """Return the level of result an indicator's wording speaks of.

    >>> tataran("Jumlah dokumen yang disusun"), tataran("Indeks kepuasan masyarakat")
    (<Tataran.KELUARAN: 'keluaran'>, <Tataran.HASIL: 'hasil'>)
    """
    parts = parse_indikator(text)
    if _is_figure(frames.read(text)):
        return Tataran.HASIL
    if parts.ukuran is None:
        return Tataran.TAK_TENTU
    if parts.ukuran.jenis in (JenisUkuran.HITUNGAN, JenisUkuran.FREKUENSI):
        return _counted(parts)
    if _is_result(frames.read(text)):
        return Tataran.HASIL
    judged = {stem(t) for t in parts.keadaan if t not in kelompok("henti")} - akar("keluaran") - akar("umum")
    if parts.objek[:1] and parts.objek[0] in kelompok("proses") and not judged:
        return Tataran.HASIL if _earns(frames.read(text)) else Tataran.PROSES
    if parts.keadaan and {stem(parts.keadaan[0])} <= akar("keluaran") and parts.kelas in _MADE:
        return Tataran.HASIL if _in_time(parts.keadaan) else Tataran.PROSES
    if parts.keadaan and stem(parts.keadaan[0]) in akar("mendapat") and _is_service(parts.keadaan[1:]):
        return Tataran.PROSES
    return Tataran.HASIL


def _earns(frame: Bingkai) -> bool:
    """Whether money that comes in is measured: what others pay is a result."""
    return any(
        x.entri is not None and x.entri.kelas == "uang" and x.entri.direction == "+" for x in frame.benda
    )


def _in_time(keadaan: tuple[str, ...]) -> bool:
    """Whether it is said how soon: a quality of the service, not that it was given."""
    return bool({"hari", "jam", "menit", "cepat"} & set(keadaan))


def is_figure(text: str) -> bool:
    """Say whether a text names a figure of the field by its own name ("prevalensi stunting"), which no output is.

    >>> is_figure("Tingkat pengangguran terbuka"), is_figure("Jumlah laporan")
    (True, False)
    """
    return _is_figure(frames.read(text))


def _is_figure(frame: Bingkai) -> bool:
    """Whether a figure of the field is named by its own name: a rate, an index, what they tell of people."""
    entri = frame.kepala.entri if frame.kepala else None
    return entri is not None and entri.kelas == "ukur" and entri.arah in ("+", "-")


def _is_result(frame: Bingkai) -> bool:
    """Whether money is measured: what is invested, earned or traded."""
    return frame.kepala is not None and frame.kepala.entri is not None and frame.kepala.entri.kelas == "uang"


def _is_service(found: tuple[str, ...]) -> bool:
    """Whether what is received is an activity of the giver: guidance, a training."""
    return bool(found) and menurut_kata("kelas").get(found[0]) == Kelas.KEGIATAN


_MADE = frozenset({Kelas.DOKUMEN, Kelas.KEGIATAN, Kelas.BARANG, Kelas.JASA})


def _is_work(frame: Bingkai) -> bool:
    """Whether people or bodies are counted who took part, were served or guided: work done, not how they are."""
    head = frame.kepala.entri if frame.kepala else None
    if head is None or head.kelas not in ("orang", "lembaga") or not frame.keadaan:
        return False
    done = [k for k in frame.keadaan if not k.pokok]
    return all((_is_done(k.entri) or _is_visited(k)) and not _by_themselves(k) for k in done)


def _is_visited(keadaan: Keadaan) -> bool:
    """Whether what is done to those counted leaves them as they are: they are visited, invited, observed."""
    return keadaan.kata[0].startswith("di") and keadaan.entri.nama in _PASSING


_PASSING = frozenset(("kunjung", "awas", "pantau", "evaluasi dilakukan", "undang", "suluh"))


def _by_themselves(keadaan: Keadaan) -> bool:
    """Whether those counted do it of their own ("yang melakukan ekspor"): that is not what was done for them."""
    return keadaan.entri.nama == "laksana" and keadaan.kata[0].startswith("me")


def _is_done(entri: Entri) -> bool:
    """Whether a condition is work of the office, or the taking part in it."""
    return any(e.has("luas") or e.has("generik") for e in (entri, *entri.above()))


def _is_put_up(frame: Bingkai) -> bool:
    """Whether things to inform or equip with are counted that were put up, bought or handed out."""
    head = frame.kepala.entri if frame.kepala else None
    goods = head is not None and any(e.nama in _TOOLS for e in (head, *head.above()))
    return goods and any(
        k.kata[0].startswith(("di", "ter")) and k.entri.kelas == "perbuatan" for k in frame.keadaan
    )


_TOOLS = frozenset(("alat peraga", "media", "leaflet", "peralatan"))
"""Goods that serve the work itself: more of them is no better state of anything."""


def _counted(parts: IndikatorTerurai) -> Tataran:
    states = {
        stem(t) for t in parts.keadaan if not t.startswith(("diper", "dipe")) and t not in kelompok("henti")
    }
    if parts.kelas is Kelas.KASUS or states & samar_akar():
        return Tataran.HASIL  # how many are well, in order, active: a state, not what was made
    if parts.objek[:1] and menurut_kata("ukuran").get(parts.objek[0]) == JenisUkuran.BESARAN:
        return Tataran.HASIL  # the volume of what is produced, the sum of what is earned
    frame = frames.read(parts.teks)
    if frame.kepala is not None and frame.kepala.entri is not None and frame.kepala.entri.kelas == "kasus":
        return Tataran.HASIL
    if frame.asing and not parts.keadaan and (frame.kepala is None or frame.kepala.entri is None):
        return Tataran.TAK_TENTU  # a figure known by a name that is not known here
    if _is_work(frame):
        return Tataran.KELUARAN
    verbs = {stem(t) for t in parts.keadaan}
    if _is_put_up(frame):
        return Tataran.KELUARAN
    if parts.kelas not in _MADE and any(
        k.entri.kelas == "keadaan" and k.entri.direction for k in frame.keadaan
    ):
        return Tataran.HASIL  # "posyandu aktif", "desa mandiri": how they are, without a "yang"
    if _comes_by_itself(frame):
        return Tataran.HASIL
    if parts.kelas in _MADE or verbs & akar("keluaran") or _takes_part(frame):
        return Tataran.KELUARAN
    return Tataran.TAK_TENTU


def _comes_by_itself(frame: Bingkai) -> bool:
    """Whether what others do of their own is counted: visits, medals, transactions."""
    head = frame.kepala
    return head is not None and bool({stem(w) for w in head.kata} & akar("datang_sendiri"))


def _takes_part(frame: Bingkai) -> bool:
    """Whether people are counted by the event they are at ("peserta sosialisasi")."""
    head = frame.kepala.entri if frame.kepala else None
    if head is None or head.kelas != "orang":
        return False
    things = [x.entri for x in frame.benda if x.entri is not None]
    event = any(e.kelas == "kegiatan" for e in things) and not frame.keadaan
    return event or any(e.is_a(lexicon.leksikon().get("peserta") or e) for e in things[1:])


def any_defines(texts: Iterable[str | None], kata: str) -> bool:
    """Say whether one of ``texts`` fixes what ``kata`` means."""
    return any(defines(t, kata) for t in texts if t)
