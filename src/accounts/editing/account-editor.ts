import { configured } from "../stored/merge";
import type { AccountBook } from "../accounts";
import { isAccountName } from "../account-entry";
import { secretNames, settingNames, type SecretName } from "../../records/setting-names";
import type { SettingProblem } from "../setting-problem";
import type { Settings } from "../settings";
import { changesOf, isOtherContract, settingsAfter, type WantedChange } from "./account-change";
import type { AccountRow, SealedSecrets, SettingChange } from "../../records/account-rows";
import type { AccountStore, LookedAfter } from "../../store/accounts/account-store";
import type { OpenSecrets } from "../stored/merge";
import { open, seal } from "../sealing/sealing";

export type ChangeOutcome =
  | { kind: "done" }
  /** Somebody else has changed the account since staff saw it. */
  | { kind: "stale" }
  | { kind: "taken" }
  | { kind: "unknown-account" }
  /** Nothing was changed. */
  | { kind: "unusable"; problems: SettingProblem[] }
  | { kind: "refused"; sentence: string };

type Refusal = Exclude<ChangeOutcome, { kind: "done" }>;

/** Rolls the transaction back. */
class Refused extends Error {
  constructor(readonly outcome: Refusal) {
    super(outcome.kind);
  }
}

/** Makes, changes and deletes accounts as staff ask, each with its history. */
export class AccountEditor {
  readonly #settings: Settings;

  constructor(
    settings: Settings,
    private readonly store: AccountStore,
    private readonly book: AccountBook,
  ) {
    this.#settings = settings;
  }

