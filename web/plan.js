// A plan: pages, outline, faults, and a click on a word that opens its field.

import { data, get, make, onChange, post, say, toast } from "./app.js";
import { Popover } from "./edit.js";
import { Form } from "./form.js";
import { Pages } from "./pages.js";

const plan = data();
const paper = document.getElementById("paper");
const pages = new Pages(plan.id, paper);
const popover = new Popover(plan.id, plan.title, { draw, done });
const form = new Form(document.getElementById("form"), plan.id, plan.title, { draw, done });
let marked = null;
let last = null;

async function draw(edits = []) {
  const answer = await pages.refresh(edits);
  if (!answer) return;
  last = answer;
  faults(answer.faults);
  if (!edits.length) history(answer.history);
  if (answer.outline) outline(answer.outline);
  document.getElementById("pages").hidden = !answer.pages.length;
  where();
  mark(marked);
}

async function done(answer) {
  if (answer.history) history(answer.history);
  if (answer.ok === false) toast(answer.words, "bad");
  document.getElementById("saved").textContent = answer.ok && answer.written ? say("saved") : "";
  await draw();
}

// ── A click on a word ────────────────────────────────────────────────────────

function open(text) {
  const origin = pages.originOf(text);
  const near = text.getBoundingClientRect();
  if (!origin) {
    popover.leave().then(() => popover.tell(say("from_template_head"), say("from_template"), near));
    return;
  }
  const place = pages.place(origin);
  mark(origin);
  const frame = text.closest(".sheet").querySelector(".mark");
  const beside = frame ? frame.getBoundingClientRect() : near;
  if (place) popover.show(place, beside);
  else popover.tell("", say("unwritable"), beside);
}

paper.addEventListener("click", (event) => {
  const text = event.target.closest?.("text");
  if (text && !String(getSelection())) open(text);
});

popover.onhide = () => mark(null);

/** Frames what a value prints. */
function mark(origin) {
  marked = origin;
  paper.querySelectorAll(".mark").forEach((frame) => frame.remove());
  if (!origin) return;
  const boxes = new Map();
  for (const text of pages.textsOf(origin)) {
    const sheet = text.closest(".sheet");
    const [outer, inner] = [sheet.getBoundingClientRect(), text.getBoundingClientRect()];
    const box = boxes.get(sheet) ?? { left: Infinity, top: Infinity, right: 0, bottom: 0 };
    box.left = Math.min(box.left, inner.left - outer.left);
    box.top = Math.min(box.top, inner.top - outer.top);
    box.right = Math.max(box.right, inner.right - outer.left);
    box.bottom = Math.max(box.bottom, inner.bottom - outer.top);
    boxes.set(sheet, box);
  }
  for (const [sheet, box] of boxes) {
    const frame = make("div", { class: "mark" });
    frame.style.left = `${box.left - 4}px`;
    frame.style.top = `${box.top - 3}px`;
    frame.style.width = `${box.right - box.left + 8}px`;
    frame.style.height = `${box.bottom - box.top + 6}px`;
    sheet.append(frame);
  }
}

// By keyboard: the arrows go from value to value, Enter opens it.
paper.addEventListener("keydown", (event) => {
  if (event.isComposing || event.target !== paper) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    const all = pages.pages.flatMap((page) => page.origins).filter(Boolean);
    const values = all.filter((origin, i) => all.indexOf(origin) === i);
    const now = values.indexOf(marked);
    const next = values[Math.max(0, Math.min(values.length - 1, now < 0 ? 0 : now + step))];
    if (next) {
      const [file, node] = next.split(".").map(Number);
      pages.show(file, node);
      mark(next);
    }
  } else if (event.key === "Enter" && marked) {
    event.preventDefault();
    const [text] = pages.textsOf(marked);
    if (text) open(text);
  }
});

// ── The outline ──────────────────────────────────────────────────────────────

let chosen = null;
let parts = [];

function outline(now) {
  if (!now.parts) return;
  const file = Number(Object.keys(pages.files).find((n) => pages.files[n].path === now.path) ?? plan.file);
  parts = now.parts.map((part) => ({ ...part, file, path: now.path, digest: now.digest }));
  const rows = parts.map((part, n) => {
    const button = make("button", { type: "button", class: `d${part.depth}`, onclick: () => choose(n) }, part.name);
    return make("li", {}, button);
  });
  document.getElementById("outline").replaceChildren(...rows);
  current();
}

