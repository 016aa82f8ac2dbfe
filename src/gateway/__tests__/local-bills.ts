import { createHash } from "node:crypto";

import { Money, parseOrderNumber, type LinkBillRequest } from "..";
import {
  elements,
  MERCHANT_INPUT,
  resultXml,
  SECRET_WORD,
  type Behaviour,
  type OrderFields,
  type ReceivedRequest,
} from "./local-gateway";

export const BILL_NUMBER = parseOrderNumber("B-1");
export const TOKEN = "6CPV7F4a0aWQg9XsXhrS";
export const BILL: LinkBillRequest = {
  kind: "link",
  number: BILL_NUMBER,
  amount: Money.parse("150", "RUB"),
  stages: "one",
};

/** Names and order of the documented answer of billstatus, in lower case but for two (protocol §9.3). */
export const OPEN_BILL: OrderFields = {
  merchant_id: MERCHANT_INPUT.merchantId,
  bill: BILL_NUMBER,
  bill_amount: "150.00",
  bill_currency: "RUB",
  bill_comment: "Boots, size 43",
  bill_date: "06.07.2016 08:19:41",
  bill_status: "Invoiced",
  billNumber: "",
  payment_date: "",
  payment_amount: "0.00",
  payment_currency: "",
  payment_rrn: "",
  refund_amount: "",
  customer_name: "Test",
  customer_lastname: "Testov",
  customer_middlename: "",
  customer_email: "test@example.com",
  customer_phone: "",
  customer_mobile: "",
  language: "RU",
  pay_until: "20160707T0819",
  sendnotification: "1",
};

/** The formula of protocol §2.1, written here a second time so that the product's is checked against another. */
export function checkValueOf(x: string, secretWord = SECRET_WORD): string {
  const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex").toUpperCase();
  return md5(md5(secretWord) + md5(x));
}

/** Which X the gateway uses for billstatus: the documents leave Bill_type open (protocol §15 #10). */
export type StatusX = "without-type" | "with-type";

export function signedBill(
  bill: OrderFields,
  secretWord = SECRET_WORD,
  x: StatusX = "without-type",
): OrderFields {
  const { sendnotification: _none, bill_type = "", ...hashed } = bill;
  const values = [...Object.values(hashed), ...(x === "with-type" ? [bill_type] : [])];
  return { ...bill, checkValue: checkValueOf(values.join(";"), secretWord) };
}

export function billXml(bill: OrderFields): string {
  return resultXml(`<orders><order>${elements(bill)}</order></orders>`);
}

export function tokenXml(token: string, count = "1"): string {
  return resultXml(`<return><Hash>${token}</Hash></return>`, { first: "0", second: "0", count });
}

export function codesXml(first: string, second: string): string {
  return resultXml("", { first, second, count: "0" });
}

/** What happens to one request on the way. */
export type Accident = "none" | "lost-request" | "lost-answer" | "half-an-answer";

/** Bills of one merchant, kept as a gateway would keep them, with accidents on the way to and fro. */
export class LocalBills {
  readonly bills = new Map<string, OrderFields>();
  accident: Accident = "none";

  readonly behaviour: Behaviour = (response, request) => {
    const { accident } = this;
    this.accident = "none";
    if (accident === "lost-request") {
      request.socket.resetAndDestroy();
      return;
    }
    const answer = this.answerTo(request);
    if (accident === "lost-answer") {
      request.socket.resetAndDestroy();
    } else if (accident === "half-an-answer") {
      response.writeHead(200, { "content-length": answer.length });
      response.write(answer.slice(0, answer.length / 2), () => request.socket.resetAndDestroy());
    } else {
      response.end(answer);
    }
  };

  private answerTo({ path, form }: ReceivedRequest): string {
    switch (path) {
      case "/bill/createbill.cfm":
        return this.create(form);
      case "/bill/billstatus.cfm":
        return this.status(form);
      case "/bill/billrevoke.cfm":
        return this.revoke(form);
      default:
        return codesXml("1", "350");
    }
  }

  private create(form: OrderFields): string {
    const core =
      "Merchant_ID Login Password Bill Bill_amount Bill_currency Bill_comment Customer_Name Customer_Lastname " +
      "Customer_Middlename Customer_Email Customer_Phone Customer_Mobile Language Pay_until";
    if (!isSigned(form, core)) return codesXml("9", "158");

    const number = form["Bill"] ?? "";
    if (this.bills.has(number)) return codesXml("11", "187");

    const { Bill_amount = "", Bill_currency = "" } = form;
    this.bills.set(number, {
      ...OPEN_BILL,
      bill: number,
      bill_amount: Bill_amount,
      bill_currency: Bill_currency,
    });
    return tokenXml(TOKEN);
  }

  private status(form: OrderFields): string {
    const bill = this.bills.get(form["Bill"] ?? "");
    return bill ? billXml(signedBill(bill)) : codesXml("10", "187");
  }

  private revoke(form: OrderFields): string {
    const bill = this.bills.get(form["Bill"] ?? "");
    if (!isSigned(form, "Merchant_ID Login Password Bill")) return codesXml("9", "158");

    if (!bill) return codesXml("10", "187");

    this.bills.set(bill["bill"] ?? "", { ...bill, bill_status: "Revoked" });
    return resultXml("");
  }
}

function isSigned(form: OrderFields, names: string): boolean {
  const x = names.split(" ").map((name) => form[name] ?? "");
  return form["Checkvalue"] === checkValueOf(x.join(";"));
}
