// The list of plans: faults of those in view, next year's plan, everything built.

import { get, make, post, say, toast } from "./app.js";
import { madePlan, refused } from "./new.js";

// What is wrong is asked for what is seen, one plan after the other.
let asking = Promise.resolve();
const seen = new IntersectionObserver((all) => {
  for (const { target: row, isIntersecting } of all) {
    if (!isIntersecting) continue;
    seen.unobserve(row);
    const target = row.querySelector("[data-badge]");
    asking = asking.then(async () => {
      const found = await get(`${target.dataset.badge}/badge`);
      if (!found) return;
      row.querySelector("[data-state]").textContent = found.state ?? "";
      target.className = `badge ${found.errors ? "bad" : found.count ? "mind" : "good"}`;
      target.textContent = found.errors
        ? say("errors", { count: found.errors })
        : found.count
          ? say("faults", { count: found.count })
          : say("no_faults");
    });
  }
});
document.querySelectorAll("#plans li").forEach((row) => seen.observe(row));

const dialog = document.getElementById("made");
for (const button of document.querySelectorAll("[data-renew]")) {
  button.addEventListener("click", async () => {
    button.disabled = true;
    const answer = await post(`${button.dataset.renew}/renew`, {});
    button.disabled = false;
    if (answer.ok) madePlan(dialog, answer);
    else refused(dialog, answer);
    dialog.append(make("form", { method: "dialog", class: "buttons" }, make("button", {}, say("close"))));
    dialog.showModal();
  });
}

const build = document.getElementById("build");
const progress = document.getElementById("progress");

async function watch() {
  const now = await get("/build");
  if (!now || now.said) return;
  progress.hidden = false;
  const stop = make("button", { type: "button", onclick: () => post("/build/stop", {}) }, say("stop"));
  progress.replaceChildren(say("building", { done: now.done ?? 0, of: now.of || "…" }), " ", stop);
  timer = setTimeout(watch, 400);
}
let timer = null;

build?.addEventListener("click", async () => {
  build.disabled = true;
  timer = setTimeout(watch, 200);
  const answer = await post("/build", {});
  clearTimeout(timer);
  build.disabled = false;
  progress.hidden = !answer.said;
  progress.textContent = answer.said ?? "";
  if (answer.ok && location.pathname === "/files") location.reload();
  if (!answer.ok) toast(answer.words, "bad");
});
