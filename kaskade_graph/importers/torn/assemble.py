"""From heads, items and their places to drafts: the last step before :mod:`~.build`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from rapidfuzz.distance import Indel

from kaskade_graph import fields
from kaskade_graph.fields import TYPE
from kaskade_graph.importers.draft import Draft, Induk, NilaiDraft, Reading
from kaskade_graph.importers.labels import TARGET
from kaskade_graph.importers.torn.lexer import Token
from kaskade_graph.importers.torn.parents import Attached
from kaskade_graph.importers.torn.parsed import Head, Item, Parsed
from kaskade_graph.importers.torn.placing import Placed
from kaskade_graph.importers.torn.supports import Chosen, choose, stated
from kaskade_graph.importers.torn.values import (
    code_and_name,
    doubtful,
    parse_tipe,
    reading,
    split_number,
    text,
    understood,
)
from kaskade_graph.likeness import likeness
from kaskade_graph.model import RANTAI, Jenis
from kaskade_graph.text import fold
from kaskade_graph.values import is_absent, understand
from kaskade_graph.vocab import KIN, RDFS

_SAME_STATEMENT = 0.93
"""A tujuan or sasaran printed again on another page with a slip of the pen is the same one."""
_OF_INDIKATOR = {f.predicate: f for f in fields.INDIKATOR}


def assemble(
    parsed: Parsed, placed: list[Placed], attached: dict[int, Attached], tahun: int
) -> tuple[list[Draft], dict[int, Draft]]:
    """Return the drafts, parents before children and each once, and the draft of each head by ``id``."""
    return _Assembler(parsed, placed, attached, tahun).run()


class _Assembler:
    def __init__(
        self, parsed: Parsed, placed: list[Placed], attached: dict[int, Attached], tahun: int
    ) -> None:
        self.parsed, self.attached, self.tahun = parsed, attached, tahun
        self.items: dict[int, list[Placed]] = defaultdict(list)
        for one in placed:
            self.items[id(one.head)].append(one)
        self.of: dict[int, Draft] = {}
        self.drafts: list[Draft] = []
        self.named: dict[tuple[Jenis | None, str], list[Draft]] = defaultdict(list)
        """The drafts by level and folded name; by level alone where nearly the same is the same."""

    def run(self) -> tuple[list[Draft], dict[int, Draft]]:
        for level in (
            Jenis.TUJUAN,
            Jenis.SASARAN_STRATEGIS,
            Jenis.PROGRAM,
            Jenis.KEGIATAN,
            Jenis.SUB_KEGIATAN,
        ):
            for head in self.parsed.heads:
                if head.jenis is level:
                    self._place(head, self._draft(head))
        return self.drafts, self.of

    def _place(self, head: Head, draft: Draft) -> None:
        """Add a draft, or give what it says to the one that it prints again."""
        draft.induk = self._parents(head)
        twin = next((d for d in self.named[_key(draft)] if _same(d, draft)), None)
        if twin is None:
            self._add(draft)
        else:
            links = _settled([*twin.induk, *draft.induk])
            twin.absorb(draft)
            twin.induk = links
        self.of[id(head)] = twin or draft

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.named[_key(draft)].append(draft)

    # --- elements -------------------------------------------------------------------------------------

    def _draft(self, head: Head) -> Draft:
        draft = Draft(head.jenis)
        kode, name = code_and_name(head)
        _, number, _ = split_number(text(head.name))
        if name:
            draft.add(RDFS.label, reading(head.name, name, head.label))
        if kode:
            draft.add(KIN.kode, reading([head.label, *head.name], kode))
        if (number or head.label.nomor) not in (None, kode):
            draft.add(
                KIN.nomor, reading([head.name[0] if number else head.label], number or head.label.nomor)
            )
        if head.eselon is not None:
            draft.add(KIN.eselon, reading([head.eselon], head.eselon.nomor))
        self._of_element(head, draft)
        for token in head.name:
            token.became.append(f"nama {head.jenis.teks.id}")
        head.label.became.append(f"judul {head.jenis.teks.id}")
        holder = self._sasaran(head, draft)
        for one in self.items[id(head)]:
            holder.indikator += self._indikator(one)
        return draft

    def _of_element(self, head: Head, draft: Draft) -> None:
        """Who answers for it, and its budget."""
        for field in fields.UNSUR:
            tokens = head.fields.get(field.predicate)
            if field.predicate == KIN.penanggungJawab and not tokens and head.officer:
                tokens = [head.officer]
            if tokens:
                draft.add(field.predicate, reading(tokens, understood(field, text(tokens))))
        for properti, tokens in head.fields.items():
            for token in tokens:
                token.became.append(f"{_local(properti)} {head.jenis.teks.id}")

    def _sasaran(self, head: Head, draft: Draft) -> Draft:
        """The draft that carries the indikator: the element's own sasaran, made when anything hangs on it."""
        kind = head.jenis.sasaran
        if kind is None or not (head.sasaran or head.sasaran_label or self.items[id(head)]):
            return draft
        draft.sasaran = Draft(kind)
        for token in head.sasaran:
            token.became.append(kind.teks.id)
        if head.sasaran:
            _, number, statement = split_number(text(head.sasaran))
            draft.sasaran.add(RDFS.label, reading(head.sasaran, statement, head.sasaran_label))
            if number:
                draft.sasaran.add(KIN.nomor, reading(head.sasaran[:1], number))
        if head.sasaran_label is not None and head.sasaran_label.nomor:
            draft.sasaran.add(KIN.nomor, reading([head.sasaran_label], head.sasaran_label.nomor))
        return draft.sasaran

    def _parents(self, head: Head) -> list[Induk]:
        if head.jenis is Jenis.TUJUAN:
            return []
        if head.jenis in (Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM):
            chosen = choose(head, self.parsed.heads, self._words, lambda h: id(self.of[id(h)]))
        else:
            above = [h for h in self.parsed.heads if h.jenis is RANTAI[RANTAI.index(head.jenis) - 1]]
            chosen, _ = stated(head, above)
        if chosen:
            return [self._supports(head, c) for c in chosen]
        link = self.attached.get(id(head))
        if link is None or link.parent is None:
            return []
        return [self._supports(head, Chosen(link.parent, link.keyakinan, link.alasan, link.lain))]

    def _supports(self, head: Head, chosen: Chosen) -> Induk:
        why = reading(chosen.tokens or [head.label], None, None, chosen.keyakinan, chosen.alasan)
        draft = self.of[id(chosen.head)]
        others = {id(self.of[id(h)]): self.of[id(h)] for h in chosen.lain}
        others.pop(id(draft), None)
        return Induk(draft, why, list(others.values()))

    def _words(self, head: Head) -> str:
        """All that a head says of itself: name, sasaran, the names of its indikator."""
        return " ".join([head.words(), *(one.item.names_text() for one in self.items[id(head)])])

    # --- indikator ------------------------------------------------------------------------------------

    def _indikator(self, one: Placed) -> list[Draft]:
        """One draft a name; a list of names shares the explanation that follows it."""
        names = one.item.names or [[]]
        drafts = []
        for name in names:
            draft = Draft(None)
            if name:
                _, number, label = split_number(text(name))
                draft.add(RDFS.label, self._sure(one, reading(name, label)))
                if number:
                    draft.add(KIN.nomor, reading(name[:1], number))
            for token in name:
                token.became.append("nama indikator")
            label_token = one.head.indikator_label
            if label_token is not None and label_token.nomor and KIN.nomor not in draft.nilai:
                draft.add(KIN.nomor, reading([label_token], label_token.nomor))
            self._explanation(draft, one.item, one, shared=len(names))
            drafts.append(draft)
        return drafts

    def _explanation(self, draft: Draft, item: Item, one: Placed, shared: int) -> None:
        figures = (TARGET, KIN.memilikiRealisasi)  # they take the unit that is printed elsewhere
        for properti, tokens in sorted(item.fields.items(), key=lambda f: f[0].startswith(figures)):
            label = item.labels.get(properti)
            for token in tokens:
                token.became.append(f"{_local(properti).split('#')[0]} indikator")
            for key, reading_ in self._values(properti, tokens, label):
                value = self._sure(one, reading_)
                if item.doubt is not None:
                    value = doubtful(value, item.doubt[0], item.doubt[1], _names(item.doubt[2]))
                if shared > 1:
                    why = f"satu penjelasan tercetak untuk {shared} indikator"
                    value = doubtful(value, 0.9, why, ())
                draft.add(key, value)
            if properti.startswith((TARGET, KIN.memilikiRealisasi)):
                self._figure(draft, properti, tokens, label)
        mark = item.labels.get("penjelasan")
        if mark is not None and "<" in mark.line.text[mark.begin : mark.end]:
            draft.penanda.append(reading([mark], None))

    def _values(self, properti: str, tokens: list[Token], label: Token | None) -> list[tuple[str, Reading]]:
        value = text(tokens)
        field = _OF_INDIKATOR.get(properti)
        if field is None:
            return []
        if field.kind is TYPE:
            tipe, arah = parse_tipe(value)
            out = [(properti, reading(tokens, tipe, label))]
            return out + ([(KIN.arah, reading(tokens, arah, label))] if arah else [])
        return [(properti, reading(tokens, understood(field, value), label))]

    def _figure(self, draft: Draft, properti: str, tokens: list[Token], label: Token | None) -> None:
        """A target or realisasi, as printed and as understood."""
        printed = text(tokens)
        if is_absent(printed):
            draft.penanda.append(reading(tokens, None, label))
            return
        unit = draft.best(KIN.satuan)
        arti = understand(printed, about=f"{draft.nama} {unit or ''}")
        year = re.search(r"(?:19|20)\d\d", label.text if label else "")
        tahun = int(year.group()) if year else self.tahun
        value = NilaiDraft.of(arti, tahun, reading(tokens, arti.nilai, label), arti.satuan or unit)
        value.tercetak = printed
        (draft.target if properti.startswith(TARGET) else draft.realisasi).append(value)

    def _sure(self, one: Placed, value: Reading) -> Reading:
        if one.keyakinan >= 1.0:
            return value
        return replace(value, keyakinan=one.keyakinan, alasan=one.alasan, alternatif=_names(one.lain))


