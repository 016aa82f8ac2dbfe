import { XMLParser } from "fast-xml-parser";
import type { MerchantSetup } from "../types";
import type { DeliveryVerdict } from "./types";

interface Judgement {
  verdict: DeliveryVerdict;
  reason?: string;
}

/** Is this the answer the gateway expects (§5.4): 0/0 with billnumber and packetdate echoed, or just any 200. */
export function judge(
  answerType: MerchantSetup["answerType"],
  status: number,
  body: string,
  sent: Record<string, string>,
): Judgement {
  if (status !== 200) return { verdict: "http error", reason: `HTTP ${status}` };
  if (answerType === "http200") return { verdict: "accepted" };
  const result = pushPaymentResult(body);
  if (result === undefined)
    return { verdict: "not understood", reason: "No pushpaymentresult with firstcode and secondcode" };
  if (result.firstcode !== "0" || result.secondcode !== "0")
    return { verdict: "refused", reason: `${result.firstcode}/${result.secondcode}` };
  if (result.billnumber !== sent.billnumber)
    return { verdict: "not understood", reason: "billnumber is not echoed" };
  if (result.packetdate !== sent.packetdate)
    return { verdict: "not understood", reason: "packetdate is not echoed" };
  return { verdict: "accepted" };
}

interface PushPaymentResult {
  firstcode: string;
  secondcode: string;
  billnumber: string;
  packetdate: string;
}

function pushPaymentResult(body: string): PushPaymentResult | undefined {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
  });
  let parsed: unknown;
  try {
    parsed = parser.parse(body, true);
  } catch {
    return undefined;
  }
  const root = child(parsed, "pushpaymentresult");
  const order = child(root, "order");
  const firstcode = text(root, "@firstcode");
  const secondcode = text(root, "@secondcode");
  if (!/^\d+$/.test(firstcode) || !/^\d+$/.test(secondcode)) return undefined;
  return {
    firstcode,
    secondcode,
    billnumber: text(order, "billnumber"),
    packetdate: text(order, "packetdate"),
  };
}

function child(parent: unknown, name: string): unknown {
  return typeof parent === "object" && parent !== null
    ? new Map(Object.entries(parent)).get(name)
    : undefined;
}

function text(parent: unknown, name: string): string {
  const value = child(parent, name);
  return typeof value === "string" ? value.trim() : "";
}
