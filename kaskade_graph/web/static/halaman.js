"use strict";
// Everything works without this file: it only spares clicks.

// Links under review by keyboard: J and K move, Y accepts, N rejects.
const links = [...document.querySelectorAll("form.tautan")];
if (links.length) {
  const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  const at = () => links.indexOf(document.activeElement.closest("form.tautan"));
  const go = (n) => links[Math.max(0, Math.min(links.length - 1, n))].focus();
  document.addEventListener("keydown", (event) => {
    if (typing() || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "j") go(at() + 1);
    if (key === "k") go(at() - 1);
    if ((key === "y" || key === "n") && at() >= 0) {
      const button = links[at()].querySelector(key === "y" ? "button.ya" : "button.tidak");
      if (button) button.click();
    }
  });
  for (const form of links) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const data = new FormData(form, event.submitter);
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(data), headers: { accept: "application/json" } });
      if (!answer.ok) { form.submit(); return; }
      const next = links[links.indexOf(form) + 1] || links[links.indexOf(form) - 1];
      const name = data.get("oleh");
      links.splice(links.indexOf(form), 1);
      form.remove();
      for (const other of links) { const field = other.querySelector("input[name=oleh]"); if (!field.value) field.value = name; }
      if (next) next.focus(); else location.reload();
    });
  }
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
        const base = "https://w3id.org/kinerja/id/";
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
