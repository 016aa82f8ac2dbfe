import type { KnownAccount } from "../../accounts/account-list";
import type { ShopFacts } from "../../platform/config/shop";
import type { FindingDTO, FindingCode } from "../../contract/connection-check";
import type { SetupDTO, SetupStepDTO } from "../../contract/setup";

/** What a check finds, and other steps tell. */
const ofOtherSteps = new Set<FindingCode>([
  "dependencies-missing",
  "provider-missing",
  "region-missing",
  "encryption-key",
  "backend-missing",
  "backend-private",
  "backend-port",
  "backend-http",
  "notifications-none",
  "notifications-refused",
]);

export function mistakesOf(findings: readonly FindingDTO[]): FindingDTO[] {
  return findings.filter(({ code, level }) => level === "error" && !ofOtherSteps.has(code));
}

/** What is known of an account on its way to the first paid order. */
export interface AccountProgress extends KnownAccount {
  /** False for a name that medusa-config's payment provider has, and no account yet. */
  exists: boolean;
  /** What the last check found wrong with the connection itself; undefined when it is out of date or was never made. */
  mistakes: FindingDTO[] | undefined;
  check: SetupDTO["accounts"][number]["check"];
  shop: ShopFacts;
  regions: { id: string; name: string }[];
  paid: boolean;
  /** A genuine notification has come. */
  notified: boolean;
  /** Assist can reach the shop's address, by the look of it. */
  notifiable: boolean;
}

/** The steps for an account, or for a shop that has none yet. `sealed`: secrets can be entered in the panel. */
export function stepsOf(account: AccountProgress | undefined, sealed: boolean): SetupStepDTO[] {
  return [
    secretsStep(account, sealed),
    accountStep(account),
    connectionStep(account),
    providerStep(account),
    regionStep(account),
    paymentStep(account),
    notificationStep(account),
  ];
}

/** An account whose secrets are in medusa-config needs no key. */
function secretsStep(account: AccountProgress | undefined, sealed: boolean): SetupStepDTO {
  return sealed || account?.complete
    ? { step: "secrets", state: "done", sentence: "Secrets are kept safe." }
    : {
        step: "secrets",
        state: "todo",
        sentence:
          "Make an encryption key for the secrets that are entered in the panel, or put the account's secrets into medusa-config.",
      };
}

function accountStep(account: AccountProgress | undefined): SetupStepDTO {
  if (account?.complete)
    return { step: "account", state: "done", sentence: `The account "${account.name}" is complete.` };
  return {
    step: "account",
    state: "todo",
    sentence: account?.exists
      ? `Enter what is missing in the account "${account.name}".`
      : "Add an account with the host, Merchant_ID, login, password and secret word that Assist gave you.",
    facts: account ? { [account.exists ? "account" : "suggested"]: account.name } : {},
  };
}

/** A payment that was found proves the connection as well. */
function connectionStep(account: AccountProgress | undefined): SetupStepDTO {
  const mistakes = account?.mistakes;
  if (account?.paid || mistakes?.length === 0)
    return { step: "connection", state: "done", sentence: "The connection to Assist works." };
  return {
    step: "connection",
    state: "todo",
    sentence: mistakes
      ? "The last check found mistakes: mend them, and check again."
      : "Check the connection to Assist.",
    facts: { found: mistakes ? "errors" : "nothing" },
  };
}

function providerStep(account: AccountProgress | undefined): SetupStepDTO {
  if (account && account.shop.providerIds.length > 0 && account.shop.dependenciesListed)
    return { step: "provider", state: "done", sentence: "Medusa knows the payment provider." };
  const name = account?.name ?? "main";
  return {
    step: "provider",
    state: "todo",
    sentence: "Add the payment provider to medusa-config, and start the server again.",
    facts: { account: name },
    lines: providerLines(name),
  };
}

/** The payment module's entry as medusa-config needs it; the id must not have "_" (platform §1.3), and "-" reads badly. */
export const providerLines = (account: string): string => `{
  resolve: "@medusajs/medusa/payment",
  dependencies: ["assist", "query", "locking"],
  options: {
    providers: [
      {
        resolve: "medusa-payment-assist/providers/assist",
        id: "${account.replaceAll("-", "")}",
        options: { account: "${account}" },
      },
    ],
  },
}`;

function regionStep(account: AccountProgress | undefined): SetupStepDTO {
  const [region] = account?.regions ?? [];
  if (region) {
    return {
      step: "region",
      state: "done",
      sentence: `Shoppers can choose Assist in ${region.name}.`,
      facts: { region: region.name },
    };
  }
  const [only, ...others] = account?.shop.regions ?? [];
  return {
    step: "region",
    state: "todo",
    sentence: "Enable the payment provider in a region: Settings, Regions.",
    facts: {
      provider: account?.shop.providerIds[0] ?? "",
      ...(only && others.length === 0 ? { only_region_id: only.id, only_region: only.name } : {}),
    },
  };
}

function paymentStep(account: AccountProgress | undefined): SetupStepDTO {
  if (account?.paid) return { step: "test-payment", state: "done", sentence: "A payment has been made." };
  return {
    step: "test-payment",
    state: "todo",
    sentence: "Buy something in your storefront with one of Assist's test cards.",
  };
}

function notificationStep(account: AccountProgress | undefined): SetupStepDTO {
  if (account?.notified)
    return { step: "notifications", state: "done", sentence: "Assist's notifications come in." };
  if (account && !account.notifiable) {
    return {
      step: "notifications",
      state: "skipped",
      sentence:
        "Assist cannot reach a private address. Payments are found within five minutes without notifications; a public shop needs backendUrl.",
    };
  }
  return {
    step: "notifications",
    state: "todo",
    sentence:
      "Enter the values for Assist's personal account there. The next payment brings the first notification.",
  };
}
