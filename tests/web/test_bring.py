"""A document that is brought: read, shown as it was read, audited, drawn, and gone again."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path

import docx
import pytest
from starlette.testclient import TestClient

from kaskade_graph.usecases.serving import Served
from kaskade_graph.web import desk
from kaskade_graph.web.app import build

SEED = Path(__file__).parents[2] / "data" / "sokaraja" / "cascading-kecamatan-sokaraja-2021.txt"


def made() -> bytes:
    """Return a small perjanjian kinerja as a Word document."""
    document = docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA KECAMATAN SOKARAJA TAHUN 2024")
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("No", "Sasaran Strategis", "Indikator Kinerja", "Target"),
        ("1", "Meningkatnya pelayanan kecamatan", "Indeks kepuasan warga", "82,5"),
        ("2", "Meningkatnya ketertiban umum", "Persentase desa yang aman", "90 %"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def send(client: TestClient, name: str, data: bytes, **fields: str) -> str:
    """Bring a document and return the address it is looked at."""
    answer = client.post("/bawa", files={"dokumen": (name, data)}, data=fields, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_a_word_table_is_read_audited_and_drawn(client: TestClient) -> None:
    at = send(client, "pk.docx", made())
    page = client.get(at)
    assert page.status_code == 200
    assert "Meningkatnya ketertiban umum" in page.text
    assert "Kecamatan Sokaraja 2024" in page.text
    assert 'class="dibawa"' in page.text
    found = re.search(rf'href="({at}id/(33.02.19/kecamatan/2024/murni[^"?]*))"', page.text)
    assert found is not None
    cascade, name = found.groups()
    assert "Indeks kepuasan warga" in client.get(cascade).text
    assert '<article class="temuan' in client.get(f"{cascade}?tampil=temuan").text
    drawn = client.get(
        f"{at}gambar",
        params={"kaskade": f"https://w3id.org/kinerja/id/{name}", "bentuk": "pdf"},
    )
    assert drawn.content.startswith(b"%PDF")
    # Its pages link to one another below its own address, and it is no part of the collection.
    assert f'href="{at}temuan"' in page.text
    assert client.get(f"/id/{name}").status_code == 404


def test_a_column_is_put_right(client: TestClient) -> None:
    document = docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA KECAMATAN SOKARAJA TAHUN 2024")
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("No", "Sasaran Strategis", "Indikator Kinerja", "Catatan Kami"),
        ("1", "Meningkatnya pelayanan kecamatan", "Indeks kepuasan warga", "82,5"),
        ("2", "Meningkatnya ketertiban umum", "Persentase desa yang aman", "90"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    at = send(client, "pk.docx", out.getvalue())
    page = client.get(at).text
    assert 'name="0-D"' in page
    answer = client.post(f"{at}peran", data={"0-D": "target"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == at
    again = client.get(f"{at}api/tanya/target-realisasi").json()["results"]["bindings"]
    assert len(again) == 2
    kept = client.get(f"{at}peta")
    assert 'D = "target"' in kept.text
    assert "pk.peta.toml" in kept.headers["content-disposition"]
    assert client.post(f"{at}peran", data={"0-D": "entah"}).status_code == 422


def table(title: str, *rows: tuple[str, ...], more: tuple[str, ...] = ()) -> bytes:
    """Return a Word document with one table, and the same under each of ``more`` titles."""
    document = docx.Document()
    for heading in (title, *more):
        document.add_paragraph(heading)
        made = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


STRANGE = (
    ("Urut", "Yang dikejar", "Ukurannya", "Angka"),
    ("a", "Pelayanan desa baik", "Warga puas", "82"),
    ("b", "Desa tertib", "Desa aman", "90"),
)


@pytest.mark.parametrize("heads", ["1", ""])
def test_a_refused_document_is_put_right(client: TestClient, heads: str) -> None:
    at = send(client, "rapat.docx", table("Rapat kerja", *STRANGE[0 if heads else 1 :]))
    page = client.get(at).text
    assert 'class="galat" role="alert"' in page
    assert "Pelayanan desa baik" in page, "the document is shown as it lies"
    assert 'name="g1-D"' in page
    for there in ("temuan", "tanya", "banding", "salinan", "tautan", "cari?kata=desa"):
        assert client.get(f"{at}{there}").status_code == 200
    told = {"g1-B": "sasaran_strategis", "g1-C": "indikator", "g1-D": "target", "g1-judul": heads}
    assert client.post(f"{at}peran", data={**told, "g1-judul": "atas"}).status_code == 422
    client.post(f"{at}peran", data=told)
    assert 'class="galat" role="alert"' in client.get(at).text, "it does not say whose it is yet"
    client.post(f"{at}peran", data={"unit": "33.02.19", "tahun": "2024"})
    page = client.get(at).text
    assert "Kecamatan Sokaraja 2024" in page
    rows = client.get(f"{at}api/tanya/target-realisasi").json()["results"]["bindings"]
    assert len(rows) == 2
    # What was put right is kept in the mapping, whose document is brought again as it was left.
    sent = {"dokumen": ("rapat.docx", table("Rapat kerja", *STRANGE[0 if heads else 1 :]))}
    kept = client.get(f"{at}peta").content
    again = client.post("/bawa", files={**sent, "peta": ("rapat.peta.toml", kept)}, follow_redirects=False)
    assert "Kecamatan Sokaraja 2024" in client.get(again.headers["location"]).text


def test_what_only_lacks_its_unit_is_asked_for_it(client: TestClient) -> None:
    rows = (("Sasaran Strategis", "Indikator Kinerja", "Target"), ("Mutu naik", "Indeks mutu", "80"))
    at = send(client, "pk.docx", table("PERJANJIAN KINERJA", *rows))
    assert 'class="galat" role="alert"' in client.get(at).text
    client.post(f"{at}peran", data={"unit": "Kecamatan Sokaraja", "tahun": "2024"})
    assert "Kecamatan Sokaraja 2024" in client.get(at).text


def test_the_level_of_rows_is_put_right(client: TestClient) -> None:
    rows = (
        ("No", "Uraian", "Indikator Kinerja", "Target"),
        ("1", "Pelayanan yang baik", "Indeks mutu", "80"),
        ("1.1", "Menata loket", "Jumlah loket", "4"),
    )
    at = send(client, "renja.docx", table("RENCANA KINERJA KECAMATAN SOKARAJA TAHUN 2024", *rows))
    page = client.get(at).text
    assert 'name="t0-nomor 2"' in page
    client.post(f"{at}peran", data={"t0-nomor 1": "kegiatan", "t0-nomor 2": "sub_kegiatan"})
    assert "1 Kegiatan, 1 Sasaran Kegiatan, 1 Sub Kegiatan" in client.get(at).text
    assert client.post(f"{at}peran", data={"t0-nomor 2": "entah"}).status_code == 422


CELL = "tabel 1 baris 3 kolom 3"


def test_a_cell_is_put_right_and_taken_back(client: TestClient) -> None:
    at = send(client, "pk.docx", made())
    form = client.get(at, params={"sel": CELL}).text
    assert 'name="isi"' in form
    assert "Persentase desa yang aman</textarea>" in form
    told = {"sel": CELL, "isi": "Persentase desa yang aman dan tertib", "oleh": "Bagian Perencanaan"}
    answer = client.post(f"{at}koreksi", data=told, follow_redirects=False)
    assert answer.status_code == 303
    page = client.get(at).text
    assert "Persentase desa yang aman dan tertib" in page
    assert "<del>Persentase desa yang aman</del>" in page
    assert 'class="baru"' in page, "the tree shows what has changed"
    kept = client.get(f"{at}peta").text
    assert f'sel = "{CELL}"' in kept
    assert 'oleh = "Bagian Perencanaan"' in kept
    # The mapping that was kept reads the document the same way the next time.
    sent = {"dokumen": ("pk.docx", made()), "peta": ("pk.peta.toml", kept.encode())}
    again = client.post("/bawa", files=sent, follow_redirects=False).headers["location"]
    assert "aman dan tertib" in client.get(again).text
    client.post(f"{at}koreksi", data={"sel": CELL, "tindakan": "batal"})
    assert "aman dan tertib" not in client.get(f"{at}api/tanya/daftar-indikator").text
    assert "[[koreksi]]" not in client.get(f"{at}peta").text


def test_a_file_of_several_units_is_put_right_in_one_of_them(client: TestClient) -> None:
    titles = [f"PERJANJIAN KINERJA KECAMATAN {name} TAHUN 2024" for name in ("SOKARAJA", "CILONGOK")]
    rows = (
        ("No", "Sasaran Strategis", "Indikator Kinerja", "Target"),
        ("1", "Meningkatnya pelayanan", "Indeks kepuasan", "82"),
        ("2", "Meningkatnya ketertiban", "Desa aman", "90"),
    )
    at = send(client, "pk.docx", table(titles[0], *rows, more=(titles[1],)))
    page = client.get(at).text
    assert page.index("Kecamatan Sokaraja 2024") < page.index("Kecamatan Cilongok 2024"), (
        "as they are printed"
    )
    told = {"sel": "tabel 2 baris 3 kolom 3", "isi": "Desa tertib"}
    assert client.post(f"{at}koreksi", data=told, follow_redirects=False).status_code == 303
    rows_ = client.get(f"{at}api/tanya/daftar-indikator").text
    assert (rows_.count("Desa aman"), rows_.count("Desa tertib")) == (1, 1)
    kept = client.get(f"{at}peta").text
    assert not re.search("^unit = ", kept, re.MULTILINE), "one mapping for all of them names no unit"
    client.post(f"{at}peran", data={"1-D": "keterangan"}, follow_redirects=False)
    page = client.get(at).text
    assert "Kecamatan Sokaraja 2024" in page
    assert "Kecamatan Cilongok 2024" in page


def test_a_cell_may_be_no_part_of_the_cascade(client: TestClient) -> None:
    at = send(client, "pk.docx", made())
    text = "Persentase desa yang aman"
    answer = client.post(f"{at}koreksi", data={"sel": CELL, "isi": text, "sebagai": "abaikan"})
    assert answer.status_code == 200
    assert text not in client.get(f"{at}api/tanya/daftar-indikator").text


@pytest.mark.parametrize(
    "told",
    [
        {"sel": "tabel 9 baris 1 kolom 1", "isi": "x"},
        {"sel": CELL, "isi": "x", "sebagai": "entah"},
        {"sel": CELL, "isi": "x" * 30_000},
        {},
    ],
)
def test_corrections_that_say_nothing_are_refused(client: TestClient, told: dict[str, str]) -> None:
    at = send(client, "pk.docx", made())
    assert client.post(f"{at}koreksi", data=told).status_code in (400, 404, 422)
    assert "[[koreksi]]" not in client.get(f"{at}peta").text


def test_a_cell_that_is_saved_as_it_was_records_nothing_and_takes_a_correction_back(
    client: TestClient,
) -> None:
    at = send(client, "pk.docx", made())
    for text, recorded in (("Persentase desa yang aman", False), ("Persentase desa", True)):
        assert client.post(f"{at}koreksi", data={"sel": CELL, "isi": text}).status_code == 200
        assert ("[[koreksi]]" in client.get(f"{at}peta").text) is recorded
    assert (
        client.post(f"{at}koreksi", data={"sel": CELL, "isi": "Persentase desa yang aman"}).status_code == 200
    )
    assert "[[koreksi]]" not in client.get(f"{at}peta").text


def test_what_a_person_writes_stays_text(client: TestClient) -> None:
    at = send(client, "pk.docx", made())
    evil = '<script>alert(1)</script> """ \\ \n[[tabel]]\nabaikan = true \x7f'
    answer = client.post(f"{at}koreksi", data={"sel": CELL, "isi": evil, "oleh": "<b>\u202e"})
    assert answer.status_code == 200
    assert "<script>alert" not in client.get(at).text
    assert tomllib.loads(client.get(f"{at}peta").text)["koreksi"][0]["isi"] == evil


