"""Which way is better for an indikator worded so: more of it, less of it, or neither.

Told from the frame: harm is to be less, unless it is what was done about it that is measured; a good state is to be
more, a bad one less, and denying a state turns it round. How much work is done has no better way.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from kaskade_graph.language import frames, lexicon
from kaskade_graph.language.frames import Bingkai, Keadaan
from kaskade_graph.language.lexicon import Entri
from kaskade_graph.language.measures import JenisUkuran
from kaskade_graph.language.words import stem, tokens


class Kutub(StrEnum):
    """Which way is better, as the wording has it."""

    TINGGI = "tinggi"
    RENDAH = "rendah"
    TAK_TENTU = "tak tentu"

    @property
    def lawan(self) -> Kutub:
        """The other way; of neither, neither."""
        return {Kutub.TINGGI: Kutub.RENDAH, Kutub.RENDAH: Kutub.TINGGI}.get(self, self)


_SIGNS = {"+": Kutub.TINGGI, "-": Kutub.RENDAH, "0": Kutub.TAK_TENTU}
_RATED = frozenset(
    (JenisUkuran.PERSENTASE, JenisUkuran.RASIO, JenisUkuran.INDEKS, JenisUkuran.PERINGKAT, JenisUkuran.LAJU)
)
_HELD = frozenset(("dokumen", "kegiatan", "jasa", "pekerjaan"))
"""Classes of what is about other things: a report about harm is no harm."""
_RISE, _FALL = ("tingkatkan mutu", "turun")
_ASKED_LESS = frozenset(
    ("berkurangnya", "menurunnya", "turunnya", "terkendalinya", "teratasinya", "berkurang")
)
_ASKED_MORE = frozenset(("meningkatnya", "bertambahnya", "naiknya", "terwujudnya", "meningkat"))


def better(text: str) -> Kutub:
    """Return which way is better for an indikator worded so.

    >>> [better(t).value for t in ("Jumlah pelanggaran perda", "Persentase pelanggaran yang ditangani")]
    ['rendah', 'tinggi']
    >>> [better(t).value for t in ("Persentase temuan yang belum selesai", "Jumlah ASN penerima gaji")]
    ['rendah', 'tak tentu']
    """
    return _better(text, lexicon.key())


@lru_cache(maxsize=20_000)
def _better(text: str, _key: str) -> Kutub:
    frame = frames.read(text)
    moved = _moved(frame)
    base = _of_thing(frame)
    if moved is not None:
        if base is Kutub.TAK_TENTU and moved.entri.nama == _RISE:
            return Kutub.TINGGI if _rated(frame) else Kutub.TAK_TENTU
        return base if moved.entri.nama == _RISE else base.lawan
    if _figure(frame.teks) is not None:
        return base
    if _done_unknown(frame):
        return Kutub.TAK_TENTU
    if base is Kutub.TAK_TENTU and _time_needed(frame):
        return Kutub.RENDAH
    if base is Kutub.TAK_TENTU and _yield(frame):
        return Kutub.TINGGI
    if base is Kutub.TAK_TENTU and _lacks(frame):
        return Kutub.RENDAH
    states = [k for k in _told(frame) if not k.pokok and k.entri.direction]
    done = [k for k in frame.keadaan if _is_done(k) and k.kata[0] in _measured(frame)]
    ways = {_way(k) for k in states}
    if done and base is Kutub.RENDAH and Kutub.RENDAH not in ways:
        # What is measured is what was done about it; how much of it there was to do has no better way.
        return Kutub.TINGGI if _rated(frame) else Kutub.TAK_TENTU
    if done and ways == {Kutub.RENDAH} and all(k.benar for k in states):
        return Kutub.TAK_TENTU
    if len(ways) == 1:
        way = next(iter(ways))
        return way if _rated(frame) or base is Kutub.RENDAH or _is_state(states) else Kutub.TAK_TENTU
    if ways:
        return Kutub.TAK_TENTU
    return base


_VERBS = ("di", "ter", "me", "ber")


def _done_unknown(frame: Bingkai) -> bool:
    """Whether something is said to be done, or to befall, that the lexicon does not know: it may turn all round."""
    unknown = (w for x in frame.benda if x.entri is None for w in x.kata)
    return any(w.startswith(_VERBS) and stem(w) != w for w in unknown)


def _told(frame: Bingkai) -> tuple[Keadaan, ...]:
    """The conditions that tell: those after "yang", where there is one; before it stands which things are meant."""
    said = tokens(frame.teks)
    if "yang" not in said[1:-1]:
        return frame.keadaan
    behind = said[said.index("yang") + 1 :]
    return tuple(k for k in frame.keadaan if k.kata[0] in behind)


def _measured(frame: Bingkai) -> tuple[str, ...]:
    """The words before "per": what follows is what the figure is set against."""
    said = tokens(frame.teks)
    return said[: said.index("per")] if "per" in said else said


def _lacks(frame: Bingkai) -> bool:
    """Whether the share is measured of those that do not yet have, or have not yet done, what is asked of them."""
    said = tokens(frame.teks)
    bad = any(x.entri is not None and x.entri.direction == "-" for x in frame.populasi)
    return _rated(frame) and "belum" in said and not bad and not any(k.entri.direction for k in frame.keadaan)


_SPANS = frozenset(("durasi", "hari", "jam", "lama", "lamanya", "menit", "waktu"))
_WORKED = frozenset(("urus", "layan", "sedia", "susun", "awas", "proses", "laksana"))
"""What takes time to do, as the broadest concepts of the lexicon have it."""


def _time_needed(frame: Bingkai) -> bool:
    """Whether it is how long work takes that is measured: days to settle a case, the time to issue a permit."""
    said = tokens(frame.teks)
    spans = [i for i, w in enumerate(said[:4]) if w in _SPANS]
    if {"tepat", "ketepatan"} & set(said[:3]):
        return False
    if not spans or (frame.ukuran is not None and frame.ukuran.jenis is JenisUkuran.HITUNGAN):
        return False
    work = said[spans[-1] + 1 : spans[-1] + 2]
    return any(
        k.kata[0] in work and {e.nama for e in (k.entri, *k.entri.above())} & _WORKED for k in frame.keadaan
    )


_YIELDS = frozenset(("produksi", "produktivitas", "pendapatan", "penerimaan", "omzet"))


def _yield(frame: Bingkai) -> bool:
    """Whether it is what fields, waters, works and taxes yield that is measured; waste is no yield."""
    if frame.ukuran is None or frame.ukuran.kata not in _YIELDS or frame.kepala is None:
        return False
    entri = frame.kepala.entri
    waste = {"sampah", "limbah", "emisi"} & set(tokens(frame.teks))
    return entri is not None and not entri.direction and not waste


def _is_done(one: Keadaan) -> bool:
    """Whether something is done with the things, and not only that they are there."""
    idle = one.pokok or one.entri.has("semesta") or one.entri.kelas != "perbuatan"
    own = one.kata[0].startswith("ber")  # what they do themselves is not done about them
    return not (idle or own) and one.benar and one.entri.direction is None


def _moved(frame: Bingkai) -> Keadaan | None:
    """The rise or fall that an indikator measures, where it begins with that."""
    first = next((k for k in frame.keadaan if k.entri.nama in (_RISE, _FALL)), None)
    if first is None:
        return None
    said = tokens(frame.teks)[:4]
    return first if any(w in said for w in first.kata) else None


def _of_thing(frame: Bingkai) -> Kutub:
    """The way of the thing measured; what a document or event is about does not count."""
    whole = _figure(frame.teks)
    if whole is not None:
        return _SIGNS.get(whole, Kutub.TAK_TENTU)
    head = frame.kepala
    if head is None or head.entri is None:
        return Kutub.TAK_TENTU
    if head.entri.kelas in _HELD and not head.entri.direction:
        return Kutub.TAK_TENTU
    sign = head.entri.direction
    if sign is None and head.entri.kelas == "orang" and _may_suffer(head.entri):
        sign = next((x.entri.direction for x in frame.populasi if x.entri and x.entri.kelas == "kasus"), None)
    return _SIGNS.get(sign or "", Kutub.TAK_TENTU)


def _may_suffer(people: Entri) -> bool:
    """Whether those named may be the cases: who works against them ("kader zoonosis") are not."""
    return not any(e.nama in _HELPERS for e in (people, *people.above()))


_HELPERS = frozenset(
    ("kader", "petugas", "penyuluh pertanian", "tenaga kesehatan", "auditor", "tim reaksi cepat", "linmas")
)


_FIRST = 3
"""Words from which on a figure that has a name of its own may begin."""


def _figure(text: str) -> str | None:
    """The direction of a figure that is known by its whole name ("rata-rata lama sekolah", "waktu tanggap")."""
    said, known = tokens(text), lexicon.leksikon()
    for at in range(min(_FIRST, len(said))):
        found = known.find(said, at)
        if (
            found is not None
            and found.tepat
            and found.entri.kelas in ("ukur", "waktu")
            and found.entri.direction
            and not frames.narrows(said, at + found.panjang)
        ):
            return found.entri.direction
    return None


def _way(one: Keadaan) -> Kutub:
    way = _SIGNS.get(one.entri.direction or "", Kutub.TAK_TENTU)
    return way if one.benar else way.lawan


def _rated(frame: Bingkai) -> bool:
    return frame.ukuran is not None and frame.ukuran.jenis in _RATED


def _is_state(states: list[Keadaan]) -> bool:
    return any(k.entri.kelas == "keadaan" for k in states)


def asked(sasaran: str) -> Kutub:
    """Return which way a sasaran wants what it is about, by its first word.

    >>> asked("Menurunnya angka pelanggaran ketertiban umum").value
    'rendah'
    """
    first = next(iter(tokens(sasaran)), "")
    if first in _ASKED_LESS:
        return Kutub.RENDAH
    return Kutub.TINGGI if first in _ASKED_MORE else Kutub.TAK_TENTU


def wanted(nama: str, sasaran: str = "") -> Kutub:
    """Return which way is better for an indikator of a sasaran: by its wording, else by what the sasaran asks.

    A sasaran speaks for an indikator only where both are about the same thing, and not for volumes of work.
    """
    own = better(nama)
    if own is not Kutub.TAK_TENTU or not sasaran:
        return own
    frame, about = frames.read(nama), frames.read(sasaran)
    if not _measures(frame) or any(_is_done(k) or k.entri.direction for k in frame.keadaan):
        return own
    return asked(sasaran) if _same_matter(frame, about) else own


def is_certain(nama: str, sasaran: str = "") -> bool:
    """Say whether which way is better is known outright, and not only from how the words are joined.

    So it is of a figure that has a name of its own, and where the sasaran asks for what the wording says by itself.

    >>> is_certain("Angka putus sekolah"), is_certain("Jumlah gangguan", "Meningkatnya ketertiban")
    (True, False)
    """
    own = better(nama)
    if own is Kutub.TAK_TENTU:
        return False
    if _figure(nama) is not None:
        return True
    return own is asked(sasaran) and _same_matter(frames.read(nama), frames.read(sasaran))


def is_plain(nama: str, sasaran: str = "") -> bool:
    """Say whether which way is better shows plainly: known outright, or from one word that nothing turns round.

    So it is of a harm of which nothing else is said, and of things in one good or bad state; never where something is
    denied, done, put off or not understood, nor where the sasaran asks the other way.

    >>> [is_plain(t) for t in ("Jumlah kecelakaan", "Persentase desa tertib", "Persentase kerugian yang ditagih")]
    [True, True, False]
    """
    if is_certain(nama, sasaran):
        return True
    frame, own = frames.read(nama), better(nama)
    if own is Kutub.TAK_TENTU or frame.asing or _done_unknown(frame):
        return False
    if asked(sasaran) is own.lawan and _same_matter(frame, frames.read(sasaran)):
        return False
    harm = _of_thing(frame) is Kutub.RENDAH
    if harm or not frame.keadaan:
        return harm and not frame.keadaan
    only = frame.keadaan[0]
    return len(frame.keadaan) == 1 and only.benar and bool(only.entri.direction)


_NEITHER = frozenset(("kasus", "ukur", "waktu"))


def may_be_less(nama: str) -> bool:
    """Say whether less of it may well be better: a harm, a time or a figure is in it, or a word not understood.

    >>> may_be_less("Persentase pegawai yang dijatuhi hukuman"), may_be_less("Jumlah wirausaha baru")
    (True, False)
    """
    frame = frames.read(nama)
    things = [x.entri for x in frame.benda]
    return bool(frame.asing) or any(e is None or e.kelas in _NEITHER or e.direction == "-" for e in things)


def _measures(frame: Bingkai) -> bool:
    """Whether it is how things are that is measured, and not how much work is done."""
    return _rated(frame) or (frame.ukuran is not None and frame.ukuran.jenis is JenisUkuran.BESARAN)


def _same_matter(frame: Bingkai, about: Bingkai) -> bool:
    """Whether all that the one speaks of the other does: each word of the thing measured, and no thing besides."""
    mine = {stem(w) for x in frame.benda for w in x.kata} | {stem(w) for k in frame.keadaan for w in k.kata}
    said = frames.words_of(about)
    return bool(mine) and len(mine - said) <= len(mine & said) // 2
