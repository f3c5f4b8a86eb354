/* The theme puts the copy button of each code block into a <nav> without a name: a landmark each, all alike. Here they
   are taken off the map of the page; the buttons stay. Runs again with every page, on that page's own content. */
(() => {
  "use strict";
  const content = document.querySelector(".md-content");
  if (!content) return;
  const mend = () => {
    for (const nav of content.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  };
  new MutationObserver(mend).observe(content, { childList: true, subtree: true });
  mend();
})();
