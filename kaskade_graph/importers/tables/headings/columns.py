"""Which column holds what: by heading, by neighbours, by the shape of the values, by official names and codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kaskade_graph.importers.tables.headings.heading_patterns import MONEY, PROOF
from kaskade_graph.importers.tables.headings.heading_words import kind_of_measure, short_level, words
from kaskade_graph.importers.tables.headings.headings import meaning
from kaskade_graph.importers.tables.headings.layouts import apply_layout
from kaskade_graph.importers.tables.headings.roles import (
    ACTIVITIES,
    KNOWN,
    LEVELS,
    LIKELY,
    OWN_SASARAN,
    POSSIBLE,
    Role,
)
from kaskade_graph.importers.tables.headings.segments import Segment
from kaskade_graph.importers.tables.mapping.plan import Plan
from kaskade_graph.importers.tables.register import Register
from kaskade_graph.importers.tables.rows import lay, names

MEASURE = re.compile(
    r"\b(?:jumlah|persentase|prosentase|persen|presentase|indeks|nilai|tingkat|rasio|angka|rata-rata|rerata|"
    r"cakupan|laju|proporsi|frekuensi"
    r"|skor|predikat|opini|lama|kategori|volume|panjang|luas|kapasitas|banyaknya|kenaikan|penurunan|pertumbuhan|ketersediaan|"
    r"terlaksananya|tersedianya|tersusunnya)\b",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?", re.IGNORECASE)
_LEVEL_WORD = re.compile(
    r"(tujuan|sasaran|program|kegiatan|sub\s*kegiatan)(?: strategis)?[\s:.-]*[A-Z]{0,2}[.\d]*$", re.IGNORECASE
)
_WORDED = ("tingkat", "nomor", "kode", "keterangan")
"""Roles under whose headings offices write words of level as well."""
_AFTER = re.compile(r"\b(?:setelah|sesudah|menjadi)\b|^(?!.*\bsebelum\b).*\bperubahan\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:sebelum|semula|murni|induk)\b", re.IGNORECASE)
_RECKONED = re.compile(
    r"\b(?:di)?bagi\b|\bdikali(?:kan)?\b|[x×*]\s*100\b|\b(?:meng)?hitung(?:an)?\b|\bpenjumlahan\b|\bdijumlahkan\b|"
    r"^rata-rata\b|^konversi\b|\d\s*[x×]\s*\w",
    re.IGNORECASE,
)
"""What says how a figure is reckoned."""
CODES_AMONG_NUMBERS = "kode di kolom nomor"
"""Why a column of numbers is one of codes: what is a number in it is still a number."""
_SAMPLE = 40
_FEWEST_MEASURES = 3
_WORDS_OF_A_NOTE = 3
"""From this many words on, what stands in a column of numbers is a note below the table."""


def resolve(segment: Segment, register: Register) -> Plan:
    """Return the mapping that a table seems to need."""
    parts = _unnumbered(segment.parts())
    plan = Plan(headings={c: " / ".join(" ".join(t.split()) for t in p) for c, p in parts.items()})
    body = lay.columns_of(segment.rows)
    for column in sorted({*parts, *body}):
        role = meaning(parts[column]) if column in parts else None
        if role is not None:
            plan.roles[column] = role
    values = {c: _values(segment, c) for c in sorted({*parts, *body})}
    apply_layout(plan)
    _parts_of_code(plan, parts, values)
    _spread(segment, plan, parts, values)
    _shapes(plan, values)
    _official_names(plan, values, register)
    _measures(plan, values)
    _units(plan, values)
    _neighbours(plan, values)
    _coded_names(plan, values)
    _stairs(segment, plan, values)
    _generic_names(plan, values, register)
    _own_codes(plan, values)
    _own_statements(plan, values)
    _of_indikator(plan, values)
    _numbers_of(plan)
    _kinds_of_measure(plan, values)
    _in_force(plan)
    _of_targets(plan)
    return plan


def _of_targets(plan: Plan) -> None:
    """ "Capaian" beside a column "Realisasi" of its year is the part of the target that was reached, no realisasi."""
    stated = [c for c, r in plan.roles.items() if r.key in ("nilai", "realisasi", "dipahami")]
    folded = {c: words(plan.headings.get(c, "")) for c in stated}
    reached = [c for c in stated if "realisasi" in folded[c] and not MONEY.search(folded[c])]
    for column in stated:
        said = re.search(r"capaian(?: kinerja)?(?: (?:tahun )?((?:19|20)\d\d))?$", folded[column])
        period = plan.roles[column].period
        if said is None or "realisasi" in folded[column] or period is None or period.jenis != "realisasi":
            continue
        if any(said[1] is None or said[1] in folded[c] for c in reached):
            plan.roles[column] = Role("dipahami", LIKELY, grounds="capaian di samping realisasi")


def as_planned(plan: Plan, tahun: int | None, is_plan: bool) -> None:
    """Take "Capaian" for a target where it is one to come: of a later year, or in a plan that has no other target.

    Quarters and years are looked at apart: beside the target of a year a plan has the stages to it.
    """
    _stages(plan, is_plan)
    figures = {c: p for c in plan.columns("nilai") if (p := plan.roles[c].period) is not None}
    stated = {p.triwulan is None for p in figures.values() if p.jenis == "target"}
    for column, period in figures.items():
        reached = period.jenis == "realisasi" and "realisasi" not in words(plan.headings.get(column, ""))
        later = bool(tahun and period.tahun and period.tahun > tahun)
        alone = is_plan and (period.triwulan is None) not in stated
        now = reached and alone and period.tahun in (None, tahun)
        if now or (later and (reached or period.jenis == "kondisi_awal")):
            said = "capaian di dalam rencana" if now else "capaian tahun mendatang"
            plan.roles[column] = Role("nilai", POSSIBLE, period=period._replace(jenis="target"), grounds=said)


def _stages(plan: Plan, is_plan: bool) -> None:
    """Bare quarters, "Triwulan / I": in a plan the stages of its targets, elsewhere figures that must be told."""
    kinds = {p.jenis for c in plan.columns("nilai") if (p := plan.roles[c].period) is not None}
    planned = is_plan and "realisasi" not in kinds and not plan.columns("realisasi")
    for column in plan.columns("dipahami"):
        period = plan.roles[column].period
        if period is None:
            continue
        if planned and plan.columns("indikator"):
            plan.roles[column] = Role("nilai", POSSIBLE, period=period, grounds="triwulan di dalam rencana")
        else:
            del plan.roles[column]


def _in_force(plan: Plan) -> None:
    """Of sums and targets before and after a change the later ones hold; the earlier ones are told by heading."""
    same: dict[tuple[object, ...], list[int]] = {}
    for column in plan.columns("pagu", "nilai", "target"):
        role = plan.roles[column]
        same.setdefault((role.key, role.level, role.period, role.year), []).append(column)
    for columns in same.values():
        later = [c for c in columns if _AFTER.search(plan.headings.get(c, ""))]
        for column in columns if later else ():
            if _BEFORE.search(plan.headings.get(column, "")):
                plan.roles[column] = Role("dipahami", LIKELY, grounds="sebelum perubahan")


def _kinds_of_measure(plan: Plan, values: dict[int, list[str]]) -> None:
    """In a budget sheet a column "Indikator" says whose each of the measures beside it is: Capaian Program, Hasil."""
    columns = plan.columns("indikator")
    for column in columns:
        found = values.get(column, [])
        # What else stands below it may be of the next part of the form: its accounts, its sub kegiatan.
        if len(columns) > 1 and len({v for v in found if kind_of_measure(v) is not None}) > 1:
            plan.roles[column] = Role("tingkat", LIKELY, grounds="isi kolom: masukan, keluaran, hasil")


def _unnumbered(parts: dict[int, list[str]]) -> dict[int, list[str]]:
    """Take the number off the headings of groups of columns: "indikator_1", "target_1", "indikator_2", "target_2"."""
    found = {
        c: m for c, p in parts.items() if (m := re.fullmatch(r"(.*[^\W\d])[\s_.-]*([1-9])", p[-1].strip()))
    }
    counted: dict[str, set[str]] = {}
    for match in found.values():
        counted.setdefault(words(match[1]), set()).add(match[2])
    several = {base for base, numbers in counted.items() if {"1", "2"} <= numbers}
    measures = any((role := meaning([base])) is not None and role.key == "indikator" for base in several)
    if not measures:
        return parts
    return {
        c: [*p[:-1], found[c][1]] if c in found and words(found[c][1]) in several else p
        for c, p in parts.items()
    }


def _parts_of_code(plan: Plan, parts: dict[int, list[str]], values: dict[int, list[str]]) -> None:
    """A heading "Kode" over several columns of groups of digits is of one code, whatever stands below it."""
    under = [
        c for c, p in parts.items() if len(p) > 1 and words(p[0]).split()[:1] == ["kode"] and values.get(c)
    ]
    groups = [v for c in under for v in values[c]]
    if len(under) > 2 and all(re.fullmatch(r"[\dX]{1,4}(?:\.\d{2})?", v) for v in groups):
        for column in under:
            plan.roles[column] = Role("kode", LIKELY, grounds="bagian kode dalam beberapa kolom")


def _values(segment: Segment, column: int) -> list[str]:
    return [p.value for p in lay.pieces_in(segment.rows, column)][:_SAMPLE]


def _spread(segment: Segment, plan: Plan, parts: dict[int, list[str]], values: dict[int, list[str]]) -> None:
    """A heading over several columns is of the one with the texts; numbers before it, units behind it."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for row in segment.heads:
        for piece in row.own():
            if piece.last_column > piece.column:
                span = tuple(
                    c for c in range(piece.column, piece.last_column + 1) if len(parts.get(c, ())) == 1
                )
                if len(span) > 1 and all(parts[c] == parts[span[0]] for c in span):
                    groups[span] = [c for c in span if values.get(c)]
    for span, filled in groups.items():
        role = plan.roles.get(span[0])
        if role is None:
            continue
        for column in span:
            if column not in filled:
                plan.roles.pop(column, None)
        texts = [c for c in filled if not _all(values[c], _ENUMERATED)]
        for column in filled:
            if column not in texts and texts and role.key in (*LEVELS, "nama", "indikator"):
                coded = sum(names.split_name(v + " x").code is not None for v in values[column])
                key = "nomor" if role.key != "indikator" else "nomor_indikator"
                plan.roles[column] = Role("kode" if coded else key, LIKELY, grounds="isi kolom")
        if role.key == "nilai" and len(texts) == 1 and len(filled) == 2 and texts[0] == filled[1]:
            plan.roles[texts[0]] = Role("satuan", LIKELY, grounds="isi kolom")


