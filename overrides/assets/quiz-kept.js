/* What this device has kept of each quiz, told beside its link: "3 of 8 questions done". Reads only, and works without
   quiz.js, which writes the records: "curriculum:<path of the site>:<item id>" in localStorage.

   <… data-base data-words> around <p data-items='[[item id, text hash, whether it is scored], …]' hidden>. Without
   script, without storage or with nothing begun the line stays hidden. */
(() => {
  "use strict";

  function read(base, id) {
    try {
      return JSON.parse(localStorage.getItem(`curriculum:${new URL(base, location.href).pathname}:${id}`)) || {};
    } catch {
      return {}; // blocked, or not ours to mend here: the quiz itself says so
    }
  }

  function paint(root) {
    const words = JSON.parse(root.dataset.words);
    for (const line of root.querySelectorAll("[data-items]")) {
      const items = JSON.parse(line.dataset.items);
      const done = items.map(([id, text]) => {
        const kept = read(root.dataset.base, id);
        return kept.v === 1 && kept.text === text && kept.phase === "done" ? kept : null;
      });
      const count = done.filter(Boolean).length;
      const scored = items.filter(([, , counts]) => counts).length;
      const right = done.filter((kept, i) => kept && items[i][2] && kept.first === 1).length;
      const finished = count === items.length && scored > 0;
      const values = finished ? { right, all: scored } : { done: count, all: items.length };
      line.textContent = words[finished ? "finished" : "progress"].replace(/\{(\w+)\}/g, (_, key) => values[key]);
      line.classList.toggle("is-done", count === items.length);
      line.hidden = !count;
    }
  }

  const start = () => document.querySelectorAll("[data-base][data-words]:not(.quiz)").forEach(paint);

  // Back from a quiz by the browser's own button: the page comes as it was left.
  addEventListener("pageshow", (event) => event.persisted && start());
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
