import { generateEntityId } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { openBillStates } from "../../records/bills";
import type { StoredSettings, SecretName } from "../../records/setting-names";
import type {
  AccountRow,
  ChangeAct,
  ChangeRow,
  SealedSecrets,
  SettingChange,
} from "../../records/account-rows";

export interface NewHistory {
  account: string;
  action: ChangeAct;
  actor: string;
  changes: SettingChange[];
}

/** What of an account the gateway is still asked about. */
export interface LookedAfter {
  /** Orders of real money. */
  live: number;
  bills: number;
}

/** A sealed text that is to give way to another of the same secret. */
export interface Resealed {
  name: SecretName;
  from: string;
  to: string;
}

/** Reads and writes of assist_account and assist_setting_change. */
export class AccountStore {
  constructor(private readonly database: Knex) {}

  async all(): Promise<AccountRow[]> {
    return this.accounts().where({ deleted_at: null }).orderBy("name");
  }

  /** One change and its history, or neither. */
  async transaction<T>(work: (store: AccountStore) => Promise<T>): Promise<T> {
    return this.database.transaction((transaction) => work(new AccountStore(transaction)));
  }

  /** Waits for whoever else is changing the account. Only in a transaction. */
  async lock(name: string): Promise<AccountRow | undefined> {
    return this.accounts().where({ name, deleted_at: null }).forUpdate().first();
  }

  /** Undefined when somebody else has made an account of this name meanwhile. */
  async insert(
    row: Pick<AccountRow, "name"> & { settings: StoredSettings; secrets: SealedSecrets; actor: string },
  ): Promise<AccountRow | undefined> {
    const [inserted] = await this.accounts()
      .insert({
        id: generateEntityId("", "asacc"),
        name: row.name,
        ...this.columns(row),
        revision: 1,
        created_by: row.actor,
        updated_by: row.actor,
      })
      .onConflict(this.database.raw("(name) where deleted_at is null"))
      .ignore()
      .returning("*");
    return inserted;
  }

  async update(
    before: AccountRow,
    values: { settings: StoredSettings; secrets: SealedSecrets; actor: string },
  ): Promise<void> {
    await this.accounts()
      .where({ id: before.id })
      .update({
        ...this.columns(values),
        revision: before.revision + 1,
        updated_by: values.actor,
        updated_at: this.database.fn.now(),
      });
  }

  /** The secrets go for good. */
  async remove(row: AccountRow, actor: string): Promise<void> {
    const now = this.database.fn.now();
    await this.accounts()
      .where({ id: row.id })
      .update({
        ...this.columns({ settings: row.settings, secrets: {} }),
        updated_by: actor,
        updated_at: now,
        deleted_at: now,
      });
  }

  async note(change: NewHistory): Promise<void> {
    await this.database("assist_setting_change").insert({
      id: generateEntityId("", "aschg"),
      ...change,
      changes: this.json(change.changes),
    });
  }

  /** The newest first. */
  async history(
    account: string,
    limit: number,
    offset: number,
  ): Promise<{ rows: ChangeRow[]; count: number }> {
    const of = () => this.database<ChangeRow>("assist_setting_change").where({ account });
    const [rows, [counted]] = await Promise.all([
      of()
        .orderBy([
          { column: "created_at", order: "desc" },
          { column: "id", order: "desc" },
        ])
        .limit(limit)
        .offset(offset),
      of().count<{ count: string }[]>("* as count"),
    ]);
    return { rows, count: Number(counted?.count ?? 0) };
  }

  /** Whether the account's secret word was set within so many hours, and no check of its connection found it right since. */
  async hasUnprovedWord(account: string, hours: number): Promise<boolean> {
    const set = await this.database<ChangeRow>("assist_setting_change")
      .where({ account })
      .whereJsonSupersetOf("changes", [{ setting: "secretWord" }])
      .whereRaw("created_at > now() - make_interval(hours => ?)", [hours])
      .orderBy("created_at", "desc")
      .first("created_at");
    if (!set) return false;
    const proved = await this.database("assist_connection_check")
      .where({ account, deleted_at: null })
      .where("checked_at", ">", set.created_at)
      .whereJsonSupersetOf("findings", [{ code: "secret-word-right" }])
      .first("id");
    return proved === undefined;
  }

  async lookedAfter(account: string): Promise<LookedAfter> {
    const count = async (query: Knex.QueryBuilder): Promise<number> => {
      const [counted] = await query.count<{ count: string }[]>("* as count");
      return Number(counted?.count ?? 0);
    };
    const [live, bills] = [
      await count(
        this.database("assist_order")
          .where({ account, live: true, deleted_at: null })
          .whereNotNull("handed_off_at")
          .whereNotNull("next_check_at"),
      ),
      await count(
        this.database("assist_bill").where({ account, deleted_at: null }).whereIn("state", openBillStates),
      ),
    ];
    return { live, bills };
  }

  /** Test payments move no money; under another contract nobody could be asked about them. */
  async giveUpTestOrders(account: string): Promise<void> {
    await this.database("assist_order")
      .where({ account, live: false, deleted_at: null })
      .whereNotNull("next_check_at")
      .update({ next_check_at: null, updated_at: this.database.fn.now() });
  }

  /** Puts newly sealed texts in place of the same ones; what has been changed meanwhile stays. */
  async reseal(id: string, resealed: readonly Resealed[]): Promise<void> {
    await this.transaction(async (store) => {
      const row = await store.accounts().where({ id, deleted_at: null }).forUpdate().first();
      if (!row) return;
      const taken = resealed.filter(({ name, from }) => row.secrets[name] === from);
      if (taken.length === 0) return;
      const secrets = { ...row.secrets, ...Object.fromEntries(taken.map(({ name, to }) => [name, to])) };
      await store
        .accounts()
        .where({ id })
        .update({ secrets: store.json(secrets) });
    });
  }

  private columns({ settings, secrets }: { settings: StoredSettings; secrets: SealedSecrets }) {
    return { settings: this.json(settings), secrets: this.json(secrets) };
  }

  private json(value: unknown): Knex.Raw {
    return this.database.raw("?::jsonb", [JSON.stringify(value)]);
  }

  private accounts() {
    return this.database<AccountRow>("assist_account");
  }
}
