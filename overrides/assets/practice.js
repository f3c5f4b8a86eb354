/* Practice: ten questions of the modules begun on this device; quiz.js asks them, now or when it is here.

   First those last asked two days ago or longer, the longest ago first; then those never asked; then the rest, the
   longest ago first. Modules take turns within each group.

   Answers are kept under "practice:<item id>", as quiz.js keeps them. Before a question is asked again its record is cut
   to {"v", "text", "when"}, so that the card is fresh and the time is still known. */
(function begin() {
  "use strict";
  // Scripts may run out of turn.
  if (!window.curriculumKept) return addEventListener("curriculum-kept", begin);

  const { open, read, begun, fill } = window.curriculumKept;

  const QUESTIONS = 10;
  const GAP = 2 * 24 * 60 * 60 * 1000;

  /** Questions of the modules begun, the next first: [{module, slug, turn: 0 due, 1 new, 2 not yet due, seen}]. */
  function plan(items, found, now) {
    const all = [];
    const asked = new Map();
    for (const [name, { text, phase, first, when }] of found.records) {
      if (name.startsWith("form-") || (phase === "open" && first === null)) continue;
      const key = `${name.replace(/^.*:/, "")} ${text}`;
      asked.set(key, Math.max(asked.get(key) || 0, Math.min(Number(when) || 0, now)));
    }
    for (const module of Object.keys(items).filter((id) => begun(found).has(id))) {
      const mine = items[module].map(([slug, text], place) => {
        const seen = asked.get(`${module}/${slug} ${text}`) || 0;
        return { module, slug, seen, place, turn: !seen ? 1 : now - seen >= GAP ? 0 : 2 };
      });
      mine.sort((a, b) => a.turn - b.turn || a.seen - b.seen || a.place - b.place);
      mine.forEach((item, i) => {
        item.rank = i - mine.findIndex((other) => other.turn === item.turn);
      });
      all.push(...mine);
    }
    // The last group goes by time alone, so that none comes twice before the others.
    return all.sort((a, b) => a.turn - b.turn || (a.turn === 2 ? a.seen - b.seen : a.rank - b.rank));
  }

  /** A module's cards by slug; in a folder, where nothing can be fetched, they come as a script. */
  async function load(module, src) {
    if (src.endsWith(".js")) {
      await new Promise((onload, onerror) => {
        document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
      });
      return window.curriculumPractice[module];
    }
    const answer = await fetch(src);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  async function cards(root, chosen) {
    const files = new Map();
    await Promise.all([...new Set(chosen.map(({ module }) => module))].map(async (module) => {
      files.set(module, await load(module, root.dataset.files.replace("*", module)));
    }));
    const found = chosen.map(({ module, slug }) => files.get(module)[slug]).filter(Boolean);
    return found.map((html) => new DOMParser().parseFromString(html, "text/html").body.firstElementChild);
  }

  /** Cuts an earlier record to when it was. */
  function forget({ prefix, records }, name) {
    const record = records.get(name);
    if (!record || record.phase === undefined) return;
    try {
      localStorage.setItem(prefix + name, JSON.stringify({ v: 2, text: record.text, when: record.when }));
    } catch {
      // quiz.js says so.
    }
  }

  async function session(root, again) {
    const next = root.cloneNode(true);
    const words = JSON.parse(root.dataset.live);
    const told = document.querySelector(".practice-told");
    const found = read(root.dataset.base);
    const all = plan(JSON.parse(root.dataset.items), found, Date.now());
    const chosen = all.slice(0, QUESTIONS);
    document.querySelector(".practice-empty").hidden = found.blocked || chosen.length > 0;
    if (found.blocked) told.textContent = words["practice-blocked"];
    if (!chosen.length) return;
    let made;
    try {
      made = await cards(root, chosen);
    } catch {
      told.textContent = words.failed;
      return;
    }
    if (!root.isConnected || !made.length) return;
    made.forEach((card, i) => {
      card.querySelector(".quiz-count").textContent = fill(words.count, { number: i + 1, total: made.length });
      forget(found, card.dataset.item);
    });
    const due = all.filter(({ turn }) => !turn).length;
    told.textContent = fill(words[due ? "told-due" : "told"], { due, modules: begun(found).size });
    root.querySelector(".quiz-result").before(...made);
    root.addEventListener("over", (event) => {
      event.preventDefault();
      root.replaceWith(next);
      session(next, true);
    });
    root.hidden = false;
    root.dataset.words = root.dataset.live;
    window.curriculumQuiz?.start();
    if (again) root.querySelector(".is-current .quiz-count").focus();
  }

  open(".practice", session);
})();
