// A list of staff or a table of tasks: what was understood, what is in doubt.

import { make, say, send, toast } from "./app.js";
import { refused } from "./new.js";

const input = document.getElementById("file");
const drop = document.getElementById("drop");
const box = document.getElementById("found");
const said = document.getElementById("said");
let file = null;

const path = (to) => `${to}?name=${encodeURIComponent(file.name)}`;

async function look(chosen) {
  if (!chosen) return;
  file = chosen;
  said.replaceChildren();
  box.replaceChildren(make("p", { class: "empty" }, say("reading")));
  const answer = await send(path("/import"), file);
  box.replaceChildren();
  if (!answer.ok) return refused(said, answer);
  show(answer);
}

const table = (heads, rows) =>
  make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", {}, head)))), make("tbody", {}, ...rows));
const row = (cells, kind = "") => make("tr", { class: kind }, ...cells.map((cell) => make("td", {}, cell ?? "")));

function doubts(list) {
  if (!list.length) return [];
  return [make("h3", {}, say("import_doubts", { count: list.length })), make("ul", {}, ...list.map((one) => make("li", {}, say("import_doubt", one))))];
}

function show(answer) {
  const parts = [];
  for (const fault of answer.faults) parts.push(make("p", { class: "problems" }, fault.words));
  const difference = answer.difference;
  if (difference) {
    parts.push(make("h2", {}, say("import_differs", { day: difference.day, count: difference.rows.length })));
    const rows = difference.rows.map((one) => row([one.what, one.name, one.old, one.new]));
    if (rows.length) parts.push(table([say("import_what"), say("person"), say("import_old"), say("import_new")], rows));
  }
  for (const roster of answer.rosters) {
    parts.push(make("h2", {}, say("import_roster", { sheet: roster.sheet, people: roster.staff.length, rows: roster.rows })));
    const rows = roster.staff.map((one) => row([String(one.row), one.name, one.unit, one.title, one.since, one.asks], one.asks ? "asks" : ""));
    parts.push(table([say("import_row"), say("person"), say("unit"), say("post"), say("since_when"), say("import_asks")], rows), ...doubts(roster.doubts));
  }
  for (const tasks of answer.tasks) {
    parts.push(make("h2", {}, say("import_tasks_found", { sheet: tasks.sheet, count: tasks.count })), ...doubts(tasks.doubts));
  }
  const key = answer.difference ? "import_as_change" : "write_data";
  const nothing = difference && !difference.rows.length;
  if (!nothing) parts.unshift(make("button", { type: "button", class: "first", onclick: write }, say(key)));
  box.replaceChildren(...parts);
}

async function write() {
  const answer = await send(path("/import/write"), file);
  if (!answer.ok) return refused(said, answer);
  toast(answer.words);
  if (answer.lead) location.href = answer.lead;
  else if (answer.tasks) {
    const text = make("textarea", { rows: "16", readonly: true });
    text.value = answer.tasks;
    box.prepend(make("p", {}, answer.words), text);
  }
}

input.addEventListener("change", () => look(input.files[0]));
drop.addEventListener("dragover", (event) => event.preventDefault());
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  look(event.dataTransfer.files[0]);
});
