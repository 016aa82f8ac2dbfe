// The demo runs what a merchant gets, so the plugin and the storefront are built first, and only when something has changed.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { logs, requireFromRoot, root } from "./paths.mjs";
import { run } from "./processes.mjs";
import { Stop } from "./stop.mjs";

/** Compiles the plugin and the simulator into .medusa/server, as `npm run build` does. */
export function buildPlugin() {
  return unlessBuilt({
    name: "plugin",
    sources: ["src", "simulator", "package.json", "package-lock.json", "tsconfig.json"],
    result: ".medusa/server/simulator/index.js",
    build: async () => {
      const medusa = requireFromRoot.resolve("@medusajs/cli/cli.js");
      const options = {
        cwd: root,
        env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true" },
        log: join(logs, "build.log"),
      };
      await run(process.execPath, [medusa, "plugin:build"], {
        ...options,
        sentence: "The plugin does not compile; the compiler says:",
      });
    },
  });
}

export function buildStorefront() {
  return unlessBuilt({
    name: "storefront",
    sources: ["demo/storefront", "package-lock.json"],
    result: "demo/storefront/dist/index.html",
    build: async () => {
      const vite = join(dirname(requireFromRoot.resolve("vite/package.json")), "bin/vite.js");
      const sentence = "The storefront of the demo does not build; Vite says:";
      await run(process.execPath, [vite, "build", "demo/storefront"], {
        cwd: root,
        log: join(logs, "storefront.log"),
        sentence,
      });
    },
  });
}

/** Medusa's admin panel with the plugin's part, in public/admin, where the tests' Medusa serves it from. */
export function buildPanel() {
  return unlessBuilt({
    name: "panel",
    sources: ["src/admin", "scripts/build-panel.mjs", "package-lock.json"],
    result: "public/admin/index.html",
    build: async () => {
      // Without a limit it takes 1,700 MiB, of which it could give most back at any time; with less than this it fails.
      const memory = "--max-old-space-size=1250";
      await run(process.execPath, [memory, join(root, "scripts/build-panel.mjs")], {
        cwd: root,
        env: { ...process.env, NODE_ENV: "production", MEDUSA_DISABLE_TELEMETRY: "true" },
        log: join(logs, "panel.log"),
        sentence: "The admin panel does not build; Vite says:",
      });
    },
  });
}

async function unlessBuilt({ name, sources, result, build }) {
  const stamp = join(root, ".cache", "built", name);
  const before = await fingerprint(sources);
  const product = join(root, result);
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, "utf8") === before)
    return { note: "nothing has changed" };
  await rm(stamp, { force: true });
  await build();
  if (!existsSync(product)) throw new Stop(`The ${name} was built, but ${result} is missing.`);
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, before);
  return {};
}

/** Changes whenever the name or the content of a source file does. */
async function fingerprint(sources) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const source of sources) {
    for (const file of await filesIn(join(root, source))) {
      hash.update(`\0${relative(root, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest("hex");
}

async function filesIn(path) {
  const found = await stat(path).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const kept = entries
    .filter(({ name }) => !["dist", "node_modules"].includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(kept.map(({ name }) => filesIn(join(path, name))))).flat();
}
