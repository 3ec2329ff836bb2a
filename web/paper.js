// A plan as a paper: its state, and issuing it.

import { data, make, post, say, told } from "./app.js";
import { finder } from "./find.js";
import { refused } from "./new.js";

const plan = data();

/** A field for a person: one of the office's, or whoever is typed. */
function person(id, label, words) {
  const box = document.getElementById(id);
  if (!box) return null;
  const field = finder("person", label, () => {}, "");
  const input = field.querySelector("input");
  input.value = words ?? "";
  input.title = say("paper_with_example");
  box.replaceWith(field);
  return input;
}

const holder = person("with", say("paper_with"), "");
const signed = person("signed", say("register_signed_by"), plan.given?.signed_by);

/** Sends a form; says beside it why nothing was done. */
function sends(id, path, asked) {
  const form = document.getElementById(id);
  form?.addEventListener("keydown", (event) => event.key === "Enter" && event.isComposing && event.preventDefault());
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const sent = asked(Object.fromEntries(new FormData(form)));
    if (!sent) return;
    const button = form.querySelector("button.first");
    button.disabled = true;
    const answer = await post(`/plans/${plan.id}/${path}`, sent);
    button.disabled = false;
    if (!answer.ok) return refused(form.parentElement.querySelector(":scope > .said"), answer);
    told(answer.words);
  });
}

sends("state", "state", (fields) => ({ ...fields, with: holder.value }));
sends("issue", "issue", (fields) => {
  const all = { ...fields, next: String(plan.given.serial ?? ""), signed_by: signed.value };
  return sure() ? all : null;
});

let confirmed = false;

/** Asked once more beside the button: what is frozen stays. */
function sure() {
  if (confirmed) return true;
  const form = document.getElementById("issue");
  const box = form.parentElement.querySelector(":scope > .said");
  const yes = make("button", { type: "button", class: "first", onclick: () => ((confirmed = true), form.requestSubmit()) }, say("issue"));
  const no = make("button", { type: "button", onclick: () => box.replaceChildren() }, say("cancel"));
  box.replaceChildren(make("p", {}, say("issue_sure")), make("div", { class: "buttons left" }, yes, no));
  yes.focus();
  return false;
}
