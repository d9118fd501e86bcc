"""What a cascade says, as plain facts without IRIs and lines, for comparing imports."""

from __future__ import annotations

from kaskade_graph.model import Indikator, Kaskade, Unsur

Facts = dict[str, object]


def tree(kaskade: Kaskade) -> list[str]:
    """One line a fact, indented by level: the whole cascade as a person would write it down."""
    children: dict[str, list[Unsur]] = {}
    for unsur in kaskade.unsur.values():
        for parent in unsur.mendukung:
            children.setdefault(parent, []).append(unsur)
    roots = [u for u in kaskade.unsur.values() if not u.mendukung and not u.jenis.value.startswith("Sasaran")]
    lines = [f"{kaskade.unit.nama} {kaskade.unit.kode_wilayah} {kaskade.tahun} {kaskade.versi}"]
    for root in roots:
        lines += _element(kaskade, children, root, "")
    return lines


def _element(kaskade: Kaskade, children: dict[str, list[Unsur]], unsur: Unsur, indent: str) -> list[str]:
    lines = [f"{indent}{unsur.jenis} {unsur.nomor or '-'}: {unsur.label}"]
    for iri in unsur.memiliki_sasaran:
        sasaran = kaskade.unsur[iri]
        lines.append(f"{indent}  sasaran {sasaran.nomor or '-'}: {sasaran.label}")
        lines += [
            line for i in sasaran.diukur_oleh for line in _indikator(kaskade.indikator[i], indent + "    ")
        ]
    lines += [line for i in unsur.diukur_oleh for line in _indikator(kaskade.indikator[i], indent + "    ")]
    for child in children.get(unsur.iri, ()):
        lines += _element(kaskade, children, child, indent + "  ")
    return lines


def _indikator(indikator: Indikator, indent: str) -> list[str]:
    lines = [f"{indent}indikator {indikator.nomor or '-'}: {indikator.label}"]
    for name in ("formulasi", "tipe", "arah", "satuan", "sumber_data", "keterangan"):
        value = getattr(indikator, name)
        if value is not None:
            lines.append(f"{indent}  {name}: {value}")
    return lines + [
        f"{indent}  target {t.tahun}: {t.nilai} {t.satuan or ''}".rstrip() for t in indikator.target
    ]


def facts(kaskade: Kaskade) -> dict[str, Facts]:
    """Every activity and statement by kind and name: number, parents, sasaran, indikator with all fields."""
    label = {iri: f"{u.jenis} {u.label}" for iri, u in kaskade.unsur.items()}
    out: dict[str, Facts] = {}
    for unsur in kaskade.unsur.values():
        measured = [i for iri in unsur.memiliki_sasaran for i in kaskade.unsur[iri].diukur_oleh]
        out[label[unsur.iri]] = {
            "nomor": unsur.nomor,
            "induk": sorted(label[p] for p in unsur.mendukung),
            "sasaran": [kaskade.unsur[s].label for s in unsur.memiliki_sasaran],
            "indikator": sorted(
                "\n".join(_indikator(kaskade.indikator[i], "")) for i in [*measured, *unsur.diukur_oleh]
            ),
        }
    return out
