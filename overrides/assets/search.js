/* Opens the search in the header, which outlives every page. The rest comes then, or for `?h=` and `?q=`. */
(() => {
  "use strict";
  const box = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");
  const field = box.querySelector("input");
  const rest = new URL("search-box.js", document.currentScript.src);
  let tries = 0;
  let loaded;

  /** The engine need not wait until that which uses it is there. */
  function hurry() {
    if (box.dataset.preview !== undefined || box.querySelector("[rel=modulepreload]")) return;
    const engine = new URL("../pagefind/pagefind.js", rest);
    box.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: engine }));
  }

  function load() {
    if (tries) rest.search = tries; // or a browser may not ask again
    loaded ??= import(rest).catch(() => {
      loaded = undefined;
      tries += 1;
      box.querySelector("[role=status]").textContent = box.dataset.failed;
    });
    return loaded;
  }

  const editable = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (toggle.checked) {
      if (event.key === "Escape") toggle.click();
      return;
    }
    if (!["/", "s", "f"].includes(event.key) || editable(event.target)) return;
    event.preventDefault();
    field.focus();
  });

  field.addEventListener("focus", ({ relatedTarget }) => {
    if (toggle.checked) return;
    box.before = relatedTarget;
    toggle.click();
  });
  // Whoever goes on leaves no open search behind, even where the rest of it is still on its way.
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!toggle.checked || !relatedTarget || box.contains(relatedTarget)) return;
    box.before = undefined;
    toggle.click();
  });
  field.addEventListener("input", load);
  toggle.addEventListener("change", () => {
    if (toggle.checked) {
      field.focus();
      load();
      hurry();
    } else if (box.contains(document.activeElement)) {
      if (box.before) box.before.focus();
      else document.activeElement.blur();
    }
  });
  field.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await load();
    box.dispatchEvent(new Event("go"));
  });

  if (/[?&][hq]=/.test(location.search)) load();
})();
