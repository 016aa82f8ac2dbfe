import { GatewayError, missing } from "../protocol/codes";
import { findMerchant } from "../gateway/open-order";
import type { Gateway } from "../gateway/gateway";
import type { ErrorPair } from "../rules";
import type { MerchantSetup } from "../types";
import { secretsInQuery, type Call, type Reply } from "./call";
import { answerFormat, fallbackFormat } from "./format";
import type { Format, Service, Twist } from "./service";
import { wordError, wordSaid } from "./word";

export function runService(gateway: Gateway, service: Service, call: Call, twist: Twist = {}): Reply {
  let format: Format = fallbackFormat(call);
  try {
    if (secretsInQuery(call).length > 0) {
      const { secretInQueryError } = gateway.rules;
      if (secretInQueryError === "http400")
        return { status: 400, headers: { "content-type": "text/html; charset=utf-8" }, body: "Bad Request" };
      throw new GatewayError(secretInQueryError, "Secret parameters must not be in the address");
    }
    format = answerFormat(service, call, gateway.rules);
    if (call.body === "soap")
      throw new GatewayError({ firstcode: 6, secondcode: 215 }, "This simulator does not read SOAP requests");
    const merchant = authenticate(gateway, call);
    limitRate(gateway, service, merchant, call);
    const asked = call.fields.text("Language").toUpperCase();
    const language = asked === "RU" || asked === "EN" ? asked : service.defaultLanguage;
    const said = service.act({ gateway, merchant, call, language, twist });
    return wordSaid({ gateway, service, format }, said);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return wordError({ gateway, service, format }, error.pair, error.message);
  }
}

/** An error pair in the format the request asks for, without acting. */
export function refuseService(
  gateway: Gateway,
  service: Service,
  call: Call,
  pair: ErrorPair,
  text: string,
): Reply {
  let format: Format;
  try {
    format = answerFormat(service, call, gateway.rules);
  } catch {
    format = fallbackFormat(call);
  }
  return wordError({ gateway, service, format }, pair, text);
}

/** Merchant_ID, Login and Password, in the body (§1.4). */
function authenticate(gateway: Gateway, call: Call): MerchantSetup {
  const merchant = findMerchant(gateway, call.fields);
  const login = call.fields.text("Login");
  const password = call.fields.raw("Password") ?? "";
  if (login === "") throw missing("login");
  if (password === "") throw missing("password");
  if (login !== merchant.login || password !== merchant.password)
    throw new GatewayError(gateway.rules.credentialsError, "Login or password is wrong");
  return merchant;
}

function limitRate(gateway: Gateway, service: Service, merchant: MerchantSetup, call: Call): void {
  const seconds = gateway.rules.minimumQueryIntervalSeconds;
  if (seconds === 0 || !service.isQuery) return;
  const about = ["OrderNumber", "Bill", "BillNumber"].map((name) => call.fields.text(name));
  const key = JSON.stringify([service.name, merchant.merchantId, ...about]);
  const now = gateway.clock.now().getTime();
  const last = gateway.lastQuery.get(key);
  gateway.lastQuery.set(key, now);
  if (last !== undefined && now - last < seconds * 1000)
    throw new GatewayError(gateway.rules.rateLimitError, "Queries come too often");
}
