"""How pages of reports look, on a screen and on A4 paper, and the script of the filter for findings.

Severity is told by a word and a mark, never by colour alone. The script only hides: without it the whole
report is there.
"""

from __future__ import annotations

STYLE = """
:root { color-scheme: light; --tinta: #1d2733; --redup: #55616e; --garis: #d4dae1; --dasar: #f5f7f9;
  --tua: #17324d; --kesalahan: #9f1d20; --peringatan: #8a5300; --informasi: #1c5a86; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; color: var(--tinta); background: #fff;
  font: 16px/1.5 "Source Sans 3", "Noto Sans", "Segoe UI", system-ui, sans-serif; }
a { color: #124e7d; text-underline-offset: .15em; }
.lewati { position: absolute; left: -999rem; }
.lewati:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; }
.lebar { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
.sampul { background: var(--tua); color: #fff; padding: 3rem 0 2.5rem; border-bottom: 6px solid #c9a227; }
h1 { font: 600 2.3rem/1.15 "Source Serif 4", "Noto Serif", Georgia, serif; margin: 0; }
.sampul .edisi { margin: .6rem 0 0; font-size: 1.1rem; color: #e8eef4; }
h2 { font: 600 1.55rem/1.25 "Source Serif 4", "Noto Serif", Georgia, serif; color: var(--tua);
  margin: 2.75rem 0 1rem; padding-bottom: .35rem; border-bottom: 2px solid var(--tua); }
h3 { font-size: 1.15rem; line-height: 1.35; margin: 2.25rem 0 .9rem; color: var(--tua); }
h2 + h3 { margin-top: 1rem; }
.small { font-size: .87rem; color: var(--redup); } h3 + .small, h4 + .small { margin-top: -.6rem; }
del { background: #f7c9c9; } ins { background: #c4e9cb; text-decoration: none; }
.kartu { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; margin: 1.75rem 0; padding: 0; }
.kartu div { border: 1px solid var(--garis); border-top: 5px solid; border-radius: 4px; padding: .8rem 1rem; }
.kartu dt { font-weight: 600; } .kartu dd { margin: 0; font-size: .87rem; color: var(--redup); }
.kartu .angka { font: 600 2.4rem/1.1 "Source Serif 4", "Noto Serif", Georgia, serif; color: inherit; }
.kartu .error { border-top-color: var(--kesalahan); } .kartu .error .angka { color: var(--kesalahan); }
.kartu .warning { border-top-color: #d98a00; } .kartu .warning .angka { color: var(--peringatan); }
.kartu .info { border-top-color: var(--informasi); } .kartu .info .angka { color: var(--informasi); }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.75rem; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .42rem .6rem; border-bottom: 1px solid var(--garis);
  overflow-wrap: anywhere; }
thead th { background: var(--dasar); border-bottom: 2px solid #9fb0c0; overflow-wrap: normal; }
td.n, th.n { text-align: right; width: 6.2rem; font-variant-numeric: tabular-nums; }
td.t1 { padding-left: 1.5rem; } td.t2 { padding-left: 2.4rem; } td.t3 { padding-left: 3.3rem; }
td.t4 { padding-left: 4.2rem; } td.t5 { padding-left: 5.1rem; } td.t6 { padding-left: 6rem; }
td.error { background: #f4b6b0; } td.warning { background: #ffe29a; } td.info { background: #cfe2f3; }
.total td { font-weight: 700; border-top: 2px solid #9fb0c0; } .above { display: block; font-weight: 700; }
.wide { overflow-x: auto; } dt { font-weight: 600; } dd { margin: 0 0 .5rem; }
.sign { display: flex; justify-content: space-around; margin: 2rem 0; text-align: center; break-inside: avoid; }
.saring { position: sticky; top: 0; z-index: 1; background: #fff; border: 1px solid var(--garis);
  border-radius: 4px; padding: .7rem 1rem; margin: 1rem 0; font-size: .93rem; }
.saring fieldset { border: 0; padding: 0; margin: 0 0 .45rem; display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; }
.saring legend { float: left; font-weight: 600; margin-right: .9rem; padding: 0; }
.saring input[type=search] { font: inherit; width: 100%; max-width: 26rem; padding: .3rem .5rem;
  border: 1px solid #8c97a3; border-radius: 3px; }
.saring output { display: block; color: var(--redup); margin-top: .35rem; }
.temuan { border: 1px solid var(--garis); border-left: 6px solid; border-radius: 4px; margin: 0 0 1.1rem;
  padding: .85rem 1.1rem .95rem; }
.temuan.error { border-left-color: var(--kesalahan); } .temuan.warning { border-left-color: #d98a00; }
.temuan.info { border-left-color: #5b94bd; }
.kepala { display: flex; flex-wrap: wrap; gap: .15rem .7rem; align-items: baseline; font-size: .87rem;
  color: var(--redup); }
.kepala a { color: inherit; }
.tingkat { font-weight: 700; } .error .tingkat { color: var(--kesalahan); }
.warning .tingkat { color: var(--peringatan); } .info .tingkat { color: var(--informasi); }
.temuan h4 { margin: .1rem 0 .5rem; font-size: 1.06rem; line-height: 1.35; }
.unsur { margin: -.3rem 0 .5rem; font-size: .9rem; color: var(--redup); }
.temuan dl { display: grid; grid-template-columns: 8.6rem 1fr; gap: .3rem .8rem; margin: 0; }
.temuan dt { color: var(--redup); font-size: .9rem; padding-top: .06rem; }
.temuan dd { margin: 0; unicode-bidi: isolate; overflow-wrap: anywhere; }
.bukti { list-style: none; margin: 0; padding: 0; font-size: .9rem; }
.bukti li { margin-bottom: .3rem; }
.tempat { font: .86em/1.4 ui-monospace, "Noto Sans Mono", Consolas, monospace; color: var(--redup); }
.bukti q { display: block; padding-left: .7rem; border-left: 2px solid var(--garis); quotes: none;
  unicode-bidi: isolate; }
[hidden] { display: none !important; }
@media (max-width: 40rem) {
  body { font-size: 15px; } h1 { font-size: 1.75rem; } .sampul { padding: 2rem 0 1.6rem; }
  .kartu { gap: .5rem; } .kartu div { padding: .5rem .6rem; } .kartu .angka { font-size: 1.7rem; }
  .kartu dd:not(.angka) { display: none; } td.n, th.n { width: auto; padding: .42rem .3rem; }
  thead th.n { font-size: .72rem; }
  .temuan { padding: .7rem .8rem; } .temuan dl { grid-template-columns: 1fr; gap: 0; }
  .temuan dt { margin-top: .4rem; } .saring { position: static; }
}
@media (max-width: 27rem) {
  .kartu { grid-template-columns: repeat(3, minmax(0, 1fr)); } .kartu dt { font-size: .8rem; }
}
@page { size: A4; margin: 17mm 16mm 18mm 18mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt "Noto Sans", sans-serif;
    color: #55616e; } }
@media print {
  html { font-size: 12.2px; } body { font-size: 9.6pt; line-height: 1.38; } .lebar { max-width: none; padding: 0; }
  .saring, .lewati { display: none; } .sampul .lebar { padding: 0 8mm; } .sampul { padding: 20mm 0 12mm; }
  .wide { overflow: visible; }
  .sampul, .kartu div, .temuan, thead th, td, del, ins { print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  h2 { margin-top: 8mm; }
  h2, h3, h4, caption, .kepala, .unsur { break-after: avoid; }
  h2, h3, .kepala, .bukti li, tr, .kartu { break-inside: avoid; }
  .temuan { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  .temuan dl { display: block; } .temuan dt { float: left; clear: left; width: 24mm; }
  .temuan dd { margin-left: 26mm; }
  thead { display: table-header-group; }
  p, dd { orphans: 3; widows: 3; } a { color: inherit; text-decoration: none; }
  .temuan { margin-bottom: 3mm; padding: 2mm 3mm 2.2mm; } h3 { margin: 5mm 0 2.5mm; }
  .bukti q { display: inline; border: 0; padding-left: 1mm; }
  h4 { margin-bottom: 1mm; } .temuan dl { gap: .6mm 3mm; } .bukti li { margin-bottom: .5mm; }
}
"""

