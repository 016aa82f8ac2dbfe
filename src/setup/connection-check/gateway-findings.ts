import type { GatewayOrder, Outcome, Probe } from "../../gateway";
import type { FindingDTO } from "../../contract/connection-check";

/** A clock further off than this makes searches by date and deadlines miss. */
const tolerableSkewSeconds = 120;

/**
 * What one question about an order that cannot exist tells: "unknown order" means that address, merchant, login and
 * password are right. The last finding is `credentials-right` when all is well.
 */
export function gatewayFindings(
  { outcome, obstacle, gatewayTime }: Probe,
  host: string,
  now: Date,
): FindingDTO[] {
  const clock = gatewayTime ? [clockFinding(gatewayTime, now)] : [];
  return [...clock, answerFinding(outcome, obstacle, host)];
}

function answerFinding(
  outcome: Outcome<GatewayOrder[]>,
  obstacle: Probe["obstacle"],
  host: string,
): FindingDTO {
  switch (outcome.kind) {
    // An order of that number is as good an answer.
    case "done":
    case "not-found":
      return {
        code: "credentials-right",
        level: "ok",
        facts: { host },
        sentence: `${host} answers, and takes this Merchant_ID, login and password.`,
      };
    case "refused":
      return refusal(outcome, host);
    case "unknown":
      return silence(outcome, obstacle, host);
  }
}

/** What firstcode 10, "missing object", is about when it is the merchant (protocol §8.5). */
const merchantObjects = new Set([100, 200, 225, 226, 228]);

function refusal(outcome: Extract<Outcome<never>, { kind: "refused" }>, host: string): FindingDTO {
  const { reason, firstcode = 0, secondcode = 0 } = outcome;
  const facts = { host, code: `${firstcode}/${secondcode}` };
  if (reason === "rate-limited") {
    return {
      code: "too-often",
      level: "warning",
      facts,
      sentence: "Assist says that it is asked too often. Check again in a minute.",
    };
  }
  // 100 is the parameter merchant_id as well.
  if ((firstcode === 10 && merchantObjects.has(secondcode)) || secondcode === 100) {
    return {
      code: "merchant-unknown",
      level: "error",
      setting: "merchantId",
      facts,
      sentence: `${host} does not know this Merchant_ID (code ${facts.code}). Test and live accounts have different ones, each on its own host.`,
    };
  }
  if (reason === "credentials" || [101, 102, 141].includes(secondcode)) {
    return {
      code: "credentials-wrong",
      level: "error",
      setting: secondcode === 102 ? "password" : "login",
      facts,
      sentence: `Assist refuses the login or the password (code ${facts.code}). Use those for web services, not your own for the personal account; or Assist lets only certain addresses in.`,
    };
  }
  return {
    code: "gateway-fault",
    level: "error",
    facts,
    sentence: `${outcome.sentence} Ask Assist's support, naming the code ${facts.code}.`,
  };
}

const obstacles = {
  "host-unknown": (host: string) =>
    `There is no host ${host}: compare the address with what Assist gave you.`,
  refused: (host: string) => `${host} refuses the connection: compare the address with what Assist gave you.`,
  certificate: (host: string) =>
    `The certificate of ${host} is not trusted by this server. Add its authority with NODE_EXTRA_CA_CERTS.`,
  "no-connection": (host: string) =>
    `No connection to ${host} could be made: a firewall may stop this server from calling it.`,
} satisfies Record<NonNullable<Probe["obstacle"]>, (host: string) => string>;

function silence(
  { reason, firstcode, secondcode }: Extract<Outcome<never>, { kind: "unknown" }>,
  obstacle: Probe["obstacle"],
  host: string,
): FindingDTO {
  const setting = "gatewayUrl";
  if (obstacle) {
    return {
      code: obstacle === "refused" ? "connection-refused" : obstacle,
      level: "error",
      setting,
      facts: { host },
      sentence: obstacles[obstacle](host),
    };
  }
  if (reason === "internal-error" || reason === "unknown-code") {
    const code = `${firstcode ?? 0}/${secondcode ?? 0}`;
    return {
      code: "gateway-fault",
      level: "warning",
      facts: { host, code },
      sentence: `Assist answers with an error of its own (code ${code}). Check again later.`,
    };
  }
  if (reason === "unreadable" || reason === "too-large" || reason === "mismatch") {
    return {
      code: "not-assist",
      level: "error",
      setting,
      facts: { host },
      sentence: `${host} answers, but not as Assist does: compare the address with what Assist gave you.`,
    };
  }
  return {
    code: "no-answer",
    level: "error",
    setting,
    facts: { host },
    sentence: `${host} took the question and gave no answer in time. Check again later.`,
  };
}

function clockFinding(gatewayTime: Date, now: Date): FindingDTO {
  const seconds = Math.round((now.getTime() - gatewayTime.getTime()) / 1000);
  if (Math.abs(seconds) <= tolerableSkewSeconds)
    return { code: "clock-right", level: "ok", sentence: "The clock of this server agrees with Assist's." };
  const minutes = String(Math.round(Math.abs(seconds) / 60));
  const direction = seconds > 0 ? "ahead" : "behind";
  return {
    code: "clock-wrong",
    level: "warning",
    facts: { minutes, direction },
    sentence: `The clock of this server is ${minutes} minutes ${direction} of Assist's: payments may be looked for at the wrong time. Switch on time synchronisation.`,
  };
}
