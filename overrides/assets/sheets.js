/* Right before the theme's script, which makes every address absolute as it starts, for instant navigation. Upon that,
   browsers read all style sheets again, and work out the style of the whole page anew. So a sheet only says that it did. */
(() => {
  "use strict";
  for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) {
    const said = sheet.cloneNode();
    said.href = sheet.href;
    Object.defineProperties(sheet, {
      href: { get: () => said.href, set() {} },
      outerHTML: { get: () => said.outerHTML }, // by which the theme knows what the next page has too
    });
  }
})();
