import { MedusaError } from "@medusajs/framework/utils";
import type { AssistClient, Merchant } from "../gateway";
import { readAccount, type Account, type AccountEntry } from "./account-entry";
import { Clients } from "./clients";
import { SharedWork } from "../throttling/shared-work";
import { configured, mergeAccount } from "./stored/merge";
import type { StoredAccount } from "./stored/stored-accounts";
import type { Settings } from "./settings";

/** How old what is known of the panel may be: a change counts in every process after this long. */
const freshMilliseconds = 1000;

/** An entry with what it was read from, so that the same settings give the same entry, and the same client. */
interface Known {
  from: string;
  entry: AccountEntry;
}

/**
 * The accounts of medusa-config and of the admin panel, each with its gateway client. Whoever asks gets what is no older
 * than a second; a database that fails leaves what was known.
 */
export class AccountBook {
  readonly #settings: Settings;
  readonly #readPanel: () => Promise<StoredAccount[]>;
  readonly #refreshing: SharedWork;
  readonly #clients: Clients;
  #known: ReadonlyMap<string, Known>;
  #panel: readonly StoredAccount[] = [];

  /** `readPanel` may throw; absent, medusa-config alone counts. */
  constructor(settings: Settings, readPanel: () => Promise<StoredAccount[]> = () => Promise.resolve([])) {
    this.#settings = settings;
    this.#readPanel = readPanel;
    this.#refreshing = new SharedWork(() => this.#read(), freshMilliseconds);
    this.#clients = new Clients(settings.clientOptions);
    this.#known = this.#merge([]);
  }

  /** Public address of the Medusa server. Throws with a sentence when it is not set. */
  get backendUrl(): URL {
    if (this.#settings.backendUrl) return this.#settings.backendUrl;
    throw incomplete(this.#settings.problems.map((problem) => problem.sentence).join(" "));
  }

  /** Milliseconds that a command may take. */
  get commandDeadline(): number {
    return this.#settings.clientOptions.commandDeadline;
  }

  async names(): Promise<string[]> {
    return [...(await this.#fresh()).keys()];
  }

  /** Complete or not, by name. */
  async named(): Promise<Map<string, AccountEntry>> {
    return new Map([...(await this.#fresh())].map(([name, { entry }]) => [name, entry]));
  }

  async entries(): Promise<AccountEntry[]> {
    return [...(await this.#fresh()).values()].map(({ entry }) => entry);
  }

  /** One line for each thing that stops an account, for the log at start-up. */
  async complaints(): Promise<string[]> {
    const own = this.#settings.problems.map((problem) => problem.sentence);
    const ofAccounts = (await this.entries()).flatMap((entry) =>
      entry.ok
        ? []
        : entry.problems.map((problem) => `Account "${entry.name}" takes no payments: ${problem.sentence}`),
    );
    return [...own, ...ofAccounts];
  }

  /** A complete account. Throws with a sentence that names the account and the setting. */
  async get(name: string): Promise<Account> {
    const entry = (await this.#fresh()).get(name)?.entry;
    if (entry?.ok) return entry.account;
    if (!entry) {
      throw incomplete(
        `Assist account "${name}" is not configured: make it in the admin panel under Settings → Assist, or add accounts.${name} to the options of medusa-payment-assist.`,
      );
    }
    const sentences = entry.problems.map((problem) => problem.sentence).join(" ");
    throw incomplete(`Assist account "${name}" takes no payments yet: ${sentences}`);
  }

  /** A complete account, or undefined: for pages that shoppers see, which must not tell about settings. */
  async find(name: string): Promise<Account | undefined> {
    const entry = (await this.#fresh()).get(name)?.entry;
    return entry?.ok ? entry.account : undefined;
  }

  /** Complete accounts of one merchant id; several when a shop uses one merchant in one and in two stages. */
  async ofMerchant(merchantId: string): Promise<Account[]> {
    return (await this.entries()).flatMap((entry) =>
      entry.ok && entry.account.merchant.merchantId === merchantId ? [entry.account] : [],
    );
  }

  /** Throws as {@link get} does. Use it at once: a client that has been replaced ends after a while. */
  async client(name: string): Promise<AssistClient> {
    return this.#clients.of(await this.get(name));
  }

  /** For an account as it was got: the two belong together, whatever has changed since. */
  clientOf(account: Account): AssistClient {
    return this.#clients.of(account);
  }

  /** Merchants whose secrets a text from outside might repeat: those of now, and those that were replaced a short while ago. */
  async merchants(): Promise<Merchant[]> {
    const present = (await this.entries()).flatMap((entry) => (entry.ok ? [entry.account.merchant] : []));
    return [...present, ...this.#clients.former()];
  }

  /** What the panel has, as it was read last. */
  async panel(): Promise<readonly StoredAccount[]> {
    await this.#fresh();
    return this.#panel;
  }

  /** What an account would be with other values in the panel; nothing is changed. */
  preview(
    name: string,
    panel: Pick<StoredAccount, "secrets" | "unreadable"> & Pick<StoredAccount["row"], "settings">,
  ): AccountEntry {
    const raw = mergeAccount(this.#settings.accounts.get(name), panel.settings, panel.secrets);
    return readAccount(name, raw, this.#settings.hosts, panel.unreadable);
  }

  /** Reads the panel's accounts again, now: for the process that has changed them. */
  async reread(): Promise<void> {
    await this.#refreshing.now();
  }

  async close(): Promise<void> {
    await this.#clients.close();
  }

  async #fresh(): Promise<ReadonlyMap<string, Known>> {
    await this.#refreshing.recently();
    return this.#known;
  }

  async #read(): Promise<void> {
    let panel: StoredAccount[];
    try {
      panel = await this.#readPanel();
    } catch {
      // Before db:migrate, or while the database is away: what was known stays.
      return;
    }
    this.#panel = panel;
    this.#known = this.#merge(panel);
    const accounts = [...this.#known.values()].flatMap(({ entry }) => (entry.ok ? [entry.account] : []));
    this.#clients.keepOnly(accounts);
  }

  #merge(panel: readonly StoredAccount[]): ReadonlyMap<string, Known> {
    const { accounts, hosts } = this.#settings;
    const byName = new Map(panel.map((one) => [one.row.name, one]));
    const names = [...accounts.keys(), ...[...byName.keys()].filter((name) => !accounts.has(name))];
    return new Map(
      names.map((name) => {
        const { row, secrets, unreadable = [] } = byName.get(name) ?? {};
        const raw = mergeAccount(accounts.get(name), row?.settings ?? {}, secrets ?? {});
        // Of no matter where medusa-config has the secret.
        const needed = unreadable.filter(
          ({ setting }) => configured(accounts.get(name), setting) === undefined,
        );
        const revision = row?.revision ?? 0;
        const from = JSON.stringify([raw, needed, revision]);
        const before = this.#known?.get(name);
        const entry = before?.from === from ? before.entry : readAccount(name, raw, hosts, needed, revision);
        return [name, { from, entry }];
      }),
    );
  }
}

function incomplete(sentence: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence);
}
