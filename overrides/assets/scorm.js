/* A module in a learning management system (LMS), by SCORM 1.2: finds the LMS, keeps the quiz's answers there, and reports
   interactions, score and status. Without an LMS, or where it is out of reach, everything works and the page says so.

   Loaded in the head of a package's page, before quiz.js, which asks `curriculumStore` for its records. What an item is
   called and which letter means which option stands in the quiz's `data-items`, by the item's name; the mark from which a
   quiz is passed in `data-reporting`. `suspend_data` is JSON, for one version of this script:
   [1, best score or null, [[name, phase, tries, shown, first, score, answer, judged, picks], ...]]. */
(() => {
  "use strict";
  const VERSION = 1;
  const ROOM = 4096; // characters of suspend_data, by the standard
  const RANKS = ["incomplete", "failed", "completed", "passed"]; // a status is never changed for one before it
  const PHASES = ["open", "missed", "done"];
  const NAME = 8; // digits of a question's hash that name its answer

  // --- The look: the site's dark scheme where the device asks for it ----------------------------------------------

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => {
    document.documentElement.dataset.mdColorScheme = dark.matches ? "slate" : "default";
  };
  dress();
  dark.addEventListener("change", dress);

  // --- The LMS ----------------------------------------------------------------------------------------------------

  /** What `ask` gives, or null: a frame of another origin answers by throwing. */
  const attempt = (ask) => {
    try {
      return ask() || null;
    } catch {
      return null;
    }
  };

  /** The nearest LMS in this window or one around it. */
  function around(start) {
    let frame = start;
    for (let steps = 0; frame && steps < 50; steps += 1) {
      const found = attempt(() => frame.API);
      if (found) return found;
      const parent = attempt(() => frame.parent);
      frame = parent === frame ? null : parent;
    }
    return null;
  }

  const api = around(window) || around(attempt(() => window.opener)) || around(attempt(() => window.top.opener));
  const call = (name, ...values) => String(attempt(() => api[name](...values)) ?? "");
  const began = Date.now();
  let open = api !== null && call("LMSInitialize", "") === "true";
  const get = (name) => (open ? call("LMSGetValue", name) : "");
  const mode = open ? get("cmi.core.lesson_mode").toLowerCase() || "normal" : "none";
  const writing = mode === "normal";
  let refused = false;
  let lost = false;

  /** Whether the LMS took it. */
  function set(name, value) {
    if (!open || !writing) return false;
    const taken = call("LMSSetValue", name, String(value)) === "true";
    if (!taken && !name.startsWith("cmi.interactions.")) refused = true;
    return taken;
  }

  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  const span = (seconds) =>
    `${String(Math.min(9999, Math.floor(seconds / 3600))).padStart(4, "0")}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;

  // --- What is kept -----------------------------------------------------------------------------------------------

  let items = new Map(); // by the item's name: what `data-items` says of it
  const records = new Map(); // the same names: records as quiz.js writes them
  let pass = null;
  let status = get("cmi.core.lesson_status");
  let exit = "";
  let changed = false;
  let [best, keptRecords] = unpacked(get("cmi.suspend_data"));
  const scoreKept = get("cmi.core.score.raw");
  if (scoreKept !== "" && Number(scoreKept) >= (best ?? 0)) best = Number(scoreKept);

  function unpacked(text) {
    if (!text) return [null, []];
    const kept = attempt(() => JSON.parse(text));
    lost = !Array.isArray(kept) || kept[0] !== VERSION || !Array.isArray(kept[2]);
    if (lost) return [null, []];
    return [typeof kept[1] === "number" ? kept[1] : null, kept[2].filter(Array.isArray)];
  }

  const short = (number) => (number === null ? null : Number(number.toFixed(6)));
  const letters = (item, answer) => {
    if (typeof answer === "string") return answer;
    if (Array.isArray(answer)) return answer.map((hash) => item.names[hash]).join("");
    return Object.entries(answer).map(([row, partner]) => item.names[row] + item.partners[partner]).join("");
  };

  /** A record in short; `detail` 2 is all of it, 1 without a learner's own words, 0 the score alone. */
  function packedRecord(item, record, detail) {
    const { phase, tries, shown, first, score, answer, judged, picks } = record;
    const row = [item.text.slice(0, NAME), PHASES.indexOf(phase), tries ? 1 : 0, shown ? 1 : 0, short(first), short(score)];
    if (!detail || (detail < 2 && !item.scored)) return row;
    return [...row, letters(item, answer), letters(item, judged), letters(item, picks)];
  }

  /** `suspend_data` with as much as there is room for: own words go first, then answers, then whole questions. */
  function packed() {
    const known = [...records].filter(([id]) => items.has(id));
    const text = (detail, count) => JSON.stringify([VERSION, best,
      known.slice(0, count).map(([id, record]) => packedRecord(items.get(id), record, detail))]);
    for (const detail of [2, 1, 0]) {
      if (text(detail).length <= ROOM) return text(detail);
    }
    let count = known.length;
    while (text(0, count).length > ROOM) count -= 1;
    return text(0, count);
  }

  function unpackedRecord(item, row) {
    const [, phase, tries, shown, first, score, answer, judged, picks] = row;
    const hashes = Object.fromEntries(Object.entries(item.names).map(([hash, letter]) => [letter, hash]));
    const list = (text) => [...String(text ?? "")].map((letter) => hashes[letter]).filter(Boolean);
    let given = String(answer ?? "");
    if (item.partners) {
      const partners = Object.fromEntries(Object.entries(item.partners).map(([hash, letter]) => [letter, hash]));
      given = Object.fromEntries((given.match(/../g) || []).map(([row_, partner]) => [hashes[row_], partners[partner]]));
    } else if (item.scored) given = list(answer);
    return {
      v: 1, text: item.text, phase: PHASES[phase], answer: given, judged: list(judged), tries, first, score,
      picks: list(picks), shown: shown === 1,
    };
  }

  // --- What is reported -------------------------------------------------------------------------------------------

  /** An answer, as the LMS tells of it: the first one to a question, which is the one that counts. */
  function report(item, record) {
    if (!item.id || !writing || !open) return;
    const next = get("cmi.interactions._count");
    if (!/^\d+$/.test(next)) return; // an LMS need not support these
    const at = `cmi.interactions.${next}`;
    const now = new Date();
    const spoken = item.partners
      ? Object.entries(record.answer).map(([row, partner]) => `${item.names[row]}.${item.partners[partner]}`)
      : record.answer.map((hash) => item.names[hash]);
    if (item.type !== "sequencing") spoken.sort();
    if (!set(`${at}.id`, item.id)) return;
    set(`${at}.time`, [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(":"));
    set(`${at}.type`, item.type);
    set(`${at}.correct_responses.0.pattern`, item.right);
    set(`${at}.student_response`, spoken.join(","));
    set(`${at}.result`, record.score === 1 ? "correct" : "wrong");
  }

  const answered = (record) => record && (record.phase === "done" || record.first !== null);

  /** The score from 0 to 100 by first answers, "" where nothing is scored, or null while a question is open. */
  function tally() {
    const all = [...items].map(([id, item]) => [item, records.get(id)]);
    if (!all.every(([, record]) => answered(record))) return null;
    const scored = all.filter(([item]) => item.scored);
    const points = scored.reduce((sum, [, record]) => sum + (record.first || 0), 0);
    return scored.length ? Math.floor((100 * points) / scored.length + 1e-3) : ""; // thirds add up to a little less
  }

  /** Score and status once all is answered: the best score, and never a status before the one there is. */
  function settle(score) {
    if (score !== "" && (best === null || score > best)) {
      best = score;
      set("cmi.core.score.min", 0);
      set("cmi.core.score.max", 100);
      set("cmi.core.score.raw", score);
    }
    const reached = score === "" || pass === null ? "completed" : best >= pass ? "passed" : "failed";
    rise(reached);
  }

  function rise(to) {
    if (RANKS.indexOf(to) <= RANKS.indexOf(status)) return;
    status = to;
    set("cmi.core.lesson_status", to);
  }

  function leaveBy(how) {
    if (how === exit) return;
    exit = how;
    set("cmi.core.exit", how);
  }

  /** Hands the LMS what has changed. */
  function flush() {
    if (!changed || !open) return;
    changed = false;
    const score = tally();
    if (score !== null && writing) settle(score);
    tell(score);
    if (!writing) return;
    set("cmi.suspend_data", packed());
    leaveBy(status === "incomplete" || (records.size && score === null) ? "suspend" : "");
    set("cmi.core.session_time", span((Date.now() - began) / 1000));
    if (call("LMSCommit", "") !== "true") refused = true;
  }

  let waiting = false;

  function flushSoon() {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      flush();
    });
  }

  function finish() {
    if (!open) return;
    flush();
    if (writing) {
      set("cmi.core.session_time", span((Date.now() - began) / 1000));
      call("LMSCommit", "");
    }
    call("LMSFinish", "");
    open = false;
  }

  // --- The quiz's records -----------------------------------------------------------------------------------------

  window.curriculumStore = () => {
    const quiz = document.querySelector(".quiz[data-items]");
    items = new Map(Object.entries(JSON.parse(quiz.dataset.items)));
    pass = JSON.parse(quiz.dataset.reporting).pass;
    for (const row of keptRecords) {
      const found = [...items].find(([, item]) => item.text.startsWith(row[0]));
      if (found) records.set(found[0], unpackedRecord(found[1], row));
    }
    keptRecords = [];
    return {
      prefix: "curriculum:",
      get trouble() {
        return refused ? "refused" : lost ? "lost" : "";
      },
      read: (id) => records.get(id) || null,
      write(id, record) {
        const before = records.get(id);
        records.set(id, record);
        changed = true;
        if (items.get(id).scored && record.first !== null && (!before || before.first === null)) report(items.get(id), record);
        // What is only chosen or typed goes along with the next answer, or when the page is left.
        if (record.phase !== (before ? before.phase : "open")) flushSoon();
      },
      remove(id) {
        records.delete(id);
        changed = true;
        flushSoon();
      },
    };
  };

  // --- The page ---------------------------------------------------------------------------------------------------

  const find = (selector) => document.querySelector(selector);
  let words = {};
  const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

  /** Says what was reported, below the quiz. */
  function tell(score) {
    const judged = pass === null ? "" : say(status === "passed" ? "passed" : "failed", { pass });
    find(".scorm-result").textContent = !writing || score === null || score === "" ? ""
      : `${say("reported", { score: best })} ${judged}`.trim();
  }

  function begin() {
    words = JSON.parse(find(".scorm-head").dataset.words);
    document.body.classList.toggle("is-untracked", !writing);
    find(".scorm-state").textContent = say({ normal: "tracked", none: "untracked" }[mode] || (mode === "browse" ? "browse" : "review"));
    const score = tally();
    if (records.size && score === null) find(".scorm-on").textContent = say("carry-on");
    if (records.size) tell(score);
  }

  if (writing) {
    if (!RANKS.includes(status)) rise("incomplete");
    leaveBy(status === "incomplete" ? "suspend" : "");
    call("LMSCommit", "");
  }
  addEventListener("DOMContentLoaded", begin);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush();
  });
  addEventListener("pagehide", finish);
  // Taken out of the browser's memory, the page has ended its session: begin another.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
