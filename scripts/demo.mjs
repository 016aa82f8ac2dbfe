// npm run demo [-- --once]
import { runToEnd } from "./ending.mjs";
import { checkNodeVersion } from "./node-version.mjs";
import { ensureInstalled } from "./install.mjs";
import { step, stopwatch } from "./steps.mjs";
import { Stop } from "./stop.mjs";

await runToEnd(async () => {
  const time = stopwatch();
  checkNodeVersion();
  const once = process.argv.includes("--once") || process.env.CI === "true";
  const unknown = process.argv.slice(2).find((argument) => argument !== "--once");
  if (unknown)
    throw new Stop(`The demo knows only --once, which ends it after its purchase, and not "${unknown}".`);

  await ensureInstalled();
  // Only now: what these import may not have been there before.
  const { startStack } = await import("./stack.mjs");
  const { purchase } = await import("./purchase.mjs");
  const stack = await startStack({ ports: "known", admin: true });
  const bought = await step("Buying something: cart, Assist's page, payment, return, order", () =>
    purchase(stack),
  );

  const { displayId, orderNumber, ledger, captured, agree } = bought;
  console.log(
    `\nOrder ${displayId} is paid (${orderNumber} at Assist): Assist's ledger says ${ledger} RUB, Medusa's books say ` +
      `${captured} RUB: ${agree ? "they agree" : "THEY DIFFER"}. It took ${time()} in all.`,
  );
  if (!agree) return 1;
  if (once) return 0;

  console.log(`
  The shop          ${stack.storefrontUrl}
  The admin panel   ${stack.adminUrl}   (its first opening takes half a minute)
                    ${stack.staff.email}   password ${stack.staff.password}
  Assist            ${stack.simulatorUrl}

  Cards for Assist's page, with any date to come and any CVC:
    4111 1111 1111 1111   approved           4000 0000 0000 3220   asks for 3-D Secure
    4000 0000 0000 0002   declined           4000 0000 0000 0077   stays in process

  Ctrl-C ends everything and leaves nothing behind.
`);
  await new Promise(() => setInterval(() => undefined, 60_000));
});
