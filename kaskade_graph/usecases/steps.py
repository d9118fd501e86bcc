"""Steps of long work, as those who show its progress see them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """One step of a long piece of work: ``selesai`` of ``jumlah``, and what was just done."""

    selesai: int
    jumlah: int
    nama: str
