import { movesMoney, type GatewayOperation, type GatewayOrder, type Merchant } from "../gateway";

/** A shorter secret word may be part of ordinary words; Assist's logins and passwords have eight characters or more. */
const shortest = 8;

/**
 * A text from outside without the account's secrets: an error message may repeat the request that it complains of. The
 * longest goes first: of a password that begins with the login the rest would be left to see.
 */
export function hideSecrets(text: string, merchants: readonly Merchant[]): string {
  return merchants
    .flatMap(({ login, password, secretWords }) => [login, password, ...secretWords])
    .filter((secret) => secret.length >= shortest)
    .sort((one, other) => other.length - one.length)
    .reduce((shown, secret) => shown.replaceAll(secret, "[secret]"), text);
}

const texts = [
  "means",
  "meansSubtype",
  "maskedCard",
  "message",
  "customerMessage",
  "recommendation",
  "approvalCode",
  "rrn",
] as const satisfies (keyof GatewayOperation)[];

/** The gateway's answer as it may be stored and shown. */
export function withoutSecrets(
  answer: readonly GatewayOrder[],
  merchants: readonly Merchant[],
): GatewayOrder[] {
  const hidden = (operation: GatewayOperation): GatewayOperation => {
    const shown = texts.flatMap((name) => {
      const text = operation[name];
      return text === undefined ? [] : [[name, hideSecrets(text, merchants)] as const];
    });
    const rest = { ...operation, ...Object.fromEntries(shown) };
    if (movesMoney(rest)) return rest;
    const { amount, currency } = rest.amount;
    return {
      ...rest,
      amount: { amount: hideSecrets(amount, merchants), currency: hideSecrets(currency, merchants) },
    };
  };
  return answer.map((order) => ({ ...order, operations: order.operations.map(hidden) }));
}
