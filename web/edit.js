// One field beside the page: typed into, drawn at once, written when it is left or
// after a rest. Nothing happens while an input method is composing.

import { get, make, post, say, toast } from "./app.js";

const REST = 2000;
const DRAW = 60;
const KEEP = 300;

/** Listens to what is typed, when it is whole. */
export function onTyped(input, call) {
  let composing = false;
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    call();
  });
  input.addEventListener("input", (event) => composing || event.isComposing || call());
  return () => composing;
}

export class Popover {
  /** `draw(edits)` shows the pages with what is typed, `done(answer)` is called when
      something was written. */
  constructor(plan, title, { draw, done }) {
    Object.assign(this, { plan, title, draw, done });
    this.box = make("div", { class: "popover", role: "dialog", hidden: true });
    document.body.append(this.box);
    document.addEventListener("pointerdown", (event) => {
      if (this.open && !this.box.contains(event.target)) this.leave();
    });
  }

  /** Opens beside a rectangle of the window. */
  async show(place, near) {
    await this.leave();
    const query = new URLSearchParams({ digest: place.digest, node: place.node });
    const field = await get(`/field?${query}`);
    if (!field) return;
    this.begin(place, field, near);
  }

  /** Says something that cannot be edited here. */
  tell(label, note, near) {
    this.fill(label, make("p", { class: "note" }, note));
    this.buttons([this.button("close", () => this.hide())]);
    this.stand(near);
  }

  begin(place, field, near, words = field.words) {
    if (["none", "record", "party"].includes(field.widget)) {
      const note = field.note ?? say(field.widget === "record" ? "see_record" : "from_many");
      this.tell(field.label ?? "", note, near);
      return;
    }
    this.place = place;
    this.label = field.label;
    this.was = field.words;
    this.order = null;
    this.input = this.widget(field, words);
    this.said = make("div", { class: "said", role: "alert" });
    const about = field.about ? make("p", { class: "about" }, field.about) : null;
    this.fill(field.label, this.input, this.said, about);
    this.buttons([
      this.button("cancel", () => this.cancel()),
      this.button("done", () => this.leave(), "first"),
    ]);
    this.stand(near);
    this.composing = onTyped(this.input, () => this.typed());
    this.input.addEventListener("keydown", (event) => {
      if (event.isComposing || this.composing()) return;
      if (event.key === "Escape") {
        event.preventDefault();
        this.cancel();
      } else if (event.key === "Enter" && (this.input.tagName !== "TEXTAREA" || event.ctrlKey)) {
        event.preventDefault();
        this.leave();
      }
    });
    this.input.focus({ preventScroll: true });
    this.input.setSelectionRange?.(this.input.value.length, this.input.value.length);
    if (words !== field.words) this.typed();
  }

  widget(field, words) {
    const label = { "aria-label": field.label };
    if (field.widget === "choice") {
      const options = field.choices.map((choice) =>
        make("option", { value: choice.written[0], selected: choice.written.includes(words) }, choice.shown),
      );
      return make("select", label, ...options);
    }
    if (field.widget === "long") {
      const lines = words.split("\n").reduce((all, line) => all + 1 + Math.floor(line.length / 24), 0);
      const area = make("textarea", { ...label, rows: Math.min(Math.max(lines, 3), 12) });
      area.value = words;
      return area;
    }
    const input = make("input", { ...label, type: "text", autocomplete: "off" });
    input.value = words;
    return input;
  }

  fill(label, ...children) {
    this.box.replaceChildren(make("h2", {}, label), ...children.filter(Boolean));
  }

  buttons(buttons) {
    this.box.append(make("div", { class: "buttons" }, ...buttons));
  }

  button(key, onclick, kind = "") {
    return make("button", { type: "button", class: kind, onclick }, say(key));
  }

  stand(near) {
    this.open = true;
    this.box.hidden = false;
    const { width, height } = this.box.getBoundingClientRect();
    const below = near.bottom + 8;
    const top = below + height < innerHeight ? below : Math.max(8, near.top - height - 8);
    const left = Math.min(Math.max(8, near.left), innerWidth - width - 8);
    this.box.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
    this.box.style.left = `${left}px`;
  }

  edit() {
    return { ...this.place, words: this.input.value };
  }

  typed() {
    clearTimeout(this.drawing);
    clearTimeout(this.keeping);
    clearTimeout(this.resting);
    this.drawing = setTimeout(() => this.draw([this.edit()]), DRAW);
    this.keeping = setTimeout(() => this.keep(), KEEP);
    this.resting = setTimeout(() => this.composing() || this.write(), REST);
  }

  keep() {
    if (!this.open) return;
    const draft = { plan: this.plan, what: this.label, was: this.was };
    return post("/draft", { ...this.edit(), ...draft });
  }

  /** Writes what was typed; says whether it may be closed. Writes come one after
      the other. */
  write() {
    this.writing = (this.writing ?? Promise.resolve(true)).then(() => this.writeNow());
    return this.writing;
  }

  async writeNow() {
    clearTimeout(this.drawing);
    clearTimeout(this.keeping);
    clearTimeout(this.resting);
    if (!this.input || this.input.value === this.was) return true;
    const typed = this.input.value;
    const what = `${this.title} · ${this.label}`;
    const answer = await post("/edit", { ...this.edit(), plan: this.plan, what });
    if (answer.ok) {
      this.was = typed;
      this.order = answer.written ? answer.history.back?.order : this.order;
      if (answer.digest) this.place = { ...this.place, digest: answer.digest, node: answer.node ?? this.place.node };
      this.said.replaceChildren();
      this.input.removeAttribute("aria-invalid");
      await this.done(answer);
      return true;
    }
    if (!this.open) toast(answer.words, "bad");
    this.input.setAttribute("aria-invalid", "true");
    this.refused(answer);
    this.keep();
    return false;
  }

  refused(answer) {
    const parts = [make("p", {}, answer.words ?? "")];
    for (const fault of answer.faults ?? []) {
      parts.push(make("p", { class: "fault" }, [fault.words, ...fault.hints].join("　")));
    }
    if (answer.theirs) {
      parts.push(make("blockquote", {}, answer.theirs.words));
      const choose = (words) => {
        this.place = { ...this.place, node: answer.theirs.node, digest: answer.theirs.digest };
        this.was = answer.theirs.words;
        this.input.value = words;
        this.said.replaceChildren();
        this.leave();
      };
      const mine = this.button("mine", () => choose(this.input.value), "first");
      const theirs = this.button("theirs", () => choose(answer.theirs.words));
      parts.push(make("div", { class: "buttons" }, theirs, mine));
    }
    this.said.replaceChildren(...parts);
  }

  /** Leaves the field: what was typed is written. */
  async leave() {
    if (!this.open) return;
    if (this.input && !(await this.write())) return;
    this.hide();
  }

  /** Leaves the field as it was. */
  async cancel() {
    if (!this.open) return;
    await this.writing;
    clearTimeout(this.drawing);
    clearTimeout(this.keeping);
    clearTimeout(this.resting);
    if (this.place) await post("/draft", { ...this.place, plan: this.plan, words: null });
    const order = this.order;
    this.hide();
    if (order) this.done(await post("/undo", { order }));
    else this.draw([]);
  }

  hide() {
    this.open = false;
    this.box.hidden = true;
    this.box.replaceChildren();
    this.input = null;
    this.place = null;
    this.onhide?.();
  }
}
