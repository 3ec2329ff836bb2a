// The text of a file: line numbers, what is wrong and where, and saving.

import { make, post, say, toast } from "./app.js";

const text = document.getElementById("text");
const numbers = document.getElementById("numbers");
const said = document.getElementById("said");

function count() {
  const lines = text.value.split("\n").length;
  numbers.textContent = Array.from({ length: lines }, (_, n) => n + 1).join("\n");
}

function go(line) {
  const before = text.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const end = text.value.indexOf("\n", before);
  text.focus();
  text.setSelectionRange(before, end < 0 ? text.value.length : end);
  const height = parseFloat(getComputedStyle(text).lineHeight);
  text.scrollTop = Math.max(0, (line - 6) * height);
}

function faults(list) {
  const rows = list.map((fault) =>
    make("li", { class: fault.severity }, make("b", {}, fault.grade),
      make("button", { type: "button", class: "quiet", "data-line": fault.line }, String(fault.line ?? "")),
      make("span", { class: "words" }, [fault.words, ...fault.hints].join("　"))),
  );
  document.querySelector("#faults ul").replaceChildren(...rows);
}

async function save() {
  const answer = await post("/source", { path: text.dataset.path, digest: text.dataset.digest, text: text.value });
  if (answer.ok) {
    text.dataset.digest = answer.digest;
    saved = text.value;
    said.replaceChildren();
    document.getElementById("saved").textContent = say("saved");
    faults(answer.faults);
  } else if (answer.theirs) {
    const keep = (mine) => () => {
      text.dataset.digest = answer.theirs.digest;
      if (!mine) text.value = answer.theirs.words;
      said.replaceChildren();
      count();
      if (mine) save();
    };
    said.replaceChildren(
      make("p", {}, answer.words),
      make("div", { class: "buttons left" },
        make("button", { type: "button", onclick: keep(false) }, say("theirs")),
        make("button", { type: "button", class: "first", onclick: keep(true) }, say("mine"))),
    );
  } else toast(answer.words, "bad");
}

let saved = text?.value;
if (text) {
  count();
  text.addEventListener("input", count);
  text.addEventListener("scroll", () => (numbers.scrollTop = text.scrollTop));
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("faults").addEventListener("click", (event) => {
    const line = event.target.dataset?.line;
    if (line) go(Number(line));
  });
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      save();
    }
  });
  addEventListener("beforeunload", (event) => {
    if (text.value !== saved) event.preventDefault();
  });
  if (text.dataset.line) go(Number(text.dataset.line));
}
