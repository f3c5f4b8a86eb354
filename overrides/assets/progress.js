/* Progress: what this device has done, and a copy of it: {"format", "version", "saved", "records": {name: record}}. A copy
   is taken for hostile: only known names and fields come in, all or none. */
(function begin() {
  "use strict";
  // Scripts may run out of turn.
  if (!window.curriculumKept) return addEventListener("curriculum-kept", begin);

  const { open, read, answers, tally, state, fill, tell } = window.curriculumKept;

  const FORMAT = "curriculum-progress";
  const MOST = 2e6; // bytes
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const text = (value) => typeof value === "string" && value.length < 20000;

  /** As keep.js names an item: FNV-1a of its text. */
  function hash(words) {
    let value = 0x811c9dc5;
    for (const unit of new TextEncoder().encode(words.trim().replace(/\s+/g, " "))) {
      value = Math.imul(value ^ unit, 0x01000193) >>> 0;
    }
    return value.toString(16).padStart(8, "0");
  }

  const FIELDS = ["phase", "answer", "judged", "tries", "first", "score", "picks", "shown"];
  const NAME = /^(?:[a-z\d-]+:)?([a-z\d-]+)(?:\/[\w-]+|#(read|ticks|words|place))$/;

  /** What we know of a record, or null. */
  function clean(name, record, modules) {
    const [, module, note] = NAME.exec(name) || [];
    if (!modules.has(module) || !record || ![1, 2].includes(record.v) || !(record.when > 0 || note)) return null;
    const safe = { v: record.v, when: Math.min(record.when || 0, Date.now()) };
    if (note === "read") return safe;
    if (note === "place") return /^[\w-]{1,200}$/.test(record.at) ? { ...safe, at: record.at } : null;
    if (note) {
      const items = Object.entries(record.items || {})
        .filter(([id, value]) => /^[\da-f]{8}$/.test(id) && (value === true || text(value)));
      return { ...safe, items: Object.fromEntries(items) };
    }
    if (!/^[\da-f]{12}$/.test(record.text)) return null;
    safe.text = record.text;
    for (const field of FIELDS) {
      if (field in record && text(JSON.stringify(record[field]))) safe[field] = record[field];
    }
    return safe;
  }

  /** The newer of two; of ticks and words all, and of those that differ the newer. */
  function merge(mine, other) {
    if (!mine) return other;
    const [older, newer] = other.when > (mine.when || 0) ? [mine, other] : [other, mine];
    return newer.items ? { ...newer, items: { ...older.items, ...newer.items } } : newer;
  }

  /** Returns the name of what to say, and a count. */
  function load(source, found, modules) {
    let copy;
    try {
      copy = JSON.parse(source);
    } catch {
      return ["not-json"];
    }
    if (!copy || copy.format !== FORMAT || !copy.records) return ["foreign"];
    if (copy.version !== 1) return ["version"];
    const changes = new Map();
    let known = 0;
    for (const [name, record] of Object.entries(copy.records)) {
      const safe = clean(name, record, modules);
      if (!safe) continue;
      known += 1;
      const merged = JSON.stringify(merge(found.records.get(name), safe));
      if (merged !== JSON.stringify(found.records.get(name))) changes.set(found.prefix + name, merged);
    }
    if (!known) return ["foreign"];
    const before = new Map();
    try {
      for (const [key, value] of changes) {
        before.set(key, localStorage.getItem(key));
        localStorage.setItem(key, value);
      }
    } catch {
      for (const [key, value] of before) {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      }
      return ["full"];
    }
    return changes.size ? ["loaded", changes.size] : ["nothing-new"];
  }

  function save(found) {
    const copy = { format: FORMAT, version: 1, saved: new Date().toISOString(), records: Object.fromEntries(found.records) };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 1)], { type: "application/json" }));
    link.download = `progress-${copy.saved.slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  function start(root) {
    const words = JSON.parse(root.dataset.live);
    const leaning = JSON.parse(root.dataset.leanings);
    const say = (name, values = {}) => fill(words[name], values);
    const find = (selector) => root.querySelector(selector);
    const rows = all(root, "tr[data-module]");
    const modules = new Set(rows.map((row) => row.dataset.module));
    const date = (when) => new Date(when).toLocaleDateString(words.locale, { dateStyle: "long" });
    const note = find(".progress-note");
    /** With the focus: the button may be far below, or gone. */
    const answer = (line) => {
      note.textContent = line;
      note.focus();
    };

    function row(element, found) {
      const { module, check, tries } = element.dataset;
      const has = (name) => found.records.has(`${module}#${name}`);
      const sum = tally(check, answers(found, module));
      const now = state(found, module, sum);
      const finished = sum.done === sum.all;
      const ticked = Object.keys((found.records.get(`${module}#ticks`) || {}).items || {}).length > 0;
      const steps = [has("read"), ...(tries ? [ticked] : []), ...(sum.all ? [finished] : [])];
      const [, done, checked, action] = element.children;
      element.dataset.state = now;
      const taken = steps.filter(Boolean).length;
      done.textContent = now !== "done" ? say("steps-of", { done: taken, all: steps.length })
        : taken < steps.length ? words.untried : words.done;
      checked.textContent = sum.done ? tell(sum, words) : sum.all ? words.new : "";
      const link = action.firstElementChild;
      const toQuiz = !finished && (has("read") || sum.done);
      link.href = toQuiz ? link.dataset.toQuiz : link.dataset.page;
      const next = toQuiz ? (sum.done ? "check-on" : "to-check") : { new: "begin", part: "read-on", done: "again" }[now];
      link.firstElementChild.textContent = words[next];
      const when = Math.max(sum.when, Number((found.records.get(`${module}#read`) || {}).when) || 0);
      const line = find(`.record [data-done="${module}"]`);
      line.hidden = now !== "done";
      line.lastElementChild.textContent = [when && date(when), sum.scored && tell(sum, words)].filter(Boolean).join(", ");
      return now;
    }

    function leanings(found) {
      const counts = new Map();
      for (const { text: asked, picks } of found.records.values()) {
        for (const pick of Array.isArray(picks) ? picks : []) {
          const mindset = (leaning[String(asked).slice(0, 8)] || {})[String(pick).slice(0, 6)];
          if (mindset !== undefined) counts.set(mindset, (counts.get(mindset) || 0) + 1);
        }
      }
      const most = Math.max(...counts.values());
      const bars = all(root, ".progress-leanings [data-mindset]");
      for (const bar of bars) {
        const count = counts.get(Number(bar.dataset.mindset)) || 0;
        bar.hidden = !count;
        bar.count = count;
        bar.querySelector(".progress-bar rect").setAttribute("width", (100 * count) / most);
        bar.lastElementChild.textContent = say(count === 1 ? "answer" : "answers", { count });
      }
      bars.sort((a, b) => b.count - a.count);
      bars[0]?.parentElement.append(...bars);
      find(".progress-leanings").hidden = !counts.size;
    }

    /** Words to an edited text stand alone. */
    function notes(found) {
      for (const box of all(root, "[data-notes]")) {
        const items = (name) => ({ ...(found.records.get(`${box.dataset.notes}#${name}`) || {}).items });
        const [ticks, written] = [items("ticks"), items("words")];
        all(box, ".loose").forEach((element) => element.remove());
        for (const item of all(box, "li")) {
          const key = hash(item.firstElementChild.textContent);
          const said = item.dataset.note === "words" ? written[key] : "";
          item.hidden = !(item.dataset.note === "ticks" ? ticks[key] === true : said);
          if (said) item.lastElementChild.textContent = said;
          if (said) delete written[key];
        }
        for (const said of Object.values(written).filter(text)) {
          const item = box.querySelector("li[data-note=words]").cloneNode(true);
          item.className = "loose";
          item.hidden = false;
          item.firstElementChild.textContent = words.edited;
          item.lastElementChild.textContent = said;
          box.lastElementChild.append(item);
        }
        box.hidden = all(box, "li").every((item) => item.hidden);
      }
      find(".progress-notes").hidden = all(root, "[data-notes]").every((box) => box.hidden);
    }

    function paint() {
      const found = read(root.dataset.base);
      const some = found.records.size > 0;
      find(".progress-none").hidden = some || found.blocked;
      find(".progress-some").hidden = !some;
      find(".progress-copy").hidden = found.blocked;
      if (found.blocked) note.textContent = words.blocked;
      all(root, ".progress-has").forEach((element) => {
        element.hidden = !some;
      });
      const states = rows.map((element) => row(element, found));
      const done = states.filter((now) => now === "done").length;
      find(".progress-count").textContent = say("count", { done, all: rows.length });
      all(root, ".progress-segments li").forEach((segment, i) => {
        segment.className = `is-${states[i]}`;
      });
      find(".progress-record").hidden = !done;
      find(".record-date").textContent = date(Date.now());
      let tried = 0;
      for (const form of all(root, ".progress-forms [data-check]")) {
        const sum = tally(form.dataset.check, answers(found, form.dataset.quiz));
        form.textContent = sum.done ? tell(sum, words) : words.new;
        tried += sum.done;
      }
      find(".progress-forms").hidden = !tried;
      leanings(found);
      notes(found);
    }

    find(".progress-save").addEventListener("click", () => save(read(root.dataset.base)));
    find(".progress-load").addEventListener("change", async ({ target }) => {
      const [file] = target.files;
      if (!file) return;
      const [name, count] = file.size > MOST ? ["too-large"] : load(await file.text(), read(root.dataset.base), modules);
      target.value = "";
      paint();
      answer(say(name, { count }));
    });
    const ask = find("dialog");
    find(".progress-clear").addEventListener("click", () => ask.showModal());
    ask.addEventListener("close", () => {
      if (ask.returnValue !== "clear") return;
      ask.returnValue = "";
      const { prefix } = read(root.dataset.base);
      Object.keys(localStorage).filter((key) => key.startsWith(prefix)).forEach((key) => localStorage.removeItem(key));
      paint();
      answer(words.cleared);
    });
    find(".progress-print-notes").addEventListener("click", () => {
      root.classList.add("prints-notes");
      print();
    });
    find(".progress-print").addEventListener("submit", (event) => {
      event.preventDefault();
      find(".record-name").textContent = find(".progress-print input").value.trim();
      root.classList.add("prints-record");
      print();
    });
    addEventListener("afterprint", () => root.classList.remove("prints-record", "prints-notes"));
    addEventListener("storage", () => root.isConnected && paint());
    addEventListener("pageshow", (event) => event.persisted && paint());
    paint();
    root.hidden = false;
  }

  open(".progress", start);
})();
