// Runs before anything is installed and on any Node that knows ES modules, so it uses nothing new.
import { Stop } from "./stop.mjs";

/** The plugin's "engines": ^20.19.0 || >=22.12.0, which is what Medusa 2.21 asks for. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!supported) {
    throw new Stop(
      `Node ${version} is too old: Medusa 2.21 needs Node 20.19 or later in the 20 line, or 22.12 and later.`,
    );
  }
}
