// Takes the path of Chromium and HTML files, or the first address of a workbench and
// those of its screens; prints what axe-core finds in each, at
// three sizes, in light and dark, and fails where it finds anything.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const { default: puppeteer } = await import(require.resolve("puppeteer-core"));
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const SIZES = { desk: [1280, 800], tablet: [768, 1024], phone: [360, 740] };
// WCAG 2.2 A and AA, which hold what a target's size must be, and axe's own advice.
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The screens of the workbench are light.
const schemes = (file) => (file.startsWith("http") ? ["light"] : ["light", "dark"]);

const [executablePath, ...files] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
// The first address of a workbench is good once, and opens the others.
if (files[0].includes("/open?key=")) {
  const page = await browser.newPage();
  await page.goto(files.shift(), { waitUntil: "networkidle2" });
  await page.close();
}
let looked = 0;
let found = 0;
for (const file of files) {
  for (const [name, [width, height]] of Object.entries(SIZES)) {
    for (const scheme of schemes(file)) {
      const page = await browser.newPage();
      await page.setViewport({ width, height, isMobile: name === "phone", hasTouch: name === "phone" });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      // Our files let no script run.
      await page.setBypassCSP(true);
      await page.goto(file.startsWith("http") ? file : "file://" + file, { waitUntil: "load" });
      // A screen of the workbench fills itself.
      if (file.startsWith("http")) await new Promise((done) => setTimeout(done, 1500));
      await page.evaluate(axe);
      const said = await page.evaluate(
        (tags) => window.axe.run(document, { runOnly: tags, rules: { "target-size": { enabled: true } } }),
        TAGS,
      );
      for (const one of said.violations) {
        found += one.nodes.length;
        console.log(`${file} (${name}, ${scheme}): ${one.id}: ${one.help}`);
        for (const node of one.nodes.slice(0, 3)) console.log(`    ${node.html.slice(0, 160)}`);
      }
      looked += said.passes.length > 0 ? 1 : 0;
      await page.close();
    }
  }
}
await browser.close();
// A page on which no rule was tried was not looked at.
const all = files.reduce((sum, file) => sum + Object.keys(SIZES).length * schemes(file).length, 0);
if (looked !== all || all === 0) {
  console.log(`looked at ${looked} of ${all} pages`);
  process.exit(1);
}
console.log(`${files.length} files, ${all} pages: ${found} faults`);
process.exit(found ? 1 : 0);
