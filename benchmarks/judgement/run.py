"""How many planted defects the audit finds in documents whose facts and defects are known, and what else it says.

    python -m benchmarks.judgement.run FOLDER_OR_FILE... [--record NAME] [--rules NAME] [--figures-only]

Reads ``*.answers.json`` (see ``facts.py``), audits the true facts, and matches findings to defects: the same element
or indikator, and a rule that looks for that kind of defect (``kinds.toml``; for a kind that is not listed there, the
same field). Findings that match no defect are listed for reading: whether one is right, wrong, or a matter of taste
is for a person to say, in a file ``VERDICTS.tsv`` (document, fingerprint, verdict, remark). ``--record`` appends the
figures to ``first-runs.tsv``, which is never rewritten; ``--rules`` those of each rule to ``per-rule.tsv``, from
which the pages of the rules say how often each was right. ``--figures-only`` prints no defect and no finding, for
documents that are not to be looked at yet.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.judgement import facts
from kaskade_graph.audit import earned
from kaskade_graph.audit.finding import Keparahan, Temuan
from kaskade_graph.audit.runner import run
from kaskade_graph.text import fold

HERE = Path(__file__).parent
GRADES = ("error", "warning", "info")
KINDS: dict[str, list[str]] = tomllib.loads((HERE / "kinds.toml").read_text(encoding="utf-8"))["kinds"]

Place = tuple[int, int | None]


@dataclass(slots=True)
class Outcome:
    """What came of one document: defects found (with the findings) or missed, and the findings left over."""

    name: str
    found: list[tuple[dict[str, Any], list[Temuan]]] = field(default_factory=list)
    missed: list[dict[str, Any]] = field(default_factory=list)
    others: list[Temuan] = field(default_factory=list)
    findings: list[Temuan] = field(default_factory=list)


def judge(path: Path) -> Outcome:
    """Audit the facts of one answers file and match the findings to its defects."""
    known = facts.read(path)
    findings = list(run(known.kaskade).temuan)
    out = Outcome(path.name.removesuffix(".answers.json"), findings=findings)
    places = {id(t): set(_places(known, t)) for t in findings}
    used: set[int] = set()
    for defect in known.answers.get("defects") or ():
        spots = set(_spots(known.answers, defect))
        match = [t for t in findings if places[id(t)] & spots and _is_about(t, defect, known, spots)]
        if match:
            out.found.append((defect, match))
            used |= {id(t) for t in match}
        else:
            out.missed.append(defect)
    out.others = [t for t in findings if id(t) not in used]
    return out


def _places(known: facts.Facts, temuan: Temuan) -> Iterable[Place]:
    """Where a finding is: its element, and all that it quotes."""
    by_iri: dict[str, Place] = {iri: at for at, iri in known.indikator.items()}
    by_iri |= {iri: (at, None) for at, iri in (*known.elements.items(), *known.statements.items())}
    for iri in (temuan.unsur, *getattr(temuan, "terkait", ())):
        if iri in by_iri:
            yield by_iri[iri]
    for bukti in temuan.bukti:
        for line in range(*(bukti.baris or (0, -1))) or [bukti.baris[0] if bukti.baris else 0]:
            if line in known.lines:
                at, n, _ = known.lines[line]
                yield at, n


def _spots(answers: dict[str, Any], defect: dict[str, Any]) -> Iterable[Place]:
    """Which elements, or indikator, a defect is about: by position where it gives one, else by name."""
    for at, element in enumerate(answers["elements"]):
        at = int(element.get("idx", at))
        if not _is_named(at, element, defect.get("element")):
            continue
        if defect.get("kode") and element.get("kode") and defect["kode"] != element["kode"]:
            continue
        asked = defect.get("indikator")
        if asked in (None, ""):
            yield at, None
        for n, indikator in enumerate(element.get("indikator") or ()):
            if asked in (None, "") or _is_named(n, indikator, asked):
                yield at, n


def _is_named(position: int, item: dict[str, Any], asked: object) -> bool:
    if isinstance(asked, int):
        return position == asked
    return fold(str(item.get("nama") or "")) == fold(str(asked or ""))


def _is_about(temuan: Temuan, defect: dict[str, Any], known: facts.Facts, spots: set[Place]) -> bool:
    codes = KINDS.get(defect["kind"])
    if codes is not None:
        every = (temuan.kode, *(i.kode for i in temuan.ikutan))
        return any(kode.startswith(tuple(codes)) for kode in every)
    fields = {known.lines[b.baris[0]][2] for b in temuan.bukti if b.baris and b.baris[0] in known.lines}
    return defect.get("field", "").removeprefix("el") in fields


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the figures: recall by severity and kind, and the findings that match no defect."""
    lines = []
    for grade in GRADES:
        hit = sum(d["severity"] == grade for o in outcomes for d, _ in o.found)
        all_ = hit + sum(d["severity"] == grade for o in outcomes for d in o.missed)
        lines.append(f"{grade:8} {hit:4}/{all_:<4} {hit / all_:.0%}" if all_ else f"{grade:8} none planted")
    near = [
        abs(GRADES.index(d["severity"]) - min(GRADES.index(t.keparahan.value) for t in m)) <= 1
        for o in outcomes
        for d, m in o.found
    ]
    findings = sum(len(o.findings) for o in outcomes)
    others = sum(len(o.others) for o in outcomes)
    lines += [
        f"severity within a step: {sum(near)}/{len(near)}",
        f"findings {findings}, of which {others} match no planted defect",
    ]
    hits = Counter(d["kind"] for o in outcomes for d, _ in o.found)
    every = hits + Counter(d["kind"] for o in outcomes for d in o.missed)
    lines += ["by kind: " + ", ".join(f"{k} {hits[k]}/{n}" for k, n in sorted(every.items()))]
    return "\n".join(lines)


