"use strict";
// Everything works without this file: it only spares clicks.

// A document that is dropped anywhere on its form is sent at once.
for (const form of document.querySelectorAll("form.bawa")) {
  const area = form.querySelector(".jatuh");
  const field = form.querySelector("input[name=dokumen]");
  const over = (on) => area.classList.toggle("di-atas", on);
  form.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  form.addEventListener("dragleave", () => over(false));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    if ("langsung" in form.dataset) form.requestSubmit();
  });
  if ("langsung" in form.dataset) field.addEventListener("change", () => form.requestSubmit());
}

// A browser leaves out autofocus where the address names a place on the page, and goes there late: the field of a cell
// has both.
window.addEventListener("load", () => { const field = location.hash && document.querySelector("main [autofocus]"); if (field) setTimeout(() => field.focus()); });

// On paper nothing is folded away.
let folded = [];
window.addEventListener("beforeprint", () => { folded = [...document.querySelectorAll(":is(.susunan, .pohon, .temuan) details:not([open])")]; for (const one of folded) one.open = true; });
window.addEventListener("afterprint", () => { for (const one of folded) one.open = false; folded = []; });

// Links under review by keyboard: J and K move, Y accepts, N rejects, U takes the last decision back, C writes a note.
const links = [...document.querySelectorAll("form.tautan")];
if (links.length) {
  const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  const at = () => links.indexOf(document.activeElement.closest("form.tautan"));
  // A key that is pressed while the next page is on its way is meant for that page, never for the link left behind.
  let turning = false;
  const turn = async (rel) => {
    const link = document.querySelector(`nav.halaman a[rel=${rel}]`);
    if (!link) return;
    turning = true;
    await Promise.all(under);
    link.click();
  };
  // Links decided here are no longer counted: without this the next page would leave out as many that still wait.
  const further = document.querySelector("nav.halaman a[rel=next]");
  let decided = 0;
  if (further) further.addEventListener("click", () => {
    const address = new URL(further.href);
    address.searchParams.set("mulai", Number(address.searchParams.get("mulai")) - decided);
    decided = 0;
    further.href = address;
  });
  const waiting = document.querySelector(".ringkas b");
  const count = (by) => { decided -= by; waiting.textContent = Number(waiting.textContent) + by; };
  const go = (n) => { if (n >= links.length) return turn("next"); if (n < 0) return turn("prev"); const to = links[Math.max(0, Math.min(links.length - 1, n))]; if (to) to.focus(); };
  const name = () => document.querySelector(".bilah input[name=oleh]");
  const said = document.getElementById("terakhir");
  // What was decided in this tab, the last at the end, to be taken back one after the other, on later pages too.
  const past = JSON.parse(sessionStorage.getItem("keputusan") || "[]");
  const keep = () => sessionStorage.setItem("keputusan", JSON.stringify(past));
  const send = (form, data) => fetch(form.action, { method: "POST", body: new URLSearchParams(data), headers: { accept: "application/json" }, keepalive: true });
  // Who leaves while decisions are on their way is asked: none may be lost unseen.
  const under = new Set();
  window.addEventListener("beforeunload", (event) => { if (under.size) event.preventDefault(); });
  window.addEventListener("pageshow", () => { turning = false; });
  document.addEventListener("keydown", async (event) => {
    if (event.key === "Escape" && typing()) { const form = document.activeElement.closest("form.tautan"); if (form) form.focus(); return; }
    if (turning || typing() || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "j") go(at() + 1);
    if (key === "k") go(at() - 1);
    if (key === "c" && at() >= 0) { const note = links[at()].querySelector("input[name=catatan]"); if (note) { event.preventDefault(); note.focus(); } }
    if (key === "u" && name()) {
      await Promise.all(under);  // the last decision may still be on its way
      const id = past.pop();
      if (!id) return;
      keep();
      const answer = await send(name().form, { id, keputusan: "batal", oleh: name().value }).catch(() => ({ ok: false }));
      if (!answer.ok) { past.push(id); keep(); said.textContent = said.dataset.gagal; return; }
      history.replaceState(null, "", `#l-${id}`);
      location.reload();
    }
    if ((key === "y" || key === "n") && at() >= 0) {
      const button = links[at()].querySelector(key === "y" ? "button.ya" : "button.tidak");
      if (button) button.click();
    }
  });
  for (const form of links) {
    form.addEventListener("submit", async (event) => {
      const by = name();
      if (!by) return;
      event.preventDefault();
      if (!by.value.trim()) { by.focus(); return; }
      const data = new FormData(form, event.submitter);
      data.set("oleh", by.value);
      if (!data.get("keputusan")) { form.focus(); return; }
      // The next link is there at once; a decision that was not taken comes back.
      const place = links.indexOf(form);
      const next = links[place + 1] || links[place - 1];
      links.splice(place, 1);
      form.hidden = true;
      if (next) next.focus();
      count(-1);
      const sent = send(form, data).catch(() => ({ ok: false })).then((answer) => {
        if (answer.ok) { past.push(data.get("id")); keep(); }
        return answer;
      });
      under.add(sent);
      const answer = await sent;
      under.delete(sent);
      if (!answer.ok) {
        count(1);
        form.hidden = false;
        links.splice(place, 0, form);
        said.textContent = said.dataset.gagal;
        form.focus();
        return;
      }
      said.textContent = `${form.getAttribute("aria-label")}: ${said.dataset[data.get("keputusan") === "terima" ? "diterima" : "ditolak"]}`;
      form.remove();
      if (!links.length && !under.size) location.reload();
    });
  }
  const named = location.hash && document.getElementById(location.hash.slice(1));
  if (name() && name().value) { if (links.includes(named)) named.focus(); else go(0); }
}

// A query's answer under the query, as a table.
const editor = document.querySelector("form.sparql");
if (editor) {
  editor.addEventListener("submit", async (event) => {
    event.preventDefault();
    const place = document.getElementById("hasil");
    place.textContent = "…";
    const answer = await fetch(document.body.dataset.root + "/sparql", { method: "POST", body: new URLSearchParams(new FormData(editor)), headers: { accept: "application/sparql-results+json, text/turtle;q=0.9" } });
    const type = answer.headers.get("content-type") || "";
    place.replaceChildren();
    if (!answer.ok || !type.includes("json")) {
      const pre = document.createElement("pre");
      pre.textContent = await answer.text();
      place.append(pre);
      return;
    }
    const found = await answer.json();
    if ("boolean" in found) { place.textContent = String(found.boolean); return; }
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const name of found.head.vars) { const th = document.createElement("th"); th.textContent = name; head.append(th); }
    const body = table.createTBody();
    for (const row of found.results.bindings) {
      const tr = body.insertRow();
      for (const name of found.head.vars) {
        const td = tr.insertCell();
        if (!row[name]) continue;
        const base = document.body.dataset.ids;
        if (row[name].type === "uri" && row[name].value.startsWith(base)) {
          const a = document.createElement("a");
          a.href = document.body.dataset.root + "/id/" + encodeURI(row[name].value.slice(base.length));
          a.textContent = row[name].value.slice(base.length);
          td.append(a);
        } else td.textContent = row[name].value;
      }
    }
    place.append(table);
  });
}
