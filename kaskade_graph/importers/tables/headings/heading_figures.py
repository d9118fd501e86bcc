"""Headings of figures: baselines, targets, realisasi and money with their year and quarter, and figures without a
place."""

from __future__ import annotations

import re

from kaskade_graph.importers.columns import JenisNilai, Periode
from kaskade_graph.importers.tables.headings.heading_patterns import INDIKATOR, MONEY, NOT_KEPT
from kaskade_graph.importers.tables.headings.heading_words import whose
from kaskade_graph.importers.tables.headings.roles import KNOWN, LIKELY, POSSIBLE, Role

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_QUARTER = re.compile(
    r"\b(?:triwulan|quarter|q) ?(iv|i{1,3}|[1-4])\b|"
    r"^(iv|i{1,3})(?: (?:k|rupiah|kinerja|keuangan|fisik|anggaran|persen))?$"
)
_WITHIN_A_YEAR = re.compile(
    r"\b(?:triwulan|tw|semester|caturwulan|bulan(?:an)?|minggu|jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei"
    r"|juni?|juli?|agu?s(?:t|tus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)\b"
)
"""What says that a figure is not of a whole year."""
_BEFORE = re.compile(
    r"\b(?:(?:kondisi|data|nilai|capaian)(?: kinerja| capaian)?(?: pada)?(?: tahun)? awal|tahun awal|baseline)\b"
    r"|^awal$|^kondisi(?: kinerja)?(?: saat ini| eksisting| existing|(?: tahun)? (?:19|20)\d\d)?$"
)
"""What stands over a baseline: the condition before the plan begins."""
_END = re.compile(
    r"\b(?:kondisi|target)(?: kinerja| capaian)?(?: pada)? akhir\b|^akhir (?:periode )?(?:renstra|rpjmd)$"
)
"""What stands over the condition at the end of the plan."""
_PLANNED = re.compile(
    r"\btarget\b|\b(?:rencana|proyeksi) (?:\w+ )?(?:capaian|pencapaian|realisasi)\b"
    r"|\b(?:capaian|pencapaian|nilai|angka|besaran) (?:\w+ )?(?:yang )?"
    r"di(?:harapkan|rencanakan|(?:per)?janjikan|inginkan|targetkan|sepakati|tetapkan)\b"
    r"|^di(?:harapkan|rencanakan|(?:per)?janjikan|targetkan)$"
)
"""What is planned to be achieved is a target, though "capaian" alone is what was achieved."""
_RENCANA = re.compile(
    r"(?:(?:angka|besaran|nilai) )?rencana"
    r"(?: (?:tahun )?(?:19|20)\d\d| (?:(?:dalam )?(?:1|satu) )?(?:se)?tahun(?:an)?)?|target setahun"
)
"""What stands over the figures themselves that are planned; over more columns it is a group of them."""
_SPENT = re.compile(r"\b(?:realisasi|serapan|penyerapan|terserap)\b")
_SO_FAR = re.compile(r"\b(?:sampai|s d|kumulatif|akumulasi)\b")
_OF_INDIKATOR = re.compile(r"^(target|realisasi|capaian) indikator(?: kinerja)?(?: utama)?\b")
"""A figure of an indikator, whose heading names what it is a figure of: "Target Indikator Sasaran"."""
_OF_MONEY = re.compile(
    r"(?:murni|induk|perubahan|pergeseran|(?:sebelum|setelah|sesudah) (?:perubahan|pergeseran)|semula|menjadi|nilai"
    r"|jumlah|total|nominal|indikatif|sementara|definitif)"
)
"""Which of several sums one is, under a heading that says that they are money: "Pagu / Murni"."""
_FIGURE = re.compile(r"(?:angka|besaran)(?: (?:tahun )?(?:19|20)\d\d)?")
"""A figure that is a target where nothing above it says otherwise: "Angka 2026"."""
_YEAR_OF_PLAN = re.compile(r"\b(?:th|tahun)(?: ke)? ?[1-6]\b")
"""A year counted from the first one of a plan."""