def reading(outcomes: Sequence[Outcome], verdicts: dict[tuple[str, str], str]) -> str:
    """Return what is to be read: missed defects, and findings that match none, with what was said of them."""
    lines = []
    for o in outcomes:
        lines += [f"== {o.name}", "-- missed"]
        lines += [
            f"{d['severity']:7} {d['kind']:20} {d.get('element')} / {d.get('indikator')} | {d['why']}"
            for d in o.missed
        ]
        lines.append("-- findings that match no planted defect")
        for t in o.others:
            said = verdicts.get((o.name, t.sidik), "?")
            lines.append(
                f"{said:6} {t.sidik} {t.kode} {t.keparahan.value:7} {t.keyakinan:.2f} {t.kondisi.id}"
            )
    return "\n".join(lines)


def _verdicts(path: Path) -> dict[tuple[str, str], str]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as stream:
        return {(r[0], r[1]): r[2] for r in csv.reader(stream, delimiter="\t") if len(r) > 2}


def _commit() -> str:
    head = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(head, capture_output=True, text=True, check=False).stdout.strip()


def _record(name: str, outcomes: Sequence[Outcome]) -> None:
    day = datetime.date.today().isoformat()
    with (HERE / "first-runs.tsv").open("a", encoding="utf-8", newline="") as stream:
        for o in outcomes:
            row: list[object] = [day, _commit(), name, o.name]
            for grade in GRADES:
                hit = sum(d["severity"] == grade for d, _ in o.found)
                row += [hit, hit + sum(d["severity"] == grade for d in o.missed)]
            clean_errors = sum(t.keparahan.value == "error" for t in o.others)
            csv.writer(stream, delimiter="\t", lineterminator="\n").writerow(
                [*row, len(o.findings), len(o.others), clean_errors]
            )


SAID = ("right", "question", "taste", "wrong")
"""What a reader says of a finding; a question to the reader of the report is no judgement."""


def per_rule(outcomes: Sequence[Outcome], verdicts: dict[tuple[str, str], str]) -> dict[str, Counter[str]]:
    """Return, by code: how many findings, what was said of them, and defects planted of its kinds and found.

    A finding that matches a planted defect is right; one that nobody has read is ``unread``.
    """
    out: dict[str, Counter[str]] = {}
    for o in outcomes:
        others = {id(t) for t in o.others}
        for t in o.findings:
            said = verdicts.get((o.name, t.sidik), "unread") if id(t) in others else "right"
            out.setdefault(_measured_as(t), Counter()).update(("findings", said))
        for defect in (*(d for d, _ in o.found), *o.missed):
            for kode in _looking_for(defect["kind"]):
                out.setdefault(kode, Counter())["planted"] += 1
        for defect, _ in o.found:
            for kode in _looking_for(defect["kind"]):
                out.setdefault(kode, Counter())["found"] += 1
    return out


def _measured_as(temuan: Temuan) -> str:
    """The code, with a mark where the rule usually asks and was certain here: that does not lift what it infers."""
    judged = temuan.keparahan is not Keparahan.INFO and not earned.is_question(temuan.kondisi)
    certain = judged and earned.precision(temuan.kode) < earned.JUDGES
    return f"{temuan.kode}!" if certain else temuan.kode


def _looking_for(kind: str) -> list[str]:
    """The rules that look for a kind of defect, by their whole codes."""
    return [kode for kode in KINDS.get(kind, ()) if len(kode) == len("KSK000")]


def spoken(outcomes: Sequence[Outcome], verdicts: dict[tuple[str, str], str]) -> str:
    """Return in one line how many findings a reader called right, a question, a matter of taste, or wrong."""
    count: Counter[str] = sum(per_rule(outcomes, verdicts).values(), Counter())
    every = count["findings"]
    said = ", ".join(f"{k} {count[k]} ({count[k] / every:.0%})" for k in (*SAID, "unread") if every)
    grave = [t for o in outcomes for t in o.findings if t.keparahan.value != "info"]
    return f"read: {said}; errors and warnings {len(grave)} of {every}"


def _write_rules(name: str, outcomes: Sequence[Outcome], verdicts: dict[tuple[str, str], str]) -> None:
    columns = ("findings", *SAID, "unread", "planted", "found")
    with (HERE / "per-rule.tsv").open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        for kode, count in sorted(per_rule(outcomes, verdicts).items()):
            known = (datetime.date.today().isoformat(), _commit(), "first", name, len(outcomes))
            writer.writerow([*known, kode, *(count[c] for c in columns)])


def main() -> None:
    """Run over the answers files named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--record", metavar="NAME")
    parser.add_argument("--rules", metavar="NAME")
    parser.add_argument("--figures-only", action="store_true")
    given = parser.parse_args()
    files = [f for p in given.paths for f in (sorted(p.glob("*.answers.json")) if p.is_dir() else [p])]
    outcomes = [judge(f) for f in files]
    verdicts = _verdicts(HERE / "VERDICTS.tsv")
    if not given.figures_only:
        print(reading(outcomes, verdicts))
    print(table(outcomes))
    print(spoken(outcomes, verdicts))
    if given.rules:
        _write_rules(given.rules, outcomes, verdicts)
    if given.record:
        _record(given.record, outcomes)


if __name__ == "__main__":
    main()
