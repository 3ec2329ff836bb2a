// Tables that came back from the units: what was understood of them, and taking it
// in.

import { data, make, say, send, told } from "./app.js";
import { given, parcel } from "./files.js";
import { refused } from "./new.js";

const { month } = data();
const said = document.getElementById("said");
const box = document.getElementById("found");

document.getElementById("month").addEventListener("change", (event) => {
  if (event.target.value) location.search = `?month=${event.target.value}`;
});

async function look(files) {
  if (!files.length) return;
  said.replaceChildren();
  box.replaceChildren(make("p", { class: "empty" }, say("reading")));
  const answer = await send("/collect", parcel({ month }, files));
  box.replaceChildren();
  if (!answer.ok) return refused(said, answer.words ? answer : { words: say("import_too_large") });
  show(answer, files);
}

function show({ rows, told: doubts }, files) {
  const write = async (event) => {
    event.target.disabled = true;
    const answer = await send("/collect/in", parcel({ month }, files));
    event.target.disabled = false;
    if (answer.ok) told(answer.words);
    else refused(said, answer);
  };
  const heads = ["unit", "matter", "collect_state", "collect_progress"].map((key) => make("th", {}, say(key)));
  const lines = rows.map((row) => make("tr", {}, make("td", { class: "day" }, row.unit ?? ""), make("td", {}, row.what), make("td", { class: "day" }, row.state ?? ""), make("td", {}, row.progress, row.problem ? make("small", {}, row.problem) : null)));
  const parts = [make("h2", {}, say("collect_found", { files: files.length, count: rows.length }))];
  if (doubts.length) parts.push(make("ul", { class: "problems" }, ...doubts.map((words) => make("li", {}, words))));
  if (rows.length) {
    parts.push(make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...lines)));
    parts.push(make("div", { class: "foot" }, make("button", { type: "button", class: "first", onclick: write }, say("write_data"))));
  }
  box.replaceChildren(make("section", { class: "proved" }, ...parts));
  box.scrollIntoView({ block: "nearest" });
}

const drop = document.getElementById("drop");
if (drop) given(drop, document.getElementById("file"), look);
