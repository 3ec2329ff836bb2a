// Lists of staff, tables of tasks and old plans: what was understood of them, what
// is asked, what became of every line; and taking it in.

import { make, post, say, send, toast } from "./app.js";
import { given, parcel } from "./files.js";
import { refused } from "./new.js";

const input = document.getElementById("file");
const drop = document.getElementById("drop");
const chosen = document.getElementById("chosen");
const box = document.getElementById("found");
const said = document.getElementById("said");
let files = [];
let answers = {};
let asked = 0;

function add(list) {
  const known = (file) => files.some((other) => other.name === file.name && other.size === file.size);
  files = [...files, ...[...list].filter((file) => file && !known(file))];
  look();
}

async function look() {
  const chips = files.map((file) => {
    const gone = () => {
      files = files.filter((other) => other !== file);
      look();
    };
    return make("li", {}, file.name, make("button", { type: "button", class: "tool", "aria-label": `${say("remove")} ${file.name}`, onclick: gone }, "×"));
  });
  chosen.replaceChildren(...chips);
  said.replaceChildren();
  const turn = ++asked;
  if (!files.length) return box.replaceChildren();
  if (!box.children.length) box.replaceChildren(make("p", { class: "empty" }, say("reading")));
  const answer = await send("/import", parcel({ answers }, files));
  if (turn !== asked) return;
  box.replaceChildren();
  if (answer.ok) show(answer);
  else refused(said, answer.words ? answer : { words: say("import_too_large") });
}

