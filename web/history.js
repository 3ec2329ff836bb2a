// What was done, and the way back to before something: what goes with it is said
// first.

import { make, post, say, told } from "./app.js";
import { refused } from "./new.js";

const table = document.getElementById("history");
const said = document.getElementById("said");

table?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-order]");
  if (!button) return;
  const order = Number(button.dataset.order);
  const rows = [...table.querySelectorAll("[data-order]")].filter((one) => Number(one.dataset.order) >= order);
  const names = rows.map((one) => make("li", {}, one.closest("tr").cells[2].textContent));
  const back = async () => {
    const answer = await post("/history/back", { order, newest: Number(table.dataset.newest) });
    if (answer.ok) told(answer.words);
    else refused(said, answer);
  };
  const yes = make("button", { type: "button", class: "first", onclick: back }, say("undo"));
  const no = make("button", { type: "button", onclick: () => said.replaceChildren() }, say("cancel"));
  said.replaceChildren(make("p", {}, say("history_sure", { count: rows.length })), make("ul", {}, ...names), make("div", { class: "buttons left" }, yes, no));
  said.scrollIntoView({ block: "nearest" });
  yes.focus();
});
