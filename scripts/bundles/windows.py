"""Make a folder for Windows that needs no network: wheels, a start file that opens the page, and how to begin.

    python scripts/bundles/windows.py OUT [--python 3.11]

OUT gets ``kaskade-windows.zip``: all wheels for win_amd64, ``pasang.cmd`` (installs into a folder beside it, from the
wheels alone), ``buka.cmd`` (opens the page), ``BACA.txt``. Python itself is not in it: the one of python.org is
installed first. The wheels are resolved and fetched by pip; what comes out cannot be run here, so it is untested on
Windows, and says so.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
INSTALL = r"""@echo off
rem Memasang kaskade ke folder ini, tanpa jaringan. / Installs kaskade into this folder, without network.
cd /d "%~dp0"
py -{python} -m venv lingkungan || goto gagal
lingkungan\Scripts\python -m pip install --no-index --find-links wheel kaskade-graph || goto gagal
echo Selesai. Buka halaman dengan buka.cmd. / Done. Open the page with buka.cmd.
pause
exit /b 0
:gagal
echo Gagal. Pasang Python {python} (64-bit) dari python.org, lalu coba lagi.
echo Failed. Install Python {python} (64-bit) from python.org, then try again.
pause
exit /b 1
"""
START = r"""@echo off
rem Membuka halaman atas folder "kaskade" di sini. / Opens the page over the folder "kaskade" here.
cd /d "%~dp0"
if not exist lingkungan call pasang.cmd
if not exist kaskade mkdir kaskade
dir /b kaskade | findstr . >nul && (set berkas=kaskade) || (set berkas=)
lingkungan\Scripts\kaskade serve %berkas% --open
pause
"""
README = """kaskade untuk Windows

1. Pasang Python {python} (64-bit) dari python.org; centang "py launcher".
2. Klik dua kali pasang.cmd. Jaringan tidak diperlukan.
3. Taruh dokumen di folder "kaskade", lalu klik dua kali buka.cmd. Tanpa dokumen, contoh bawaan yang terbuka.

Di Windows memori sebuah proses tidak dapat dibatasi, maka SPARQL bebas dan unggahan ke halaman dimatikan.
Bila masukannya dari Anda sendiri: lingkungan\\Scripts\\kaskade serve --without-limits --open

Bungkusan ini dibuat dan diperiksa kelengkapannya, tetapi belum pernah dijalankan di Windows.
This bundle was built and checked for completeness; it has not been run on Windows.
"""


def main() -> int:
    """Make the bundle; return 1 when a wheel is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--python", default="3.11")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        wheels = Path(place)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
        subprocess.run([*pip, "wheel", "--no-deps", "-w", place, str(ROOT)], check=True)
        own = next(wheels.glob("kaskade_graph-*.whl"))
        platform = ["--platform", "win_amd64", "--python-version", asked.python, "--implementation", "cp"]
        only = ["--only-binary", ":all:", "--dest", place, str(own)]
        subprocess.run([*pip, "download", *platform, *only], check=True)
        target = asked.out / "kaskade-windows.zip"
        count = _pack(target, sorted(wheels.glob("*.whl")), asked.python)
    print(f"{target}: {count} wheels, {target.stat().st_size / 1e6:.0f} MB; not run on Windows")
    return 0


def _pack(target: Path, wheels: list[Path], python: str) -> int:
    """Write the archive: the same wheels give the same bytes."""
    texts = {"pasang.cmd": INSTALL, "buka.cmd": START, "BACA.txt": README}
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in texts.items():
            body = text.replace("{python}", python).replace("\n", "\r\n")
            archive.writestr(_entry(name), body, zipfile.ZIP_DEFLATED)
        for wheel in wheels:
            archive.writestr(_entry(f"wheel/{wheel.name}"), wheel.read_bytes(), zipfile.ZIP_STORED)
    return len(wheels)


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(f"kaskade/{name}", (1980, 1, 1, 0, 0, 0))


if __name__ == "__main__":
    sys.exit(main())
