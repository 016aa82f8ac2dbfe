import type { Distortion, Language } from "../answers/view";
import type { Element } from "../answers/xml";
import type { Gateway } from "../gateway/gateway";
import type { MerchantSetup } from "../types";
import type { Call } from "./call";

export type ServiceName =
  | "orderstate"
  | "orderresult"
  | "resultbydate"
  | "charge"
  | "cancel"
  | "wscancel"
  | "rp"
  | "createbill"
  | "billstatus"
  | "billrevoke";

export type Format = 3 | 4 | 5;

/** What a fault asks a service to do otherwise. */
export interface Twist {
  /** The bank declines charges and cancels. */
  declined?: boolean;
  /** No unique token can be made for a bill. */
  noToken?: boolean;
  distortion?: Distortion | undefined;
}

export interface ActContext {
  gateway: Gateway;
  merchant: MerchantSetup;
  call: Call;
  language: Language;
  twist: Twist;
}

/** What a service says, in every format it may be asked for. */
export interface Said {
  count: number;
  elements: Element[];
  /** Under the service's name in JSON. */
  json: unknown;
  /** XML values stand between spaces. */
  padded?: boolean;
}

/** A web service: what it does, and what frames its answer. */
export interface Service {
  name: ServiceName;
  path: string;
  /** When a form POST has no Format (§1.5). */
  defaultFormat: Format;
  /** When the request has no Language. */
  defaultLanguage: Language;
  /** Changes nothing, so it is what the limit on queries is for (§15 #2). */
  isQuery: boolean;
  /** Of the DTD. */
  declarations: string;
  /** The SOAP elements around the answer, outermost first (§1.2). */
  soapPath: string[];
  act(context: ActContext): Said;
}
