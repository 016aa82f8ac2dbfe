import { MedusaError } from "@medusajs/framework/utils";
import { AssistClient } from "../../assist";
import type { Account, AccountEntry, Settings } from "./settings";

/** The accounts of the settings, each with its gateway client. */
export class AccountBook {
  private readonly clients = new Map<string, AssistClient>();

  constructor(private readonly settings: Settings) {}

  /** Public address of the Medusa server. Throws with a sentence when it is not set. */
  get backendUrl(): URL {
    if (this.settings.backendUrl) return this.settings.backendUrl;
    throw this.incomplete(this.settings.problems.map((problem) => problem.sentence).join(" "));
  }

  entries(): AccountEntry[] {
    return [...this.settings.accounts.values()];
  }

  /** One line for each thing that stops an account, for the log at start-up. */
  complaints(): string[] {
    const own = this.settings.problems.map((problem) => problem.sentence);
    const ofAccounts = this.entries().flatMap((entry) =>
      entry.ok
        ? []
        : entry.problems.map((problem) => `Account "${entry.name}" takes no payments: ${problem.sentence}`),
    );
    return [...own, ...ofAccounts];
  }

  /** A complete account. Throws with a sentence that names the account and the setting. */
  get(name: string): Account {
    const entry = this.settings.accounts.get(name);
    if (entry?.ok) return entry.account;
    if (!entry) {
      throw this.incomplete(
        `Assist account "${name}" is not configured: add accounts.${name} to the options of medusa-payment-assist.`,
      );
    }
    const sentences = entry.problems.map((problem) => problem.sentence).join(" ");
    throw this.incomplete(`Assist account "${name}" takes no payments yet: ${sentences}`);
  }

  /** A complete account, or undefined: for pages that shoppers see, which must not tell about settings. */
  find(name: string): Account | undefined {
    const entry = this.settings.accounts.get(name);
    return entry?.ok ? entry.account : undefined;
  }

  /** Complete accounts of one merchant id; several when a shop uses one merchant in one and in two stages. */
  ofMerchant(merchantId: string): Account[] {
    return this.entries().flatMap((entry) =>
      entry.ok && entry.account.merchant.merchantId === merchantId ? [entry.account] : [],
    );
  }

  client(name: string): AssistClient {
    const known = this.clients.get(name);
    if (known) return known;
    const { merchant, billOptions } = this.get(name);
    const client = new AssistClient(merchant, { ...this.settings.clientOptions, ...billOptions });
    this.clients.set(name, client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
    this.clients.clear();
  }

  /** Milliseconds that a command may take. */
  get commandDeadline(): number {
    return this.settings.clientOptions.commandDeadline;
  }

  private incomplete(sentence: string): MedusaError {
    return new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence);
  }
}
