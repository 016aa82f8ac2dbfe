// npm run types
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runToEnd } from "./ending.mjs";
import { requireFromRoot, root } from "./paths.mjs";
import { run } from "./processes.mjs";
import { step } from "./steps.mjs";

/** Server and browser code live in different worlds of types, so each part has settings of its own. */
const projects = {
  "the plugin, the simulator and the tests": "tsconfig.check.json",
  "the admin panel's parts": "src/admin/tsconfig.json",
  "the demo's store": "demo/store/tsconfig.json",
  "the demo's storefront": "demo/storefront/tsconfig.json",
};

/** Throws a Stop with the compiler's words at the first part whose types are wrong. */
export async function checkTypes() {
  for (const [part, project] of Object.entries(projects)) {
    if (!(await hasSources(project))) continue;
    const args = [requireFromRoot.resolve("typescript/bin/tsc"), "--noEmit", "-p", project];
    const sentence = `The types of ${part} are wrong; the compiler says:`;
    await step(
      `Checking the types of ${part}`,
      async () => void (await run(process.execPath, args, { cwd: root, sentence })),
    );
  }
}

/** tsc takes a folder without sources for a mistake. */
async function hasSources(project) {
  if (!existsSync(join(root, project))) return false;
  if (dirname(project) === ".") return true;
  const files = await readdir(join(root, dirname(project)), { recursive: true });
  return files.some((file) => /(?<!\.d)\.tsx?$/.test(file) && !file.includes("node_modules"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runToEnd(checkTypes);
