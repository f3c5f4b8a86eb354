/* The search, when it is open: fetches Pagefind and, of its index, the pieces that hold what is typed, shows what was found,
   and marks it on the page that was chosen, which knows the words by `?h=` in its address. search.js opens it, and keeps
   what had the focus in `box.before`; what is said stands in search-words.json. */
const box = document.querySelector(".md-search");
const engine = new URL("../pagefind/pagefind.js", import.meta.url).href;
const look = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("search.css", import.meta.url) });
box.append(look); // the head is changed with every page of instant navigation
const toggle = document.getElementById("__search");
const field = box.querySelector("input");
const status = box.querySelector("[role=status]");
const list = box.querySelector("ol");
const said = fetch(new URL("../search-words.json", import.meta.url));
let tries = 0;
/** The promise of Pagefind. It does not wait for the words; who only marks what was found needs none of it. */
let pagefind = toggle.checked && box.dataset.preview === undefined ? load() : undefined;
pagefind?.catch(() => {}); // start() tells
const words = await (await said).json();
const more = button("search-more", words.more);
const again = button("search-again", words.again);
const elsewhere = document.createElement("ul");
elsewhere.className = "search-try";
for (const each of [list, elsewhere]) each.setAttribute("role", "list"); // Safari takes a list without marks for none
list.after(more, again, elsewhere);
/** Pages shown at once, parts of a page, words marked on it, sections to go to where nothing is found. */
const [PAGES, PARTS, MARKED, SECTIONS] = [8, 3, 12, 3];
/** Letters of a term that is worth an answer before the next letter, where nothing is shown yet. */
const WORTH = 3;
/** Milliseconds to wait for the next letter; for anything to come at all. */
const [PAUSE, PATIENCE] = [120, 20000];

/** Letters and figures, joined as in self-service or don't: nothing that means something in a pattern. */
const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

let turn = 0; // of what was typed; an answer to an earlier turn is too late
let answer = Promise.resolve(); // to what was typed last

// --- Open and closed ---

function start() {
  const used = (pagefind ??= load());
  used.catch(() => forget(used));
}

/** Pagefind does not say whether its index could be reached: this does. */
async function reach() {
  const { ok, status: why } = await fetch(new URL("pagefind-entry.json", engine), { cache: "no-cache" });
  if (!ok) throw new Error(`${why}`);
}

async function load() {
  // Some browsers never ask again for a module that once did not come, unless it has another address.
  const begun = import(tries ? `${engine}?${tries}` : engine).then(async (module) => {
    const instance = module.createInstance();
    await instance.init();
    return instance;
  });
  const [instance] = await Promise.all([begun, reach()]);
  return instance;
}

/** What failed is asked for anew at the next letter. */
function forget(used) {
  if (used !== pagefind) return;
  pagefind = undefined;
  tries += 1;
}

toggle.addEventListener("change", () => {
  if (toggle.checked) ask(); // what was typed may have been left without an answer
});

// --- The keyboard ---

