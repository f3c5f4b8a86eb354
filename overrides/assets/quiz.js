/* A quiz in the browser: one card at a time, feedback with the reason for every option, answers kept on this device.

   The page is complete without this: native controls, and answers in closed <details>, whose reasons move to their
   options here. A card is painted from its state, so that resuming, retrying and another tab go the same way.
   Kept in localStorage, one record an item: "curriculum:<path of the site>:<item id>", with "<quiz>:" before the id where
   another module's quiz, practice or a form asks it. */
(() => {
  "use strict";
  if (window.curriculumQuiz) {
    // Instant navigation evaluates scripts again.
    window.curriculumQuiz.start();
    return;
  }

  // --- Scores: the table of the authoring contract, each from 0 to 1 ---------------------------------------------

  const share = (things, test) => things.filter(test).length / things.length;
  const SCORES = {
    // key: {option: verdict}; answer: [option]
    single: (key, answer) => Number(key[answer[0]] === "right"),
    judged: (key, answer) => ({ right: 1, acceptable: 0.5 })[key[answer[0]]] || 0,
    // What is right adds its share, what is wrong takes its share away: ticking everything earns nothing.
    multiple: (key, answer) => {
      const right = Object.keys(key).filter((option) => key[option] === "right");
      const wrong = Object.keys(key).filter((option) => key[option] !== "right");
      return Math.max(0, share(right, (o) => answer.includes(o)) - share(wrong, (o) => answer.includes(o)));
    },
    // key, answer: [step]; of the neighbours in the answer, those whose first comes first in the key too
    order: (key, answer) => share(answer.slice(1), (step, i) => key.indexOf(answer[i]) < key.indexOf(step)),
    // key, answer: {row: partner}
    match: (key, answer) => share(Object.keys(key), (row) => answer[row] === key[row]),
  };
  const score = (type, key, answer) => SCORES[type](key, answer);

  // --- What this device keeps ------------------------------------------------------------------------------------

  /** Records by item id. `trouble` is "", "blocked", "full" or "corrupt"; the cards go on with what they know. */
  function openStore(base) {
    const prefix = `curriculum:${new URL(base, location.href).pathname}:`;
    const attempt = (act) => {
      try {
        return act(localStorage);
      } catch (error) {
        store.trouble = { QuotaExceededError: "full", SyntaxError: "corrupt" }[error.name] || "blocked";
        return null;
      }
    };
    const store = {
      prefix,
      trouble: "",
      read: (id) => attempt((kept) => JSON.parse(kept.getItem(prefix + id))),
      write: (id, record) => attempt((kept) => kept.setItem(prefix + id, JSON.stringify(record))),
      remove: (id) => attempt((kept) => kept.removeItem(prefix + id)),
    };
    return store;
  }

  // --- Elements --------------------------------------------------------------------------------------------------

  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const list = (value) => (Array.isArray(value) ? value : []);

  function make(tag, name, ...inside) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  }

  function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "quiz-icon");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(svg.namespaceURI, "use");
    use.setAttribute("href", `#quiz--${name}`);
    svg.append(use);
    return svg;
  }

  const SIGNS = { right: "right", wrong: "wrong", partly: "partly", missed: "right", note: "light" };
  const MARKS = ["right", "wrong", "partly", "missed", "other"];

  /** Shows how an option, step or row was judged: a class, a sign and a word, and its reason where it is due. */
  function mark(option, name, words, withReason) {
    for (const other of MARKS) option.element.classList.toggle(`is-${other}`, other === name);
    option.verdict.replaceChildren(...(words ? [icon(SIGNS[name]), " ", words] : []));
    option.verdict.hidden = !words;
    if (option.reason) option.reason.hidden = !withReason;
    const said = Boolean(words || (option.reason && withReason));
    option.why.hidden = !said;
    if (said) option.control.setAttribute("aria-describedby", option.why.id);
    else option.control.removeAttribute("aria-describedby");
  }

  // --- The kinds of card -----------------------------------------------------------------------------------------
  // blank: the answer before any; clean: a kept answer made safe; read: the answer as it stands on the page;
  // empty: nothing to check yet; keep: what a retry keeps; paint: the controls and marks of a state.

  const choice = {
    blank: () => [],
    clean: (card, kept) => list(kept).filter((hash) => card.options.has(hash)),
    read: (card) => [...card.options].filter(([, option]) => option.control.checked).map(([hash]) => hash),
    empty: (card, answer) => !answer.length,
    keep: (card, answer) => (card.type === "multiple" ? answer.filter((hash) => card.key[hash] === "right") : []),
    paint(card, { phase, answer, judged }, say) {
      const over = phase === "done";
      for (const [hash, option] of card.options) {
        const verdict = card.key[hash];
        const known = judged.includes(hash);
        option.control.checked = answer.includes(hash);
        // Judged ones stay readable.
        option.control.disabled = phase === "open" && known;
        let name = phase === "open" ? "" : "other";
        if (over ? answer.includes(hash) : known) name = verdict === "acceptable" ? "partly" : verdict;
        else if (over && verdict === "right") name = "missed";
        let word = name;
        if (name === "right" && card.type === "judged") word = "best";
        if (name === "missed" && card.type !== "single") word = `missed-${card.type}`;
        mark(option, name, name && name !== "other" ? say(word) : "", over || (name && name !== "other"));
      }
    },
  };

  const order = {
    blank: (card) => card.given,
    clean: (card, kept) =>
      list(kept).length === card.given.length && card.given.every((hash) => kept.includes(hash)) ? kept : card.given,
    read: (card) => all(card.list, ":scope > li").map((element) => element.dataset.option),
    empty: (card, answer) => answer.join() === card.given.join() && !card.state.tries,
    keep: (card, answer) => answer,
    paint(card, { phase, answer, score: points }, say) {
      const solved = phase === "done" && points < 1;
      (solved ? card.key : answer).forEach((hash, i, shown) => {
        const option = card.options.get(hash);
        card.list.append(option.element);
        option.up.hidden = option.down.hidden = phase !== "open";
        option.up.setAttribute("aria-disabled", i === 0);
        option.down.setAttribute("aria-disabled", i === shown.length - 1);
        let [name, words] = ["", ""];
        if (phase === "missed") {
          const before = card.key.indexOf(shown[i - 1]) > card.key.indexOf(hash);
          [name, words] = !i ? ["other", ""] : before ? ["wrong", say("before")] : ["right", say("follows")];
        } else if (phase === "done") {
          const place = answer.indexOf(hash);
          [name, words] = place === i || !solved ? ["right", say("in-place")]
            : ["missed", say("had-at", { place: place + 1 })];
        }
        mark(option, name, words, phase === "done");
      });
    },
  };

  const some = (answer, test) => Object.fromEntries(Object.entries(answer).filter((pair) => test(...pair)));

  const match = {
    blank: () => ({}),
    clean: (card, kept) => some(kept || {}, (row, partner) => card.key[row] && card.partners[partner]),
    read: (card) => some(Object.fromEntries([...card.options].map(([hash, row]) => [hash, row.control.value])),
      (row, partner) => partner),
    empty: (card, answer) => Object.keys(answer).length < card.options.size,
    keep: (card, answer) => some(answer, (row, partner) => card.key[row] === partner),
    paint(card, { phase, answer, judged }, say) {
      for (const [hash, row] of card.options) {
        const right = answer[hash] === card.key[hash];
        const kept = right && judged.includes(hash);
        row.control.value = answer[hash] || "";
        row.control.disabled = phase === "open" && kept;
        const name = kept ? "right" : phase === "open" ? "" : answer[hash] ? "wrong" : "missed";
        const partner = card.partners[card.key[hash]];
        mark(row, name, !name ? "" : kept ? say("right")
          : phase === "done" ? say("belongs", { partner }) : say("wrong"), false);
      }
    },
  };

  const reflection = {
    blank: () => "",
    clean: (card, kept) => (typeof kept === "string" ? kept : ""),
    read: (card) => card.textarea.value,
    // Asked once; whoever presses again may compare without words.
    empty: (card, answer) => !answer.trim() && card.error.hidden,
    keep: (card, answer) => answer,
    paint(card, { answer }) {
      if (card.textarea.value !== answer) card.textarea.value = answer;
    },
  };

  const KINDS = { single: choice, judged: choice, multiple: choice, order, match, reflection };

  /** A card: what its markup says, with the reasons moved to their options and the answer taken away. */
  function readCard(element, number) {
    const find = (selector) => element.querySelector(selector);
    const answer = find(".quiz-answer");
    const { item, text, type, title } = element.dataset;
    const card = {
      element, number, id: item, text, type, title, kind: KINDS[type], options: new Map(), key: {}, partners: {},
      form: find("form"), heading: find(".quiz-count"), how: find(".quiz-how"), hint: find(".quiz-hint"), lent: find(".quiz-lender"),
      list: find(".quiz-steps"), textarea: find("textarea"), model: answer.querySelector(".quiz-model"),
      explanation: answer.querySelector(".quiz-explanation"), actions: make("p", "quiz-actions"),
      error: make("p", "quiz-error"), told: make("h3"), feedback: make("div", "quiz-feedback"),
    };
    for (const option of all(find("fieldset"), "li[data-option]")) {
      const hash = option.dataset.option;
      const source = answer.querySelector(`[data-for="${hash}"]`);
      const reason = source && source.querySelector(".quiz-reason");
      const verdict = make("p", "quiz-verdict");
      const why = make("div", "quiz-why", verdict, ...(reason ? [reason] : []));
      why.id = `${element.id}--${hash}-why`;
      why.hidden = true;
      option.append(why);
      card.options.set(hash, {
        element: option, control: option.querySelector("input, select"), verdict, why, reason,
        mindset: source && source.dataset.mindset,
      });
      if (type === "match") card.key[hash] = option.dataset.partner;
      else if (type !== "order") card.key[hash] = source.dataset.verdict;
    }
    if (type === "order") {
      card.given = [...card.options.keys()];
      card.key = all(answer, "[data-for]").map((step) => step.dataset.for);
    }
    for (const partner of all(element, ".quiz-partners [data-partner]")) {
      card.partners[partner.dataset.partner] = partner.lastElementChild.textContent;
    }
    card.told.tabIndex = -1;
    card.feedback.append(card.told);
    card.feedback.hidden = card.error.hidden = true;
    card.error.id = `${element.id}--error`;
    (card.how || find("legend")).after(card.error);
    if (card.hint) find("fieldset").append(card.hint);
    card.form.append(card.feedback, card.actions);
    answer.remove();
    return card;
  }

  // --- A quiz ----------------------------------------------------------------------------------------------------

  function startQuiz(root) {
    const words = JSON.parse(root.dataset.words);
    const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
    const find = (selector) => root.querySelector(selector);
    const store = (window.curriculumStore || openStore)(root.dataset.base); // see scorm.js
    const cards = all(root, ".quiz-card").map(readCard);
    const result = find(".quiz-result");
    const segments = make("ol", "quiz-segments", ...cards.map(() => make("li")));
    segments.setAttribute("aria-hidden", "true");

    // State: phase "open", "missed" (told what was wrong, the rest still hidden) or "done"; answer; judged: options
    // or rows told; tries; first and latest score; picks: the first answer, for leanings; shown: the answer was asked for.
    const fresh = (card) => ({
      phase: "open", answer: card.kind.blank(card), judged: [], tries: 0,
      first: null, score: null, picks: [], shown: false,
    });

    function load(card) {
      const state = fresh(card);
      let kept = store.read(card.id);
      if (!kept && card.lent) {
        // Version 1 kept an answer once, whichever quiz had asked: this one takes a copy.
        const id = card.id.replace(/.*:/, "");
        kept = store.read(id);
        if (!kept || kept.v !== 1) return state;
        kept.v = 2;
        [id, card.id].forEach((name) => store.write(name, kept));
      }
      if (!kept || !(kept.v < 3) || kept.text !== card.text) return state; // none, or the question was edited
      const number = (value) => (typeof value === "number" && value >= 0 && value <= 1 ? value : null);
      const known = (hashes) => list(hashes).filter((hash) => card.options.has(hash));
      state.answer = card.kind.clean(card, kept.answer);
      state.judged = known(kept.judged);
      state.picks = known(kept.picks);
      state.first = number(kept.first);
      state.score = card.textarea ? null : number(kept.score);
      state.tries = kept.tries > 0 ? 1 : 0;
      state.shown = kept.shown === true;
      const missed = kept.phase === "missed" && state.score !== null;
      const over = kept.phase === "done" && (state.score !== null || state.shown || card.textarea);
      state.phase = missed ? "missed" : over ? "done" : "open";
      return state;
    }

    function save(card) {
      store.write(card.id, { v: 2, text: card.text, when: Date.now(), ...card.state });
      tell();
    }

    function tell() {
      const note = find(".quiz-note");
      note.hidden = !store.trouble;
      note.replaceChildren(...(store.trouble ? [icon("note"), " ", say(store.trouble)] : []));
      find(".quiz-kept").hidden = ["blocked", "full"].includes(store.trouble);
    }

    // Painting

    function outcome(card) {
      const { answer, score: points, shown } = card.state;
      if (card.type === "reflection") return ["note", say("ours")];
      if (points === 1) return ["right", say("yes")];
      if (shown) return ["note", say("shown")];
      if (card.type === "judged" && points) return ["partly", say("works")];
      if (card.type === "multiple") {
        const found = answer.filter((hash) => card.key[hash] === "right").length;
        const drop = answer.length - found;
        const total = Object.values(card.key).filter((verdict) => verdict === "right").length;
        if (found) return ["partly", say(drop ? "partly-drop" : "partly-found", { found, drop, all: total })];
      }
      if (points && (card.type === "order" || card.type === "match")) {
        const total = card.options.size - (card.type === "order");
        return ["partly", say(`partly-${card.type}`, { found: Math.round(points * total), all: total })];
      }
      return ["wrong", say("not-quite")];
    }

    function button(words, act, plain) {
      const element = make("button", plain ? `quiz-button quiz-button--${plain}` : "quiz-button", words);
      element.type = act ? "button" : "submit";
      if (act) element.addEventListener("click", act);
      return element;
    }

    function paint(card) {
      const { phase } = card.state;
      fail(card, false);
      card.kind.paint(card, card.state, say);
      card.element.dataset.phase = phase;
      card.feedback.hidden = phase === "open";
      if (phase !== "open") {
        const [name, words] = outcome(card);
        card.feedback.className = `quiz-feedback is-${name}`;
        card.told.replaceChildren(icon(SIGNS[name]), " ", words);
        const help = () => (card.hint ? card.hint.querySelector(".quiz-hint__text").cloneNode(true)
          : make("p", "", say(`look-again${own(card)}`)));
        const inside = phase === "missed" ? [help()] : [card.model, card.explanation].filter(Boolean);
        card.feedback.replaceChildren(card.told, ...inside);
      }
      if (card.hint) card.hint.hidden = phase !== "open";
      const scored = card.type !== "reflection";
      const last = next(card) === null;
      const buttons = [];
      if (phase === "open") buttons.push(button(say(scored ? "check" : "compare")));
      if (phase === "missed") buttons.push(button(say("again"), () => again(card)));
      if (phase !== "done" && card.state.tries) buttons.push(button(say("show"), () => reveal(card), "outline"));
      if (phase === "done") buttons.push(button(say(last ? "finish" : "next"), () => go(next(card))));
      if (card.number) buttons.push(button(say("back"), () => go(cards[card.number - 1]), "plain"));
      if (phase !== "done") buttons.push(button(say(last ? "finish" : "skip"), () => go(next(card)), "plain"));
      card.actions.replaceChildren(...buttons);
    }

    const own = (card) => (["order", "match", "reflection"].includes(card.type) ? `-${card.type}` : "");

    /** The first control that waits for an answer. */
    const free = (card) => all(card.form, "input, select, textarea, .quiz-move")
      .find((control) => !control.disabled && !control.hidden && control.ariaDisabled !== "true"
        && !(card.type === "match" && control.value));

    function fail(card, failed) {
      card.error.hidden = !failed;
      card.error.replaceChildren(...(failed ? [icon("note"), " ", say(`error${own(card)}`)] : []));
      if (card.blamed) card.blamed.removeAttribute("aria-describedby");
      card.blamed = failed && free(card);
      if (!card.blamed) return;
      card.blamed.setAttribute("aria-describedby", card.error.id);
      card.blamed.focus();
    }

    // What a learner does

    function check(card) {
      const { state } = card;
      if (state.phase !== "open") return;
      const answer = card.kind.read(card);
      if (card.kind.empty(card, answer)) return void fail(card, true);
      state.answer = answer;
      if (card.type === "reflection") state.phase = "done";
      else {
        state.score = score(card.type, card.key, answer);
        state.tries += 1;
        state.judged = Array.isArray(answer) ? [...new Set([...state.judged, ...answer])] : Object.keys(answer);
        if (state.first === null) {
          state.first = state.score;
          state.picks = state.judged;
        }
        state.phase = state.score === 1 || state.tries > 1 ? "done" : "missed";
      }
      settle(card);
    }

    function reveal(card) {
      card.state.phase = "done";
      card.state.shown = true;
      settle(card);
    }

    function settle(card) {
      save(card);
      paint(card);
      light(card);
      card.told.focus();
    }

    function again(card) {
      card.state.answer = card.kind.keep(card, card.state.answer);
      card.state.phase = "open";
      save(card);
      paint(card);
      (free(card) || card.actions.firstChild).focus();
    }

    /** The next card that is not done, or null for the result. */
    function next(card) {
      return cards.slice(card.number + 1).find((other) => other.state.phase !== "done") || null;
    }

    function light(current) {
      [...segments.children].forEach((segment, i) => {
        segment.className = cards[i] === current ? "is-current" : cards[i].state.phase === "done" ? "is-done" : "";
      });
    }

    /** Shows a card, or the result for null; `quietly` leaves the focus where it is. */
    function go(card, quietly) {
      for (const other of cards) other.element.classList.toggle("is-current", other === card);
      result.hidden = card !== null;
      if (card) {
        paint(card);
        light(card);
        card.heading.after(segments);
      } else paintResult();
      if (!quietly) (card ? card.heading : result.querySelector("h2")).focus();
    }

    // The result

    function paintResult() {
      const scored = cards.filter((card) => card.type !== "reflection");
      const right = scored.filter((card) => card.state.first === 1).length;
      const now = scored.filter((card) => card.state.score === 1).length;
      const points = scored.reduce((sum, card) => sum + (card.state.first || 0), 0);
      const open = cards.filter(({ state }) => state.phase !== "done" && state.first === null);
      const missed = scored.filter((card) => card.state.first !== null && card.state.score !== 1);
      const lines = (name, ...texts) => result.querySelector(name).replaceChildren(...texts);
      const many = (name, count) => say(count === 1 ? `${name}-one` : `${name}-more`, { count });

      lines(".quiz-score", ...(scored.length
        ? [make("strong", "", say("score", { right, all: scored.length })), " ", say("first-time")] : []));
      lines(".quiz-points", [
        points > right ? say("points", { points: Math.round(points * 10) / 10, all: scored.length }) : "",
        now > right ? say("now", { right: now, all: scored.length }) : "",
        open.length ? many("open", open.length) : "",
      ].filter(Boolean).join(" · "));
      leanings();
      lines(".quiz-revisit", missed.length ? many("revisit", missed.length) : "");
      lines(".quiz-revisits", ...missed.map((card) => {
        const link = make("a", "", card.title);
        link.href = `#${card.element.id}`;
        link.addEventListener("click", (event) => {
          event.preventDefault();
          event.stopPropagation();
          go(card);
        });
        return make("li", "", link);
      }));
      const buttons = [];
      if (open.length) buttons.push(button(say("rest"), () => go(open[0])));
      if (missed.length) buttons.push(button(say("retry"), () => retry(missed), open.length ? "outline" : ""));
      buttons.push(button(say("over"), over, "outline"));
      lines(".quiz-actions", ...buttons);
      // One filled button a view.
      const onward = result.querySelector(".quiz-onward a");
      if (onward) onward.classList.toggle("quiz-button--outline", buttons.length > 1);
    }

    function leanings() {
      const counts = new Map();
      for (const card of cards) {
        for (const hash of card.state.picks) {
          const { mindset } = card.options.get(hash);
          if (mindset) counts.set(mindset, (counts.get(mindset) || 0) + 1);
        }
      }
      const box = result.querySelector(".quiz-leaned");
      const rows = all(box, "li");
      for (const row of rows) {
        const count = counts.get(row.dataset.mindset) || 0;
        row.hidden = !count;
        row.lastElementChild.textContent = count;
      }
      box.hidden = !counts.size;
      rows.sort((a, b) => b.lastElementChild.textContent - a.lastElementChild.textContent);
      rows[0]?.parentElement.append(...rows);
    }

    function retry(missed) {
      for (const card of missed) {
        const { first, score: latest, picks } = card.state;
        card.state = { ...fresh(card), first, score: latest, picks };
        save(card);
      }
      go(missed[0]);
    }

    function over() {
      // Practice goes on with other questions.
      if (!root.dispatchEvent(new Event("over", { cancelable: true }))) return;
      for (const card of cards) {
        store.remove(card.id);
        card.state = fresh(card);
      }
      go(cards[0]);
    }

    // Controls

    function move(card, option, step) {
      const { element } = option;
      const other = step < 0 ? element.previousElementSibling : element.nextElementSibling;
      if (!other) return;
      if (step < 0) other.before(element);
      else other.after(element);
      card.state.answer = order.read(card);
      save(card);
      order.paint(card, card.state, say);
      fail(card, false);
      (step < 0 ? option.up : option.down).focus();
      find(".quiz-said").textContent = say("moved", {
        step: option.text, place: card.state.answer.indexOf(element.dataset.option) + 1, total: card.given.length,
      });
    }

    function equip(card) {
      card.form.addEventListener("submit", (event) => {
        event.preventDefault();
        check(card);
      });
      card.form.addEventListener(card.textarea ? "input" : "change", () => {
        if (card.state.phase !== "open" && !card.textarea) return void paint(card); // judged: it stays as it was
        card.state.answer = card.kind.read(card);
        save(card);
        fail(card, false);
      });
      if (card.type !== "order") return;
      card.how.after(make("p", "quiz-how quiz-how--live", say("how-order"))); // paper keeps the other
      for (const option of card.options.values()) {
        const label = option.element.querySelector("label");
        option.text = label.textContent.trim();
        label.replaceWith(make("span", "quiz-step__text", ...label.childNodes));
        for (const [name, step] of [["up", -1], ["down", 1]]) {
          option[name] = button(icon(name), () => move(card, option, step), "move");
          option[name].classList.add("quiz-move");
          option[name].setAttribute("aria-label", say(name, { step: option.text }));
        }
        option.control.replaceWith(option.up, option.down);
        option.control = option.element;
      }
    }

    /** The card that the address names, if any. */
    const named = () => cards.find((card) => new URL(`#${card.element.id}`, location).hash === location.hash);

    cards.forEach(equip);
    for (const card of cards) card.state = load(card);
    cards.forEach(paint);
    root.classList.add("is-live");
    const target = named();
    go(target || cards.find((card) => card.state.phase !== "done") || null, true);
    if (target) target.element.scrollIntoView();
    tell();

    addEventListener("hashchange", () => {
      const card = root.isConnected && named();
      if (card) go(card);
    });
    // Another tab answered: this one must not overwrite it.
    addEventListener("storage", (event) => {
      const card = root.isConnected && cards.find((other) => store.prefix + other.id === event.key);
      if (!card) return;
      card.state = load(card);
      paint(card);
      if (!result.hidden) paintResult();
    });
  }

  // --- The start --------------------------------------------------------------------------------------------------

  const start = () => all(document, ".quiz[data-words]:not(.is-live)").forEach(startQuiz);

  window.curriculumQuiz = { start, score, openStore };
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
