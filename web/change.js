// A staff change: its moves, and what they mean while they are typed.

import { make, post, say } from "./app.js";
import { onTyped } from "./edit.js";
import { finder } from "./find.js";
import { refused } from "./new.js";

const form = document.getElementById("change");
const list = document.getElementById("moves");
const said = document.getElementById("said");
const box = document.getElementById("impact");
const moves = [];

/** The kinds of move: what is asked for each. */
const KINDS = {
  takes: ["person", "takes", "as"],
  transfers: ["person", "takes", "as"],
  leaves: ["person", "leaves"],
  retires: ["person"],
  new: ["new", "takes", "as"],
  portfolio: ["portfolio", "to", "cover"],
};
const SOUGHT = { person: "person", takes: "post", leaves: "post", portfolio: "portfolio", to: "person", cover: "person" };
const WAYS = ["", "acting", "in-charge", "concurrent", "seconded"];

function add(kind) {
  const move = { kind, values: {} };
  moves.push(move);
  const parts = KINDS[kind].map((name) => {
    const label = make("span", {}, say(`move_${name}`));
    if (name === "as") {
      const pick = make("select", { onchange: () => ((move.values.as = pick.value), changed()) },
        ...WAYS.map((way) => make("option", { value: way }, say(`holding_${way.replace("-", "_") || "regular"}`))));
      return make("label", {}, label, pick);
    }
    if (name === "new") {
      const input = make("input", { type: "text", autocomplete: "off" });
      onTyped(input, () => ((move.values.new = input.value), changed()));
      return make("label", {}, label, input);
    }
    const found = finder(SOUGHT[name], say(`move_${name}`), (one) => {
      move.values[name] = one ? one.written.replace(/^in-charge-of /, "") : "";
      changed();
    });
    return make("label", {}, label, found);
  });
  const gone = make("button", { type: "button", class: "tool", "aria-label": say("remove"), onclick: () => {
    moves.splice(moves.indexOf(move), 1);
    row.remove();
    changed();
  } }, "×");
  const row = make("li", {}, make("b", {}, say(`move_kind_${kind}`)), ...parts, gone);
  list.append(row);
  row.querySelector("input")?.focus();
}

function sent() {
  const { date, announced, basis } = Object.fromEntries(new FormData(form));
  const all = moves.map(({ kind, values }) => ({
    ...values,
    leaves: values.leaves ? [values.leaves] : [],
    retires: kind === "retires",
    "moves-to": kind === "transfers",
  }));
  return { date, announced, basis, moves: all };
}

const whole = () => moves.length > 0 && moves.every(({ kind, values }) => values[KINDS[kind][0]] && (kind === "retires" || kind === "leaves" || values[KINDS[kind][1]]));

/** Which field of which move is still open, in a sentence. */
function lacking() {
  for (const { kind, values } of moves) {
    const names = ["retires", "leaves"].includes(kind) ? KINDS[kind].slice(0, 1) : KINDS[kind].slice(0, 2);
    const name = names.find((one) => !values[one]);
    if (name) return say(name === "new" ? "move_unnamed" : "move_missing", { kind: say(`move_kind_${kind}`), field: say(`move_${name}`) });
  }
  return null;
}

let waiting;
let asking;
function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(() => whole() && look(false), 250);
}

/** Shows what it would mean; an older question is given up. */
async function look(pages, kept) {
  asking?.abort();
  asking = new AbortController();
  const answer = await post("/changes/preview", { ...(kept ? { kept } : sent()), pages }, asking.signal);
  if (answer.aborted) return;
  if (!answer.ok) return refused(said, answer);
  said.replaceChildren();
  show(answer);
}

/** Who stands in a place; whoever does not on the other side is marked. */
function who(names, others, tag) {
  const words = names.flatMap((name, n) => [n ? "、" : "", others.includes(name) ? name : make(tag, {}, name)]);
  return make("td", {}, ...(names.length ? words : ["—"]));
}

