/* Opens the search: the box in the header. What finds and shows things, search-box.js, is fetched when somebody opens it, or
   when an address says what to mark (`?h=`) or to search for (`?q=`).

   The header outlives every page of instant navigation, so this runs once. */
(() => {
  "use strict";
  const box = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");
  const field = box.querySelector("input");
  const rest = new URL("search-box.js", document.currentScript.src);
  let tries = 0;
  let loaded;

  function load() {
    // Some browsers never ask again for a module that once did not come, unless it has another address.
    if (tries) rest.search = tries;
    loaded ??= import(rest).catch(() => {
      loaded = undefined;
      tries += 1;
      box.querySelector("[role=status]").textContent = JSON.parse(box.dataset.words).failed;
    });
    return loaded;
  }

  const editable = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (toggle.checked) {
      if (event.key === "Escape") toggle.click();
      return;
    }
    if (!["/", "s", "f"].includes(event.key) || editable(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    field.focus();
  });

  field.addEventListener("focus", ({ relatedTarget }) => {
    if (toggle.checked) return;
    box.before = relatedTarget; // has the focus back afterwards
    toggle.click(); // which the theme watches
  });
  field.addEventListener("input", load);
  toggle.addEventListener("change", () => {
    if (toggle.checked) {
      field.focus();
      load();
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

  const asked = new URL(location);
  if (asked.searchParams.has("h")) load();
  if (asked.searchParams.has("q")) {
    field.value = asked.searchParams.get("q");
    asked.searchParams.delete("q");
    history.replaceState(history.state, "", asked);
    field.focus();
  }
})();
