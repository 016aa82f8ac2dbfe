import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { ConfigModule, LoaderOptions, Logger } from "@medusajs/framework/types";
import { AccountBook } from "../accounts";
import { readSettings } from "../settings";
import { setupProblems } from "../setup-problems";

/** Tells at start-up, one line each, what keeps shoppers from paying. Never stops the shop. */
export default function checkSetup({ container, options }: LoaderOptions): Promise<void> {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  const settings = readSettings(options, { production: process.env.NODE_ENV === "production" });
  const modules = configuredModules(container);
  const inConfig = modules ? setupProblems(modules[Modules.PAYMENT], [...settings.accounts.keys()]) : [];
  for (const problem of [...new AccountBook(settings).complaints(), ...inConfig])
    logger.warn(`medusa-payment-assist: ${problem}`);
  return Promise.resolve();
}

/** Absent where the module runs alone, as in a migration. */
function configuredModules(container: LoaderOptions["container"]): ConfigModule["modules"] | undefined {
  const config = container.resolve<ConfigModule | undefined>(ContainerRegistrationKeys.CONFIG_MODULE, {
    allowUnregistered: true,
  });
  return config?.modules;
}