document.addEventListener("keydown", (event) => {
  const { key } = event;
  if (!toggle.checked || !box.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (key !== "ArrowDown" && key !== "ArrowUp") return;
  event.preventDefault();
  const stops = [field, ...[...box.querySelectorAll(".md-search-result :is(a, button)")].filter((each) => each.offsetParent)];
  const to = stops.indexOf(document.activeElement) + (key === "ArrowDown" ? 1 : -1);
  stops.at(to % stops.length).focus();
});

// --- Asking and showing ---

function say(text, { shown = [], retry = false, other = false, rest = false } = {}) {
  const focused = list.contains(document.activeElement);
  status.textContent = text;
  list.replaceChildren(...shown);
  if (focused) field.focus();
  again.hidden = !retry;
  elsewhere.replaceChildren(...(other ? sections() : []));
  more.hidden = !rest;
}

/** A hidden paragraph with a button. */
function button(name, text) {
  const around = Object.assign(document.createElement("p"), { className: name, hidden: true });
  around.append(Object.assign(document.createElement("button"), { type: "button", textContent: text }));
  return around;
}

/** The first tabs after the home page's, as items of a list. */
function sections() {
  return [...document.querySelectorAll(".md-tabs__link")].slice(1, 1 + SECTIONS).map((tab) => {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = tab.href;
    link.textContent = tab.textContent.trim();
    return item;
  });
}

function ask() {
  const mine = ++turn;
  const term = field.value.trim();
  if (words.preview) {
    status.textContent = words.preview;
    return;
  }
  if (toggle.checked) start();
  if (!pagefind) return; // closed before this was here
  if (!term) {
    say(words.begin);
    return;
  }
  if (!list.children.length) say(words.loading);
  const used = pagefind;
  const wait = list.children.length || term.length < WORTH ? PAUSE : 0;
  const pause = new Promise((over) => setTimeout(over, wait)); // from the letter on, not from the engine's coming
  answer = (async () => {
    let late;
    try {
      const impatience = new Promise((_, give) => (late = setTimeout(give, PATIENCE)));
      const found = await Promise.race([find(term, used, pause, mine), impatience]);
      if (found && mine === turn) found();
    } catch {
      forget(used);
      if (mine === turn) say(words.failed, { retry: true });
    } finally {
      clearTimeout(late);
    }
  })();
}

/** Resolves to a function that shows what was found, or to undefined where more was typed meanwhile. */
async function find(term, used, pause, mine) {
  const instance = await used;
  if (mine !== turn) return undefined;
  instance.preload(term).catch(() => {}); // pieces of the index are on their way while the next letter may come; search() tells
  await pause;
  if (mine !== turn) return undefined;
  let found = await lookUp(term, instance);
  // Pagefind finds nothing, too, where a piece of the index did not come, and does not ask for it again; or the site was
  // published anew. Another beginning knows.
  if (!found && mine === turn) {
    const other = await load();
    found = await lookUp(term, other);
    if (mine !== turn) {
      other.destroy();
      return undefined;
    }
    instance.destroy();
    pagefind = Promise.resolve(other);
  }
  if (!found) return () => say(words.none.replace("{term}", () => term), { other: true });
  const { results, first, next } = found;
  return () => {
    const count = results.length === 1 ? words.one : words.other.replace("{count}", results.length);
    say(count, { shown: first.map(entry), rest: results.length > PAGES });
    more.firstElementChild.onclick = async () => {
      const mine = turn;
      const from = list.children.length;
      const added = (await next(from)).map(entry);
      if (mine !== turn) return;
      list.append(...added);
      more.hidden = results.length <= list.children.length;
      added[0].querySelector("a").focus();
    };
  };
}

/** What has what was typed: all of it, the first pages, and what gives those from a number on; undefined where nothing has. */
async function lookUp(term, instance) {
  const { results } = await instance.search(term);
  const next = (from) => Promise.all(results.slice(from, from + PAGES).map((each) => each.data()));
  const first = await next(0);
  return first.some((page) => isMeant(term, page)) ? { results, first, next } : undefined;
}

/** The words of a page that Pagefind took for what was typed, in other forms as well. */
function foundOn({ content, locations }) {
  const all = content.split(/\s+/);
  return [...new Set(locations.flatMap((place) => (all[place] || "").toLowerCase().match(WORD) || []))];
}

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Of a word that is nowhere, Pagefind looks for its first letters, down to one: a zebra in "a to z" is not meant. */
function isMeant(term, page) {
  const found = foundOn(page).map(fold);
  return (fold(term).match(WORD) || []).every((word) => found.some((other) => other.startsWith(word.slice(0, 3))));
}

/** A page with up to three of its parts; where it has none, with the words around what was found. */
function entry(page) {
  const { url, meta, excerpt, sub_results: all } = page;
  const item = document.createElement("li");
  item.className = "md-search-result__item";
  const parts = all.filter((part) => part.anchor && part.anchor.element !== "h1");
  const weight = (part) => part.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);
  const best = parts.toSorted((a, b) => weight(b) - weight(a)).slice(0, PARTS);
  const kept = parts.filter((part) => best.includes(part));
  item.append(link("search-page", url, meta.title, kept.length ? "" : excerpt));
  for (const part of kept) item.append(link("search-part", part.url, part.title, part.excerpt));
  const h = foundOn(page).slice(0, MARKED).join(" ");
  for (const each of item.children) {
    const to = new URL(each.href);
    to.searchParams.set("h", h);
    each.href = to.href;
  }
  return item;
}

