// Takes PDF files; prints the text that pdf.js finds in each, as JSON: file -> text.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const pdfjs = await import(require.resolve("pdfjs-dist/legacy/build/pdf.mjs"));
const folder = require.resolve("pdfjs-dist/package.json").replace("package.json", "");
const found = {};
for (const file of process.argv.slice(2)) {
  const pdf = await pdfjs.getDocument({
    data: new Uint8Array(readFileSync(file)),
    cMapUrl: folder + "cmaps/",
    standardFontDataUrl: folder + "standard_fonts/",
    verbosity: 0,
  }).promise;
  let text = "";
  for (let number = 1; number <= pdf.numPages; number++) {
    const content = await (await pdf.getPage(number)).getTextContent();
    for (const item of content.items) text += (item.str ?? "") + (item.hasEOL ? "\n" : "");
    text += "\n";
  }
  found[file] = text;
}
console.log(JSON.stringify(found));
