// A Word file that came back: what was changed in it, and taking it in.

import { make, post, say, send, toast } from "./app.js";
import { refused } from "./new.js";

const file = document.getElementById("file");
const plan = document.getElementById("plan");
const box = document.getElementById("found");
const said = document.getElementById("said");

const path = (to) => `${to}?plan=${encodeURIComponent(plan.value)}&name=${encodeURIComponent(file.files[0].name)}`;

async function look() {
  if (!file.files[0]) return;
  document.getElementById("chosen").textContent = file.files[0].name;
  said.replaceChildren();
  box.replaceChildren(make("p", { class: "empty" }, say("reading")));
  const answer = await send(path("/compare"), file.files[0]);
  if (!answer.ok) {
    box.replaceChildren();
    return refused(said, answer);
  }
  show(answer);
}

function difference(row) {
  const spots = row.spots.map((spot) => {
    const words = make("p", {}, spot.old ? make("del", {}, spot.old) : null, " ", spot.new ? make("ins", {}, spot.new) : null);
    const around = spot.context && spot.context !== spot.old ? make("p", { class: "aside" }, `…${spot.now}…`) : null;
    const lead = spot.lead ? make("a", { class: "aside", href: spot.lead }, say("locate")) : null;
    return make("div", {}, words, around, lead);
  });
  return make("li", { class: row.written ? "writable" : "settle" }, row.happened ? make("p", {}, row.happened) : null, ...spots, row.why ? make("p", { class: "why" }, row.why) : null);
}

function show(answer) {
  const writable = answer.rows.filter((row) => row.written);
  const settle = answer.rows.filter((row) => !row.written);
  const parts = [];
  if (answer.doubt) parts.push(make("p", { class: "problems" }, answer.doubt));
  parts.push(make("h2", {}, say("compare_found", { count: answer.rows.length, writable: writable.length, settle: settle.length })));
  if (writable.length && !answer.doubt) parts.push(make("button", { type: "button", class: "first", onclick: apply }, say("write_data")));
  if (writable.length) parts.push(make("ol", { class: "differences" }, ...writable.map(difference)));
  if (settle.length) parts.push(make("h2", {}, say("compare_settle")), make("ol", { class: "differences" }, ...settle.map(difference)));
  const asides = answer.asides.map((aside) => make("li", {}, aside.words, " ", aside.lead ? make("a", { class: "aside", href: aside.lead }, say("locate")) : null));
  if (asides.length) parts.push(make("h2", {}, say("compare_asides")), make("ul", {}, ...asides));
  for (const note of answer.notes) if (note) parts.push(make("p", { class: "aside" }, note));
  box.replaceChildren(...parts);
}

async function apply() {
  const answer = await send(path("/compare/apply"), file.files[0]);
  if (!answer.ok) return refused(said, answer);
  toast(answer.words);
  await look();
}

file.addEventListener("change", look);
plan.addEventListener("change", look);
document.getElementById("take-back").addEventListener("click", async () => {
  const answer = await post("/compare/undo", {});
  toast(answer.words, answer.ok ? "" : "bad");
  if (answer.ok) look();
});
