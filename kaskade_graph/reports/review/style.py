"""How the page looks, on a screen and on paper: every colour has a mark beside it, so that it can be read without."""

STYLE = """
:root { color-scheme: light; --tinta: #1d2733; --redup: #55616e; --garis: #c3ccd6; }
* { box-sizing: border-box; }
body { margin: 0; padding: 0 1.25rem 3rem; color: var(--tinta); background: #fff;
  font: 15px/1.45 "Source Sans 3", "Noto Sans", "Segoe UI", system-ui, sans-serif;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
header { margin: 0 -1.25rem 1.5rem; padding: 1.5rem 1.25rem; background: #17324d; color: #fff; }
header p { margin: .3rem 0 0; color: #d9e3ec; overflow-wrap: anywhere; }
h1 { font: 600 1.7rem/1.2 "Source Serif 4", "Noto Serif", Georgia, serif; margin: 0; }
h2 { font-size: 1.25rem; color: #17324d; margin: 2rem 0 .6rem; border-bottom: 2px solid #17324d; }
.tindakan { color: var(--redup); max-width: 60rem; }
.jumlah { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; padding: 0; margin: 0 0 1rem; list-style: none; }
.jumlah b { font-size: 1.15rem; }
.daftar { border-collapse: collapse; width: 100%; max-width: 75rem; }
.daftar th, .daftar td { text-align: left; vertical-align: top; padding: .3rem .6rem;
  border-bottom: 1px solid var(--garis); overflow-wrap: anywhere; }
.daftar th { background: #f5f7f9; white-space: nowrap; }
.daftar td:first-child { white-space: nowrap; } .daftar td:nth-child(n+4) { min-width: 6rem; }
.legenda { display: flex; flex-wrap: wrap; gap: .3rem; padding: 0; list-style: none; }
.legenda li { padding: .1rem .5rem; border: 1px solid var(--garis); font-size: .88rem; }
.bungkus { overflow-x: auto; margin: .4rem 0 1.2rem; }
.lembar { border-collapse: collapse; font-size: .87rem; }
.lembar td, .lembar th { border: 1px solid #8c97a3; vertical-align: top; padding: .2rem .4rem; min-width: 3.4rem;
  max-width: 22rem; overflow-wrap: break-word; hyphens: auto; white-space: normal; }
.lembar .peran th { background: #17324d; color: #fff; font-weight: 600; font-size: .8rem; text-align: left; }
.lembar .peran .ragu { background: #8a5300; }
.lembar th.baris { background: #eef1f4; color: var(--redup); font-weight: 400; font-size: .75rem; max-width: 6rem; }
.teks { margin: .1rem 0; padding: .05rem .4rem; border-left: 4px solid transparent; overflow-wrap: anywhere; }
.m { font-size: .8em; font-weight: 700; color: #33414f; margin-right: .3rem; }
.jadi { display: block; font-size: .82em; font-weight: 400; color: #33414f; }
.ragu { outline: 2px dashed #b36b00; outline-offset: -2px; }
.tersembunyi { text-decoration: line-through; }
.tujuan { background: #d3c2ee; } .strategis { background: #c9d4f7; } .program { background: #bfe3f2; }
.kegiatan { background: #c2ecd9; } .sub { background: #dcefb8; } .sendiri { background: #fbe9b7; }
.indikator { background: #ffd9ae; } .nilai { background: #fff1de; } .milik { background: #eceff9; }
.lain { background: #eef6ee; } .struktur { background: #f3f4f5; color: #5b6570; }
.dipahami { background: #e9e4ee; font-style: italic; }
.belum { background: #ffd7d7; outline: 3px solid #9f1d20; outline-offset: -3px; font-weight: 600; }
.koreksi { text-decoration: underline wavy #124e7d; }
a { color: #124e7d; } :target { box-shadow: 0 0 0 4px #ffd800; }
@media print {
  @page { size: A4 landscape; margin: 10mm; }
  body { padding: 0; font-size: 9pt; } header { margin: 0; padding: 4mm; }
  .bungkus { overflow: visible; } .lembar { font-size: 7pt; width: 100%; } .lembar tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; } a { color: inherit; text-decoration: none; }
}
"""
