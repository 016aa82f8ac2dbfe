import { signatureContainer } from "../protocol/container";
import { gatewayDate } from "../protocol/dates";
import type { Answer } from "./answer";
import { pick } from "./pick";
import type { OrderView } from "./view";
import { elements, textDeclarations } from "./xml";

const NAMES = [
  "ordernumber",
  "responsecode",
  "recommendation",
  "message",
  "ordercomment",
  "orderdate",
  "amount",
  "currency",
  "meantypename",
  "meannumber",
  "lastname",
  "firstname",
  "middlename",
  "issuebank",
  "email",
  "bankcountry",
  "rate",
  "approvalcode",
  "meansubtype",
  "cardholder",
  "cardexpirationdate",
  "ipaddress",
  "protocoltypename",
  "testmode",
  "customermessage",
  "orderstate",
  "processingname",
  "operationtype",
  "billnumber",
  "orderamount",
  "ordercurrency",
  "slipno",
  "packetdate",
  "signature",
] as const;

type Row = Record<(typeof NAMES)[number], string>;

/** charge and cancel.cfm: one order with the one operation just made, all in one level (§7.1). */
export function flatAnswer(padded: boolean): Answer {
  const declared = [...NAMES.filter((name) => name !== "slipno"), "pareq", "acsurl"];
  return {
    padded,
    declarations: `<!ELEMENT result (orders?)>
<!ELEMENT orders (order)>
<!ELEMENT order (${declared.map((name) => `${name}?`).join(", ")})>
${textDeclarations(declared)}
`,
    elements: (views) => [["orders", views.map((view) => ["order", elements(row(view), NAMES)])]],
    json: (view) => {
      const { lastname, firstname, middlename, ipaddress, email, ...rest } = row(view);
      return { ...rest, customer: { lastname, firstname, middlename, ipaddress, email } };
    },
  };
}

function row(view: OrderView): Row {
  const operation = view.operations.at(-1);
  if (operation === undefined) throw new Error("A charge or cancel answers with its operation");
  const packetdate = gatewayDate(view.at);
  const { billnumber, responsecode, meannumber, approvalcode } = operation;
  const x = [
    billnumber,
    view.ordernumber,
    responsecode,
    view.orderamount,
    view.ordercurrency,
    meannumber,
    approvalcode,
    view.orderstate,
    packetdate,
  ].join(",");
  const signature = signatureContainer(x + view.signatureSpoiler, view.at);
  return pick({ ...operation, ...view, billnumber, rate: "1", packetdate, signature }, NAMES);
}
