import type { Moment } from "./crash-scene";

export type NamedMoment = readonly [name: string, moment: Moment];

/** While money goes back that no order has a claim to. Latest first. */
export const giveBackMoments: readonly NamedMoment[] = [
  ["before the case is closed", { at: "write", point: "UPDATE assist_case to closed" }],
  ["while it looks again after the answer", { at: "assist", service: "orderresult", skip: 3 }],
  ["before the answer is in the command log", { at: "write", point: "UPDATE assist_command to done" }],
  ["with the command carried out and no answer", { at: "assist", service: "wscancel", act: true }],
  ["with the command sent and not carried out", { at: "assist", service: "wscancel", act: false }],
  ["with the command in the command log and not sent", { at: "assist", service: "orderresult", skip: 2 }],
  ["before the command is in the command log", { at: "write", point: "INSERT assist_command" }],
  ["at the check that is decided on", { at: "assist", service: "orderresult", skip: 1 }],
  ["at the first check", { at: "assist", service: "orderresult" }],
];

/** How often the command is sent in all: what Assist did not carry out must be sent once more. */
export const timesToSend = (moment: Moment): number =>
  moment.at === "assist" && moment.service === "wscancel" && !moment.act ? 2 : 1;
