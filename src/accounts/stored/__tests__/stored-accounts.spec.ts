import { randomBytes } from "node:crypto";
import { hideSecrets } from "../../hidden-secrets";
import { AccountBook } from "../../accounts";
import { readSettings } from "../../settings";
import type { AccountRow, SealedSecrets } from "../../../records/account-rows";
import type { AccountStore, Resealed } from "../../../store/accounts/account-store";
import { readKeyring } from "../../sealing/keyring";
import { StoredAccounts } from "../stored-accounts";
import { seal } from "../../sealing/sealing";
import type { StoredSettings, SecretName } from "../../../records/setting-names";

const key = randomBytes(32).toString("base64");
const otherKey = randomBytes(32).toString("base64");
const contract: StoredSettings = {
  gatewayUrl: "https://payments.demo.paysecure.ru",
  merchantId: "679471",
  login: "assist_demo",
};
const texts = { password: "assistdemo1", secretWord: "a-word-of-the-panel" };

function sealedWith(with_: string, secrets: Partial<Record<SecretName, string>>): SealedSecrets {
  const { current } = readKeyring(with_, undefined);
  if (!current) throw new Error("There is no key");
  return Object.fromEntries(
    Object.entries(secrets).map(([setting, text]) => [
      setting,
      seal(text, { account: "shop", setting }, current),
    ]),
  );
}

const row = (change: Partial<AccountRow> = {}): AccountRow => ({
  id: "asacc_1",
  name: "shop",
  settings: contract,
  secrets: sealedWith(key, texts),
  revision: 1,
  created_by: "user_1",
  updated_by: "user_1",
  created_at: new Date(0),
  updated_at: new Date(0),
  deleted_at: null,
  ...change,
});

/** A table in memory, as several servers see it. */
class Table {
  rows: AccountRow[] = [];
  broken = false;
  resealed: Resealed[] = [];

  get store(): AccountStore {
    const table: Pick<AccountStore, "all" | "reseal"> = {
      all: () => (this.broken ? Promise.reject(new Error("away")) : Promise.resolve(this.rows)),
      reseal: (id, resealed) => {
        this.resealed.push(...resealed);
        this.rows = this.rows.map((one) =>
          one.id === id
            ? {
                ...one,
                secrets: {
                  ...one.secrets,
                  ...Object.fromEntries(
                    resealed
                      .filter(({ name, from }) => one.secrets[name] === from)
                      .map(({ name, to }) => [name, to]),
                  ),
                },
              }
            : one,
        );
        return Promise.resolve();
      },
    };
    return table as AccountStore;
  }
}

function server(table: Table, options: Record<string, unknown> = {}): AccountBook {
  const settings = readSettings({ backendUrl: "https://api.shop.example", encryptionKey: key, ...options });
  const panel = new StoredAccounts(table.store, settings.keyring);
  return new AccountBook(settings, () => panel.read());
}

const sentences = async (book: AccountBook): Promise<string> => (await book.complaints()).join(" ");

describe("the accounts of the panel", () => {
  it("count beside those of medusa-config, whose values win", async () => {
    const table = new Table();
    table.rows = [
      row({
        settings: {
          ...contract,
          stages: "two",
          "policies.paidTwice": "refund",
          "policies.wrongMode": "refund",
        },
      }),
    ];
    const book = server(table, {
      accounts: {
        shop: { stages: "one", login: undefined, gatewayUrl: "", policies: { wrongMode: "alert" } },
        ru: {},
      },
    });
    expect(await book.names()).toEqual(["shop", "ru"]);
    expect(await book.get("shop")).toMatchObject({
      stages: "one",
      policies: { paidTwice: "refund", wrongMode: "alert", changedCheckout: "alert" },
    });
    expect((await book.get("shop")).merchant.login).toBe("assist_demo");
    await expect(book.get("ru")).rejects.toThrow(/takes no payments yet/);
  });

  it("stay as they were known while the database is away, and are none before its tables are there", async () => {
    const table = new Table();
    table.broken = true;
    expect(await server(table).names()).toEqual([]);
    table.broken = false;
    table.rows = [row()];
    const book = server(table);
    const before = await book.get("shop");
    table.broken = true;
    await book.reread();
    expect(await book.get("shop")).toBe(before);
  });

  it("keep their client as long as they stay the same; a changed one has another, and the former ends no request", async () => {
    const table = new Table();
    table.rows = [row()];
    const book = server(table);
    const client = await book.client("shop");
    table.rows = [row({ updated_at: new Date(1) })];
    await book.reread();
    expect(await book.client("shop")).toBe(client);
    table.rows = [row({ revision: 2, secrets: sealedWith(key, { ...texts, password: "assistdemo2" }) })];
    await book.reread();
    const next = await book.client("shop");
    expect(next).not.toBe(client);
    expect(next.merchant.password).toBe("assistdemo2");
    expect(client.merchant.password).toBe("assistdemo1");
    const echoed = "Login=assist_demo&Password=assistdemo1 Password=assistdemo2 a-word-of-the-panel";
    expect(hideSecrets(echoed, await book.merchants())).toBe(
      "Login=[secret]&Password=[secret] Password=[secret] [secret]",
    );
    await book.close();
  });

  it("with a secret that cannot be opened take no payments and say why, and the others do", async () => {
    const table = new Table();
    table.rows = [row({ secrets: sealedWith(otherKey, texts) }), row({ id: "asacc_2", name: "other" })];
    const book = server(table, { accounts: { ru: { ...contract, ...texts } } });
    expect(await sentences(book)).toMatch(
      /password was sealed with an encryption key that this server does not have/,
    );
    // Sealed for an account of another name.
    expect(await sentences(book)).toMatch(/"other" takes no payments: password cannot be opened/);
    expect(await sentences(book)).not.toMatch(/Enter the password/);
    expect(await book.find("ru")).toBeDefined();
    expect(await server(table, { accounts: { shop: texts } }).find("shop")).toBeDefined();
  });

  it("are sealed anew with a new key, once, by several servers at once, while a server with the former key goes on", async () => {
    const table = new Table();
    table.rows = [row()];
    const former = server(table);
    const before = await former.get("shop");
    const rotated = { encryptionKey: otherKey, previousEncryptionKey: key };
    const [one, two] = [server(table, rotated), server(table, rotated)];
    expect(
      (await Promise.all([one.find("shop"), two.find("shop")])).map((found) => found?.merchant.password),
    ).toEqual(["assistdemo1", "assistdemo1"]);
    const stored = table.rows[0]?.secrets;
    expect(stored?.password).toContain(readKeyring(otherKey, undefined).current?.id);
    await Promise.all([one.reread(), two.reread(), former.reread()]);
    expect(table.rows[0]?.secrets).toEqual(stored);
    expect(await former.get("shop")).toBe(before);
    expect(await server(table, { encryptionKey: otherKey }).find("shop")).toBeDefined();
    expect(await server(table).find("shop")).toBeUndefined();
  });

  it("are read at most once a second, and at once by who has changed them", async () => {
    const table = new Table();
    let reads = 0;
    const settings = readSettings({ backendUrl: "https://api.shop.example" });
    const book = new AccountBook(settings, () => {
      reads++;
      return new StoredAccounts(table.store, settings.keyring).read();
    });
    await Promise.all([book.names(), book.entries(), book.find("shop")]);
    await book.names();
    expect(reads).toBe(1);
    table.rows = [row()];
    await Promise.all([book.reread(), book.reread()]);
    expect(reads).toBe(3);
    expect(await book.names()).toEqual(["shop"]);
    expect(reads).toBe(3);
  });
});