function current() {
  const buttons = document.querySelectorAll("#outline button");
  buttons.forEach((button, n) => (n === chosen ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current")));
}

async function choose(n) {
  const part = parts[n];
  chosen = n;
  current();
  const end = parts.slice(n + 1).find((other) => other.node > part.node)?.node ?? Infinity;
  const found = pages.show(part.file, part.node, end);
  if (found) mark(found.origin);
  await form.show({ path: part.path, digest: part.digest, node: part.node });
}

// ── Faults ───────────────────────────────────────────────────────────────────

function faults(list) {
  const box = document.getElementById("faults");
  const errors = list.filter((fault) => fault.severity === "error").length;
  const badge = document.getElementById("badge");
  badge.textContent = errors
    ? say("errors", { count: errors })
    : list.length
      ? say("faults", { count: list.length })
      : say("no_faults");
  badge.className = `badge ${errors ? "bad" : list.length ? "mind" : "good"}`;
  box.hidden = !list.length;
  const rows = list.map((fault) => {
    const locate = fault.at
      ? make("button", { type: "button", onclick: () => locateFault(fault) }, say("locate"))
      : null;
    const hints = fault.hints.filter((hint) => !hint.includes("{"));
    const words = make("span", { class: "words" }, [fault.words, ...hints].join("　"));
    const cure = fault.mend ? make("button", { type: "button", onclick: (event) => put(event.target, fault.mend) }, fault.mend.words) : null;
    return make("li", { class: fault.severity }, make("b", {}, fault.grade), words, cure, locate);
  });
  const head = last && !last.pages.length ? make("p", { class: "head" }, say("no_pages")) : null;
  const typed = list.filter((fault) => fault.code === "free-text-name" && fault.hints.length).length;
  const mend = typed ? make("p", { class: "mend" }, make("button", { type: "button", onclick: follow }, say("follow", { count: typed })), make("span", { class: "aside" }, say("follow_about"))) : null;
  box.replaceChildren(...[head, mend, make("ul", {}, ...rows)].filter(Boolean));
}

/** What certainly mends a fault is written. */
async function put(button, mend) {
  button.disabled = true;
  await popover.leave();
  const answer = await post("/edit", { ...mend.edit, plan: plan.id, what: `${plan.title} · ${mend.words}` });
  if (!answer.ok) toast(answer.words, "bad");
  await done(answer);
}

/** Names in texts become posts. */
async function follow(event) {
  event.target.disabled = true;
  await popover.leave();
  const answer = await post(`/plans/${encodeURIComponent(plan.id)}/follow`, {});
  toast(answer.words, answer.ok ? "" : "bad");
  await done(answer);
}

async function locateFault(fault) {
  const [file, node] = fault.at.split(".").map(Number);
  const found = pages.show(file, node) ?? pages.show(file, node, node + 12);
  if (found) {
    mark(found.origin);
    await popover.leave();
  }
  const place = pages.place(fault.at);
  const near = found?.text?.getBoundingClientRect() ?? paper.getBoundingClientRect();
  if (place) popover.show(place, near);
}

// ── Undo, redo ───────────────────────────────────────────────────────────────

let steps = plan.history;

function history(now) {
  steps = now;
  const undo = document.getElementById("undo");
  const redo = document.getElementById("redo");
  undo.disabled = !now.back;
  redo.disabled = !now.again;
  undo.title = now.back?.what ?? say("nothing_to_undo");
  redo.title = now.again?.what ?? say("nothing_to_redo");
}

async function turn(path, step) {
  if (!step) return;
  await popover.leave();
  const answer = await post(path, { order: step.order });
  toast(answer.words, answer.ok ? "" : "bad");
  if (answer.history) history(answer.history);
  await draw();
  const part = parts[chosen];
  if (part && form.form) await form.show({ path: part.path, digest: part.digest, node: part.node });
}

document.getElementById("undo").addEventListener("click", () => turn("/undo", steps.back));
document.getElementById("redo").addEventListener("click", () => turn("/redo", steps.again));
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (typing || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  if (key === "z") turn(event.shiftKey ? "/redo" : "/undo", event.shiftKey ? steps.again : steps.back);
  else if (key === "y") turn("/redo", steps.again);
  else return;
  event.preventDefault();
});

// ── What was typed and not written ───────────────────────────────────────────

function drafts(list) {
  for (const draft of list) {
    const place = { path: draft.path, digest: draft.digest, node: draft.node };
    const bar = make("p", { class: "banner" }, say("draft_left"), make("q", {}, draft.words), " ");
    const restore = async () => {
      bar.remove();
      const now = Object.entries(pages.files).find(([, file]) => file.path === draft.path);
      const known = await get(
        `/field?${new URLSearchParams({ digest: draft.digest, node: draft.node })}`,
      );
      const field = known?.label ? known : { label: draft.what, widget: "long", words: draft.was };
      const found = now ? pages.show(Number(now[0]), draft.node) : null;
      popover.begin(place, field, (found?.text ?? paper).getBoundingClientRect(), draft.words);
    };
    const discard = async () => {
      bar.remove();
      await post("/draft", { ...place, words: null });
    };
    bar.append(
      make("button", { type: "button", onclick: restore }, say("restore")),
      make("button", { type: "button", onclick: discard }, say("discard")),
    );
    document.querySelector(".plan").prepend(bar);
  }
}

// ── Where one is ─────────────────────────────────────────────────────────────

function where() {
  const middle = paper.getBoundingClientRect().top + paper.clientHeight / 2;
  const sheets = [...document.querySelectorAll(".sheet")];
  const above = sheets.filter((sheet) => sheet.getBoundingClientRect().top < middle).length;
  document.getElementById("where").textContent = sheets.length
    ? say("page_of", { n: Math.max(1, above), of: sheets.length })
    : "";
}

paper.addEventListener("scroll", where, { passive: true });
addEventListener("resize", () => mark(marked));

history(plan.history);
/** A place that another page leads to is opened. */
function led() {
  const node = new URLSearchParams(location.search).get("node");
  if (node) locateFault({ at: `${plan.file}.${Number(node)}` });
}

draw().then(() => (drafts(plan.drafts), led()));
onChange(() => popover.open || draw());
