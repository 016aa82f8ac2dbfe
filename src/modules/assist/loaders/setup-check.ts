import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { LoaderOptions } from "@medusajs/framework/types";
import { AccountBook } from "../../../accounts/accounts";
import { AccountStore } from "../../../store/accounts/account-store";
import { logOf } from "../../../logging/log";
import { StoredAccounts } from "../../../accounts/stored/stored-accounts";
import { ServerClocks } from "../../../store/server-clocks";
import { readSettings } from "../../../accounts/settings";
import { readSetupProblems } from "../../../platform/config/payment-module";

/** Tells at start-up, one line each, what keeps shoppers from paying. Never stops the shop. */
export default async function checkSetup({ container, options }: LoaderOptions): Promise<void> {
  const log = logOf(container);
  const settings = readSettings(options);
  const database = container.resolve<Knex | undefined>(ContainerRegistrationKeys.PG_CONNECTION, {
    allowUnregistered: true,
  });
  const panel = database && new StoredAccounts(new AccountStore(database), settings.keyring);
  // Before db:migrate there is no table yet, and the book goes by medusa-config alone.
  const book = new AccountBook(settings, panel && (() => panel.read()));
  const inConfig = readSetupProblems(container, await book.names());
  for (const problem of [...(await book.complaints()), ...inConfig]) log.warn(problem);
  const clock = database && (await clockProblem(database));
  if (clock !== undefined) log.warn(clock);
}

const clockAdvice =
  "Payments are safe, but what died on the way is cleared up later. Switch on time synchronisation on both.";

/** What clocks may differ by without anybody noticing. */
const tolerableSeconds = 5;

/** Medusa stamps its rows with this server's clock, the plugin with the database's. */
async function clockProblem(database: Knex): Promise<string | undefined> {
  // Before db:migrate there is no table yet.
  const ahead = await new ServerClocks(database).ahead().catch(() => undefined);
  const seconds = Math.round((ahead ?? 0) / 1000);
  if (Math.abs(seconds) <= tolerableSeconds) return undefined;
  const by =
    seconds > 0
      ? `The clock of this server is ${seconds} seconds ahead of the database's.`
      : `The clock of this server is ${-seconds} seconds behind the database's.`;
  return `${by} ${clockAdvice}`;
}
