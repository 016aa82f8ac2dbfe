import { AssistClient, type ClientOptions, type Merchant } from "../gateway";
import type { Account } from "./account-entry";

/** Longer than any use case keeps a client, and than the gateway could still repeat what it was sent. */
const graceMilliseconds = 5 * 60_000;

/** One gateway client for each account, as long as the account stays as it is. */
export class Clients {
  readonly #options: ClientOptions;
  readonly #current = new Map<string, { account: Account; client: AssistClient }>();
  /** Replaced; requests under way keep them. */
  #retired: { client: AssistClient; until: number }[] = [];

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  of(account: Account): AssistClient {
    const known = this.#current.get(account.name);
    if (known?.account === account) return known.client;
    if (known) this.#retire(known.client);
    const client = new AssistClient(account.merchant, {
      ...this.#options,
      ...account.signing,
      ...account.billOptions,
    });
    this.#current.set(account.name, { account, client });
    return client;
  }

  /** Accounts that have changed or gone need their clients no more. */
  keepOnly(accounts: readonly Account[]): void {
    const kept = new Set(accounts);
    for (const [name, { account, client }] of this.#current) {
      if (kept.has(account)) continue;
      this.#current.delete(name);
      this.#retire(client);
    }
    this.#closeOverdue();
  }

  /** Merchants that were replaced a short while ago. */
  former(): Merchant[] {
    this.#closeOverdue();
    return this.#retired.map(({ client }) => client.merchant);
  }

  async close(): Promise<void> {
    const all = [
      ...[...this.#current.values()].map(({ client }) => client),
      ...this.#retired.map(({ client }) => client),
    ];
    this.#current.clear();
    this.#retired = [];
    await Promise.all(all.map((client) => client.close()));
  }

  #retire(client: AssistClient): void {
    this.#retired.push({ client, until: performance.now() + graceMilliseconds });
  }

  /** Without a timer: an idle client holds nothing, its connections end by themselves after seconds. */
  #closeOverdue(): void {
    const now = performance.now();
    const overdue = this.#retired.filter(({ until }) => until <= now);
    this.#retired = this.#retired.filter(({ until }) => until > now);
    for (const { client } of overdue) void client.close();
  }
}
