"""Cascades made up to break drawings: any links, any texts."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from kaskade_graph.model import RANTAI, Indikator, Jenis, Kaskade, Nilai, UnitKerja, Unsur

JAHAT = (
    '<script>alert("x")</script> [a](javascript:b) {0} | *c* `d` "q" ]]> &lt; \\N \\" end; %% @{shape: x} ::: '
    "--> \u202efdp.exe\u200b \x1b[31m \n 東京 \uffff \ud800 end"
)
PANJANG = "Pertanggungjawaban" * 40

texts = st.one_of(
    st.none(),
    st.text(max_size=60),
    st.builds(
        lambda word, n: word * n,
        st.sampled_from(["W", "Penyelenggaraan", "a b ", "ii "]),
        st.integers(1, 400),
    ),
    st.sampled_from([JAHAT, PANJANG, "Meningkatnya kualitas pelayanan kecamatan", "\u6771" * 90]),
)


def kaskade_kosong(nama: str = "Kecamatan Contoh") -> Kaskade:
    """Return a cascade without elements."""
    unit = UnitKerja("u", "99.99.99", "kecamatan", nama)
    return Kaskade("https://w3id.org/kinerja/id/99.99.99/kecamatan/2021/murni", unit, 2021)


@st.composite
def kaskade(draw: st.DrawFn) -> Kaskade:
    """Cascades of up to two dozen elements, most of them trees, with any texts in them."""
    out = kaskade_kosong(draw(texts) or "")
    for n in range(draw(st.integers(0, 24))):
        jenis = draw(st.sampled_from(list(Jenis)))
        unsur = Unsur(f"n{n}", jenis, label=draw(texts), nomor=draw(texts), kode=draw(texts))
        above = [i for i, u in out.unsur.items() if _below(jenis, u.jenis)]
        if above and draw(st.integers(0, 9)):
            unsur.mendukung = draw(st.lists(st.sampled_from(above), min_size=1, max_size=2, unique=True))
        if not draw(st.integers(0, 19)):
            unsur.mendukung = [f"n{draw(st.integers(0, 23))}"]
        for k in range(draw(st.integers(0, 4))):
            iri = f"n{n}i{k}"
            out.indikator[iri] = Indikator(iri, label=draw(texts), satuan=draw(texts))
            out.indikator[iri].target = [Nilai(f"{iri}t", Decimal("12345.5"), 2021)] if k == 1 else []
            unsur.diukur_oleh.append(iri)
        unsur.penanggung_jawab = draw(texts)
        out.unsur[unsur.iri] = unsur
    return out


def _below(jenis: Jenis, other: Jenis) -> bool:
    return jenis in RANTAI and other in RANTAI and RANTAI.index(other) < RANTAI.index(jenis)


def kaskade_jahat() -> Kaskade:
    """Return a cascade with hostile and endless texts, a circle, two parents, sixty indikator, an orphan."""
    out = kaskade_kosong(f"{JAHAT} {PANJANG}")

    def add(
        iri: str, jenis: Jenis, label: str | None, above: tuple[str, ...] = (), indikator: int = 0
    ) -> Unsur:
        unsur = out.unsur[iri] = Unsur(iri, jenis, label=label, mendukung=list(above))
        for n in range(indikator):
            name = f"{iri}/i{n}"
            text = JAHAT if n % 2 else "Jumlah dokumen " + "yang disusun " * n
            out.indikator[name] = Indikator(name, label=text, satuan=JAHAT if n == 3 else "dokumen")
            unsur.diukur_oleh.append(name)
        return unsur

    top = add("t", Jenis.TUJUAN, JAHAT, indikator=2)
    top.nomor, top.kode = JAHAT, PANJANG
    add("s1", Jenis.SASARAN_STRATEGIS, PANJANG, ("t",), 3)
    add("s2", Jenis.SASARAN_STRATEGIS, None, ("t",), 60)
    for p in range(3):
        program = add(f"p{p}", Jenis.PROGRAM, JAHAT * (p + 1), ("s1", "s2")[: 1 + p % 2], 2)
        program.pagu, program.penanggung_jawab = Decimal(10**15), PANJANG
        for k in range(4):
            add(
                f"p{p}k{k}",
                Jenis.KEGIATAN,
                PANJANG if k == 1 else "Kegiatan panjang " * (k + 1),
                (f"p{p}",),
                k,
            )
            for s in range(5):
                label = JAHAT if s == 2 else "Sub kegiatan " * (1 + 7 * s)
                add(f"p{p}k{k}s{s}", Jenis.SUB_KEGIATAN, label, (f"p{p}k{k}",), s)
    add("besar", Jenis.SUB_KEGIATAN, "x y " * 20_000, ("p0",), 1)
    add("naik", Jenis.PROGRAM, "Program di bawah sub kegiatan", ("p0k0s0",), 1)
    add("c1", Jenis.KEGIATAN, "Lingkaran 1", ("c2",))
    add("c2", Jenis.KEGIATAN, "Lingkaran 2", ("c1",))
    add("yatim", Jenis.SUB_KEGIATAN, "Yatim", (), 1)
    out.indikator["z"] = Indikator("z", label=f"Indikator lepas {JAHAT}")
    return out
