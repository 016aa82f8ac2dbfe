// npm run bench: figures, each beside something measured in the same run.
import { runToEnd } from "./ending.mjs";
import { checkNodeVersion } from "./node-version.mjs";
import { ensureInstalled } from "./install.mjs";

await runToEnd(async () => {
  checkNodeVersion();
  await ensureInstalled();
  const { startStack } = await import("./stack.mjs");
  const { benchCheckout } = await import("../bench/checkout.mjs");
  const stack = await startStack({ storefront: false });
  await benchCheckout(stack);
  return 0;
});