const table = (heads, rows, kind = "") =>
  make("table", { class: kind }, make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", {}, head)))), make("tbody", {}, ...rows));
const row = (cells, kind = "") => make("tr", { class: kind }, ...cells.map((cell) => make("td", {}, cell ?? "")));

function doubts(list) {
  if (!list.length) return [];
  return [make("h3", {}, say("import_doubts", { count: list.length })), make("ul", {}, ...list.map((one) => make("li", {}, say("import_doubt", one))))];
}

function show(answer) {
  const parts = [];
  for (const one of answer.unread) parts.push(make("p", { class: "problems" }, make("b", {}, one.file), " ", one.words));
  if (answer.faults.length) {
    const all = answer.faults.map((fault) => make("li", { class: fault.severity }, [fault.words, ...fault.hints].join("　")));
    parts.push(make("ul", { class: "problems" }, ...all));
  }
  if (answer.questions.length) parts.push(questions(answer.questions));
  for (const plan of answer.plans) parts.push(proof(plan));
  for (const one of answer.tables) parts.push(...spreadsheet(one));
  if (answer.writes) {
    const all = [say("import_sum_plans", { count: answer.plans.length }), say("import_sum_tables", { count: answer.tables.length })];
    const key = answer.as_change && !answer.plans.length ? "import_as_change" : "write_data";
    const sum = all[answer.plans.length ? (answer.tables.length ? 2 : 0) : 1] ?? all.join("，");
    parts.push(make("div", { class: "foot" }, make("span", {}, sum), make("button", { type: "button", class: "first", onclick: write }, say(key))));
  } else if (!answer.unread.length) parts.push(make("p", { class: "empty" }, say("import_nothing_new")));
  box.replaceChildren(...parts);
}

// ── Questions ────────────────────────────────────────────────────────────────

function questions(all) {
  const give = (id, value) => {
    if (value) answers[id] = value;
    else delete answers[id];
    look();
  };
  const rows = all.map((one) => {
    const label = { "aria-label": one.words };
    let field = null;
    if (one.widget === "yes") {
      const options = [["是", "yes"], ["否", "no"]].map(([value, key]) => make("option", { value, selected: (one.answer ?? "是") === value }, say(`import_same_${key}`)));
      field = make("select", { ...label, onchange: (event) => give(one.id, event.target.value) }, ...options);
    } else if (one.widget !== "none") {
      field = make("input", { ...label, type: one.widget === "day" ? "date" : "text", autocomplete: "off", value: one.answer ?? "", onchange: (event) => give(one.id, event.target.value.trim()) });
    }
    return make("li", {}, make("span", {}, one.words), field);
  });
  const open = all.filter((one) => one.widget !== "none" && !one.answer).length;
  return make("section", { class: "asked" }, make("h2", {}, say("import_questions", { count: open })), make("p", { class: "aside" }, say("import_questions_words")), make("ul", {}, ...rows));
}

// ── The proof of a plan ──────────────────────────────────────────────────────

function proof(plan) {
  const counts = plan.counts.filter((one) => one.count);
  const bad = counts.some((one) => ["different", "lost"].includes(one.fate));
  const badge = (one) => make("span", { class: `badge ${{ same: "good", lost: "bad", different: "mind" }[one.fate] ?? ""}` }, `${one.words} ${one.count}`);
  const words = (line) => line.printed ?? say(line.fate === "lost" ? "fate_lost" : line.fate === "left-out" ? "fate_left_out" : "import_elsewhere");
  const rows = plan.lines.map((line) => row([String(line.line), line.text, words(line)], `fate-${line.fate}`));
  const all = table([say("import_row"), say("import_original"), say("import_printed")], rows, "proof");
  const only = make("button", { type: "button", class: "quiet", "aria-pressed": "true", onclick: () => {
    const now = all.classList.toggle("only");
    only.textContent = say(now ? "import_show_all" : "import_show_odd");
    only.setAttribute("aria-pressed", String(now));
  } }, say("import_show_all"));
  all.classList.add("only");
  const total = plan.lines.length;
  return make("section", { class: "proved" },
    make("h2", {}, plan.title),
    make("p", { class: "aside" }, plan.file),
    plan.twin ? make("p", { class: "problems" }, say("import_twin"), " ", make("a", { href: plan.twin }, say("see_it"))) : null,
    plan.proved ? make("p", { class: "badges" }, make("span", {}, say(bad ? "import_check_lines" : "import_all_there", { count: total })), ...counts.map(badge), only) : make("p", { class: "problems" }, say("import_not_proved")),
    plan.proved ? make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": plan.title }, all) : null,
    plan.beside.length ? make("details", {}, make("summary", {}, say("import_beside", { count: plan.beside.length })), make("ul", {}, ...plan.beside.map((words) => make("li", {}, words)))) : null);
}

// ── Tables ───────────────────────────────────────────────────────────────────

function spreadsheet(one) {
  const parts = [make("h2", {}, one.file)];
  for (const fault of one.faults) parts.push(make("p", { class: "problems" }, fault.words));
  const difference = one.difference;
  if (difference) {
    parts.push(make("p", {}, say("import_differs", { day: difference.day, count: difference.rows.length })));
    const rows = difference.rows.map((cell) => row([cell.what, cell.name, cell.old, cell.new]));
    if (rows.length) parts.push(table([say("import_what"), say("person"), say("import_old"), say("import_new")], rows));
  }
  for (const roster of one.rosters) {
    parts.push(make("p", {}, say("import_roster", { sheet: roster.sheet, people: roster.staff.length, rows: roster.rows })), ...doubts(roster.doubts));
    const rows = roster.staff.map((cell) => row([String(cell.row), cell.name, cell.unit, cell.title, cell.since, cell.asks], cell.asks ? "asks" : ""));
    parts.push(make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": roster.sheet }, table([say("import_row"), say("person"), say("unit"), say("post"), say("since_when"), say("import_asks")], rows)));
  }
  for (const tasks of one.tasks) parts.push(make("p", {}, say("import_tasks_found", { sheet: tasks.sheet, count: tasks.count })), ...doubts(tasks.doubts));
  return [make("section", { class: "proved" }, ...parts)];
}

// ── Taking it in ─────────────────────────────────────────────────────────────

async function write(event) {
  event.target.disabled = true;
  const answer = await send("/import/write", parcel({ answers }, files));
  event.target.disabled = false;
  if (!answer.ok) return refused(said, answer.words ? answer : { words: say("import_too_large") });
  files = [];
  answers = {};
  chosen.replaceChildren();
  const undo = async () => {
    const undone = await post("/undo", { order: answer.history.back.order });
    toast(undone.words, undone.ok ? "" : "bad");
    if (undone.ok) box.replaceChildren();
  };
  const lead = (href, words, kind = "") => make("a", { class: `button ${kind}`, href }, words);
  const plans = answer.plans.map((plan) => make("li", {}, make("a", { href: plan.path }, plan.title)));
  box.replaceChildren(make("section", { class: "done" },
    make("h2", {}, say("import_written")),
    answer.people ? make("p", {}, say("import_people", { count: answer.people })) : null,
    plans.length ? make("ul", {}, ...plans) : null,
    make("div", { class: "buttons left" },
      answer.as_change ? lead("/changes", say("changes"), "first") : null,
      plans.length ? lead("/plans", say("plans"), answer.as_change ? "" : "first") : null,
      answer.people ? lead("/people", say("people"), plans.length ? "" : "first") : null,
      make("button", { type: "button", onclick: undo }, say("undo")))));
  box.scrollIntoView({ block: "nearest" });
}

given(drop, input, add);
