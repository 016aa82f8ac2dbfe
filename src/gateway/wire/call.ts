import { setTimeout as wait } from "node:timers/promises";

import { AnswerError } from "./answer-error";
import type { ClientOptions } from "../options/client-options";
import type { CallKind } from "./code-outcome";
import { JsonError } from "./json";
import { unknown, type Outcome, type Unknown } from "./outcome";
import { decideRetry } from "./retry-decision";
import type { Transport, TransportAnswer } from "./transport";
import { XmlError } from "./xml";

/** What a service needs to talk to the gateway. */
export interface CallContext {
  transport: Pick<Transport, "send">;
  options: Required<ClientOptions>;
}

/** One request and the way to read its answer. */
export interface Call<T> {
  kind: CallKind;
  path: string;
  body: { form: Readonly<Record<string, string>> } | { json: object };
  maxAnswerBytes: number;
  /** Reads the body, whatever the HTTP status (protocol §15 #15). May throw AnswerError, XmlError, JsonError. */
  read: (text: string) => Outcome<T> | Promise<Outcome<T>>;
}

/** Sends a call, repeats it if it is a read that may succeed, and ends within its deadline. Never throws. */
export async function perform<T>(call: Call<T>, { transport, options }: CallContext): Promise<Outcome<T>> {
  const time = call.kind === "read" ? options.readDeadline : options.commandDeadline;
  const deadline = new AbortController();
  const endsAt = performance.now() + time;
  const timer = setTimeout(() => deadline.abort(), time);
  try {
    for (let attempt = 1; ; attempt++) {
      const answer = await transport.send(asRequest(call), deadline.signal);
      const outcome = await outcomeOf(call, answer);
      const decision = decideRetry({
        call: call.kind,
        attempt,
        attempts: options.readAttempts,
        outcome,
        status: answer.ok ? answer.status : undefined,
        remaining: endsAt - performance.now(),
        random: options.random(),
      });
      if (!decision.retry) return outcome;

      await options.sleep(decision.after, deadline.signal).catch(() => undefined);
      if (deadline.signal.aborted) return outcome;
    }
  } finally {
    clearTimeout(timer);
  }
}

/** The default of ClientOptions.sleep. */
export function sleepUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  return wait(milliseconds, undefined, { signal });
}

function asRequest<T>(call: Call<T>): Parameters<Transport["send"]>[0] {
  const { kind, path, maxAnswerBytes } = call;
  return "form" in call.body
    ? {
        call: kind,
        path,
        maxAnswerBytes,
        contentType: "application/x-www-form-urlencoded; charset=utf-8",
        body: new URLSearchParams(call.body.form).toString(),
      }
    : {
        call: kind,
        path,
        maxAnswerBytes,
        contentType: "application/json; charset=utf-8",
        body: JSON.stringify(call.body.json),
      };
}

async function outcomeOf<T>(call: Call<T>, answer: TransportAnswer): Promise<Outcome<T>> {
  if (!answer.ok) {
    const { reason, certainlyNotSent, detail } = answer;
    return { kind: "unknown", reason, certainlyNotSent, sentence: `No answer from Assist: ${detail}.` };
  }
  try {
    return await call.read(answer.text);
  } catch (error) {
    return unbelievable(error, answer.status);
  }
}

/** Whatever goes wrong while an answer is read, the request has been sent: the outcome is open, never a success. */
function unbelievable(error: unknown, status: number): Unknown {
  if (error instanceof AnswerError) return unknown(error.reason, error.message);

  const detail =
    error instanceof XmlError || error instanceof JsonError ? error.message : "It is not what was expected.";
  return unknown("unreadable", `The answer of Assist (HTTP status ${status}) cannot be read. ${detail}`);
}
