/* Ticks for "Try it" and boxes for "Reflect", kept on this device. Without script both are plain lists.

   <section data-keep="ticks | words" data-module data-base data-words>; one record a section in localStorage:
   "curriculum:<path of the site>:<module>#ticks" =
   {"v": 1, "when": <milliseconds>, "items": {<hash of the item's text>: true | "words"}}.
   An item that is edited has another hash and begins anew; a reordered one keeps what it had. */
(() => {
  "use strict";

  /** FNV-1a of a text, as eight hex digits: a name for an item, not a secret. */
  function hash(text) {
    let value = 0x811c9dc5;
    for (const unit of new TextEncoder().encode(text)) value = Math.imul(value ^ unit, 0x01000193) >>> 0;
    return value.toString(16).padStart(8, "0");
  }

  function read(key) {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return kept && kept.v === 1 && typeof kept.items === "object" && kept.items ? kept.items : {};
    } catch {
      return {};
    }
  }

  /** Whether it was kept: storage may be full or forbidden. */
  function write(key, items) {
    try {
      localStorage.setItem(key, JSON.stringify({ v: 1, when: Date.now(), items }));
      return true;
    } catch {
      return false;
    }
  }

  function dress(section) {
    if (section.dataset.kept) return;
    section.dataset.kept = "yes";
    const { keep, module, base } = section.dataset;
    const words = JSON.parse(section.dataset.words);
    const key = `curriculum:${new URL(base, location.href).pathname}:${module}#${keep}`;
    const note = document.createElement("p");
    note.className = "kept-note";
    note.textContent = words.kept;
    const save = (id, value) => {
      const items = read(key);
      if (value) items[id] = value;
      else delete items[id];
      note.textContent = write(key, items) ? words.kept : words.blocked;
    };
    for (const [number, item] of [...section.querySelectorAll(":scope > ul > li, :scope > ol > li")].entries()) {
      const id = hash(item.textContent.trim().replace(/\s+/g, " "));
      const value = read(key)[id];
      (keep === "ticks" ? tick : box)(item, value, (now) => save(id, now), `${keep}-${number}`);
    }
    section.append(note);
  }

  function tick(item, value, save, id) {
    const control = document.createElement("input");
    control.type = "checkbox";
    control.id = id;
    control.checked = value === true;
    control.addEventListener("change", () => save(control.checked));
    const label = document.createElement("label");
    label.htmlFor = id;
    label.append(...item.childNodes);
    item.classList.add("tick");
    item.append(control, label);
  }

  function box(item, value, save, id) {
    const control = document.createElement("textarea");
    control.rows = 3;
    control.id = id;
    control.value = typeof value === "string" ? value : "";
    control.addEventListener("input", () => save(control.value));
    const label = document.createElement("label");
    label.htmlFor = id;
    label.append(...item.childNodes);
    item.append(label, control);
  }

  const start = () => document.querySelectorAll("[data-keep]").forEach(dress);

  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
