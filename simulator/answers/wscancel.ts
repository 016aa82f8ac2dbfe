import { signatureContainer } from "../protocol/container";
import { gatewayDate } from "../protocol/dates";
import type { Answer } from "./answer";
import { pick } from "./pick";
import type { OperationView, OrderView } from "./view";
import { elements, type Element } from "./xml";

const ORDER = [
  "billnumber",
  "ordernumber",
  "testmode",
  "ordercomment",
  "orderamount",
  "ordercurrency",
  "rate",
  "orderdate",
  "orderstate",
] as const;
const CUSTOMER = ["lastname", "firstname", "middlename", "email"] as const;
const OPERATION = [
  "billnumber",
  "operationtype",
  "operationstate",
  "amount",
  "currency",
  "ipaddress",
  "meantype_id",
  "meansubtype",
  "meannumber",
  "cardholder",
  "cardexpirationdate",
  "issuebank",
  "bankcountry",
  "responsecode",
  "message",
  "customermessage",
  "recommendation",
  "approvalcode",
  "protocoltypename",
  "processingname",
  "operationdate",
  "slipno",
] as const;
const CHECK = ["packetdate", "signature", "checkvalue"] as const;

/** wscancel: the order with its cancel operations below it (§7.2). */
export const wscancelAnswer: Answer = {
  declarations: `<!ELEMENT result (order*)>
<!ELEMENT order (${[...ORDER, "customer"].map((name) => `${name}?`).join(",")},operation*,${CHECK.map((name) => `${name}?`).join(",")})>
`,
  elements: (views) =>
    views.map((view): Element => [
      "order",
      [
        ...elements(order(view), ORDER),
        ["customer", elements(view, CUSTOMER)],
        ...view.operations.map(operation),
        ...elements(check(view), CHECK),
      ],
    ]),
  json: (view) => ({
    order: {
      ...pick(order(view), ORDER),
      customer: pick(view, CUSTOMER),
      operation: view.operations.map((made) => pick(made, OPERATION)),
    },
    checkdata: check(view),
  }),
};

function order(view: OrderView): Record<(typeof ORDER)[number], string> {
  return { ...view, rate: "1" };
}

function operation(view: OperationView): Element {
  return ["operation", elements(view, OPERATION)];
}

/** The signature is over the operation's amount here, not the order's (§2.2). */
function check(view: OrderView): Record<(typeof CHECK)[number], string> {
  const made = view.operations.at(-1);
  const packetdate = gatewayDate(view.at);
  const x = [
    made?.billnumber,
    view.ordernumber,
    made?.responsecode,
    made?.amount,
    made?.currency,
    made?.meannumber,
    made?.approvalcode,
    view.orderstate,
    packetdate,
  ];
  return {
    packetdate,
    signature: signatureContainer(x.join(",") + view.signatureSpoiler, view.at),
    checkvalue: view.checkvalue,
  };
}
