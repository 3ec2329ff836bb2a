// The pages of a plan as they will be printed. Outlines of glyphs are kept, pages
// that have not changed stay as they are, and only those near the view are drawn.

import { post } from "./app.js";

export class Pages {
  constructor(plan, paper) {
    this.plan = plan;
    this.paper = paper;
    this.box = paper.querySelector("#pages");
    this.glyphs = paper.querySelector("#glyphs");
    this.epoch = "";
    this.count = 0;
    this.pages = [];
    this.drawings = new Map();
    this.files = {};
    this.near = new IntersectionObserver((seen) => seen.forEach((one) => this.draw(one)), {
      root: paper,
      rootMargin: "1200px 0px",
    });
  }

  /** Asks for the pages, with what is being typed in them; an older question is
      given up. */
  async refresh(edits = []) {
    this.asking?.abort();
    this.asking = new AbortController();
    const answer = await post(
      `/plans/${encodeURIComponent(this.plan)}/pages`,
      {
        have: [...this.drawings.keys()],
        epoch: this.epoch,
        outlines: this.count,
        document: this.document ?? 0,
        edits,
      },
      this.asking.signal,
    );
    if (!answer.ok) return null;
    if (answer.pages.length) this.take(answer);
    return answer;
  }

  take(answer) {
    if (answer.epoch !== this.epoch) {
      this.glyphs.replaceChildren();
      this.drawings.clear();
      this.epoch = answer.epoch;
    }
    if (answer.paths) this.glyphs.insertAdjacentHTML("beforeend", answer.paths);
    this.count = answer.count;
    this.files = { ...this.files, ...answer.files };
    const kept = new Set(answer.pages.map((page) => page.digest));
    for (const page of answer.pages) if (page.drawing) this.drawings.set(page.digest, page.drawing);
    const boxes = [...this.box.children];
    answer.pages.forEach((page, n) => {
      let box = boxes[n];
      if (!box) {
        box = document.createElement("div");
        box.className = "sheet";
        this.box.append(box);
        this.near.observe(box);
      }
      if (box.dataset.digest !== page.digest) {
        box.dataset.digest = page.digest;
        if (box.dataset.drawn) this.put(box);
        else this.blank(box);
      }
    });
    boxes.slice(answer.pages.length).forEach((box) => {
      this.near.unobserve(box);
      box.remove();
    });
    this.pages = answer.pages;
    this.box.dataset.number = answer.number;
    // What is not shown any more is not kept: the next question says so.
    for (const digest of this.drawings.keys()) if (!kept.has(digest)) this.drawings.delete(digest);
  }

  draw({ target, isIntersecting }) {
    if (isIntersecting === Boolean(target.dataset.drawn)) return;
    if (isIntersecting) this.put(target);
    else this.blank(target);
  }

  put(box) {
    box.dataset.drawn = "1";
    box.innerHTML = this.drawings.get(box.dataset.digest) ?? "";
  }

  blank(box) {
    delete box.dataset.drawn;
    const drawing = this.drawings.get(box.dataset.digest) ?? "";
    const size = /viewBox="([^"]*)"/.exec(drawing);
    box.innerHTML = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size ? size[1] : "0 0 210 297"}"></svg>`;
  }

  /** Where a text was written; nothing where the program or a template says it. */
  originOf(text) {
    const box = text.closest(".sheet");
    const n = [...this.box.children].indexOf(box);
    const texts = [...box.querySelectorAll("text")];
    return this.pages[n]?.origins[texts.indexOf(text)] ?? null;
  }

  /** The texts on drawn pages that were written there. */
  textsOf(origin) {
    const found = [];
    this.pages.forEach((page, n) => {
      const texts = this.box.children[n].querySelectorAll("text");
      page.origins.forEach((other, i) => other === origin && texts[i] && found.push(texts[i]));
    });
    return found;
  }

  /** Shows the page on which the value stands, or the first within the values from
      `node` up to `end`; gives its origin. */
  show(file, node, end = node + 1) {
    for (const [n, page] of this.pages.entries()) {
      for (const [i, origin] of page.origins.entries()) {
        if (!origin) continue;
        const [f, at] = origin.split(".").map(Number);
        if (f !== file || at < node || at >= end) continue;
        const box = this.box.children[n];
        if (!box.dataset.drawn) this.put(box);
        const text = box.querySelectorAll("text")[i];
        text?.scrollIntoView({ block: "center" });
        return { origin, text };
      }
    }
    return null;
  }

  /** File, version and number of a value, as the server wants them. */
  place(origin) {
    const [file, node] = origin.split(".").map(Number);
    const version = this.files[file];
    return version ? { path: version.path, digest: version.digest, node } : null;
  }
}
