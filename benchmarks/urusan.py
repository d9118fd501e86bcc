"""How long the list of all urusan takes to be ready, and the memory it holds: ``python benchmarks/urusan.py``.

CPU time of this process, each step in a process of its own, the median of five; memory is the growth of the
resident set, in MB. Last run (2 cores, Python 3.11.7): by code and exact name 15 ms and 5 MB, by likeness 46 ms and
9 MB, each further likeness 2 to 4 ms.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

_STEPS = {
    "code and name": 'i.get("1.01.02.2.01.0001"); i.by_name("Pengelolaan Pendidikan Sekolah Dasar")',
    "likeness": 'i.match("Pembangunan Unit Sekolah Bru (USB)", "sub_kegiatan")',
}
_CODE = """
import resource, time
from kaskade_graph import nomenklatur_national as n
def size(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, start = size(), time.process_time()
i = n.load(n.Pemda.KABUPATEN_KOTA)
{step}
print(1000 * (time.process_time() - start), size() - before)
"""


def main() -> None:
    """Print the medians."""
    for name, step in _STEPS.items():
        runs = [
            subprocess.run(
                [sys.executable, "-c", _CODE.format(step=step)], capture_output=True, check=True, text=True
            )
            for _ in range(5)
        ]
        figures = [[float(x) for x in r.stdout.split()] for r in runs]
        cpu, memory = (statistics.median(column) for column in zip(*figures, strict=True))
        print(f"{name}: {cpu:.0f} ms CPU, {memory:.1f} MB")


if __name__ == "__main__":
    main()
