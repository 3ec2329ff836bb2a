// Takes a folder of schemas and the repository; fails where ajv refuses a schema, or a
// file of the sample by it.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(process.cwd() + "/");
const Ajv = require("ajv/dist/2020").default;
const { parse } = require("yaml");
const [schemas, root] = process.argv.slice(2);
const below = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(root, folder, name));
const files = { data: below("data"), settings: [join(root, "fangan.yaml")], style: below("templates/style") };
let refused = 0;
for (const [of, paths] of Object.entries(files))
  for (const keys of ["zh", "en", "both"]) {
    const ajv = new Ajv({ strict: false, allErrors: false });
    const judge = ajv.compile(JSON.parse(readFileSync(join(schemas, `${of}-${keys}.json`), "utf8")));
    if (keys !== "both") continue;
    for (const path of paths) {
      if (judge(parse(readFileSync(path, "utf8")))) continue;
      console.log(path, judge.errors.at(-2));
      refused += 1;
    }
    // A key that there is not is refused.
    if (judge({ 没有这个键: 1 })) refused += 1;
    console.log(`${of}: ${paths.length} files`);
  }
process.exit(refused ? 1 : 0);
