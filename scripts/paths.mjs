import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** Output of the programs that the scripts start; in .gitignore, overwritten by every run. */
export const logs = join(root, ".cache", "logs");

/** Resolves packages as a file at the top of the repository would. */
export const requireFromRoot = createRequire(join(root, "package.json"));
