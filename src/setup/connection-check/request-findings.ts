import {
  Money,
  type AssistClient,
  type GatewayOrder,
  type Merchant,
  type OrderNumber,
  type Outcome,
  type SignatureAlgorithm,
} from "../../gateway";
import type { KnownOrder } from "../../store/notifications/notification-health";
import type { Account } from "../../accounts/account-entry";
import { trialNumber } from "../../accounts/trial-number";
import { answerFindings, previousWordFinding } from "./answer-findings";
import type { FindingDTO } from "../../contract/connection-check";
import type { TrialClients } from "./trial-clients";

export interface RequestTrial {
  account: Account;
  clients: TrialClients;
  /** In which the trial payment is asked for. */
  currency: string;
  /** A payment of ours that Assist has shown: a second way to see whether the secret word is right. */
  known: KnownOrder | undefined;
}

/** What the trial tells; `order` is Assist's answer about an order of ours, once one could be believed. */
export interface TrialResult {
  findings: FindingDTO[];
  order?: GatewayOrder;
}

/** Small, and the same in every currency that Assist takes. */
const trialAmount = "10";

type Reply =
  { reply: "accepted"; number: OrderNumber } | { reply: "refused" } | { reply: "unclear"; why: string };

/**
 * Registers an unpaid order under a trial number, to which nobody is sent, and reads it back. No money moves: an order
 * that nobody pays ends by itself. At most five requests and three questions, with a signature four requests more.
 */
export async function tryRequest(trial: RequestTrial): Promise<TrialResult> {
  const { merchant, signing } = trial.account;
  if (merchant.signatureKey === undefined) return tryCheckValue(trial);
  const signature = await trySignature(trial);
  // Nothing else vouches for this account's requests: without it nothing more can be tried.
  if (signing.signatureAlone && signature.level !== "ok") return { findings: [signature] };
  const { findings, ...result } = await tryCheckValue(trial);
  // Where nothing is looked at, a signature is not either.
  const isLookedAt = !findings.some(({ code }) => code === "check-off");
  return { ...result, findings: isLookedAt ? [signature, ...findings] : findings };
}

/** Whether Assist takes a request by its signature alone, in which of its forms and by which delimiter (protocol §2.4). */
async function trySignature(trial: RequestTrial): Promise<FindingDTO> {
  const { clients, account } = trial;
  const { signatureAlgorithm: form = "md5-with-rsa", signatureAlone } = account.signing;
  const otherForm = form === "raw-md5" ? "md5-with-rsa" : "raw-md5";
  const { requestDelimiter: delimiter } = account.merchant;
  const otherDelimiter = delimiter === "" ? ";" : "";
  const level = signatureAlone ? "error" : "warning";
  const tries: [SignatureAlgorithm, Merchant["requestDelimiter"], FindingDTO][] = [
    [form, delimiter, signatureRight],
    [otherForm, delimiter, { ...signatureForm, level }],
    [form, otherDelimiter, delimiterWrong],
    [otherForm, otherDelimiter, delimiterWrong],
  ];
  for (const [algorithm, joined, finding] of tries) {
    const { reply, ...rest } = await ask(trial, clients.signedAlone(algorithm, joined), "one");
    if (reply === "accepted") return finding;
    if (reply === "unclear") return unclearRequest("why" in rest ? rest.why : "");
  }
  return { ...signatureRefused, level };
}

const signatureRight: FindingDTO = {
  code: "signature-right",
  level: "ok",
  sentence: "Assist takes payment requests by their signature alone.",
};

const signatureForm: FindingDTO = {
  code: "signature-form",
  level: "error",
  setting: "signatureAlgorithm",
  sentence: "Assist takes the signature in its other form: change signatureAlgorithm.",
};

const signatureRefused: FindingDTO = {
  code: "signature-refused",
  level: "error",
  setting: "signatureKey",
  sentence:
    "Assist takes no payment request by its signature alone: upload the public key in its personal account, and check that it belongs to signatureKey.",
};

const delimiterWrong: FindingDTO = {
  code: "delimiter-wrong",
  level: "error",
  setting: "requestDelimiter",
  sentence:
    "Assist joins the fields of this account's payment requests with another delimiter: change requestDelimiter.",
};

async function tryCheckValue(trial: RequestTrial): Promise<TrialResult> {
  const { account, clients } = trial;
  const first = await ask(trial, clients.current, account.stages);
  if (first.reply === "unclear") return unclear(trial, first.why);
  if (first.reply === "accepted") {
    const agreed: FindingDTO[] =
      account.stages === "two"
        ? [
            {
              code: "two-stage-agreed",
              level: "ok",
              sentence: "Assist takes payments in two stages for this account.",
            },
          ]
        : [];
    return accepted(trial, first.number, agreed);
  }
  if (account.stages === "two") {
    const oneStage = await ask(trial, clients.current, "one");
    if (oneStage.reply === "accepted") {
      return accepted(trial, oneStage.number, [
        {
          code: "two-stage-refused",
          level: "error",
          setting: "stages",
          sentence:
            "Assist takes payments in one stage for this account, and refuses two: two-stage payments are agreed with Assist's support. Until then set stages to one.",
        },
      ]);
    }
  }
  const otherwise = await ask(trial, clients.otherDelimiter, "one");
  if (otherwise.reply === "accepted") return accepted(trial, otherwise.number, [delimiterWrong]);
  const { previousWordAlone } = clients;
  if (previousWordAlone && (await ask(trial, previousWordAlone, "one")).reply === "accepted")
    return { findings: [previousWordFinding] };
  return refused(trial);
}

