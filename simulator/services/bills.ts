import { BILL_STATUS, billStatusDeclarations, billStatusRow } from "../answers/bill";
import type { Element } from "../answers/xml";
import { newBillToken } from "../gateway/bill";
import type { Bill, Order } from "../gateway/order";
import { billrevokeX, checkBillRequest } from "../gateway/bill-check";
import { sendNotification } from "../gateway/bill-terms";
import { createBill, requireBills } from "../gateway/create-bill";
import { revokeBill } from "../gateway/revoke-bill";
import { badFormat, badValue, GatewayError, missing } from "../protocol/codes";
import type { ActContext, Said, Service } from "./service";

/** §9.1. The documents name Format without its default [guess: as orderstate]. */
export const createbill: Service = {
  name: "createbill",
  path: "/bill/createbill.cfm",
  defaultFormat: 4,
  defaultLanguage: "RU",
  isQuery: false,
  declarations: "<!ELEMENT result (return?)>\n<!ELEMENT return (Hash)>\n<!ELEMENT Hash (#PCDATA)>\n",
  soapPath: ["BillResponse"],
  act: actCreate,
};

/** §9.3. The path is a guess by the service's name. */
export const billstatus: Service = {
  ...createbill,
  name: "billstatus",
  path: "/bill/billstatus.cfm",
  isQuery: true,
  declarations: billStatusDeclarations,
  soapPath: ["BillStatusResponse"],
  act: actStatus,
};

/** §9.4. The path is a guess by the service's name; no answer is shown anywhere, so its shape is ours. */
export const billrevoke: Service = {
  ...createbill,
  name: "billrevoke",
  path: "/bill/billrevoke.cfm",
  declarations: "<!ELEMENT result (return?)>\n<!ELEMENT return (Bill)>\n<!ELEMENT Bill (#PCDATA)>\n",
  soapPath: ["BillRevokeResponse"],
  act: actRevoke,
};

function actCreate({ gateway, merchant, call, twist }: ActContext): Said {
  const bill = createBill(gateway, call.fields, merchant, twist.noToken !== true);
  const hash = twist.distortion === "other-order" ? newBillToken("letters") : bill.token;
  return {
    count: 1,
    elements: [["return", [["Hash", hash]]]],
    json: gateway.rules.billTokenInJson === "hash" ? { hash } : { return: { hash } },
  };
}

function actStatus(context: ActContext): Said {
  const { gateway, merchant, twist } = context;
  requireBills(gateway, merchant);
  const { bill, order } = findBill(context);
  const row = billStatusRow(gateway, bill, order, twist.distortion);
  const shown = BILL_STATUS.filter((name) => name !== "bill_type" || gateway.rules.billType === "shown");
  const inJson = (name: string, text: string) =>
    name.endsWith("_amount") && text !== "" && gateway.rules.jsonAmounts === "number" ? Number(text) : text;
  return {
    count: 1,
    elements: [["orders", [["order", shown.map((name): Element => [name, row[name]])]]]],
    json: Object.fromEntries(shown.map((name) => [name, inJson(name, row[name])])),
  };
}

function actRevoke({ gateway, merchant, call, twist }: ActContext): Said {
  const { fields } = call;
  requireBills(gateway, merchant);
  if (fields.text("Bill") === "") throw missing("billno", "Bill");
  checkBillRequest(fields, merchant, gateway.rules, billrevokeX(fields, gateway.rules));
  const asked = fields.text("SendNotification");
  if (!["", "0", "1"].includes(asked)) throw badValue("billsendtype", "SendNotification");
  const bill = known(gateway.billByNumber(fields.text("Bill"), merchant.merchantId), gateway);
  // A flag: the customer is told in the way in which he was told of the bill, else by e-mail [guess].
  const told = sendNotification(bill.fields.sendnotification ?? "", merchant);
  revokeBill(gateway, bill, asked === "0" ? "0" : asked === "1" && told === "0" ? "1" : told);
  const number = twist.distortion === "other-order" ? `${bill.number}0` : bill.number;
  return { count: 1, elements: [["return", [["Bill", number]]]], json: { bill: number } };
}

/** By BillNumber, which wins, or by Bill (§9.3). */
function findBill({ gateway, merchant, call }: ActContext): { bill: Bill; order?: Order } {
  const billnumber = call.fields.text("BillNumber");
  const number = call.fields.text("Bill");
  if (billnumber === "" && number === "") throw missing("billno", "Bill");
  if (billnumber === "") return { bill: known(gateway.billByNumber(number, merchant.merchantId), gateway) };
  if (!/^\d{15,16}(\.\d{1,3})?$/.test(billnumber)) throw badFormat("billnumber", "BillNumber");
  const order = gateway.byBillnumber(billnumber.split(".")[0] ?? "");
  const owned = order?.merchant === merchant ? order : undefined;
  return { bill: known(owned?.bill, gateway), ...(owned && { order: owned }) };
}

function known(bill: Bill | undefined, { rules }: ActContext["gateway"]): Bill {
  if (bill === undefined) throw new GatewayError(rules.unknownBillError, "The bill is not found");
  return bill;
}
