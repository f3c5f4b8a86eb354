/* Marks a module as read when its page was open to its end.

   <div class="lesson" data-read="<module>" data-base>; the mark is "curriculum:<path of the site>:<module>#read" =
   {"v": 1, "when": <milliseconds>} in localStorage. Where nothing can be kept, nothing is. */
(() => {
  "use strict";
  if (window.curriculumRead) {
    window.curriculumRead();
    return;
  }

  function watch(lesson) {
    const { read, base } = lesson.dataset;
    delete lesson.dataset.read;
    const key = `curriculum:${new URL(base, location.href).pathname}:${read}#read`;
    // What comes next is no part of it.
    const last = [...lesson.children].filter((part) => !part.matches(".after, .footnote")).pop();
    const end = document.createElement("div");
    last.after(end);
    new IntersectionObserver((seen, observer) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      try {
        localStorage.setItem(key, JSON.stringify({ v: 1, when: Date.now() }));
      } catch {
        // Blocked or full: the quiz and the progress page say so.
      }
    }).observe(end);
  }

  const start = () => document.querySelectorAll("[data-read]").forEach(watch);

  window.curriculumRead = start;
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
