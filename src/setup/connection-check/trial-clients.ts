import { randomBytes } from "node:crypto";
import {
  AssistClient,
  parseMerchant,
  type BillCheckFields,
  type ClientOptions,
  type Merchant,
  type SignatureAlgorithm,
} from "../../gateway";
import type { Account } from "../../accounts/account-entry";

/** Milliseconds for each call of a check: staff wait for it. */
const patience = 10_000;

type Variation = Partial<
  Pick<Merchant, "secretWord" | "previousSecretWord" | "signatureKey" | "requestDelimiter">
>;

/** Clients for one check of an account, each with one thing otherwise; all are closed together. */
export class TrialClients {
  private readonly made: AssistClient[] = [];

  constructor(private readonly account: Account) {}

  /** With the current secret word alone: an answer that fits the previous one must not pass for right. */
  get current(): AssistClient {
    return this.client({ previousSecretWord: undefined });
  }

  get withPreviousWord(): AssistClient {
    return this.client({});
  }

  /** Signs with the word that the account had before, if there is one. */
  get previousWordAlone(): AssistClient | undefined {
    const { previousSecretWord } = this.account.merchant;
    return previousSecretWord === undefined
      ? undefined
      : this.client({ secretWord: previousSecretWord, previousSecretWord: undefined });
  }

  /** Believes answers without a check value, to tell them from those with a wrong one. */
  get unchecked(): AssistClient {
    return this.client({ previousSecretWord: undefined }, { answerCheck: "pgp" });
  }

  get otherDelimiter(): AssistClient {
    const requestDelimiter = this.account.merchant.requestDelimiter === ";" ? "" : ";";
    return this.client({ previousSecretWord: undefined, requestDelimiter });
  }

  /** Signed alone, in this form and with this delimiter. */
  signedAlone(
    signatureAlgorithm: SignatureAlgorithm,
    requestDelimiter: Merchant["requestDelimiter"],
  ): AssistClient {
    return this.client(
      { previousSecretWord: undefined, requestDelimiter },
      { signatureAlgorithm, signatureAlone: true },
    );
  }

  /** Makes bills by this reading of what their check value covers. */
  forBills(billCheckFields: BillCheckFields): AssistClient {
    return this.client({ previousSecretWord: undefined }, { ...this.account.billOptions, billCheckFields });
  }

  /** Signs with a word that nobody has agreed on. */
  get wrongWord(): AssistClient {
    const secretWord = randomBytes(16).toString("hex");
    return this.client(
      { secretWord, previousSecretWord: undefined, signatureKey: undefined },
      { signatureAlone: false },
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.made.splice(0).map((client) => client.close()));
  }

  private client(variation: Variation, options: ClientOptions = {}): AssistClient {
    const client = new AssistClient(varied(this.account.merchant, variation), {
      readDeadline: patience,
      commandDeadline: patience,
      readAttempts: 1,
      ...this.account.signing,
      ...options,
    });
    this.made.push(client);
    return client;
  }
}

function varied(merchant: Merchant, variation: Variation): Merchant {
  const { gatewayUrl, merchantId, login, password, secretWord, previousSecretWord } = merchant;
  const { signatureKey, requestDelimiter, saltEncoding } = merchant;
  const input = {
    gatewayUrl: gatewayUrl.origin,
    ...{ merchantId, login, password, secretWord, previousSecretWord },
    ...{ signatureKey, requestDelimiter, saltEncoding },
    ...variation,
  };
  // The address was allowed when the account was read.
  const parsed = parseMerchant(input, { extraHosts: [gatewayUrl.host], allowLoopback: true });
  if (!parsed.ok) throw new Error("A checked merchant was not accepted again");
  return parsed.merchant;
}