SCRIPT = """
"use strict";
(() => {
  const form = document.querySelector(".saring");
  if (!form) return;
  const all = [], groups = [];
  for (const e of document.querySelectorAll("h3, h4.kelompok, .temuan")) {
    if (!e.matches(".temuan")) groups.push({ e, text: e.textContent.toLowerCase(), found: [] });
    else {
      const group = groups.at(-1);
      group?.found.push(e);
      all.push({ e, text: e.textContent.toLowerCase() + " " + (group?.text ?? "") });
    }
  }
  const chosen = (name) => new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((i) => i.value));
  const apply = () => {
    const levels = chosen("tingkat"), families = chosen("keluarga");
    const words = form.querySelector("input[type=search]").value.toLowerCase().split(/\\s+/);
    let shown = 0;
    for (const { e, text } of all) {
      const fits = levels.has(e.dataset.tingkat) && families.has(e.dataset.keluarga)
        && words.every((w) => text.includes(w));
      e.hidden = !fits;
      shown += fits;
    }
    for (const { e, found } of groups) {
      const none = found.length > 0 && found.every((f) => f.hidden);
      e.hidden = none;
      if (e.nextElementSibling?.matches(".small")) e.nextElementSibling.hidden = none;
    }
    const out = form.querySelector("output");
    out.textContent = out.dataset.pola.replace("{n}", shown).replace("{m}", all.length);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (e) => e.preventDefault());
  form.hidden = false;
  apply();
})();
"""
