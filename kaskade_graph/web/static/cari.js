"use strict";
// Search in a published collection: all words there, else names with most three-letter pieces in common.
// daftar is [name, kind, [[address, cascade], ...]] of each distinct name.
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N} ]/gu, " ").replace(/ +/g, " ").trim();
const pieces = (text) => { const out = new Set(); for (const word of text.split(" ")) { const w = ` ${word} `; for (let i = 0; i + 3 <= w.length; i += 1) out.add(w.slice(i, i + 3)); } return out; };
const MOST = 60;
const plainNames = daftar.map(([name]) => plain(name));
const ranked = (words) => {
  const wanted = plain(words);
  if (!wanted) return [];
  const each = wanted.split(" ");
  const whole = plainNames.map((name, n) => [name, n]).filter(([name]) => each.every((w) => name.includes(w))).sort((a, b) => a[0].length - b[0].length);
  if (whole.length >= MOST) return whole.map(([, n]) => n);
  const has = new Set(whole.map(([, n]) => n));
  const own = pieces(wanted);
  const near = [];
  plainNames.forEach((name, n) => {
    if (has.has(n)) return;
    const theirs = pieces(name);
    let common = 0;
    for (const piece of own) if (theirs.has(piece)) common += 1;
    if (common / own.size >= 0.6) near.push([common / own.size - theirs.size / 10000, n]);
  });
  near.sort((a, b) => b[0] - a[0]);
  return [...whole.map(([, n]) => n), ...near.map(([, n]) => n)];
};
const show = (words) => {
  const found = ranked(words);
  const count = document.getElementById("jumlah");
  count.textContent = !words.trim() ? "" : found.length ? `${found.length} ${count.dataset.ada}` : count.dataset.tidak;
  document.getElementById("hasil").replaceChildren(...found.slice(0, MOST).map((n) => {
    const [name, kind, places] = daftar[n];
    const item = document.createElement("li");
    const said = document.createElement("span");
    said.className = "jenis";
    said.textContent = `${kind} `;
    item.append(said);
    places.slice(0, 12).forEach(([address, cascade], at) => {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = at ? cascade : `${name} – ${cascade}`;
      item.append(at ? " · " : "", link);
    });
    if (places.length > 12) item.append(` + ${places.length - 12}`);
    return item;
  }));
};
const form = document.getElementById("cari");
const field = document.getElementById("kata");
form.addEventListener("submit", (event) => { event.preventDefault(); show(field.value); });
field.addEventListener("input", () => show(field.value));
const asked = new URLSearchParams(location.search).get("kata");
if (asked) { field.value = asked; show(asked); }