function show(answer) {
  const faults = answer.faults.map((fault) => make("li", { class: "error" }, [fault.words, ...fault.hints].join("　")));
  const notes = (answer.notes ?? []).map((note) => make("li", {}, note.words));
  const plans = answer.plans.map((plan) =>
    make("section", { class: "plan-impact" },
      make("h3", {}, make("a", { href: `/plans/${encodeURIComponent(plan.id)}` }, plan.title), make("small", {}, say("impact_rows", { count: plan.rows.length }))),
      plan.numbered ? make("p", { class: "aside" }, say("impact_numbered")) : null,
      make("table", { class: "changes" }, make("tbody", {}, ...plan.rows.map((row) =>
        make("tr", { class: row.without ? "without" : "" },
          make("td", {}, [row.place, row.label].filter(Boolean).join("，"), row.page ? make("small", {}, say("impact_page", { page: row.page })) : null),
          who(row.before, row.after, "del"), who(row.after, row.before, "ins")))))));
  const over = (answer.over ?? []).map((one) => make("li", {}, say("impact_over", one)));
  const free = (answer.free ?? []).map((one) => make("li", {}, one.words.replace(/^-? *[^ :：]+: /, ""), " ", make("a", { class: "aside", href: one.lead }, say("locate"))));
  const total = answer.plans.reduce((sum, plan) => sum + plan.rows.length, 0);
  const head = answer.day ? make("h2", {}, say("impact_head", { day: answer.day, plans: answer.plans.length, rows: total })) : "";
  const part = (title, rows) => (rows.length ? [make("h3", {}, title), make("ul", {}, ...rows)] : []);
  box.replaceChildren(...(faults.length ? [make("ul", { class: "problems" }, ...faults)] : []), head, ...part(say("impact_notes"), notes), ...plans, ...part(say("impact_over_head"), over), ...part(say("impact_free_head"), free));
}

function written(answer) {
  if (answer.held) return box.replaceChildren(make("p", {}, answer.held));
  const papers = answer.papers.map((paper) => make("li", {}, paper.name));
  box.replaceChildren(make("h2", {}, say("change_written", { plans: answer.plans })), make("ul", {}, ...papers),
    make("div", { class: "buttons left" }, make("a", { class: "button first", href: "/files" }, say("files")), make("a", { class: "button", href: "/changes" }, say("changes"))));
}

if (form) {
  document.getElementById("adds").append(...Object.keys(KINDS).map((kind) => make("button", { type: "button", class: "add", onclick: () => add(kind) }, `＋ ${say(`move_kind_${kind}`)}`)));
  document.getElementById("look").addEventListener("click", () => look(true));
  form.addEventListener("change", changed);
  form.addEventListener("keydown", (event) => event.key === "Enter" && event.target.tagName === "INPUT" && event.preventDefault());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const missing = lacking();
    if (missing) return refused(said, { words: missing });
    const asked = sent();
    const answer = await post("/changes", asked);
    if (!answer.ok) return refused(said, answer);
    // What was still to be looked at is done now.
    clearTimeout(waiting);
    asking?.abort();
    said.replaceChildren();
    list.inert = true;
    form.querySelectorAll("button, input, select").forEach((one) => (one.disabled = true));
    written(answer);
  });
}

document.querySelector("main").addEventListener("click", async (event) => {
  const { look: kept, apply, undo, none } = event.target.closest("[data-look], [data-apply], [data-undo], [data-none]")?.dataset ?? {};
  if (kept || none) event.preventDefault();
  if (kept) look(true, kept);
  if (apply) {
    const answer = await post(`/changes/${apply}/apply`, {});
    if (answer.ok) written(answer);
    else refused(said, answer);
  }
  if (undo) {
    const answer = await post(`/changes/${undo}/undo`, {});
    if (answer.ok) location.reload();
    else refused(said, answer);
  }
});
