"""From heads, items and their places to drafts: the last step before :mod:`~.build`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from kaskade_graph.importers.build import Draft, Induk, NilaiDraft, Reading
from kaskade_graph.importers.grammar import Head, Item, Parsed
from kaskade_graph.importers.lexer import TARGET, Token
from kaskade_graph.importers.parents import Attached
from kaskade_graph.importers.placing import Placed
from kaskade_graph.importers.values import (
    code_and_name,
    doubtful,
    parse_amount,
    parse_arah,
    parse_tipe,
    reading,
    split_number,
    text,
)
from kaskade_graph.model import Jenis
from kaskade_graph.nama import likeness
from kaskade_graph.text import fold
from kaskade_graph.vocab import KIN, RDFS

_SAME_STATEMENT = 0.93
"""A tujuan or sasaran printed again on another page with a slip of the pen is the same one."""
_TEXT_FIELDS = (KIN.formulasi, KIN.sumberData, KIN.keterangan, KIN.satuan, KIN.penanggungJawab)


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
        twin = next((d for d in self.drafts if _same(d, draft)), None)
        if twin is None:
            self.drafts.append(draft)
        else:
            twin.absorb(draft)
        self.of[id(head)] = twin or draft

    # --- elements -------------------------------------------------------------------------------------

    def _draft(self, head: Head) -> Draft:
        draft = Draft(head.jenis)
        kode, name = code_and_name(head)
        _, number, _ = split_number(text(head.name))
        if name:
            draft.add(RDFS.label, reading(head.name, name, head.label))
        if kode:
            draft.add(KIN.kode, reading([head.label, *head.name], kode))
        elif number or head.label.nomor:
            draft.add(
                KIN.nomor, reading([head.name[0] if number else head.label], number or head.label.nomor)
            )
        if head.eselon is not None:
            draft.add(KIN.eselon, reading([head.eselon], head.eselon.nomor))
        for token in head.name:
            token.became.append(f"nama {head.jenis.teks.id}")
        head.label.became.append(f"judul {head.jenis.teks.id}")
        holder = self._sasaran(head, draft)
        for one in self.items[id(head)]:
            holder.indikator += self._indikator(one)
        return draft

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
        if head.jenis in (Jenis.SASARAN_STRATEGIS, Jenis.PROGRAM):
            return self._above_on_page(head)
        link = self.attached.get(id(head))
        if link is None or link.parent is None:
            return []
        why = reading([head.label], None, None, link.keyakinan, link.alasan)
        return [Induk(self.of[id(link.parent)], why, [self.of[id(h)] for h in link.lain])]

    def _above_on_page(self, head: Head) -> list[Induk]:
        """The page says what a program supports: the sasaran printed above it, all of them."""
        above = Jenis.TUJUAN if head.jenis is Jenis.SASARAN_STRATEGIS else Jenis.SASARAN_STRATEGIS
        before = [h for h in self.parsed.heads if h.jenis is above and h.index < head.index]
        here = [h for h in before if h.page == head.page]
        chosen = list({id(self.of[id(h)]): h for h in here or before}.values())
        sure, why = 1.0, None
        if len(chosen) > 1:
            sure, why = (
                0.5,
                f"di atasnya tercetak {len(chosen)} {above.teks.id}; dokumen tidak menyebut yang mana",
            )
        elif not here:
            sure, why = 0.7, f"halaman ini tidak memuat {above.teks.id}; diambil dari halaman sebelumnya"
        tokens = [head.label]
        return [Induk(self.of[id(h)], reading(tokens, None, None, sure, why)) for h in chosen]

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
        for properti, tokens in item.fields.items():
            label = item.labels.get(properti)
            for token in tokens:
                token.became.append(f"{_local(properti)} indikator")
            for key, reading_ in self._values(properti, tokens, label):
                value = self._sure(one, reading_)
                if item.doubt is not None:
                    value = doubtful(value, item.doubt[0], item.doubt[1], _names(item.doubt[2]))
                if shared > 1:
                    why = f"satu penjelasan tercetak untuk {shared} indikator"
                    value = doubtful(value, 0.9, why, ())
                draft.add(key, value)
            if properti == TARGET:
                self._target(draft, tokens, label)
        mark = item.labels.get("penjelasan")
        if mark is not None and "<" in mark.line.text[mark.begin : mark.end]:
            draft.penanda.append(reading([mark], None))

    def _values(self, properti: str, tokens: list[Token], label: Token | None) -> list[tuple[str, Reading]]:
        value = text(tokens)
        if properti == KIN.tipePenghitungan:
            tipe, arah = parse_tipe(value)
            out = [(properti, reading(tokens, tipe, label))]
            return out + ([(KIN.arah, reading(tokens, arah, label))] if arah else [])
        if properti == KIN.arah:
            return [(properti, reading(tokens, parse_arah(value), label))]
        if properti in _TEXT_FIELDS:
            return [(properti, reading(tokens, value, label))]
        return []

    def _target(self, draft: Draft, tokens: list[Token], label: Token | None) -> None:
        amount = parse_amount(text(tokens))
        year = re.search(r"(?:19|20)\d\d", label.text if label else "")
        if amount is not None:
            value = reading(tokens, amount[0], label)
            tahun = int(year.group()) if year else self.tahun
            draft.target.append(NilaiDraft(amount[0], tahun, value, amount[1]))

    def _sure(self, one: Placed, value: Reading) -> Reading:
        if one.keyakinan >= 1.0:
            return value
        return replace(value, keyakinan=one.keyakinan, alasan=one.alasan, alternatif=_names(one.lain))


def _names(heads: tuple[Head, ...]) -> tuple[str, ...]:
    return tuple(f"{h.jenis.teks.id} {text(h.name)}" for h in heads)


def _local(properti: str) -> str:
    return properti.removeprefix(KIN.base)


def _same(one: Draft, other: Draft) -> bool:
    """Whether two drafts print the same element: same kind, same parent, same name (nearly, at the top)."""
    if one.jenis is not other.jenis or not one.nama or not other.nama:
        return False
    if one.jenis in (Jenis.TUJUAN, Jenis.SASARAN_STRATEGIS):
        return likeness(fold(one.nama), fold(other.nama)) >= _SAME_STATEMENT
    if fold(one.nama) != fold(other.nama):
        return False
    mine, theirs = ({id(i.draft) for i in d.induk} for d in (one, other))
    return one.jenis is Jenis.PROGRAM or mine == theirs
