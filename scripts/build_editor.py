"""Bundle the editor of SPARQL into the package: CodeMirror 6 from the npm registry, with its licences.

Needs Node.js with npm, and is run when a release is built; without the bundle the page has a plain text area.
Run it as ``python scripts/build_editor.py``.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent / "editor"
STATIC = Path(__file__).parents[1] / "kaskade_graph" / "web" / "static"


def main() -> int:
    """Build ``editor.js`` and ``editor.licences.txt``; return 1 where npm is missing."""
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed: the page keeps its plain text area", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for source in HERE.iterdir():
            shutil.copy(source, work)
        subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent"], cwd=work, check=True)
        build = [
            str(work / "node_modules/.bin/esbuild"),
            "editor.js",
            "--bundle",
            "--minify",
            "--format=iife",
        ]
        subprocess.run(
            [*build, f"--outfile={STATIC / 'editor.js'}", "--log-level=warning"], cwd=work, check=True
        )
        (STATIC / "editor.licences.txt").write_text("\n\n".join(_licences(work)), encoding="utf-8")
    print(f"written: editor.js ({(STATIC / 'editor.js').stat().st_size // 1024} KB)")
    return 0


def _licences(work: Path) -> list[str]:
    """Return name, version and licence text of every package that is bundled."""
    found = []
    for manifest in sorted(work.glob("node_modules/**/package.json")):
        facts = json.loads(manifest.read_text(encoding="utf-8"))
        texts = sorted(manifest.parent.glob("LICEN*"))
        if facts.get("name") and texts and "esbuild" not in facts["name"]:
            text = texts[0].read_text(encoding="utf-8")
            found.append(f"{facts['name']} {facts.get('version')} ({facts.get('license')})\n{text}")
    return found


if __name__ == "__main__":
    sys.exit(main())
