"""Why two indikator are linked, or are not: everything the verdict saw, for a person."""

from __future__ import annotations

from collections.abc import Iterator

from kaskade_graph.analysis.graph import GrafKaskade
from kaskade_graph.errors import Lang, Teks
from kaskade_graph.linking.compare import LinkRelation
from kaskade_graph.linking.features import Butir, Ciri
from kaskade_graph.linking.links import Himpunan, Tautan, link_id
from kaskade_graph.linking.stems import matched
from kaskade_graph.text import shown, squeeze
from kaskade_graph.vocab import UMUM_ID

_SAID: dict[str, Teks] = {p.predikat: p.teks for p in LinkRelation}


def explain(himpunan: Himpunan, a: str, b: str, lang: Lang, tautan: Tautan | None = None) -> str:
    """Return the whole story of a pair, given by IRI: both indikator in their place, what was seen in them,
    the verdict and its reasons, and what a reviewer decided."""
    verdict = himpunan.verdict(a, b)
    lines = [f"{Teks('Tautan', 'Link').pick(lang)} {link_id(a, b)}", ""]
    for iri in (a, b):
        lines += [*_side(himpunan, himpunan.butir[iri], lang), ""]
    said = verdict.hubungan.teks if verdict.hubungan else Teks("tidak terkait", "not related")
    lines.append(f"{Teks('Putusan', 'Verdict').pick(lang)}: {said.pick(lang)}, {verdict.keyakinan:.0%}")
    lines += [f"  - {shown(r.pick(lang))}" for r in verdict.alasan]
    lines += [
        f"  - {shown(r.pick(lang))}" for r in _words_apart(himpunan.butir[a].ciri, himpunan.butir[b].ciri)
    ]
    if tautan is not None:
        lines += _decided(tautan, verdict.hubungan, lang)
    return "\n".join(lines) + "\n"


def _side(himpunan: Himpunan, butir: Butir, lang: Lang) -> Iterator[str]:
    kaskade = himpunan.kaskade[butir.kaskade]
    ciri, graf = butir.ciri, GrafKaskade(kaskade)
    yield shown(f"{kaskade.unit.nama} {kaskade.tahun} ({kaskade.versi})")
    for step in graf.path(butir.iri)[:-1]:
        unsur = kaskade.unsur.get(step)
        if unsur is not None and unsur.label:
            yield f"  {unsur.jenis.teks.pick('id')}: {shown(squeeze(unsur.label))}"
    yield f"  Indikator: {shown(squeeze(butir.label))}"
    indikator = kaskade.indikator[butir.iri]
    for name, text in (
        (Teks("formulasi", "formula"), indikator.formulasi),
        (Teks("satuan", "unit"), indikator.satuan),
        (Teks("cara mengukur", "measured as"), ciri.ukuran.value if ciri.ukuran else None),
        (Teks("yang dihitung", "what is counted"), ciri.kelas),
        (Teks("kata pokok", "stems of the object"), ", ".join(sorted(ciri.objek))),
        (Teks("syarat", "stems of the condition"), ", ".join(sorted(ciri.keadaan))),
        (Teks("pekerjaan resmi", "official work"), (ciri.garis or "").removeprefix(f"{UMUM_ID}nomenklatur/")),
        (Teks("IRI", "IRI"), butir.iri),
    ):
        if text:
            yield f"    {name.pick(lang)}: {shown(squeeze(text))}"


def _words_apart(a: Ciri, b: Ciri) -> Iterator[Teks]:
    _, left, right = matched(a.isi, b.isi)
    for words, which in ((left, Teks("pertama", "first")), (right, Teks("kedua", "second"))):
        if words:
            listed = ", ".join(words)
            yield Teks(f"hanya pada yang {which.id}: {listed}", f"only in the {which.en}: {listed}")


def _decided(tautan: Tautan, seen: LinkRelation | None, lang: Lang) -> Iterator[str]:
    written = _SAID[tautan.predikat].pick(lang)
    yield f"{Teks('Ditulis sebagai', 'Written as').pick(lang)}: {written}, {tautan.keyakinan:.0%}"
    if (
        seen is not LinkRelation.SAMA
        and tautan.predikat == LinkRelation.SAMA.predikat
        and tautan.tinjauan is None
    ):
        yield "  - " + Teks(
            "keduanya satu lewat indikator ketiga yang mirip keduanya",
            "the two are one through a third that is like both",
        ).pick(lang)
    review = tautan.tinjauan
    if review is not None:
        word = Teks("diterima", "accepted") if review.diterima else Teks("ditolak", "rejected")
        parts = (word.pick(lang), ", ".join(review.oleh), review.tanggal, review.catatan)
        yield f"{Teks('Tinjauan', 'Review').pick(lang)}: " + shown(" · ".join(p for p in parts if p))
