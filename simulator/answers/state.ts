import { gatewayMinute } from "../protocol/dates";
import type { Answer, JsonStyle } from "./answer";
import type { OrderView } from "./view";
import { elements, textDeclarations } from "./xml";

const NAMES = [
  "ordernumber",
  "billnumber",
  "orderamount",
  "ordercurrency",
  "orderstate",
  "packetdate",
  "signature",
  "checkvalue",
] as const;

/** orderstate (§6.1). The DTD is that of the real sample, which does not declare signature although it is sent. */
export const stateAnswer: Answer = {
  declarations: `<!ELEMENT result (order*)>
<!ELEMENT order (ordernumber?,billnumber?,orderamount?,ordercurrency?,orderstate?,packetdate?,checkvalue?)>
${textDeclarations(NAMES.filter((name) => name !== "signature"))}`,
  elements: (views) => views.map((view) => ["order", elements(row(view), NAMES)]),
  json: (view, style: JsonStyle) => {
    const { packetdate, signature, checkvalue, orderamount, ...rest } = row(view);
    return {
      ...rest,
      orderamount: style.amount(orderamount),
      checkdata: { packetdate, signature, checkvalue },
    };
  },
};

function row(view: OrderView): Record<(typeof NAMES)[number], string> {
  const { ordernumber, billnumber, orderamount, ordercurrency, orderstate, checkvalue } = view;
  return {
    ordernumber,
    billnumber,
    orderamount,
    ordercurrency,
    orderstate,
    packetdate: gatewayMinute(view.at),
    signature: "",
    checkvalue,
  };
}
