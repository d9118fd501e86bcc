"""KSK418: a sasaran that says what is done, not what is achieved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kaskade_graph.audit.context import Konteks
from kaskade_graph.audit.finding import Keparahan
from kaskade_graph.audit.quoting import quote
from kaskade_graph.audit.rule import Aturan, Cacat
from kaskade_graph.audit.vocabulary import put_right
from kaskade_graph.errors import Teks
from kaskade_graph.language.words import roots, stem, words
from kaskade_graph.model import SASARAN
from kaskade_graph.vocab import RDFS

ATURAN = Aturan(
    kode="KSK418",
    nama="sasaran-berupa-tindakan",
    keparahan=Keparahan.WARNING,
    judul=Teks(
        "Sasaran berupa tindakan, bukan keadaan",
        "Sasaran states an action, not a result",
    ),
    temuan=Teks(
        "Sasaran yang diawali kata kerja aktif, sehingga menyatakan apa yang dikerjakan, bukan keadaan yang dicapai.",
        "A sasaran that begins with an active verb: it says what is done, not what is achieved.",
    ),
    akibat=Teks(
        "Sasaran terpenuhi begitu kegiatan dikerjakan, apa pun hasilnya.",
        "It is met as soon as the work is done, whatever comes of it.",
    ),
    rekomendasi=Teks(
        "Rumuskan sasaran sebagai keadaan yang dicapai, misalnya Meningkatnya atau Terwujudnya.",
        "Word the sasaran as the state achieved, such as Meningkatnya or Terwujudnya.",
    ),
    contoh=Teks(
        "“Meningkatkan literasi warga” alih-alih “Meningkatnya literasi warga”.",
        "“Meningkatkan literasi warga” (to raise) instead of “Meningkatnya literasi warga” (raised).",
    ),
    kriteria=Teks(
        "Sasaran menggambarkan kondisi yang ingin dicapai.",
        "A sasaran describes the condition to be achieved.",
    ),
    dasar=(
        "PermenPANRB 53/2014",
        "PermenPANRB 89/2021",
    ),
    sejak="0.1.0",
    kasus="""--- keadaan
tujuan: [{nama: Mewujudkan warga yang cerdas, sasaran: [{nama: Meningkatnya literasi warga}]}]
--- tindakan
sasaran:
  - {nama: Meningkatkan literasi warga}   #! Sasaran Strategis “Meningkatkan literasi warga” diawali kata kerja “Meningkatkan”.
program:
  - {nama: Program Literasi, sasaran: [{nama: Melatih pustakawan}]}   #! Sasaran Program “Melatih pustakawan” diawali kata kerja “Melatih”.
""",
)

_ACTIVE = re.compile(r"me(?:m|n|ng|ny|l|r|w|y)?[a-z]{3,}(?<!nya)")
_STATE = {
    "tingkat": "Meningkatnya",
    "turun": "Menurunnya",
    "wujud": "Terwujudnya",
    "laksana": "Terlaksananya",
    "sedia": "Tersedianya",
    "susun": "Tersusunnya",
    "selenggara": "Terselenggaranya",
    "capai": "Tercapainya",
    "penuh": "Terpenuhinya",
    "cipta": "Terciptanya",
    "pelihara": "Terpeliharanya",
}


def check(ctx: Konteks) -> Iterator[Cacat]:
    """Yield the sasaran of any level that begin with an active verb."""
    for unsur in ctx.unsur(*SASARAN):
        first = next(iter(words(unsur.label or "")), None)
        if first is None or not _is_active(first.lipat):
            continue
        what = ctx.sebut(unsur.iri)
        yield Cacat(
            unsur=unsur.iri,
            kondisi=Teks(
                f"{what.id} diawali kata kerja {quote(first.bentuk)}.",
                f"{what.en} begins with the verb {quote(first.bentuk)}.",
            ),
            rekomendasi=_advice(put_right(ctx, unsur.label or ""), first.bentuk),
            properti=(RDFS.label,),
        )


def _is_active(word: str) -> bool:
    return bool(_ACTIVE.fullmatch(word)) and stem(word) != word and stem(word) in roots()


def _advice(label: str, verb: str) -> Teks | None:
    state = _STATE.get(stem(verb))
    if state is None:
        return None
    better = quote(label.replace(verb, state, 1))
    return Teks(f"Rumuskan sasaran menjadi {better}.", f"Word the sasaran as {better}.")
