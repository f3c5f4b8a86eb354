/* The list of titles, shortened as one types: an entry stays while it has every word that was typed. */
(() => {
  "use strict";

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function start() {
    const list = document.querySelector(".titles");
    if (!list) return;
    const field = list.querySelector("input");
    const none = list.querySelector(".titles__none");
    field.parentElement.hidden = false;
    field.addEventListener("input", () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      let left = 0;
      for (const group of list.querySelectorAll(".titles__group")) {
        const shown = [...group.querySelectorAll("li")].filter((entry) => {
          const text = fold(entry.textContent);
          entry.hidden = !words.every((word) => text.includes(word));
          return !entry.hidden;
        });
        group.hidden = !shown.length;
        left += shown.length;
      }
      none.textContent = left ? "" : none.dataset.none;
    });
    field.focus();
  }

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
