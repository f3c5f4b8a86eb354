// The print button of a guide or run sheet. It is hidden until this runs, since without a script it could do nothing.
(() => {
  const start = () => {
    for (const button of document.querySelectorAll("[data-guide-print][hidden]")) {
      button.addEventListener("click", () => window.print());
      button.hidden = false;
    }
  };
  start();
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
