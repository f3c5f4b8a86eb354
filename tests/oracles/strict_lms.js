/* A learning system for the tests: scorm-again's SCORM 1.2 runtime behind a door that is stricter than it is.

   `strictLms(inner)` is the API that a package finds. Every call is written down in `calls`; what the standard forbids, and
   scorm-again would take, in `wrong`. Its rules are read from the standard, not from our package. */
(() => {
  "use strict";
  const STATUS = ["passed", "completed", "failed", "incomplete", "browsed"];
  const TYPES = ["true-false", "choice", "fill-in", "matching", "performance", "likert", "sequencing", "numeric"];
  const RESULTS = ["correct", "wrong", "unanticipated", "neutral"];
  const READABLE = /^cmi\.(suspend_data|launch_data|comments|core\.(student_id|student_name|lesson_location|credit|lesson_status|entry|total_time|lesson_mode|score\.(raw|min|max)|_children)|interactions\._(count|children))$/;
  const decimal = (value) => /^\d+(\.\d+)?$/.test(value) && Number(value) <= 100;
  const RULES = [
    [/^cmi\.core\.lesson_status$/, (value) => STATUS.includes(value)],
    [/^cmi\.core\.exit$/, (value) => ["time-out", "suspend", "logout", ""].includes(value)],
    [/^cmi\.core\.session_time$/, (value) => /^\d{4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(value)],
    [/^cmi\.core\.score\.(raw|min|max)$/, decimal],
    [/^cmi\.core\.lesson_location$/, (value) => value.length <= 255],
    [/^cmi\.suspend_data$/, (value) => value.length <= 4096],
    [/^cmi\.interactions\.\d+\.id$/, (value) => value.length <= 255 && /^[A-Za-z][A-Za-z0-9_.-]*$/.test(value)],
    [/^cmi\.interactions\.\d+\.time$/, (value) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value)],
    [/^cmi\.interactions\.\d+\.type$/, (value) => TYPES.includes(value)],
    [/^cmi\.interactions\.\d+\.(correct_responses\.\d+\.pattern|student_response)$/,
      (value) => value.length <= 255 && /^[a-z0-9](\.[a-z0-9])?(,[a-z0-9](\.[a-z0-9])?)*$/.test(value)],
    [/^cmi\.interactions\.\d+\.result$/, (value) => RESULTS.includes(value)],
  ];

  window.strictLms = (inner) => {
    const calls = [];
    const wrong = [];
    let phase = "before";
    let mode = "";
    let uncommitted = false;
    const was = { status: inner.cmi.core.lesson_status, raw: inner.cmi.core.score.raw };
    const rank = (status) => ["incomplete", "failed", "completed", "passed"].indexOf(status);
    const says = (name, values, more) => wrong.push(`${name}(${values.map((v) => JSON.stringify(v)).join(", ")}): ${more}`);

    const checks = {
      LMSInitialize(values) {
        if (phase !== "before" || values[0] !== "") return "once, first, with an empty text";
        phase = "running";
        return "";
      },
      LMSFinish(values) {
        if (phase !== "running" || values[0] !== "") return "once, last, with an empty text";
        if (uncommitted) return "something was not committed";
        phase = "after";
        return "";
      },
      LMSCommit(values) {
        uncommitted = false;
        return values[0] === "" ? "" : "takes an empty text";
      },
      LMSGetValue: ([name]) => (READABLE.test(name) ? "" : "cannot be read"),
      LMSSetValue([name, value]) {
        uncommitted = true;
        if (mode === "browse" || mode === "review") return "nothing is written in this mode";
        if (typeof value !== "string") return "not a text";
        const rule = RULES.find(([names]) => names.test(name));
        if (!rule) return "cannot be written";
        if (!rule[1](value)) return "not a value it takes";
        const number = /^cmi\.interactions\.(\d+)\.(\w+)/.exec(name);
        if (number) {
          const count = Number(inner.lmsGetValue("cmi.interactions._count"));
          if (number[2] === "id" ? Number(number[1]) !== count : Number(number[1]) !== count - 1) return "out of order";
        }
        if (name === "cmi.core.lesson_status") {
          if (rank(value) < rank(was.status)) return `a status of ${was.status} was taken back`;
          was.status = value;
        }
        if (name === "cmi.core.score.raw") {
          if (was.raw !== "" && Number(value) < Number(was.raw)) return `a score of ${was.raw} was taken back`;
          was.raw = value;
        }
        return "";
      },
      LMSGetLastError: () => "",
      LMSGetErrorString: () => "",
      LMSGetDiagnostic: () => "",
    };
    const api = { calls, wrong };
    for (const [name, check] of Object.entries(checks)) {
      api[name] = (...values) => {
        calls.push([name, ...values]);
        const running = ["LMSGetValue", "LMSSetValue", "LMSCommit"].includes(name);
        const fault = running && phase !== "running" ? `called ${phase} the session` : check(values);
        if (fault) says(name, values, fault);
        const given = inner[name](...values);
        if (name === "LMSGetValue" && values[0] === "cmi.core.lesson_mode") mode = given;
        const error = inner.LMSGetLastError();
        if (running && String(error) !== "0") says(name, values, `error ${error}`);
        return given;
      };
    }
    return api;
  };
})();
