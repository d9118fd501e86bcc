"""What changed from one cascade to another, in terms of the field."""

from __future__ import annotations

from kaskade_graph.audit.outline import build_all
from kaskade_graph.linking.changes import POKOK, Selisih, Status, put_right
from kaskade_graph.linking.diff import diff
from kaskade_graph.reports.blocks.render import FORMATS, render
from kaskade_graph.reports.changes_report import report
from tests.audit.bahan import sokaraja
from tests.linking.bahan import benchmark, dua_tahun, generated


def said(selisih: Selisih, status: Status) -> set[tuple[str | None, str | None]]:
    """Return old and new names; what has no statement of its own is left out."""
    return {(p.lama, p.baru) for p in selisih.perubahan if status in p.status and (p.lama or p.baru)}


def test_a_cascade_does_not_differ_from_itself() -> None:
    assert all(p.status == (Status.TETAP,) for p in diff(sokaraja(), sokaraja()).perubahan)


def test_two_years() -> None:
    found = diff(*dua_tahun())
    assert said(found, Status.DITAMBAH) == {
        (None, "Sub kegiatan yang baru"),
        (None, "Jumlah kursi roda yang dibagikan"),
    }
    assert said(found, Status.DIHAPUS) == {
        ("Sub kegiatan yang akan dihapus", None),
        ("Jumlah papan nama yang dicat", None),
    }
    assert said(found, Status.GANTI_NAMA) == {
        (
            "Jumlah laporan kegiatan pemerintahan di kecamatan",
            "Jumlah laporan kegiatan pemerintahan tingkat kecamatan",
        )
    }
    (changed,) = (p for p in found.perubahan if Status.DIUBAH in p.status and p.ubahan)
    assert [(u.lama, u.baru) for u in changed.ubahan] == [
        ("Nilai rata-rata unsur survei", "Jumlah pengaduan yang masuk")
    ]
    assert all(p.pasangan for p in found.perubahan if p.a and p.b), "how each pair was recognised"


def test_there_and_back_say_the_opposite() -> None:
    a, b = dua_tahun()
    there, back = diff(a, b).count(), diff(b, a).count()
    assert there[Status.DITAMBAH] == back[Status.DIHAPUS]
    assert there[Status.GANTI_NAMA] == back[Status.GANTI_NAMA]


def test_moved() -> None:
    before, after = build_all(
        "program:\n  - {nama: Program Satu, kegiatan: [Kegiatan Koordinasi Wilayah]}\n  - Program Dua\n"
        "pembanding:\n  - versi: perubahan-1\n    program:\n      - Program Satu\n"
        "      - {nama: Program Dua, kegiatan: [Kegiatan Koordinasi Wilayah]}\n"
    )
    moved = [p for p in diff(before, after).perubahan if Status.PINDAH in p.status]
    assert [p.pindah for p in moved] == [("Program Satu", "Program Dua")]


def test_an_indikator_moved_in_other_words() -> None:
    before, after = build_all(
        "program:\n  - nama: Program Satu\n    indikator: [Jumlah rambu, Jumlah laporan keamanan wilayah]\n"
        "  - {nama: Program Dua, indikator: [Jumlah papan nama yang dicat]}\n"
        "pembanding:\n  - versi: perubahan-1\n    program:\n      - {nama: Program Satu, indikator: [Jumlah rambu]}\n"
        "      - nama: Program Dua\n        indikator:\n          - Jumlah papan nama yang dicat\n"
        "          - Jml. lap. keamanan wilayah\n"
    )
    (found,) = (p for p in diff(before, after).perubahan if p.pokok)
    assert found.status == (Status.GANTI_NAMA, Status.PINDAH)


def test_revised_editions_agree_with_the_truth() -> None:
    made = benchmark("collection").generate(limit=6, perubahan=True)
    by_iri = {k.iri: k for k in made.kaskade}
    right = wrong = missed = 0
    for (murni, revised), truth in made.revisions.items():
        lines = diff(by_iri[murni], by_iri[revised]).perubahan
        found = {(s.value, p.a, p.b) for p in lines for s in p.status if s in POKOK}
        right, wrong, missed = (
            right + len(found & truth),
            wrong + len(found - truth),
            missed + len(truth - found),
        )
    assert right > 150
    assert right / (right + wrong) > 0.98
    assert right / (right + missed) > 0.98


def test_pairs_of_years_agree_with_the_truth() -> None:
    made = generated()
    for before, after in zip(made.kaskade[:4], made.kaskade[1:5], strict=True):
        for item in diff(before, after).perubahan:
            if item.a and item.b:
                truth = made.metrics if item.jenis is None else made.lines
                assert truth.get(item.a) == truth.get(item.b) or any(s in POKOK for s in item.status), item


def test_figures_come_first_targets_before_budgets() -> None:
    a, b = sorted(generated(1).kaskade, key=lambda k: k.tahun)[:2]
    found = diff(a, b).figures()
    assert found
    kinds = [u.properti.rsplit("#", 1)[1] for _, u in found]
    assert kinds == sorted(kinds, key=["memilikiTarget", "memilikiRealisasi", "pagu"].index)
    text = str(render(report(diff(a, b)), "text", "id"))
    assert text.index("Target, realisasi, dan pagu") < text.index(found[0][0].baru or "")


def test_a_unit_written_otherwise_is_no_change_and_a_slip_put_right_is_called_that() -> None:
    old, new = build_all(
        "tujuan:\n  - {nama: Tertib, indikator: [{nama: Persentase desa yang dibinna, satuan: Persen}]}\n"
        "pembanding:\n  - versi: perubahan-1\n    tujuan:\n"
        "      - {nama: Tertib, indikator: [{nama: Persentase desa yang dibina, satuan: '%'}]}\n"
    )
    (found,) = (p for p in diff(old, new).perubahan if p.jenis is None)
    assert found.status == (Status.KETIK,)
    assert not found.pokok


def test_a_short_word_put_right_is_a_slip() -> None:
    assert put_right("Persentase layanan tepat wktu", "Persentase layanan tepat waktu")
    assert not put_right("Jumlah desa binaan", "Jumlah dosa binaan")


def test_every_format_marks_what_differs_and_says_the_same() -> None:
    found = report(diff(*dua_tahun()))
    said = {form: render(found, form, "id") for form in FORMATS}
    assert all(said[form] == render(found, form, "id") for form in FORMATS)
    assert "pemerintahan <del>di</del> kecamatan" in str(said["html"])
    assert "pemerintahan **tingkat** kecamatan" in str(said["markdown"])
    assert "<ins>Sub kegiatan yang baru</ins>" in str(said["html"])
    assert "\n+         Sub Kegiatan: Sub kegiatan yang baru\n" in str(said["text"])
    import pypdfium2

    page = pypdfium2.PdfDocument(said["pdf"])[0].get_textpage().get_text_range()
    assert "pemerintahan di kecamatan" in page.replace("\r\n", " ")
    assert "2021 (murni) -> Kecamatan Contoh" in page
