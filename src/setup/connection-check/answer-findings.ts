import type { AssistClient, GatewayOrder, Outcome } from "../../gateway";
import type { FindingDTO } from "../../contract/connection-check";
import type { TrialClients } from "./trial-clients";

type Ask = (client: AssistClient) => Promise<Outcome<GatewayOrder[]>>;

/**
 * Whether the secret word fits Assist's answer about an order. `requestProves`: a signed request was taken, and one with
 * another word refused.
 */
export async function answerFindings(
  clients: TrialClients,
  ask: Ask,
  { requestProves }: { requestProves: boolean },
): Promise<{ findings: FindingDTO[]; order?: GatewayOrder }> {
  const outcome = await ask(clients.current);
  if (outcome.kind === "done") {
    const [order] = outcome.value;
    return { findings: [right(requestProves ? "both" : "answers")], ...(order && { order }) };
  }
  if (outcome.kind === "unknown" && outcome.reason === "check-value") {
    if ((await ask(clients.withPreviousWord)).kind === "done") return { findings: [previousWordFinding] };
    const unsigned = await ask(clients.unchecked);
    if (unsigned.kind === "done") return { findings: [signType] };
    return { findings: [wrong] };
  }
  return { findings: [requestProves ? right("requests") : unproved(outcome.sentence)] };
}

const proofs = {
  both: "Assist takes requests signed with the secret word, refuses those signed with another, and signs its answers with it.",
  requests:
    "Assist takes requests signed with the secret word and refuses those signed with another. Its answers could not be checked.",
  answers: "Assist signs its answers with the secret word.",
};

function right(proof: keyof typeof proofs): FindingDTO {
  return {
    code: "secret-word-right",
    level: "ok",
    facts: { proof },
    sentence: `The secret word is right: ${proofs[proof]}`,
  };
}

const wrong: FindingDTO = {
  code: "secret-word-wrong",
  level: "error",
  setting: "secretWord",
  sentence:
    "The check value of Assist's answer does not fit: the secret word here differs from the one in Assist's personal account.",
};

export const previousWordFinding: FindingDTO = {
  code: "secret-word-previous",
  level: "error",
  setting: "secretWord",
  sentence:
    "Assist still uses the previous secret word: enter the new one in Assist's personal account, under Payment options.",
};

const signType: FindingDTO = {
  code: "sign-type",
  level: "error",
  sentence:
    "Assist's answers have no check value: in the personal account, under Payment result options, set the sign type to MD5.",
};

const unproved = (why: string): FindingDTO => ({
  code: "secret-word-unproved",
  level: "warning",
  setting: "secretWord",
  sentence: `The secret word is not proved: Assist's answer about a trial order could not be used. ${why}`,
});
