// The form of a part of a plan, made from what the server says of its record: a
// widget for each field, rows that open a form of their own.

import { get, make, post, say, toast } from "./app.js";
import { onTyped } from "./edit.js";
import { finder } from "./find.js";

const REST = 2000;
const DRAW = 60;

export class Form {
  /** `draw(edits)` shows pages with what is typed, `done(answer)` after a write. */
  constructor(box, plan, title, { draw, done }) {
    Object.assign(this, { box, plan, title, draw, done });
  }

  /** Shows the record at a place. */
  async show(place) {
    await this.leave();
    const query = new URLSearchParams({ digest: place.digest, node: place.node });
    // Answers may overtake each other: the last one asked for is shown.
    const asked = (this.asked = (this.asked ?? 0) + 1);
    const next = this.next;
    const form = await get(`/part?${query}`);
    if (asked !== this.asked) return;
    // What is on the page belongs to the version that it was made from, until it
    // is made anew.
    if (!form?.fields) {
      this.box.replaceChildren();
      return;
    }
    this.place = { ...place, node: form.node };
    // A write that was answered meanwhile is still to be shown.
    if (this.next === next) this.next = null;
    this.form = form;
    const up =
      form.up !== null
        ? make("button", { type: "button", class: "quiet", onclick: () => this.show({ ...this.place, node: form.up }) }, `‹ ${say("up")}`)
        : null;
    const head = make("h2", { class: "form-head" }, up, make("b", {}, form.title));
    const fields = form.fields.map((field) => this.field(field));
    const more = form.more.length
      ? make("details", { class: "more" }, make("summary", {}, say("more_fields")), ...form.more.map((field) => this.field(field)))
      : null;
    this.box.replaceChildren(...[head, ...fields, more].filter(Boolean));
  }

  field(field) {
    const label = make("span", { class: "label", title: field.about ?? "" }, field.label, field.required ? make("i", {}, " *") : null);
    const body =
      field.widget === "rows" || field.widget === "parties" ? this.rows(field) : this.input(field);
    const row = make("div", { class: `field w-${field.widget}` }, label, body);
    return row;
  }

  // ── One value ──────────────────────────────────────────────────────────────

  input(field) {
    const label = { "aria-label": field.label };
    const pick = (options, now) =>
      make("select", label, ...options.map(([value, shown]) => make("option", { value, selected: value === now }, shown)));
    let input;
    if (field.widget === "choice") {
      const now = field.choices.find((choice) => choice.written.includes(field.words));
      input = pick([["", say("usual")], ...field.choices.map((c) => [c.written[0], c.shown])], now?.written[0] ?? "");
    } else if (field.widget === "flag") {
      const yes = ["true", "是", "yes", "on", "有", "对"];
      const now = field.words === "" ? "" : yes.includes(field.words) ? "true" : "false";
      input = pick([["", say("usual")], ["true", say("yes")], ["false", say("no")]], now);
    } else if (field.widget === "long") {
      input = make("textarea", { ...label, rows: Math.min(10, Math.max(2, Math.ceil(field.words.length / 18))) });
      input.value = field.words;
    } else {
      input = make("input", { ...label, type: "text", autocomplete: "off" });
      input.value = field.words;
    }
    const said = make("div", { class: "said", role: "alert" });
    const state = { field, input, said, was: input.value };
    if (input.tagName === "SELECT") input.addEventListener("change", () => this.write(state));
    else {
      const composing = onTyped(input, () => {
        clearTimeout(state.drawing);
        clearTimeout(state.resting);
        if (field.node !== null) {
          state.drawing = setTimeout(() => this.draw([this.edit(state)]), DRAW);
        }
        state.resting = setTimeout(() => composing() || this.write(state), REST);
        this.typing = state;
        this.keep(state);
      });
      input.addEventListener("focusout", () => this.write(state));
      input.addEventListener("keydown", (event) => {
        if (event.isComposing || composing()) return;
        if (event.key === "Enter" && input.tagName === "INPUT") this.write(state);
      });
    }
    return make("div", { class: "value" }, input, said);
  }

  edit({ field, input }) {
    const { path, digest, node } = this.place;
    if (field.node !== null && input.value !== "") return { path, digest, node: field.node, words: input.value };
    if (input.value === "" && !field.required) return { path, digest, node, op: "unset", field: field.name };
    return { path, digest, node, op: "set", field: field.name, words: input.value };
  }

  keep(state) {
    clearTimeout(state.keeping);
    if (state.field.node === null) return;
    const { field, was } = state;
    state.keeping = setTimeout(
      () => post("/draft", { ...this.edit(state), words: state.input.value, plan: this.plan, what: field.label, was }),
      300,
    );
  }

  write(state) {
    clearTimeout(state.drawing);
    clearTimeout(state.resting);
    clearTimeout(state.keeping);
    this.writing = (this.writing ?? Promise.resolve()).then(() => this.writeNow(state));
    return this.writing;
  }

