// An empty folder: the sample, or an office of one's own.

import { post } from "./app.js";
import { refused } from "./new.js";

const said = document.getElementById("said");

async function begin(what) {
  const answer = await post("/start", what);
  if (answer.ok) location.href = "/plans";
  else refused(said, answer);
}

document.getElementById("sample").addEventListener("click", () => begin({ sample: true }));
document.getElementById("own").addEventListener("submit", (event) => {
  event.preventDefault();
  begin(Object.fromEntries(new FormData(event.target)));
});
