/** A local Assist: plays the payment gateway over HTTP for tests and demos. Knows nothing of the plugin. */
export { startSimulator } from "./start";
export { checkValue, signNotification } from "./protocol/check-value";
export { defaultRules } from "./rules";
export type * from "./types";
export type * from "./order-types";
