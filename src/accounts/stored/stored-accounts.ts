import type { SettingProblem } from "../setting-problem";
import { secretNames } from "../../records/setting-names";
import type { AccountRow } from "../../records/account-rows";
import type { AccountStore, Resealed } from "../../store/accounts/account-store";
import type { Keyring } from "../sealing/keyring";
import type { OpenSecrets } from "./merge";
import { open, seal } from "../sealing/sealing";

/** What the admin panel has of an account, its secrets opened. In memory only. */
export interface StoredAccount {
  row: AccountRow;
  secrets: OpenSecrets;
  /** Secrets that could not be opened, each with the reason. */
  unreadable: SettingProblem[];
}

/** Reads the panel's accounts, and seals anew what an earlier key sealed. */
export class StoredAccounts {
  /** By row: what was opened of a revision stays good for it, also when another server seals it anew with a key that this one does not have yet. */
  readonly #opened = new Map<string, { revision: number; secrets: OpenSecrets }>();

  constructor(
    private readonly store: AccountStore,
    private readonly keyring: Keyring,
  ) {}

  /** Throws what the database throws. */
  async read(): Promise<StoredAccount[]> {
    const rows = await this.store.all();
    const accounts: StoredAccount[] = [];
    for (const row of rows) accounts.push(await this.openAccount(row));
    return accounts;
  }

  private async openAccount(row: AccountRow): Promise<StoredAccount> {
    const known = this.#opened.get(row.id);
    const before = known?.revision === row.revision ? known.secrets : {};
    const secrets: OpenSecrets = {};
    const unreadable: SettingProblem[] = [];
    const resealed: Resealed[] = [];
    for (const name of secretNames) {
      const sealed = row.secrets[name];
      if (sealed === undefined) continue;
      const place = { account: row.name, setting: name };
      const opening = open(sealed, place, this.keyring);
      const text = opening.kind === "opened" ? opening.text : before[name];
      if (text === undefined) {
        unreadable.push({ setting: name, sentence: reason(name, opening.kind === "key-lost") });
        continue;
      }
      secrets[name] = text;
      const { current } = this.keyring;
      if (current && opening.kind === "opened" && opening.keyId !== current.id)
        resealed.push({ name, from: sealed, to: seal(text, place, current) });
    }
    this.#opened.set(row.id, { revision: row.revision, secrets });
    if (resealed.length > 0) await this.reseal(row.id, resealed);
    return { row, secrets, unreadable };
  }

  /** Every server does it, and the first one wins. What fails is done at the next start; until then the earlier key opens. */
  private async reseal(id: string, resealed: Resealed[]): Promise<void> {
    try {
      await this.store.reseal(id, resealed);
    } catch {
      // Nothing is lost: what is stored still opens.
    }
  }
}

function reason(name: string, keyLost: boolean): string {
  return keyLost
    ? `${name} was sealed with an encryption key that this server does not have: set encryptionKey (or previousEncryptionKey) to that key, or enter ${name} again.`
    : `${name} cannot be opened, because what is stored was damaged: enter ${name} again.`;
}
