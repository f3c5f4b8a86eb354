/* Copies the address of a mantra. Without script, or where the browser does not let us copy, the link leads to the mantra,
   and the address bar has what to share.

   <a href="#anchor" data-copy="what it is called then" data-copied="what to say">; it is said in #shared. */
(() => {
  "use strict";

  async function copy(event) {
    const link = event.currentTarget;
    if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
    event.preventDefault();
    event.stopPropagation(); // or instant navigation goes there all the same
    const [, label] = link.children;
    try {
      await navigator.clipboard.writeText(link.href);
      label.textContent = link.dataset.copied;
      document.getElementById("shared").textContent = `${link.dataset.copied}${label.nextElementSibling.textContent}`;
      setTimeout(() => {
        label.textContent = link.dataset.copy;
      }, 4000);
    } catch {
      location.hash = link.hash;
    }
  }

  for (const link of document.querySelectorAll("[data-copy]")) {
    if (navigator.clipboard) link.children[1].textContent = link.dataset.copy;
    link.addEventListener("click", copy);
  }
})();
