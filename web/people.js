// Posts, people and fields of work: a click opens the form of a record beside.

import { data, post, say, toast } from "./app.js";
import { Form } from "./form.js";

const screen = document.querySelector("main h1").textContent;
const form = new Form(document.getElementById("form"), "", screen, { draw() {}, done });

/** The list is shown as it stands now. */
async function done() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = page.getElementById("list");
  if (list) document.getElementById("list").replaceWith(list);
}

document.querySelector("main").addEventListener("click", async (event) => {
  const cell = event.target.closest("[data-at]");
  if (cell?.dataset.at) {
    form.show(JSON.parse(cell.dataset.at));
    return;
  }
  const adds = event.target.closest("[data-edit]");
  if (!adds) return;
  const answer = await post("/edit", { ...JSON.parse(adds.dataset.edit), what: `${screen} · ${adds.textContent}` });
  if (!answer.ok) toast([answer.words, ...(answer.faults ?? []).map((fault) => fault.words)].join("　"), "bad");
  await done();
  // What was begun there is filled in at once.
  const then = adds.dataset.then && document.querySelector(adds.dataset.then);
  if (then && answer.ok) form.show(JSON.parse(then.dataset.at));
});

document.querySelector("main").addEventListener("change", (event) => {
  if (event.target.id === "day" && event.target.value) location.search = `?day=${event.target.value}`;
});
