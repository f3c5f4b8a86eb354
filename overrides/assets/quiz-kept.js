/* What this device has kept, told beside links: "3 of 8 answered", or on a module's card "Part-way". Reads only;
   quiz.js, keep.js and read.js write.

   <… data-base data-kept-words> around <p data-check="names" data-quiz> and <span data-module data-state="names">, both
   hidden.
   Names are the first digits of the text hashes of a quiz's questions, with a hyphen where one is not scored. */
(() => {
  "use strict";
  if (window.curriculumKept) {
    window.curriculumKept.start();
    return;
  }

  /** All records of this site: {prefix, blocked, records: Map of what follows the prefix → record}. */
  function read(base) {
    const found = {
      prefix: `curriculum:${new URL(base, location.href).pathname}:`, blocked: false, records: new Map(),
    };
    try {
      for (const key of Object.keys(localStorage)) {
        if (!key.startsWith(found.prefix)) continue;
        try {
          const record = JSON.parse(localStorage.getItem(key));
          if (record && (record.v === 1 || record.v === 2)) found.records.set(key.slice(found.prefix.length), record);
        } catch {
          // The quiz says so.
        }
      }
    } catch {
      found.blocked = true;
    }
    return found;
  }

  /** Records of the answers of a quiz (a module's id, form-a, form-b) by the name of their question. */
  function answers({ records }, quiz) {
    const found = new Map();
    for (const [name, record] of records) {
      const own = name.startsWith(`${quiz}/`) || name.startsWith(`${quiz}:`);
      if (own && typeof record.text === "string") found.set(record.text.slice(0, 8), record);
    }
    return found;
  }

  /** How far a quiz is: {all, scored, done, right} count its questions, done those answered once, however well; when is
      the latest answer's time, or 0. */
  function tally(names, kept) {
    const sum = { all: 0, scored: 0, done: 0, right: 0, when: 0 };
    for (const name of names.split(" ").filter(Boolean)) {
      const record = kept.get(name.slice(0, 8));
      const scored = !name.endsWith("-");
      sum.all += 1;
      sum.scored += scored;
      if (!record || (record.phase !== "done" && typeof record.first !== "number")) continue;
      sum.done += 1;
      sum.right += scored && record.first === 1;
      sum.when = Math.max(sum.when, Number(record.when) || 0);
    }
    return sum;
  }

  const NAME = /^(?!form-[ab]:)(?:practice:)?([^:#/]+)/;

  /** Ids of the modules that anything was done in; neither forms count nor questions asked in other modules' quizzes. */
  const begun = ({ records }) => new Set([...records.keys()].map((name) => (NAME.exec(name) || [])[1]).filter(Boolean));

  /** "new", "part" or "done": done is read to the end, with every question of its quiz answered. */
  function state(found, module, { all, done }) {
    if (done === all && found.records.has(`${module}#read`)) return "done";
    return begun(found).has(module) ? "part" : "new";
  }

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  function tell({ scored, right, all, done }, words) {
    const finished = done === all && scored;
    return fill(words[finished ? "finished" : "progress"], finished ? { right, all: scored } : { done, all });
  }

  function paint(root) {
    const words = JSON.parse(root.dataset.keptWords);
    const found = read(root.dataset.base);
    for (const line of root.querySelectorAll("[data-check]")) {
      const sum = tally(line.dataset.check, answers(found, line.dataset.quiz));
      line.textContent = tell(sum, words);
      line.classList.toggle("is-done", sum.done === sum.all);
      line.hidden = !sum.done;
    }
    for (const line of root.querySelectorAll("[data-state]")) {
      const now = state(found, line.dataset.module, tally(line.dataset.state, answers(found, line.dataset.module)));
      line.textContent = words[now];
      line.className = `card__state is-${now}`;
      line.hidden = found.blocked;
    }
  }

  const start = () => document.querySelectorAll("[data-kept-words]").forEach(paint);

  function soon(act) {
    if (window.document$) window.document$.subscribe(act);
    else if (document.readyState === "loading") addEventListener("DOMContentLoaded", act);
    else act();
  }

  const opened = {};

  /** Opens each such element once, on this page and every one after it. */
  function open(selector, act) {
    if (opened[selector]) return;
    opened[selector] = new WeakSet();
    soon(() => {
      for (const root of document.querySelectorAll(selector)) {
        if (opened[selector].has(root)) continue;
        opened[selector].add(root);
        act(root);
      }
    });
  }

  window.curriculumKept = { start, open, read, answers, tally, begun, state, fill, tell };
  dispatchEvent(new Event("curriculum-kept"));
  // Back by the browser's button, as it was left.
  addEventListener("pageshow", (event) => event.persisted && start());
  soon(start);
})();
