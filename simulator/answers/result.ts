import { gatewayDate } from "../protocol/dates";
import type { Answer } from "./answer";
import { signatureContainer } from "../protocol/container";
import { stateX } from "../protocol/check-value";
import type { OperationView, OrderView } from "./view";
import { elements, type Element } from "./xml";

const ORDER = [
  "ordernumber",
  "billnumber",
  "testmode",
  "ordercomment",
  "orderamount",
  "ordercurrency",
  "firstname",
  "lastname",
  "middlename",
  "email",
  "orderdate",
  "orderstate",
] as const;
const CHECK = ["packetdate", "signature", "checkvalue"] as const;
const OPERATION = [
  "billnumber",
  "operationtype",
  "operationstate",
  "amount",
  "currency",
  "clientip",
  "ipaddress",
  "meantype_id",
  "meantypename",
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
  "authresult",
  "authrequired",
  "slipno",
  "rrn",
] as const;

/** orderresult and resultbydate (§6.2, §6.3). */
export const resultAnswer: Answer = {
  declarations: `<!ELEMENT result (order*)>
<!ELEMENT order (ordernumber?,billnumber?,testmode?,ordercomment?,orderamount?,ordercurrency?,firstname?,lastname?,middlename?,email?,orderdate?,orderstate?,packetdate?,signature?,checkvalue?,operation*)>
<!ELEMENT operation (${OPERATION.map((name) => `${name}?`).join(",")})>
`,
  elements: (views) =>
    views.map((view): Element => [
      "order",
      [...elements(view, ORDER), ...elements(check(view), CHECK), ...view.operations.map(operation)],
    ]),
  json: (view, style) => ({
    billnumber: view.billnumber,
    ordernumber: view.ordernumber,
    testmode: view.testmode,
    ordercomment: view.ordercomment,
    orderamount: style.amount(view.orderamount),
    ordercurrency: view.ordercurrency,
    orderdate: view.orderdate,
    orderstate: view.orderstate,
    ...check(view),
    customer: {
      firstname: view.firstname,
      lastname: view.lastname,
      middlename: view.middlename,
      email: view.email,
    },
    operations: view.operations.map((made) => ({ ...made, amount: style.amount(made.amount) })),
  }),
};

function operation(view: OperationView): Element {
  return ["operation", elements(view, OPERATION)];
}

/** Under PGP the account gets a signature and no check value (§2.6). */
function check(view: OrderView): Record<(typeof CHECK)[number], string> {
  const x = stateX(view.merchantId, view.ordernumber, view.orderamount, view.ordercurrency, view.orderstate);
  return {
    packetdate: gatewayDate(view.at),
    signature: view.checkvalue === "" ? signatureContainer(x, view.at) : "",
    checkvalue: view.checkvalue,
  };
}
