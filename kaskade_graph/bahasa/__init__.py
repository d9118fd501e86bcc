"""The Indonesian language, as far as judging indicators needs it.

``kata`` words and stems · ``ejaan`` spelling · ``ukuran`` measure words · ``indikator`` and ``formula`` their
parts · ``makna`` whether the two agree · ``kriteria`` vague criteria, level of result, which way is better ·
``sumber`` what a data source is · ``potongan`` values cut off · ``tabel`` the word lists.
"""
