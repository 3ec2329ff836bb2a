// A new plan: the answers are sent, and the plan is shown.

import { make, post, say } from "./app.js";

const form = document.getElementById("new");

/** Why nothing was written. */
export function refused(box, answer) {
  const faults = (answer.faults ?? []).map((fault) => make("p", {}, [fault.words, ...fault.hints].join("　")));
  box.replaceChildren(make("p", {}, answer.words ?? ""), ...faults);
}

/** What is left to decide in a plan that was made, and the way to it. */
export function madePlan(box, answer) {
  const open = [...new Set(answer.open ?? [])].map((words) => make("li", {}, words));
  box.replaceChildren(
    make("h2", {}, say("plan_made")),
    open.length ? make("p", {}, say("left_to_decide")) : "",
    make("ul", { class: "decide" }, ...open),
    make("p", {}, make("a", { class: "button first", href: answer.path }, say("open_plan"))),
  );
}

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { title, ...answers } = Object.fromEntries(new FormData(form));
  const answer = await post("/new", { outline: form.dataset.outline, title, answers });
  if (!answer.ok) refused(document.getElementById("said"), answer);
  else if (answer.open?.length) madePlan(form, answer);
  else location.href = answer.path;
});

// Enter that settles a composition submits nothing.
form?.addEventListener("keydown", (event) => event.key === "Enter" && event.isComposing && event.preventDefault());
