// A rota as a calendar: a click on a day exchanges it or has somebody else take it;
// leave; the message to the colleagues.

import { data, make, post, say, toast, told } from "./app.js";
import { finder } from "./find.js";
import { Form } from "./form.js";
import { refused } from "./new.js";

const plan = data();
const box = document.getElementById("form");
const form = new Form(box, decodeURIComponent(plan.id), plan.title, { draw() {}, done: (answer) => told(answer.history?.back?.what ?? say("saved")) });

for (const head of document.querySelectorAll("[data-weekdays]")) head.append(...say("weekdays").split(" ").map((day) => make("th", {}, day)));

document.getElementById("month").addEventListener("change", (event) => (location.search = `?month=${event.target.value}`));

document.getElementById("copy").addEventListener("click", async () => {
  const text = document.getElementById("message");
  try {
    await navigator.clipboard.writeText(text.value);
  } catch {
    text.select();
    document.execCommand("copy");
  }
  toast(say("rota_copied"));
});

/** Writes a row and shows the calendar anew. */
async function add(edit, row, what, said) {
  const answer = await post("/edit", { ...JSON.parse(edit), row, plan: decodeURIComponent(plan.id), what: `${plan.title} · ${what}` });
  if (answer.ok) told(`${say("saved")}：${what}`);
  else refused(said, answer);
}

const field = (label, input) => make("label", { class: "field" }, make("span", { class: "label" }, label), input);

/** A form of our own: sends when it is whole. */
function ask(title, about, fields, whole, send) {
  const said = make("div", { class: "said", role: "alert" });
  const own = make("form", {}, make("h2", { class: "form-head" }, make("b", {}, title)), ...about, ...fields, said, make("div", { class: "buttons left" }, make("button", { class: "first" }, say("done"))));
  own.addEventListener("keydown", (event) => event.key === "Enter" && event.isComposing && event.preventDefault());
  own.addEventListener("submit", (event) => {
    event.preventDefault();
    const missing = whole();
    if (missing) said.replaceChildren(make("p", {}, missing));
    else send(said);
  });
  box.replaceChildren(own);
  own.querySelector("input, select")?.focus();
}

function day({ rota: nth, day: date, name }, button) {
  const rota = plan.rotas[nth];
  const about = [...button.querySelectorAll("span, em")].map((one) => make("p", { class: "aside" }, [...one.childNodes].map((part) => part.textContent).join(" ")));
  const others = rota.days.filter((one) => one.value !== date).map((one) => make("option", { value: one.value }, one.name));
  const other = make("select", {}, make("option", { value: "" }, ""), ...others);
  let by = null;
  const who = finder("", say("rota_swap_by"), (one) => (by = one));
  const slots = rota.slots.filter(Boolean).map((slot) => make("option", { value: slot }, slot));
  const slot = make("select", {}, make("option", { value: "" }, slots.length ? say("rota_every_slot") : ""), ...slots);
  const note = make("input", { type: "text", autocomplete: "off" });
  const fields = [field(say("rota_swap_with"), other), field(say("rota_swap_by"), who), slots.length ? field(say("rota_slot"), slot) : "", field(say("rota_note"), note)];
  const whole = () => (Boolean(other.value) !== Boolean(by) ? "" : say("rota_incomplete"));
  ask(`${say("rota_swap")} · ${name}`, about, fields, whole, (said) => {
    const row = [["date", date]];
    if (other.value) row.push(["with", other.value]);
    if (by) row.push(["by", by.written]);
    if (slot.value) row.push(["slot", slot.value]);
    if (note.value.trim()) row.push(["note", note.value.trim()]);
    add(rota.edit, row, `${say("rota_swap")} ${name}`, said);
  });
}

function leave() {
  const chosen = {};
  const person = (name, key) => field(say(key), finder("person", say(key), (one) => (chosen[name] = one)));
  const from = make("input", { type: "date" });
  const until = make("input", { type: "date" });
  const fields = [person("person", "leave_who"), field(say("leave_from"), from), field(say("leave_until"), until), person("cover", "leave_cover")];
  const whole = () => (chosen.person && from.value && until.value ? "" : say("leave_incomplete"));
  ask(say("leave_new"), [], fields, whole, (said) => {
    const row = [["person", chosen.person.written], ["from", from.value], ["until", until.value]];
    if (chosen.cover) row.push(["cover", chosen.cover.written]);
    add(plan.new_leave, row, `${say("leave")} ${chosen.person.shown}`, said);
  });
}

document.querySelector("main").addEventListener("click", (event) => {
  const found = event.target.closest("[data-day], [data-at], #leave");
  if (found?.dataset.day) day(found.dataset, found);
  else if (found?.dataset.at) form.show(JSON.parse(found.dataset.at));
  else if (found) leave();
});
