// A PDF measured against the standard, row by row.

import { make, say, send } from "./app.js";
import { refused } from "./new.js";

const input = document.getElementById("file");
const drop = document.getElementById("drop");
const box = document.getElementById("found");
const said = document.getElementById("said");

async function look(file) {
  if (!file) return;
  said.replaceChildren();
  box.replaceChildren(make("p", { class: "empty" }, say("reading")));
  const answer = await send("/verify", file);
  box.replaceChildren();
  if (!answer.ok) return refused(said, answer);
  const rows = [...answer.rows].sort((a, b) => b.fault - a.fault).map((row) =>
    make("tr", { class: row.fault ? "without" : "" },
      ...[row.verdict, row.name, row.expected, row.measured, row.page ? say("impact_page", { page: row.page }) : "", row.clause].map((cell) => make("td", {}, cell))),
  );
  const heads = ["verify_verdict", "verify_name", "verify_expected", "verify_measured", "verify_page", "verify_clause"];
  box.append(
    make("h2", {}, say("verify_found", { file: file.name, faults: answer.faults, well: answer.well })),
    make("table", {}, make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", {}, say(head))))), make("tbody", {}, ...rows)),
  );
}

input.addEventListener("change", () => look(input.files[0]));
drop.addEventListener("dragover", (event) => event.preventDefault());
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  look(event.dataTransfer.files[0]);
});
