/* Light or dark, by the buttons of partials/palette.html, which says what is kept. */
(() => {
  "use strict";
  const { body, head } = document;
  const schemes = [...document.querySelectorAll("button > [data-md-color-media]")];
  const tint = Object.assign(document.createElement("meta"), { name: "theme-color" });
  let kept;

  function attempt(what) {
    try {
      what();
    } catch {
      // Storage is blocked: a choice holds on this page.
    }
  }

  function keep(scheme, media) {
    const { mdColorScheme, mdColorPrimary: primary, mdColorAccent: accent } = scheme.dataset;
    kept = { index: schemes.indexOf(scheme), color: { media, scheme: mdColorScheme, primary, accent } };
    attempt(() => __md_set("__palette", kept));
  }

  function show() {
    const system = schemes.find(({ dataset }) => matchMedia(dataset.mdColorMedia).matches);
    const now = schemes.find(({ dataset }) => dataset.mdColorMedia === kept?.color?.media) || system;
    for (const scheme of schemes) scheme.parentElement.hidden = scheme === now;
    tint.content = head.querySelector(`[media="${now.dataset.mdColorMedia}"]`).content;
    if (now === system) tint.remove();
    else head.prepend(tint);
    if (now.dataset.mdColorScheme === body.dataset.mdColorScheme) return;
    Object.assign(body.dataset, now.dataset);
    if (!kept) keep(now, "(prefers-color-scheme)");
  }

  function look() {
    attempt(() => {
      kept = __md_get("__palette");
    });
    show();
  }

  for (const scheme of schemes) {
    scheme.parentElement.addEventListener("click", () => {
      keep(scheme, scheme.dataset.mdColorMedia);
      show();
      schemes.find((other) => other !== scheme).parentElement.focus();
    });
  }
  addEventListener("pageshow", look);
  addEventListener("storage", look);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  look();
})();
