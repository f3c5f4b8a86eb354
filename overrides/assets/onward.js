/* What comes next on this device: on each card of a module, and on the home page's button and count. quiz-kept.js reads
   the records; nothing is written here.

   A card has <span class="card__state" data-module data-state> and <span class="card__next">. The home page has
   <… data-onward="words" data-base> with segments <li data-module>, and a button that leads to the first module; an index
   has <p class="carry-on"><a>. */
(function begin() {
  "use strict";
  // Instant navigation may run scripts out of turn.
  if (!window.curriculumKept) {
    addEventListener("curriculum-kept", begin, { once: true });
    return;
  }
  if (window.curriculumOnward) {
    window.curriculumOnward();
    return;
  }

  const { read, answers, tally, state, fill } = window.curriculumKept;

  /** When each module was last read, written in or answered, by id; neither practice nor another quiz counts. */
  function touched({ records }) {
    const times = new Map();
    for (const [name, { when }] of records) {
      const [, module] = /^([^:#/]+)[#/]/.exec(name) || [];
      if (module) times.set(module, Math.max(times.get(module) || 0, Number(when) || 0));
    }
    return times;
  }

  /** Every module that has a card here, in learning order: {id, card, link, next, now, step}. */
  function modules(found) {
    return [...document.querySelectorAll(".card__state")].map((line) => {
      const id = line.dataset.module;
      const sum = tally(line.dataset.state, answers(found, id));
      const now = state(found, id, sum);
      const toCheck = found.records.has(`${id}#read`) && sum.done < sum.all;
      const step = now === "done" ? "again" : now === "new" ? "begin" : toCheck ? "check" : "read-on";
      const card = line.closest(".card");
      return { id, card, link: card.querySelector("a"), next: card.querySelector(".card__next"), now, step };
    });
  }

  /** Where to carry on: what was last touched and is not done, or the first after it that is not; undefined where nothing
      was begun or nothing is left. */
  function onward(all, found) {
    const latest = touched(found);
    const [last] = all.filter(({ id }) => latest.has(id)).sort((a, b) => latest.get(b.id) - latest.get(a.id));
    if (!last) return undefined;
    const from = all.indexOf(last);
    return [...all.slice(from), ...all.slice(0, from)].find(({ now }) => now !== "done");
  }

  function start() {
    const around = [...document.querySelectorAll("[data-kept-words]")].find((each) => each.querySelector(".card__state"));
    if (!around) return;
    const words = JSON.parse(around.dataset.keptWords);
    const found = read(around.dataset.base);
    const all = modules(found);
    const here = onward(all, found);
    for (const module of all) {
      module.next.textContent = words[module.step];
      module.next.hidden = found.blocked;
      module.card.classList.toggle("is-here", module === here);
    }
    const home = document.querySelector("[data-onward]");
    if (home) tell(home, found, all, here);
    const line = document.querySelector(".carry-on");
    if (!line) return;
    line.hidden = !here;
    if (here) lead(line.firstElementChild, found, here, words);
  }

  /** A link to where the reader left. */
  function lead(link, found, here, words) {
    const { at } = found.records.get(`${here.id}#place`) || {};
    link.textContent = fill(words["carry-on"], { title: here.link.textContent });
    link.href = here.link.href + (typeof at === "string" ? `#${encodeURIComponent(at)}` : "");
  }

  function tell(home, found, all, here) {
    const words = JSON.parse(home.dataset.onward);
    const states = [...home.querySelectorAll("[data-module]")].map((segment) => {
      const { now } = all.find(({ id }) => id === segment.dataset.module);
      segment.className = segment.className.replace(/ is-\w+|$/, ` is-${now}`);
      return now;
    });
    const count = (which) => states.filter((now) => now === which).length;
    home.querySelector(".home-progress__count").textContent = fill(words.count, { done: count("done"), all: states.length });
    const part = count("part") ? `${fill(words.part, { part: count("part") })} ` : "";
    home.querySelector(".home-progress__note span").textContent = found.blocked ? words.blocked : part + words.device;
    const button = document.querySelector(".home-start .button");
    if (here) {
      lead(button, found, here, words);
    } else if (all.every(({ now }) => now === "done")) {
      button.textContent = words.practise;
      button.href = button.dataset.practice;
    }
  }

  window.curriculumOnward = start;
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
  // Back by the browser's own button: the page comes as it was left.
  addEventListener("pageshow", (event) => event.persisted && start());
})();
