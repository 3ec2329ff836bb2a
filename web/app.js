// What every page needs: words, questions to the server, short messages, and the
// news that something has changed.

const meta = (name) => document.querySelector(`meta[name=${name}]`)?.content ?? "";

const words = JSON.parse(meta("words") || "{}");

/** What the screen's own script works with. */
export const data = () => JSON.parse(meta("data") || "null");

/** A sentence in the reader's language, its places filled. */
export function say(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** An element with attributes, listeners (`onclick`) and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// A good answer that broke off on its way, or was given up there, is no answer; a
// refusal may come without a body.
const body = (answer) => answer.json().catch((reason) => (answer.ok ? Promise.reject(reason) : {}));

/** Sends something; gives the status and what was answered. */
export async function post(path, told, signal) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", "x-fangan-token": meta("token") },
      body: JSON.stringify(told),
      signal,
    });
    return { ok: answer.ok, status: answer.status, ...(await body(answer)) };
  } catch (reason) {
    if (reason.name === "AbortError") return { ok: false, aborted: true };
    toast(say("lost"), "bad");
    return { ok: false, status: 0, words: say("lost") };
  }
}

/** Sends a file; gives the status and what was answered. */
export async function send(path, file) {
  try {
    const answer = await fetch(path, { method: "POST", headers: { "x-fangan-token": meta("token") }, body: file });
    return { ok: answer.ok, status: answer.status, ...(await body(answer)) };
  } catch {
    return { ok: false, status: 0, words: say("lost"), faults: [] };
  }
}

/** Asks for something. */
export async function get(path) {
  try {
    const answer = await fetch(path, { headers: { accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    toast(say("lost"), "bad");
    return null;
  }
}

let shown = "";

/** Shows a short message for a while. */
export function toast(text, kind = "") {
  if (!text || text === shown) return;
  shown = text;
  const box = make("p", { class: `toast ${kind}` }, text);
  document.getElementById("toasts").append(box);
  setTimeout(() => {
    box.remove();
    if (shown === text) shown = "";
  }, 6000);
}

/** Shows the page anew, and says there what was done. */
export function told(text) {
  sessionStorage.setItem("fangan-told", text);
  location.reload();
}

const left = sessionStorage.getItem("fangan-told");
sessionStorage.removeItem("fangan-told");
if (left) queueMicrotask(() => toast(left));

/** Calls back when the data has changed. One tab of the browser asks for all, so
    that many open tabs leave the server free for others. */
export function onChange(call) {
  let number = meta("number");
  const heard = (now) => {
    if (String(now) === String(number)) return;
    number = now;
    call(now);
  };
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("fangan-changes") : null;
  channel?.addEventListener("message", (event) => heard(event.data));
  const ask = async () => {
    for (let lost = 0; ; ) {
      const answer = await fetch(`/news?since=${number}`).then((a) => a.json()).catch(() => null);
      lost = answer ? 0 : lost + 1;
      if (lost === 2) toast(say("lost"), "bad");
      if (!answer) await new Promise((done) => setTimeout(done, Math.min(1000 * lost, 10000)));
      else {
        heard(answer.number);
        channel?.postMessage(answer.number);
      }
    }
  };
  if (navigator.locks && channel) navigator.locks.request("fangan-changes", ask);
  else ask();
  // Who comes back looks at once.
  window.addEventListener("focus", async () => {
    const answer = await fetch("/news?since=-1").then((a) => a.json()).catch(() => null);
    if (answer) heard(answer.number);
  });
}

document.getElementById("quit")?.addEventListener("click", async () => {
  const answer = await post("/quit", {});
  if (answer.ok) document.body.replaceChildren(make("p", { class: "ended" }, say("quit_done")));
});

document.getElementById("unpin")?.addEventListener("click", async () => {
  const answer = await post("/unpin", {});
  if (answer.ok) told(say("unpinned"));
  else toast(answer.words, "bad");
});

// A list on the page is searched as one types.
const search = document.querySelector(".search input");
const list = document.querySelector(".rows");
if (search && list) {
  const filter = () => {
    const wanted = search.value.trim().toLowerCase();
    for (const row of list.children) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  };
  search.value = new URLSearchParams(location.search).get("q") ?? "";
  search.addEventListener("input", (event) => event.isComposing || filter());
  search.addEventListener("compositionend", filter);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  filter();
}
