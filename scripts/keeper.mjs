// Cleans up after a script that was killed outright. Started by ending.mjs; it lives as long as the channel to its parent.
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const groups = new Set();
const directories = new Set();

process.on("message", ({ keep, forget }) => {
  if (keep?.group) groups.add(keep.group);
  if (keep?.directory) directories.add(keep.directory);
  if (forget?.group) groups.delete(forget.group);
  if (forget?.directory) directories.delete(forget.directory);
});

process.on("disconnect", async () => {
  signalAll("SIGINT");
  for (let tries = 0; tries < 50 && groups.size > 0; tries++) {
    await sleep(100);
    signalAll(0);
  }
  signalAll("SIGKILL");
  for (const directory of directories)
    await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.exit(0);
});

function signalAll(signal) {
  for (const group of groups) {
    try {
      process.kill(-group, signal);
    } catch {
      groups.delete(group);
    }
  }
}
