import { eventually } from "../shop/eventually";
import { Panel } from "../shop/panel";
import type { ShopServer } from "./shop-server";

const policies = ["policies.changedCheckout", "policies.canceledOrder"] as const;

/** The merchant decides in the panel what becomes of money that no order has a claim to, and every server knows. */
export async function choosePolicy(
  servers: readonly ShopServer[],
  choice: "alert" | "refund",
): Promise<void> {
  const [first] = panelsOf(servers);
  const settings = Object.fromEntries(policies.map((name) => [name, choice]));
  for (const account of ["ru", "hold"]) {
    const answer = await first?.change(account, { settings });
    if (answer?.status !== 200) throw new Error(`Not changed: ${JSON.stringify(answer?.data)}`);
    for (const panel of panelsOf(servers))
      await eventually(
        () => panel.account(account),
        (shown) => policies.every((name) => shown.settings[name].value === choice),
      );
  }
}

const panelsOf = (servers: readonly ShopServer[]): Panel[] =>
  servers.map(({ http, shop }) => new Panel(http, shop.admin));