async function ask(
  { currency }: RequestTrial,
  client: AssistClient,
  stages: Account["stages"],
): Promise<Reply> {
  const number = trialNumber();
  const amount = Money.round(trialAmount, currency);
  const outcome = await client.paymentLink({ orderNumber: number, amount, stages, means: "all" });
  if (outcome.kind === "done") return { reply: "accepted", number };
  if (outcome.kind === "unknown") {
    // A page on another host is a page all the same; nobody is sent there.
    if (outcome.reason === "host-not-allowed") return { reply: "accepted", number };
    return { reply: "unclear", why: outcome.sentence };
  }
  return { reply: "refused" };
}

/** The request was taken. Was its check value looked at, and does Assist sign its answers with the same word? */
async function accepted(
  trial: RequestTrial,
  number: OrderNumber,
  before: FindingDTO[],
): Promise<TrialResult> {
  const { account, clients, currency } = trial;
  const facts = { number, amount: `${Money.round(trialAmount, currency).amount} ${currency}` };
  const findings: FindingDTO[] = [
    ...before,
    {
      code: "request-accepted",
      level: "ok",
      facts,
      sentence: `Assist took a payment request: the unpaid order ${number} of ${facts.amount}, which nobody pays and which ends by itself.`,
    },
  ];
  const forged = await ask(trial, clients.wrongWord, "one");
  const isChecked = forged.reply === "refused";
  if (forged.reply === "accepted") {
    findings.push({
      code: "check-off",
      // Whoever has seen a customer's number could pay with the customer's card.
      level: account.savedCards ? "error" : "warning",
      sentence:
        'Assist took a payment request with a wrong check value as well: in the personal account, switch on "Check order code (MD5)". Until then a shopper could change the amount; the plugin notices, and places no order.',
    });
  }
  const answer = await answerFindings(clients, (client) => client.orderResult({ orderNumber: number }), {
    // A signature may have been what was looked at.
    requestProves:
      isChecked &&
      account.merchant.signatureKey === undefined &&
      !before.some(({ level }) => level === "error"),
  });
  return { findings: [...findings, ...answer.findings], order: answer.order };
}

/** Assist says no more than "Decline"; its answer about a payment of ours may tell whether the word is the reason. */
async function refused(trial: RequestTrial): Promise<TrialResult> {
  const answer = await knownAnswer(trial);
  if (answer?.findings.some(({ level }) => level === "error")) return answer;
  if (answer) {
    return {
      ...answer,
      findings: [
        ...answer.findings,
        {
          code: "request-refused",
          level: "error",
          facts: { currency: trial.currency },
          sentence: `Assist refuses payment requests in ${trial.currency}, although the secret word fits its answers: ask Assist's support whether the account is open, and whether the currency is allowed.`,
        },
      ],
    };
  }
  return {
    findings: [
      {
        code: "secret-word-wrong",
        level: "error",
        setting: "secretWord",
        sentence:
          "Assist refuses a signed payment request. Most often the secret word here differs from the one in Assist's personal account. Host, Merchant_ID, login and password are proved right; whether the account is open for payments in this currency is not.",
      },
    ],
  };
}

async function unclear(trial: RequestTrial, why: string): Promise<TrialResult> {
  const answer = await knownAnswer(trial);
  const finding = unclearRequest(why);
  const unproved: FindingDTO = {
    code: "secret-word-unproved",
    level: "warning",
    setting: "secretWord",
    sentence: "The secret word is not proved. Check again later.",
  };
  return { ...answer, findings: [finding, ...(answer?.findings ?? [unproved])] };
}

const unclearRequest = (why: string): FindingDTO => ({
  code: "request-unclear",
  level: "warning",
  sentence: `Whether Assist takes payment requests could not be found out. ${why}`,
});

async function knownAnswer({ clients, known }: RequestTrial): Promise<TrialResult | undefined> {
  if (!known) return undefined;
  const day = 24 * 60 * 60 * 1000;
  const query = {
    orderNumber: known.order_number as OrderNumber,
    from: new Date((known.handed_off_at?.getTime() ?? Date.now()) - day),
  };
  return answerFindings(clients, (client): Promise<Outcome<GatewayOrder[]>> => client.orderResult(query), {
    requestProves: false,
  });
}
