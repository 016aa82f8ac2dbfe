import { soapEnvelope, soapFault, xmlDocument } from "../answers/xml";
import type { Gateway } from "../gateway/gateway";
import type { ErrorPair } from "../rules";
import type { Reply } from "./call";
import type { Format, Said, Service } from "./service";

export interface Wording {
  gateway: Gateway;
  service: Service;
  format: Format;
}

export function wordSaid({ service, format }: Wording, said: Said): Reply {
  if (format === 5) return json(200, { [service.name]: said.json });
  if (format === 4) return xml(200, soapEnvelope(service.soapPath, said.elements));
  return xml(
    200,
    xmlDocument({
      firstcode: 0,
      secondcode: 0,
      count: said.count,
      declarations: service.declarations,
      children: said.elements,
      padded: said.padded === true,
    }),
  );
}

export function wordError({ gateway, service, format }: Wording, pair: ErrorPair, text: string): Reply {
  const status = gateway.rules.errorHttpStatus;
  if (format === 5) {
    const shape = gateway.rules.jsonErrorShape;
    return json(status, shape === "top" ? pair : { [shape === "service" ? service.name : "fault"]: pair });
  }
  if (format === 4) return xml(status, soapFault(`${pair.firstcode}:${pair.secondcode}`, text));
  return xml(status, xmlDocument({ ...pair, count: 0, declarations: service.declarations, children: [] }));
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