function link(name, url, title, excerpt) {
  const made = document.createElement("a");
  made.className = `md-search-result__link ${name}`;
  made.href = url;
  const heading = made.appendChild(document.createElement("span"));
  heading.className = "search-title";
  heading.textContent = title;
  if (excerpt) {
    const text = made.appendChild(document.createElement("span"));
    text.className = "search-excerpt";
    text.innerHTML = excerpt; // Pagefind escapes it, but for its own <mark>
    const at = repeated(title, text.textContent);
    if (at !== undefined) heading.replaceChildren(title.slice(0, at), beginning(text, title.length - at));
  }
  return made;
}

/** Where in a heading the words are that its excerpt begins with, as it does where the heading is what was found. */
function repeated(title, excerpt) {
  const begins = [0, ...[...title.matchAll(/\s/g)].map(({ index }) => index + 1)];
  return begins.find((at) => excerpt.startsWith(title.slice(at) + (/[.!?]$/.test(title) ? "" : ".")));
}

/** Takes the first letters out of an excerpt, and the dot after them, and returns them as they are marked. */
function beginning(text, length) {
  const range = new Range();
  range.setStart(text, 0);
  const texts = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let left = length; left > 0 && texts.nextNode(); left -= texts.currentNode.length) {
    range.setEnd(texts.currentNode, Math.min(left, texts.currentNode.length));
  }
  const taken = range.extractContents();
  texts.currentNode = text;
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.replace(/^[\s.:]+/, "");
    if (texts.currentNode.length) break;
  }
  return taken;
}

field.addEventListener("input", ask);
again.firstElementChild.addEventListener("click", () => {
  field.focus();
  ask();
});
box.querySelector("form").addEventListener("reset", () => {
  field.value = "";
  field.focus();
  ask();
});
box.addEventListener("go", async () => {
  await answer;
  list.querySelector("a")?.click();
});
box.addEventListener("click", (event) => {
  const chosen = event.target.closest("a");
  if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
  box.before = undefined;
  toggle.click(); // which the theme watches
  // On a phone the theme keeps the page still below the search, and puts it back where it was when the search is closed:
  // after that the way is free.
  if (!document.body.hasAttribute("data-md-scrolllock")) return;
  event.preventDefault();
  event.stopPropagation();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    chosen.click();
  }).observe(document.body, { attributeFilter: ["data-md-scrolllock"] });
});
// --- What was found, on the page ---

function mark() {
  if (!window.Highlight) return; // a younger feature of browsers; without it the page is as it is
  CSS.highlights.delete("found");
  const wanted = (new URLSearchParams(location.search).get("h") || "").match(WORD);
  const content = document.querySelector("article");
  if (!wanted || !content) return;
  const any = wanted.slice(0, MARKED).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "giu");
  const found = new Highlight();
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const { index, 0: { length } } of texts.currentNode.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + length);
      found.add(range);
    }
  }
  CSS.highlights.set("found", found);
}

mark();
window.document$?.subscribe(mark);

// What the address asks for, and what happened before this was here.
const asked = new URL(location);
if (asked.searchParams.has("q")) {
  field.value = asked.searchParams.get("q");
  asked.searchParams.delete("q");
  history.replaceState(history.state, "", asked);
  field.focus();
}
ask();
