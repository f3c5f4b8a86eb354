/* How far a module's page is read: marks it as read when it was open to its end, keeps the part the reader came to, and
   shows both on the page's stepper.

   <div class="lesson" data-read="<module>" data-base>; in localStorage "curriculum:<path of the site>:<module>#read" =
   {"v": 1, "when": <milliseconds>} and "…#place" = {"v": 1, "when", "at": "<id of the part's heading>"}. Where nothing
   can be kept, nothing is; the stepper still follows the reader. */
(function begin() {
  "use strict";
  // Instant navigation may run scripts out of turn.
  if (!window.curriculumKept) {
    addEventListener("curriculum-kept", begin, { once: true });
    return;
  }
  if (window.curriculumRead) {
    window.curriculumRead();
    return;
  }

  const { read, answers, tally } = window.curriculumKept;

  function keep(key, record) {
    try {
      localStorage.setItem(key, JSON.stringify({ v: 1, when: Date.now(), ...record }));
    } catch {
      // Blocked or full: the quiz and the progress page say so.
    }
  }

  function watch(lesson) {
    const { read: module, base } = lesson.dataset;
    delete lesson.dataset.read;
    const name = `curriculum:${new URL(base, location.href).pathname}:${module}`;
    // What comes next is no part of it.
    const last = [...lesson.children].filter((part) => !part.matches(".after, .footnote")).pop();
    const end = document.createElement("div");
    last.after(end);
    const show = stepper(lesson, module);
    const parts = [...lesson.querySelectorAll(".part")];
    const inSight = new Set();
    let at = -1;
    new IntersectionObserver((seen, observer) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      keep(`${name}#read`);
      show(at);
    }).observe(end);
    // The part that is read: the last one that reaches into the upper part of the window.
    const follow = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) inSight[isIntersecting ? "add" : "delete"](parts.indexOf(target));
      if (!inSight.size || Math.max(...inSight) === at) return;
      at = Math.max(...inSight);
      const heading = parts[at].querySelector("h2[id]");
      // A page that was only opened is not begun.
      if (at > 0 && scrollY > 0 && heading) keep(`${name}#place`, { at: heading.id });
      show(at);
    }, { rootMargin: "0px 0px -60%" });
    parts.forEach((part) => follow.observe(part));
    lesson.addEventListener("change", () => show(at));
    show(at);
  }

  /** Returns what paints the stepper, given the number of the part that is read. */
  function stepper(lesson, module) {
    const nav = lesson.querySelector(".stepper");
    if (!nav) return () => {};
    const parts = [...lesson.querySelectorAll(".part")];
    const steps = [...nav.querySelectorAll("li")].map((item) => {
      const link = item.querySelector("a");
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return { item, link, name: item.dataset.step, from: parts.indexOf(heading.closest(".part")) };
    });
    return (at) => {
      const found = read(lesson.dataset.base);
      const has = (name) => found.records.has(`${module}#${name}`);
      const sum = nav.dataset.check ? tally(nav.dataset.check, answers(found, module)) : { all: 0, done: 0 };
      const ticks = (found.records.get(`${module}#ticks`) || {}).items || {};
      const now = steps.filter(({ from }) => from <= at).pop();
      for (const step of steps) {
        const passed = has("read") || steps.indexOf(step) < steps.indexOf(now);
        const done = step.name === "check" ? sum.all > 0 && sum.done === sum.all
          : step.name === "try" ? Object.keys(ticks).length > 0 : passed;
        step.item.className = done ? "is-done" : "";
        step.item.querySelector(".unseen").textContent = done ? `, ${nav.dataset.done}` : "";
        if (step === now) step.link.setAttribute("aria-current", "step");
        else step.link.removeAttribute("aria-current");
      }
    };
  }

  const start = () => document.querySelectorAll("[data-read]").forEach(watch);

  window.curriculumRead = start;
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