def figure_role(folded: list[str]) -> Role | None:
    """A baseline, target, realisasi or money, with its period; or figures that the model has no place for."""
    last = _OF_INDIKATOR.sub(r"\1 ", folded[-1]).strip()
    folded = [*folded[:-1], last]
    whole = " ".join(folded)
    if INDIKATOR.search(last) or re.search(r"\b(?:formula\w*|rumus\w*|sumber data)\b", last):
        return None
    if len(folded) > 1 and _OF_MONEY.fullmatch(last) and MONEY.search(folded[-2]):
        last = f"{folded[-2]} {last}"
        folded = [*folded[:-2], last]
    years = _YEAR.findall(last) or [y for part in reversed(folded[:-1]) for y in _YEAR.findall(part)]
    year = int(years[-1]) if years else None
    forecast = year is not None and any(part.startswith("prakiraan") for part in folded)
    if not forecast and (NOT_KEPT.fullmatch(last) or any(NOT_KEPT.fullmatch(part) for part in folded)):
        figure = re.search(
            r"\b(?:kinerja|rupiah|target|realisasi|capaian|persen|anggaran|awal|akhir)\b", whole
        )
        return Role("dipahami") if figure or NOT_KEPT.fullmatch(last) else None
    kind = _kind(folded)
    if (
        kind is None
        and not MONEY.search(whole)
        and any(
            re.fullmatch(r"(?:triwulan|quarter|q) ?(?:iv|i{1,3}|[1-4])", said)
            for said in (last, " ".join(folded[-2:]))
        )
    ):
        stage = Periode("target", year, _quarter(folded))
        return Role("dipahami", period=stage, grounds="triwulan, tanpa kata target atau realisasi")
    if kind is None and re.fullmatch(r"(?:tahun )?(?:19|20)\d\d(?: k)?", last):
        return Role("nilai", POSSIBLE, period=Periode("target", year, None), grounds="hanya tahun di judul")
    if kind is None and not MONEY.search(last):
        return None
    if re.search(r"\b(?:satuan|indikator|sumber|formulasi|kode|nama|uraian)\b", last):
        return None
    if _money(folded):
        return _budget(folded, year)
    if kind is None:
        return None
    if kind == "kondisi_awal" or any(_END.search(part) for part in folded):
        end = kind != "kondisi_awal"
        return Role("nilai", KNOWN, period=Periode("target" if end else kind, year, None, akhir=end))
    if kind == "realisasi" and _SO_FAR.search(whole):
        return Role("dipahami", grounds="realisasi sampai dengan suatu tahun")
    if re.search(r"\bpersen\b", last) and kind == "realisasi":
        return Role("dipahami")
    if year is None and _YEAR_OF_PLAN.search(whole):
        return None  # which year that is, is not printed here
    quarter = _quarter(folded)
    if quarter is None and _WITHIN_A_YEAR.search(whole):
        return Role("dipahami", grounds="bagian tahun yang tidak dikenali")
    return Role("nilai", KNOWN, period=Periode(kind, year, quarter))


def _budget(folded: list[str], year: int | None) -> Role:
    """Money of an element: planned or spent, of a year or a quarter of it."""
    last, whole = folded[-1], " ".join(folded)
    spent = bool(_SPENT.search(whole))
    if re.search(r"\b(?:sisa|persen)\b", last) or any(_BEFORE.search(p) or _END.search(p) for p in folded):
        return Role("dipahami")
    if spent and _SO_FAR.search(whole):
        return Role("dipahami", grounds="realisasi sampai dengan suatu tahun")
    quarter = _quarter(folded)
    if quarter is None and _WITHIN_A_YEAR.search(whole):
        return Role("dipahami", grounds="bagian tahun yang tidak dikenali")
    if not spent and quarter is None:
        return Role("pagu", KNOWN if last != "dana" else LIKELY, whose(folded), year=year)
    period = Periode("realisasi_anggaran" if spent else "anggaran", year, quarter)
    return Role("pagu", KNOWN, whose(folded), period=period)


def _kind(folded: list[str]) -> JenisNilai | None:
    """Whether figures are a baseline, targets or realisasi: as the lowest part says that names one."""
    if any(_BEFORE.search(part) for part in folded):
        return "kondisi_awal"
    if any(_END.search(part) for part in folded):
        return "target"
    if _RENCANA.fullmatch(folded[-1]) or (
        folded[-1] in ("k", "kinerja", "volume") and len(folded) > 1 and folded[-2].startswith("rencana ")
    ):
        return "target"
    for part in reversed(folded):
        if re.search(
            r"\b(?:tingkat|rasio|persentase|kategori|predikat) (?:capaian|realisasi|kemajuan)\b", part
        ):
            return None
        if _PLANNED.search(part):
            return "target"
        if re.search(r"\brealisasi\b|^(?:di|ter)capai$", part) or (
            re.search(r"\bcapaian\b", part) and "kerangka" not in part
        ):
            return "realisasi"
        if re.fullmatch(r"(?:volume|kuantitas|rencana tingkat .*)", part):
            return "target"
    return "target" if _FIGURE.fullmatch(folded[-1]) else None


def _money(folded: list[str]) -> bool:
    """Whether a column of figures is money: the lowest part that says so or says the contrary."""
    for part in reversed(folded):
        if MONEY.search(part) and not re.search(r"\bcapaian kinerja\b|\btarget kinerja\b", part):
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
    if len(folded) > 1 and "triwulan" in folded[-2]:
        found = re.fullmatch(r"([1-4])(?: \w+)?", folded[-1])
        return int(found[1]) if found else None
    return None