def test_unit_and_year_are_put_right(client: TestClient) -> None:
    at = send(client, "pk.docx", made())
    client.post(f"{at}peran", data={"unit": "33.02.09", "tahun": "2023"})
    assert "Kecamatan Somagede 2023" in client.get(at).text
    assert client.post(f"{at}peran", data={"unit": "", "tahun": "dua"}).status_code == 422


def test_no_message_names_a_folder_of_the_server(client: TestClient) -> None:
    document = docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA KECAMATAN SOKARAJA TAHUN 2024")
    table = document.add_table(rows=0, cols=3)
    for row in (
        ("Sasaran Strategis", "Indikator Kinerja", "Zzz"),
        ("Meningkatnya mutu", "Indeks mutu", "a b c"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    page = client.get(send(client, "pk.docx", out.getvalue())).text
    assert "Zzz" in page
    assert "kaskade-dibawa" not in page
    assert "kaskade-dibawa" not in client.post("/bawa", files={"dokumen": ("a.docx", b"PK")}).text


def test_a_torn_text_is_shown_as_it_lies(client: TestClient) -> None:
    at = send(client, SEED.name, SEED.read_bytes())
    pages = [client.get(at, params={"mulai": start}).text for start in (0, 400, 800)]
    shown = sum(page.count('class="teks"') for page in pages)
    assert shown > 400
    assert "Mewujudkan kinerja pelayanan Kecamatan yang prima" in pages[0]


def test_what_is_no_cascade_is_told(client: TestClient) -> None:
    for name, data in (("a.docx", b"PK"), ("a.exe", b"MZ"), ("", b"x")):
        answer = client.post("/bawa", files={"dokumen": (name, data)} if name else {}, data={"tahun": "2024"})
        assert answer.status_code in (400, 422)
        assert 'class="galat"' in answer.text
    bad = client.post("/bawa", files={"dokumen": ("pk.docx", made())}, data={"tahun": "dua ribu"})
    assert bad.status_code == 422


@pytest.mark.parametrize(
    "name", ["../../keluar.docx", "C:\\jalan\\pk.docx", "<script>alert(1)</script>.docx"]
)
def test_names_lead_nowhere(client: TestClient, name: str) -> None:
    page = client.get(send(client, name, made())).text
    assert "<script>alert" not in page
    assert "../" not in page.split('class="dibawa"')[1].split("</aside>")[0]


def test_a_few_are_held_and_their_files_go(served: Served) -> None:
    app = build(served, "id")
    client = TestClient(app, base_url="http://127.0.0.1:8321")
    first = send(client, "pk.docx", made())
    brought = next(iter(app.state.desk._held.values()))[0]
    assert brought.path.is_file()
    for _ in range(desk.HELD):
        send(client, "pk.docx", made())
    assert client.get(first).status_code == 404
    assert not brought.path.exists()
    app.state.desk.close()


def test_another_site_cannot_bring(client: TestClient) -> None:
    answer = client.post(
        "/bawa", files={"dokumen": ("a.docx", made())}, headers={"origin": "https://jahat.example"}
    )
    assert answer.status_code == 403
