"""What each target of the fuzzer begins with: something that parses, small enough to be changed anywhere."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from kaskade_graph import resources

ROOT = Path(__file__).parents[2]
PACKED = ("xlsx", "ods", "odt", "docx")
"""Endings of formats that are archives."""
_KEPT = {"waivers": "pengecualian.toml", "links": "tautan.sssom.tsv"}
_AUDIT = """{"temuan": [{"kode": "KSK401", "nama": "x", "keparahan": "error", "unsur": "urn:a", "jalur": [],
"kondisi": "a", "kriteria": "b", "akibat": "c", "rekomendasi": "d",
"bukti": [{"berkas": "a.txt", "baris": [1, 2], "halaman": null, "lembar": null, "sel": null, "kutipan": "q"}],
"keyakinan": 1.0, "sidik": "0123456789abcdef", "status": "baru"}],
"ringkasan": {"kaskade": [{"iri": "urn:a", "isi": {"Program": 1}}]}}"""


def seeds(name: str) -> list[bytes]:
    """Return inputs to begin with."""
    from tests.trust.planted import files

    ending = name.partition("-")[2]
    if name in _KEPT:
        return [(ROOT / "tests/cases/v01" / _KEPT[name]).read_bytes()]
    if name == "format-xls":
        return [(ROOT / "tests/importers/formats/faults/contoh.xls").read_bytes()]
    if name.startswith(("format-", "document-")):
        found = files()[f"pk.{ending}"]
        return [_small(found) if ending in PACKED else found]
    told = {
        "rdf-trig": b"@prefix a: <urn:a:> .\na:g { a:s a:p a:o , 'x'@id , \"1.5\"^^<urn:t> ; a:q 2 . }\n",
        "rdf-nq": b'<urn:s> <urn:p> <urn:o> <urn:g> .\n<urn:s> <urn:p> "x"@id <urn:g> .\n',
        "personal": files()["pk.txt"],
        "values": b"\xe2\x89\xa4 80,5 - 85 % (Level 3) 1:50",
        "rupiah": b"Rp 1.250.000,50 juta",
        "number-words": b"seratus dua puluh lima ribu koma lima",
        "guard": b"SELECT ?s WHERE { GRAPH ?g { ?s <urn:p>+ 'x'@en } FILTER(?s < 3) } LIMIT 5",
        "saved-query": resources.queries()[0].read_bytes(),
        "sentence": b"sub kegiatan apa yang mendukung sasaran peran kecamatan di Sokaraja 2021",
        "config": b"[store.a]\npath = 'x'\n[audit]\nprofil = 'y'\n[publikasi]\nditerbitkan = 2026-01-31\n",
        "lexicon": b"@ sumber: x\n:: orang\nwarga = penduduk, masyarakat | lawan: x; +\n  anak = balita\n",
        "correction": b"bentuk = 2\n[identitas]\ntahun = 2021\n[[koreksi]]\nsel = 'B4'\ntercetak = 'a'\nisi = 'b'\n",
        "audit-json": _AUDIT.encode(),
        "results-json": b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"x"}}]}}',
        "mapping": b"bentuk = 2\n[identitas]\ntahun = '2021'\n"
        b"[[tabel]]\nkepala = [4, 5]\n[tabel.peran]\nA = 'program'\n"
        b"[[koreksi]]\nsel = 'B4'\ntercetak = 'a'\nisi = 'b'\n",
    }
    found = told.get(name) or told.get(name.partition("-")[0])
    old = [(ROOT / "tests/cases/v01/daftar.peta.toml").read_bytes()] if name == "mapping" else []
    return [found, *old] if found else []


def _small(data: bytes) -> bytes:
    """Return an archive without the parts that say nothing of its text, stored: short, and plain to the fuzzer."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            if not re.search(
                r"theme|thumbnail|docProps|customXml|webSettings|fontTable|stylesWithEffects", part
            ):
                body = old.read(part)
                if part == "word/styles.xml":
                    body = re.sub(
                        rb"<w:latentStyles.*</w:latentStyles>|<w:style .*</w:style>", b"", body, flags=re.S
                    )
                new.writestr(part, body)
    return out.getvalue()