  async writeNow(state) {
    const { field, input } = state;
    if (input.value === state.was) return;
    const before = field.node;
    const typed = input.value;
    const answer = await this.send(this.edit(state), field.label);
    if (answer.ok) {
      // Words alone move no numbers: the rest of the form goes on with them.
      if (before !== null && typed !== "") this.place = { ...this.place, digest: this.next.digest };
      state.was = typed;
      state.said.replaceChildren();
      input.removeAttribute("aria-invalid");
      // What came or went has moved the numbers of those behind it.
      if (before === null || typed === "") await this.again();
    } else {
      input.setAttribute("aria-invalid", "true");
      const faults = (answer.faults ?? []).map((fault) => make("p", {}, [fault.words, ...fault.hints].join("　")));
      const theirs = answer.theirs ? [make("blockquote", {}, answer.theirs.words)] : [];
      state.said.replaceChildren(make("p", {}, answer.words ?? ""), ...faults, ...theirs);
    }
  }

  async send(edit, label) {
    const what = [this.title, this.form?.title, label].filter(Boolean).join(" · ");
    const answer = await post("/edit", { ...edit, plan: this.plan, what });
    if (answer.ok) {
      this.next = { ...this.place, digest: answer.digest ?? this.place.digest };
      await this.done(answer);
    }
    return answer;
  }

  /** The form as it stands after a write. */
  again() {
    return this.show(this.next ?? this.place);
  }

  /** What is being typed is written before anything else is shown. */
  async leave() {
    const typing = this.typing;
    this.typing = null;
    if (typing?.input.isConnected) await this.write(typing);
    await this.writing;
  }

  // ── Several values ─────────────────────────────────────────────────────────

  rows(field) {
    const single = field.rows.length === 1;
    const act = async (edit, label) => {
      // The numbers of the rows belong to the version that is shown now.
      const place = this.place;
      await this.leave();
      const answer = await this.send({ ...place, ...edit }, `${field.label} · ${label}`);
      if (answer.ok) await this.again();
      else toast([answer.words, ...(answer.faults ?? []).map((fault) => fault.words)].join("　"), "bad");
    };
    const tool = (row, key, sign, edit, off = false) =>
      make(
        "button",
        { type: "button", class: "tool", title: say(key), "aria-label": `${say(key)} ${row.shown}`, disabled: off, onclick: () => act(edit, say(key)) },
        sign,
      );
    const rows = field.rows.map((row, n) => {
      const open = () => this.show({ ...this.place, node: row.node });
      const name = row.record
        ? make("button", { type: "button", class: "name", onclick: open }, row.shown || say("unnamed"))
        : make("span", { class: "name" }, row.shown);
      // The last row takes its field along.
      const gone = single ? { op: "unset", field: field.name } : { node: row.node, op: "remove" };
      const moves = single
        ? []
        : [
            tool(row, "move_up", "↑", { node: row.node, op: "up" }, n === 0),
            tool(row, "move_down", "↓", { node: row.node, op: "down" }, n === field.rows.length - 1),
          ];
      return make("li", {}, name, ...moves, tool(row, "remove", "×", gone, single && field.required));
    });
    const full = field.alone && field.rows.length;
    const add = full ? "" : field.widget === "parties" ? this.finder(field) : this.adder(field);
    return make("div", { class: "value" }, make("ul", { class: "items" }, ...rows), add);
  }

  async add(field, row) {
    const place = this.place;
    await this.leave();
    const answer = await this.send({ ...place, op: field.alone ? "make" : "add", field: field.name, row }, `${field.label} · ${say("add")}`);
    if (answer.ok) await this.again();
    else toast([answer.words, ...(answer.faults ?? []).map((fault) => fault.words)].join("　"), "bad");
  }

  /** Puts whoever is chosen in the place of whoever stood there. */
  async choose(field, written, work) {
    await this.leave();
    const send = (edit) => this.send({ ...(this.next ?? this.place), field: field.name, ...edit }, field.label);
    this.next = null;
    let answer = { ok: true };
    if (work && field.rows.length) answer = await send({ op: "unset" });
    if (answer.ok) answer = await send(work ? { op: "add", row: [["in-charge-of", work]] } : { op: "set", words: written });
    if (answer.ok) await this.again();
    else toast([answer.words, ...(answer.faults ?? []).map((fault) => fault.words)].join("　"), "bad");
  }

  adder(field) {
    if (field.new) {
      return make("button", { type: "button", class: "add", onclick: () => this.add(field, field.new) }, `＋ ${say("add")}`);
    }
    const input = make("input", { type: "text", "aria-label": `${say("add")} ${field.label}`, placeholder: say("add") });
    const composing = onTyped(input, () => {});
    const go = () => input.value.trim() && this.add(field, input.value.trim());
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing && !composing()) go();
    });
    input.addEventListener("focusout", go);
    return input;
  }

  /** Whoever is chosen is added. */
  finder(field) {
    const choose = (one) => {
      if (!one) return;
      const { written } = one;
      const work = written.startsWith("in-charge-of ") ? written.slice(13) : null;
      if (field.single) this.choose(field, written, work);
      else this.add(field, work ? [["in-charge-of", work]] : written);
    };
    return finder("", `${say("add")} ${field.label}`, choose, say("find_party"));
  }
}
