// A field in which posts, people, units and fields of work are looked for as one
// types; one is chosen.

import { get, make, say } from "./app.js";
import { onTyped } from "./edit.js";

/** `chosen(one)` is called with what was chosen; with nothing when it is typed over. */
export function finder(kind, label, chosen, placeholder = "") {
  const input = make("input", { type: "text", role: "combobox", "aria-expanded": "false", autocomplete: "off", "aria-label": label, placeholder });
  const found = make("ul", { class: "found", role: "listbox", hidden: true });
  let offered = [];
  let at = 0;
  const show = () => {
    found.replaceChildren(
      ...offered.map((one, n) =>
        make(
          "li",
          { role: "option", "aria-selected": String(n === at), onpointerdown: (event) => { event.preventDefault(); choose(one); } },
          make("small", {}, one.kind),
          one.shown,
        ),
      ),
    );
    found.hidden = !offered.length;
    input.setAttribute("aria-expanded", String(!found.hidden));
  };
  const choose = (one) => {
    offered = [];
    show();
    input.value = one.shown;
    open = false;
    chosen(one, input);
  };
  // Whether something is typed that is nobody yet, and what is still asked of it.
  let open = false;
  let asking = Promise.resolve();
  const look = async () => {
    const typed = input.value.trim();
    open = Boolean(typed);
    chosen(null, input);
    const answer = typed ? await get(`/parties?q=${encodeURIComponent(typed)}&kind=${kind ?? ""}`) : null;
    if (input.value.trim() !== typed || !open) return;
    offered = answer?.found ?? [];
    at = 0;
    show();
  };
  const composing = onTyped(input, () => (asking = look()));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || composing()) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length) {
      event.preventDefault();
      at = (at + step + offered.length) % offered.length;
      show();
    } else if (event.key === "Enter" && offered[at]) {
      event.preventDefault();
      event.stopPropagation();
      choose(offered[at]);
    } else if (event.key === "Escape" && offered.length) {
      event.stopPropagation();
      offered = [];
      show();
    }
  });
  // A name that was typed in full is meant, chosen or not.
  input.addEventListener("focusout", async () => {
    await asking;
    const typed = input.value.trim();
    const meant = open && offered.filter((one) => one.shown === typed || one.shown.startsWith(`${typed}（`));
    if (meant && meant.length === 1 && input.isConnected) return choose(meant[0]);
    offered = [];
    show();
  });
  return make("div", { class: "finder" }, input, found);
}
