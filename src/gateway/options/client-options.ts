import type { BillOptions } from "./bill-options";
import type { SignatureAlgorithm } from "../signing/request-signature";

/** Settings of a client. Times in milliseconds, sizes in bytes. */
export interface ClientOptions extends Partial<BillOptions> {
  /** For a whole read, repeated attempts included. Default 10 000. */
  readDeadline?: number;
  /** For a money command. Default 30 000. */
  commandDeadline?: number;
  /** Default 1 MiB. */
  maxAnswerBytes?: number;
  /** For resultbydate, which lists all orders of a day. Default 8 MiB. */
  maxPeriodAnswerBytes?: number;
  /** How often a read is tried in all. Money commands are sent once, whatever this says. Default 3. */
  readAttempts?: number;
  /** Language of the gateway's messages. Default "RU". */
  language?: "RU" | "EN";
  /**
   * "check-value" (default): an order in an answer without a valid check value is not believed. "pgp": for accounts
   * whose sign type is PGP, where the gateway leaves the check value empty (protocol §2.6): an empty one is then
   * accepted, a wrong one is not. TLS alone vouches for such an answer.
   */
  answerCheck?: "check-value" | "pgp";
  /** How the payment request is signed when the merchant has a signature key (protocol §2.4). Default "md5-with-rsa". */
  signatureAlgorithm?: SignatureAlgorithm;
  /** The payment request has the signature and no check value: one of them is enough (protocol §2.4). Needs a signature key. Default false. */
  signatureAlone?: boolean;
  /** Between 0 and 1: spreads repeated reads. Default Math.random. */
  random?: () => number;
  /** Waits between repeated reads; must reject or return when the signal is aborted. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}
