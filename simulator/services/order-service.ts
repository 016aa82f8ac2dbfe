import type { Answer } from "../answers/answer";
import { viewOrder, type OrderView } from "../answers/view";
import type { Operation, Order } from "../gateway/order";
import type { ActContext, Said, Service } from "./service";

export interface Outcome {
  orders: Order[];
  /** The operations to show of each order; all unless given. */
  operations?: (order: Order) => Operation[];
}

/** A service whose answer is about orders: what it does, and how it words them. */
export interface OrderService extends Pick<
  Service,
  "name" | "path" | "defaultFormat" | "defaultLanguage" | "isQuery"
> {
  /** JSON amounts follow the rule for numbers (§6.2); elsewhere they are strings, as in the real charge answer. */
  jsonNumbers: boolean;
  /** JSON shows a list even for one order. */
  alwaysList: boolean;
  find(context: ActContext): Outcome;
  answer: Answer;
}

export function orderService(definition: OrderService): Service {
  const { name, path, defaultFormat, defaultLanguage, isQuery, answer } = definition;
  return {
    name,
    path,
    defaultFormat,
    defaultLanguage,
    isQuery,
    declarations: answer.declarations,
    soapPath: [`${name}Response`, name],
    act: (context) => say(definition, context, definition.find(context)),
  };
}

function say(definition: OrderService, context: ActContext, outcome: Outcome): Said {
  const { gateway, language, twist } = context;
  const views = outcome.orders.map((order) =>
    viewOrder(gateway, order, {
      language,
      distortion: twist.distortion,
      ...(outcome.operations && { operations: outcome.operations(order) }),
    }),
  );
  return {
    count: views.length,
    elements: definition.answer.elements(views),
    json: jsonBody(definition, context, views),
    padded: definition.answer.padded === true && gateway.rules.padXmlValues,
  };
}

function jsonBody(definition: OrderService, { gateway }: ActContext, views: OrderView[]): unknown {
  const numbers = definition.jsonNumbers && gateway.rules.jsonAmounts === "number";
  const bodies = views.map((view) =>
    definition.answer.json(view, { amount: (text) => (numbers ? Number(text) : text) }),
  );
  if (bodies.length === 1 && !definition.alwaysList) return bodies[0];
  const shape = gateway.rules.jsonSeveralOrders;
  return shape === "array" ? bodies : { [shape]: bodies };
}