def _all(values: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return bool(values) and all(pattern.fullmatch(v) for v in values)


def _shapes(plan: Plan, values: dict[int, list[str]]) -> None:
    """Columns without a heading, and headings that their values contradict."""
    for column, found in values.items():
        role = plan.roles.get(column)
        if role is None and found and not plan.headings.get(column):
            # A running number stands left of what it numbers; behind all headings it is a cell too many.
            if _all(found, _ENUMERATED) and column < max(plan.headings, default=column + 1):
                plan.roles[column] = Role("nomor", LIKELY, grounds="isi kolom")
            elif all(names.CODE.fullmatch(v) for v in found):
                plan.roles[column] = Role("kode", LIKELY, grounds="isi kolom")
        if found and (role is None or role.key in _WORDED) and _levels_said(found):
            plan.roles[column] = Role("tingkat", LIKELY, grounds="isi kolom: kata tingkat")
        coded = sum(map(_is_name_code, found)) if role is not None and role.key == "nomor" else 0
        if coded > 1 and coded * 3 >= len(found) and not plan.columns("kode"):
            plan.roles[column] = Role("kode", LIKELY, grounds=CODES_AMONG_NUMBERS)
        if role is not None and role.key in ("nomor", "kode") and _lettered(found):
            plan.roles[column] = Role("tingkat", LIKELY, grounds="isi kolom: huruf tingkat")
        if role is not None and role.key in ACTIVITIES and found and all(_is_code(v) for v in found):
            plan.roles[column] = Role(f"kode_{role.key}", LIKELY, grounds="isi kolom")
        if role is not None and role.key == "indikator" and found and all(names.is_figure(v) for v in found):
            if _counts(found):
                plan.roles[column] = Role("nomor_indikator", POSSIBLE, grounds="isi kolom")
            else:
                del plan.roles[column]
        if role is not None and role.key == "nilai" and _years_of(plan.headings.get(column, ""), found):
            plan.roles[column] = Role("tahun", LIKELY, grounds="isi kolom: tahun")
        if (
            role is not None
            and role.key == "dipahami"
            and role.period
            and not any(map(names.is_figure, found))
        ):
            plan.roles[column] = replace(role, period=None)  # a schedule: quarters with a mark in them
        if role is not None and role.key == "penanggung_jawab" and _urusan(found):
            plan.roles[column] = Role("dipahami", LIKELY, grounds="isi kolom: kode urusan")
        if role is not None and role.key == "nilai" and role.certainty <= POSSIBLE and _few_figures(found):
            del plan.roles[column]
    _supports(plan, values)


def _counts(found: Sequence[str]) -> bool:
    """Whether figures number what stands beside them: 1, 1, 2, 3, 1, 2; targets do not."""
    if not _all(found, _ENUMERATED):
        return False
    numbers = [int(v.strip(".) ")) if v.strip(".) ").isdigit() else None for v in found]
    if None in numbers:
        return all("." in v.strip(".") for v in found)
    return all(n in (1, a, (a or 0) + 1) for a, n in pairwise([0, *numbers]))


def _years_of(heading: str, found: Sequence[str]) -> bool:
    """Whether a column under "Target" names the years of the figures beside it: "target_tahunan / tahun"."""
    last = words(heading.rsplit(" / ", 1)[-1])
    return last == "tahun" and bool(found) and all(re.fullmatch(r"(?:19|20)\d\d", v) for v in found)


def _lettered(found: Sequence[str]) -> bool:
    """Whether all numbers begin with the letter of a level, of more than one: "T.1", "S.1", "S.2"."""
    numbers = [v for v in found if len(v.split()) < _WORDS_OF_A_NOTE]
    said = {short_level(v) if re.fullmatch(r"[A-Za-z]{1,2}[\s.-]?\d[\d.]*", v) else None for v in numbers}
    return len(said) > 1 and None not in said


def _supports(plan: Plan, values: dict[int, list[str]]) -> None:
    """Of two columns of words of level, the one that numbers them ("Sasaran 1.1") says what the row supports."""
    said = [c for c in plan.columns("tingkat") if _levels_said(values.get(c, []))]
    numbered = [c for c in said if sum(bool(re.search(r"\d", v)) for v in values[c]) * 2 > len(values[c])]
    if len(numbered) < len(said):
        for column in numbered:
            plan.roles[column] = Role("dukung", LIKELY, grounds="isi kolom")


def _levels_said(found: Sequence[str]) -> bool:
    """Whether the values of a column are words of level, with a number or a code at most, of more than one level."""
    said = [_LEVEL_WORD.match(v) for v in found]
    kinds = {m[1].lower().replace(" ", "")[:4] for m in said if m}
    short = {short_level(v) for v in found}
    if None not in short and len(short) > 2:
        return True
    return len(kinds) > 1 and sum(m is not None for m in said) * 5 >= len(found) * 4


def _official_names(plan: Plan, values: dict[int, list[str]], register: Register) -> None:
    """Where no heading names activities, a column that holds their official names, or names behind codes, does."""
    if any(r.key in (*ACTIVITIES, "nama") for r in plan.roles.values()):
        return
    for column, found in values.items():
        role = plan.roles.get(column)
        if role is not None and role.key not in ("keterangan", "sasaran", "sasaran_strategis"):
            continue
        parted = [names.split_name(v) for v in found]
        official = sum(
            register.level(n.text) is not None
            or bool(n.text and n.code and register.level_of_code(n.code) in ACTIVITIES)
            for n in parted
        )
        if official > 2 and official * 3 > len(found):
            plan.roles[column] = Role("nama", LIKELY, levels=LEVELS, grounds="nama resmi di kolom ini")


def _measures(plan: Plan, values: dict[int, list[str]]) -> None:
    """Where no heading names indikator, a column right of names that counts and measures, with figures behind it.

    Blocks of columns side by side, a level each, are looked at one by one.
    """
    figured = plan.columns("satuan", "nilai", "target", "realisasi")
    starts = plan.name_columns
    for left, right in pairwise([*starts, max([*starts, *figured, -1]) + 1]):
        if any(left < c < right for c in plan.columns("indikator")):
            continue
        last = max((c for c in figured if left < c < right), default=left)
        for column in (c for c in values if left < c < last):
            role, found = plan.roles.get(column), values[column]
            stated = role is not None and role.key in ("sasaran", *OWN_SASARAN)
            begins = [m[0] for v in found if (m := MEASURE.match(names.split_name(v).text))]
            # Under a heading of results "Terlaksananya ..." is a result; "Jumlah ..." is none.
            results = stated and role is not None and role.certainty > POSSIBLE
            measured = sum(not (results and word.endswith("nya")) for word in begins)
            few = len(found) < _FEWEST_MEASURES
            if (role is None or stated) and not few and measured * 3 >= len(found) * 2:
                plan.roles[column] = Role("indikator", POSSIBLE, grounds="isi kolom: kata ukuran")
                break


def _units(plan: Plan, values: dict[int, list[str]]) -> None:
    """Beside indikator or figures a column "Ukuran", "Unit" of short words that measure nothing holds their units."""
    if plan.columns("satuan"):
        return
    measures, targets = plan.columns("indikator"), plan.columns("nilai", "target")
    figured = {plan.roles[c].period for c in targets if all(map(names.is_figure, values.get(c, ("-",))))}
    beside = [c for c in targets if plan.roles[c].period in figured]
    doubtful = any(plan.roles[c].certainty <= POSSIBLE for c in plan.columns("nama"))
    for column in [*(measures if len(measures) > 1 or doubtful else ()), *beside]:
        found = values.get(column, [])
        short = sum(len(v.split()) <= _WORDS_OF_A_NOTE for v in found) * 5 >= len(found) * 4
        repeated = len(set(found)) < len(found) and not any(v[:1].isdigit() for v in found)
        if found and short and repeated and not any(map(_ENUMERATED.fullmatch, found)):
            plan.roles[column] = Role("satuan", LIKELY, grounds="isi kolom: satuan")


def _coded_names(plan: Plan, values: dict[int, list[str]]) -> None:
    """Where no heading names activities, a column of doubtful sasaran whose names carry codes holds all levels."""
    if any(r.key in (*ACTIVITIES, "nama") for r in plan.roles.values()):
        return
    for column in plan.columns("sasaran_strategis", "sasaran"):
        found = values.get(column, [])
        coded = sum(bool(names.split_name(v).code and names.split_name(v).text) for v in found)
        if plan.roles[column].certainty < KNOWN and coded > 1 and coded * 2 >= len(found):
            plan.roles[column] = Role("nama", LIKELY, levels=LEVELS, grounds="kode di muka nama")


def _urusan(found: Sequence[str]) -> bool:
    """Whether values are urusan with their codes, not those who answer."""
    return bool(found) and all(names.split_name(v).code or re.match(r"\d\.\d\d\s", v) for v in found)


def _few_figures(found: Sequence[str]) -> bool:
    return bool(found) and sum(names.is_figure(v) for v in found) * 2 < len(found)


def _is_code(value: str) -> bool:
    return bool(names.CODE.fullmatch(value)) or bool(re.fullmatch(r"\d[\d.]*", value))


def _neighbours(plan: Plan, values: dict[int, list[str]]) -> None:
    """What a heading leaves open, the columns beside it say."""
    activities = [
        c for c in plan.name_columns if plan.roles[c].key in ACTIVITIES or _names_activities(plan.roles[c])
    ] or (plan.columns("nama") if plan.columns("tingkat") else [])
    for column in plan.columns("sasaran_strategis"):
        left = [c for c in activities if c < column]
        if not left or "strategis" in plan.headings.get(column, "").lower():
            if left and _references(values.get(column, [])):
                plan.roles[column] = Role("dukung", LIKELY, grounds="isi kolom")
            continue
        if _references(values.get(column, [])):
            plan.roles[column] = Role("dukung", LIKELY, grounds="isi kolom")
            continue
        near = plan.roles[left[-1]].key
        key = f"sasaran_{near}" if near in ACTIVITIES else "sasaran"
        several = len([c for c in left if plan.roles[c].key in ACTIVITIES]) > 1
        plan.roles[column] = Role("sasaran" if several else key, LIKELY, grounds="di kanan kolom nama")
    for column in plan.columns("sasaran"):
        if not activities:
            known = plan.columns("sasaran_strategis")
            codes = [v for c in plan.columns("kode") for v in values.get(c, []) if _is_name_code(v)]
            utama = [c for c in known if c > column and words(plan.headings.get(c, "")) == "kinerja utama"]
            if utama:
                # Beside "Kinerja" what is called "Kinerja Utama" measures it; of which level it is, other things say.
                plan.roles[column] = Role("nama", LIKELY, levels=LEVELS, grounds="di samping 'Kinerja Utama'")
                plan.roles[utama[0]] = Role("indikator", LIKELY, grounds="di samping 'Kinerja'")
            elif codes and len(codes) * 2 >= len(values.get(column, [])):
                plan.roles[column] = Role("nama", LIKELY, levels=LEVELS, grounds="di samping kode resmi")
            elif known:
                plan.roles[column] = Role("dipahami", POSSIBLE, grounds="di samping kolom sasaran")
            else:
                plan.roles[column] = Role("sasaran_strategis", LIKELY, grounds="tidak ada kolom program")
    _of_statements(plan)


def _of_indikator(plan: Plan, values: dict[int, list[str]]) -> None:
    """Columns whose headings leave it open hold the formula, by what stands in them, and the source of indikator.

    This is asked when all columns of indikator are known, by whatever told them.
    """
    if not plan.columns("indikator"):
        for column in plan.columns("keterangan", "penanggung_jawab_indikator"):
            plan.roles[column] = Role("dipahami", LIKELY, grounds="tanpa kolom indikator")
        return
    open_ = [c for c in values if c not in plan.roles] + plan.columns("keterangan", "dipahami")
    counted = {c: sum(map(bool, map(_RECKONED.search, values.get(c, ())))) for c in open_}
    reckoned = [c for c in open_ if counted[c] >= _FEWEST_MEASURES and counted[c] * 2 > len(values[c])]
    if reckoned and not plan.columns("formulasi"):
        most = max(reckoned, key=lambda c: counted[c])
        plan.roles[most] = Role("formulasi", LIKELY, grounds="isi kolom: cara menghitung")
    proofs = [
        c
        for c in plan.columns("dipahami")
        if PROOF.fullmatch(words(plan.headings.get(c, "").rsplit(" / ", 1)[-1]))
    ]
    if len(proofs) == 1 and not plan.columns("sumber_data"):
        plan.roles[proofs[0]] = Role("sumber_data", LIKELY, grounds="bukti, tanpa kolom sumber data")


def _is_name_code(text: str) -> bool:
    """Whether a text is a code as activities of the nomenclature have."""
    return names.split_name(f"{text} x").code is not None


def _of_statements(plan: Plan) -> None:
    """An indikator right of "Sasaran Program" measures it, where the name of the program stands further right."""
    for column in plan.columns("indikator"):
        left = [c for c, r in plan.roles.items() if c < column and (r.key in LEVELS or "sasaran" in r.key)]
        own = plan.roles[max(left)].key.removeprefix("sasaran_") if left else ""
        further = own in ACTIVITIES and any(c > column for c in plan.columns(own))
        if plan.roles[column].level is None and further and max(left) not in plan.columns(own):
            plan.roles[column] = replace(plan.roles[column], level=own)


def _names_activities(role: Role) -> bool:
    return role.key == "nama" and any(level in ACTIVITIES for level in role.levels)


def _references(values: Sequence[str]) -> bool:
    """Whether most values only point at a sasaran: "Sasaran 1"."""
    pointing = sum(
        bool(re.fullmatch(r"(?:sasaran|tujuan|ss?|st)\W*(?:strategis\s*)?\d{1,2}\.?", v, re.IGNORECASE))
        for v in values
    )
    return bool(values) and pointing * 2 > len(values)


def _stairs(segment: Segment, plan: Plan, values: dict[int, list[str]]) -> None:
    """Columns without a heading right of "Uraian": deeper names, where a row fills one of them alone."""
    for left in plan.columns("nama"):
        steps = [left]
        while values.get(steps[-1] + 1) and not (
            plan.headings.get(steps[-1] + 1) or plan.roles.get(steps[-1] + 1)
        ):
            steps.append(steps[-1] + 1)
        filled = [
            [c for c in steps if (p := row.pieces.get(c)) is not None and p.own] for row in segment.rows
        ]
        texts = [v for c in steps[1:] for v in values[c] if not names.is_figure(v)]
        if len(steps) > 1 and all(len(here) < 2 for here in filled) and len(texts) > 1:
            for column in steps[1:]:
                plan.roles[column] = replace(plan.roles[left], certainty=LIKELY, grounds="tangga kolom")


def _generic_names(plan: Plan, values: dict[int, list[str]], register: Register) -> None:
    """ "Uraian" and its like: names of elements, or of indikator, as their values say."""
    for column in plan.columns("nama"):
        role = plan.roles[column]
        if role.levels:
            continue
        found = values.get(column, [])
        parted = [names.split_name(v) for v in found]
        placed = sum(bool(n.level or n.code or register.level(n.text)) for n in parted)
        measures = sum(bool(MEASURE.match(n.text)) for n in parted)
        if placed * 3 >= len(found) > 0 or plan.columns("kode", "tingkat"):
            plan.roles[column] = replace(role, levels=LEVELS, certainty=LIKELY, grounds="isi kolom")
        elif measures * 2 > len(found) and not plan.columns("indikator"):
            plan.roles[column] = Role("indikator", POSSIBLE, grounds="isi kolom: kata ukuran")
        elif not plan.columns("indikator"):
            del plan.roles[column]
        else:
            plan.roles[column] = replace(role, levels=LEVELS, certainty=POSSIBLE)


def _own_statements(plan: Plan, values: dict[int, list[str]]) -> None:
    """Beside one column of names of several levels, a column "Sasaran" with a statement on most rows is their own.

    Those of the unit are few: a column of them speaks on few rows, or says the same on many.
    """
    several = [c for c in plan.columns("nama") if len(set(plan.roles[c].levels) & set(ACTIVITIES)) > 1]
    if len(several) != 1 or plan.columns("sasaran"):
        return
    rows = len(values.get(several[0], []))
    for column in plan.columns("sasaran_strategis"):
        found = values.get(column, [])
        heading = plan.headings.get(column, "")
        if re.search(r"strategis|daerah|skpd|opd", heading, re.IGNORECASE) or rows < 3:
            continue
        if len(set(found)) * 2 > rows:
            levels = tuple(v for v in plan.roles[several[0]].levels if v in ACTIVITIES)
            plan.roles[column] = Role(
                "sasaran", LIKELY, levels=levels, grounds="satu rumusan pada tiap baris"
            )


def _numbers_of(plan: Plan) -> None:
    """ "Sasaran No." is the number of the sasaran on the row, or, where only what is below is named, a reference."""
    here = {v for c in plan.name_columns for v in (plan.roles[c].key, *plan.roles[c].levels)}
    for column in plan.columns("nomor_sasaran"):
        level = plan.roles[column].level
        if level is None or (level == "sasaran_strategis" and plan.columns("sasaran", *OWN_SASARAN)):
            continue
        if level not in here and any(v in here for v in LEVELS[LEVELS.index(level) + 1 :]):
            plan.roles[column] = Role("dukung", KNOWN, level=level)
        elif "kode" in plan.headings.get(column, "").lower():
            plan.roles[column] = Role("kode", LIKELY)
        else:
            plan.roles[column] = Role("nomor", KNOWN)


def _own_codes(plan: Plan, values: dict[int, list[str]]) -> None:
    """One column of codes beside a single column of one level is the code of that level."""
    codes = plan.columns("kode")
    levels = plan.columns(*LEVELS)
    if (
        len(codes) == 1
        and len(levels) == 1
        and not plan.columns("nama")
        and plan.roles[levels[0]].key in ACTIVITIES
    ):
        plan.roles[codes[0]] = replace(plan.roles[codes[0]], key=f"kode_{plan.roles[levels[0]].key}")
