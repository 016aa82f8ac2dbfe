import { viewOrder, type Distortion, type Language, type OrderView } from "../answers/view";
import { soapEnvelope, soapFault, xmlDocument } from "../answers/xml";
import type { Gateway } from "../gateway/gateway";
import type { ErrorPair } from "../rules";
import type { Reply } from "./call";
import type { Format, Outcome, Service } from "./service";

export interface Wording {
  gateway: Gateway;
  service: Service;
  format: Format;
  language: Language;
  distortion: Distortion | undefined;
}

export function wordOutcome(wording: Wording, outcome: Outcome): Reply {
  const { gateway, service, format, language, distortion } = wording;
  const views = outcome.orders.map((order) =>
    viewOrder(gateway, order, {
      language,
      distortion,
      ...(outcome.operations && { operations: outcome.operations(order) }),
    }),
  );
  if (format === 5) return json(200, { [service.name]: jsonBody(wording, views) });
  const children = service.answer.elements(views);
  if (format === 4) return xml(200, soapEnvelope(service.name, children));
  const padded = service.answer.padded === true && gateway.rules.padXmlValues;
  return xml(
    200,
    xmlDocument({
      firstcode: 0,
      secondcode: 0,
      count: views.length,
      declarations: service.answer.declarations,
      children,
      padded,
    }),
  );
}

export function wordError(
  wording: Omit<Wording, "language" | "distortion">,
  pair: ErrorPair,
  text: string,
): Reply {
  const { gateway, service, format } = wording;
  const status = gateway.rules.errorHttpStatus;
  if (format === 5) {
    const shape = gateway.rules.jsonErrorShape;
    return json(status, shape === "top" ? pair : { [shape === "service" ? service.name : "fault"]: pair });
  }
  if (format === 4) return xml(status, soapFault(`${pair.firstcode}:${pair.secondcode}`, text));
  return xml(
    status,
    xmlDocument({ ...pair, count: 0, declarations: service.answer.declarations, children: [] }),
  );
}

function jsonBody({ gateway, service }: Wording, views: OrderView[]): unknown {
  const numbers = service.jsonNumbers && gateway.rules.jsonAmounts === "number";
  const bodies = views.map((view) =>
    service.answer.json(view, { amount: (text) => (numbers ? Number(text) : text) }),
  );
  if (bodies.length === 1 && !service.alwaysList) return bodies[0];
  const shape = gateway.rules.jsonSeveralOrders;
  return shape === "array" ? bodies : { [shape]: bodies };
}

function json(status: number, body: unknown): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}

function xml(status: number, body: string): Reply {
  return { status, headers: { "content-type": "text/xml; charset=utf-8" }, body };
}
