import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runToEnd } from "./ending.mjs";
import { checkNodeVersion } from "./node-version.mjs";
import { logs, root } from "./paths.mjs";
import { run } from "./processes.mjs";
import { step } from "./steps.mjs";

const lock = join(root, "package-lock.json");
const installed = join(root, "node_modules", ".package-lock.json");
const stamp = join(root, "node_modules", ".medusa-payment-assist-installed");

/** Installs the packages of package-lock.json when they are missing or older than it. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await step("Installing packages", install);
}

function isInstalled() {
  if (!existsSync(installed)) return false;
  if (!existsSync(lock)) return true;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint()) return true;
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

const fingerprint = () => createHash("sha256").update(readFileSync(lock)).digest("hex");

async function install() {
  // `npm ci` refuses a lock file in which optional packages of other platforms are missing; `npm install` takes it.
  // --no-save leaves package.json and package-lock.json exactly as they are in git.
  const args = [
    "install",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--include=dev",
    "--include=optional",
    "--prefer-offline",
  ];
  const [command, first] = npm();
  const log = join(logs, "install.log");
  await run(command, [...first, ...args], { cwd: root, log, sentence: explain });
  if (existsSync(lock)) writeFileSync(stamp, fingerprint());
}

/** The npm that runs us, so that a second one on the PATH does not interfere. */
export function npm() {
  const own = process.env.npm_execpath;
  return own && /npm-cli\.c?js$/.test(own) ? [process.execPath, [own]] : ["npm", []];
}

function explain(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|network/i.test(output)) {
    return "The packages cannot be installed because the npm registry does not answer: check the network, or the proxy and registry settings of npm.";
  }
  if (/ENOSPC/.test(output))
    return "The packages cannot be installed because the disk is full: they need about 1 GB.";
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `The packages cannot be installed because ${join(root, "node_modules")} cannot be written by this user.`;
  }
  if (/spawn npm ENOENT/.test(output))
    return "The packages cannot be installed because npm is not on the PATH.";
  return "The packages could not be installed; npm says why:";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runToEnd(async () => {
    checkNodeVersion();
    await ensureInstalled();
  });
}