def _settled(links: list[Induk]) -> list[Induk]:
    """Of the links of one element printed several times: those that are certain, else the surest alone."""
    certain = {id(i.draft): i for i in reversed(links) if i.reading.keyakinan >= 1.0}
    if certain:
        return list(certain.values())[::-1]
    return [max(links, key=lambda i: i.reading.keyakinan)] if links else []


def _names(heads: tuple[Head, ...]) -> tuple[str, ...]:
    return tuple(f"{h.jenis.teks.id} {text(h.name)}" for h in heads)


def _local(properti: str) -> str:
    return properti.removeprefix(KIN.base)


def _alike(one: str, other: str) -> bool:
    """Whether two statements are one; letters that differ by more than a fifth spare the longer look."""
    return one == other or (
        Indel.normalized_similarity(one, other) > 0.8 and likeness(one, other) >= _SAME_STATEMENT
    )


def _key(draft: Draft) -> tuple[Jenis | None, str]:
    """What drafts of one element share; see :func:`_same`."""
    top = draft.jenis in (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS)
    return draft.jenis, "" if top else fold(draft.nama)


def _same(one: Draft, other: Draft) -> bool:
    """Whether two drafts with the same key print one element: same parent, same name (nearly, at the top)."""
    if not one.nama or not other.nama:
        return False
    if one.jenis in (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS):
        return _alike(fold(one.nama), fold(other.nama))
    mine, theirs = ({id(i.draft) for i in d.induk} for d in (one, other))
    return one.jenis is Jenis.PROGRAM or mine == theirs