  async make(name: string, wanted: WantedChange, actor: string): Promise<ChangeOutcome> {
    if (!isAccountName(name)) {
      const sentence =
        'The name may only have small letters, digits and "-", at most 40, and begins with a letter or a digit.';
      return { kind: "unusable", problems: [{ setting: "name", sentence }] };
    }
    if (this.#settings.accounts.has(name)) return { kind: "taken" };
    return this.carryOut(async (store) => {
      const { settings, secrets, changes } = await this.prepare(store, name, undefined, wanted);
      if (!(await store.insert({ name, settings, secrets, actor }))) throw new Refused({ kind: "taken" });
      await store.note({ account: name, action: "created", actor, changes });
    });
  }

  /** `revision`: of the account as staff saw it; 0 for one that only medusa-config has. */
  async change(name: string, revision: number, wanted: WantedChange, actor: string): Promise<ChangeOutcome> {
    return this.carryOut(async (store) => {
      const row = await store.lock(name);
      if (!row && !this.#settings.accounts.has(name)) throw new Refused({ kind: "unknown-account" });
      if ((row?.revision ?? 0) !== revision) throw new Refused({ kind: "stale" });
      const { settings, secrets, changes, otherContract } = await this.prepare(store, name, row, wanted);
      if (changes.length === 0) return;
      if (otherContract) await this.leaveContract(store, name, "cannot be given another contract");
      if (row) await store.update(row, { settings, secrets, actor });
      else if (!(await store.insert({ name, settings, secrets, actor })))
        throw new Refused({ kind: "stale" });
      await store.note({ account: name, action: "changed", actor, changes });
    });
  }

  /** What medusa-config has of the account stays. */
  async remove(name: string, actor: string): Promise<ChangeOutcome> {
    return this.carryOut(async (store) => {
      const row = await store.lock(name);
      if (!row) {
        throw new Refused(
          this.#settings.accounts.has(name)
            ? {
                kind: "refused",
                sentence: `The account "${name}" is in medusa-config: it can only be removed there.`,
              }
            : { kind: "unknown-account" },
        );
      }
      await this.leaveContract(store, name, "cannot be deleted");
      await store.remove(row, actor);
      const removed = Object.fromEntries(secretNames.map((secret) => [secret, null]));
      await store.note({ account: name, action: "deleted", actor, changes: changesOf(row, {}, removed) });
    });
  }

  private async carryOut(work: (store: AccountStore) => Promise<void>): Promise<ChangeOutcome> {
    try {
      await this.store.transaction(work);
    } catch (error) {
      if (error instanceof Refused) return error.outcome;
      throw error;
    }
    await this.book.reread();
    return { kind: "done" };
  }

  private async prepare(
    store: AccountStore,
    name: string,
    row: AccountRow | undefined,
    wanted: WantedChange,
  ): Promise<{
    settings: AccountRow["settings"];
    secrets: SealedSecrets;
    changes: SettingChange[];
    otherContract: boolean;
  }> {
    this.refuseLocked(name, wanted);
    const before = { settings: row?.settings ?? {}, secrets: row?.secrets ?? {} };
    const opened = this.openAll(name, before.secrets);
    const config = this.#settings.accounts.get(name);
    const isKnown = row !== undefined || config !== undefined;
    const kept =
      configured(config, "previousSecretWord") === undefined
        ? await withFormerWord(wanted, opened, (hours) => store.hasUnprovedWord(name, hours))
        : wanted;
    const settings = settingsAfter(before.settings, kept);
    const plain = withChanged(opened, kept.secrets);
    const after = this.book.preview(name, { settings, secrets: plain, unreadable: [] });
    const problems = after.ok ? [] : this.ofTheChange(name, after.problems, kept);
    if (problems.length > 0) throw new Refused({ kind: "unusable", problems });
    const changes = changesOf(before, settings, kept.secrets);
    const entryBefore = this.book.preview(name, {
      settings: before.settings,
      secrets: opened,
      unreadable: [],
    });
    const otherContract = isKnown && isOtherContract(entryBefore, after, changes);
    // What was found out about bills is true of the contract so far alone.
    const isFoundOut =
      settings.billCheckFields !== undefined && wanted.settings.billCheckFields === undefined;
    if (otherContract && isFoundOut && configured(config, "billCheckFields") === undefined) {
      const more = { ...wanted, settings: { ...wanted.settings, billCheckFields: null } };
      return this.prepare(store, name, row, more);
    }
    return {
      settings,
      secrets: this.sealChanged(name, before.secrets, kept.secrets),
      changes,
      otherContract,
    };
  }

  private refuseLocked(name: string, { settings, secrets }: WantedChange): void {
    const config = this.#settings.accounts.get(name);
    const wanted = [
      ...settingNames.filter((one) => settings[one] !== undefined),
      ...secretNames.filter((one) => secrets[one] !== undefined),
    ];
    const locked = wanted.filter((one) => configured(config, one) !== undefined);
    if (locked.length === 0) return;
    throw new Refused({
      kind: "unusable",
      problems: locked.map((setting) => ({
        setting,
        sentence: `${setting} is fixed in medusa-config and can only be changed there.`,
      })),
    });
  }

  private openAll(account: string, sealed: SealedSecrets): OpenSecrets {
    const opened = secretNames.flatMap((setting) => {
      const opening = open(sealed[setting], { account, setting }, this.#settings.keyring);
      return opening.kind === "opened" ? [[setting, opening.text] as const] : [];
    });
    return Object.fromEntries(opened);
  }

  private sealChanged(
    account: string,
    before: SealedSecrets,
    wanted: WantedChange["secrets"],
  ): SealedSecrets {
    const sealed: SealedSecrets = { ...before };
    for (const setting of secretNames) {
      const text = wanted[setting];
      if (text === null) delete sealed[setting];
      if (typeof text !== "string") continue;
      const { current, sentence } = this.#settings.keyring;
      if (!current) throw new Refused({ kind: "refused", sentence });
      sealed[setting] = seal(text, { account, setting }, current);
    }
    return sealed;
  }

  /** Of what is wrong with the account, only what this change brings; what is still missing is no obstacle. */
  private ofTheChange(
    name: string,
    problems: readonly SettingProblem[],
    wanted: WantedChange,
  ): SettingProblem[] {
    const given = new Set(
      [...Object.entries(wanted.settings), ...Object.entries(wanted.secrets)].flatMap(([setting, value]) =>
        value === null || value === undefined ? [] : [setting],
      ),
    );
    // What a change takes away may leave another setting without sense.
    if (given.has("stages") || wanted.settings.oneStageMeans !== undefined) given.add("means");
    if (wanted.secrets.signatureKey === null) given.add("signatureAlone");
    return problems.flatMap((problem) => {
      const setting = plainName(name, problem.setting);
      return [...given].some((one) => setting === one || setting.startsWith(`${one}.`))
        ? [{ setting, sentence: problem.sentence.replace(`accounts.${name}.`, "") }]
        : [];
    });
  }

  /** Throws unless nobody is asked any more about the account's orders, or only about test payments. */
  private async leaveContract(store: AccountStore, name: string, cannot: string): Promise<void> {
    const sentence = obstacle(await store.lookedAfter(name));
    if (sentence)
      throw new Refused({ kind: "refused", sentence: `The account "${name}" ${cannot}: ${sentence}` });
    await store.giveUpTestOrders(name);
  }
}

/** "login" for "accounts.ru.login". */
export function plainName(account: string, setting: string): string {
  return setting.startsWith(`accounts.${account}.`) ? setting.slice(`accounts.${account}.`.length) : setting;
}

function obstacle({ live, bills }: LookedAfter): string | undefined {
  const another = "Make another account for the new contract.";
  if (live > 0)
    return `Assist is still asked about ${live === 1 ? "an order" : `${live} orders`} of it, and would know nothing of them under another one. ${another}`;
  if (bills > 0)
    return `it has ${bills === 1 ? "an open bill" : `${bills} open bills`}. Revoke them first, or wait until they are paid or expired.`;
  return undefined;
}

function withChanged(opened: OpenSecrets, wanted: WantedChange["secrets"]): OpenSecrets {
  const after = { ...opened };
  for (const name of Object.keys(wanted) as SecretName[]) {
    const text = wanted[name];
    if (text === null) delete after[name];
    else if (text !== undefined) after[name] = text;
  }
  return after;
}

/** A secret word that is changed again so soon was most likely a slip, and never in force at Assist. */
const slipHours = 24;

/**
 * Messages that were signed with the word so far are still on their way, so it stays valid unless staff say otherwise.
 * Where it was a slip, the word before it does: that is what Assist still signs with.
 *
 * @param isUnproved whether the word so far was set within so many hours, and not proved since
 */
export async function withFormerWord(
  wanted: WantedChange,
  opened: OpenSecrets,
  isUnproved: (hours: number) => Promise<boolean>,
): Promise<WantedChange> {
  const { secretWord, previousSecretWord } = wanted.secrets;
  const former = opened.secretWord;
  if (!secretWord || !former || secretWord === former || previousSecretWord !== undefined) return wanted;
  if (opened.previousSecretWord && (await isUnproved(slipHours))) return wanted;
  return { ...wanted, secrets: { ...wanted.secrets, previousSecretWord: former } };
}
