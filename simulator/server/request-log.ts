import type { Call } from "../services/call";
import type { RequestRecord } from "../types";

const LONGEST_LOG = 5000;

/** What was received, names as received; card data and passwords are masked before they are kept. */
export class RequestLog {
  private records: RequestRecord[] = [];

  add(call: Call, at: Date): void {
    this.records.push({
      at: at.toISOString(),
      method: call.method,
      path: call.path,
      contentType: call.contentType,
      query: masked(call.received.query),
      fields: masked(call.received.fields),
    });
    if (this.records.length > LONGEST_LOG) this.records.shift();
  }

  list(): RequestRecord[] {
    return [...this.records];
  }

  clear(): void {
    this.records = [];
  }
}

function masked(pairs: [string, string][]): Record<string, string> {
  return Object.fromEntries(pairs.map(([name, value]) => [name, mask(name, value)]));
}

function mask(name: string, value: string): string {
  const last = name.toLowerCase().split(".").at(-1) ?? "";
  if (/^(password|cvc2|paymenttoken|expires|expiremonth|expireyear)$/.test(last)) return "***";
  const digits = value.replace(/[ -]/g, "");
  return last === "cardnumber" ? `${digits.slice(0, 6)}****${digits.slice(-4)}` : value;
}
