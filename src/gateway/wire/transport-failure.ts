import { AnswerTooLargeError, AnswerEncodingError } from "./transport-body";

/** What keeps a connection from being made. */
export type ConnectObstacle = "refused" | "host-unknown" | "certificate" | "no-connection";

/** Why there is no answer. */
export interface TransportFailure {
  reason: "not-sent" | "connection-lost" | "deadline" | "too-large" | "unreadable";
  /** Not a byte of the request can have reached the gateway. */
  certainlyNotSent: boolean;
  /** Why no connection was made; with "not-sent" alone. */
  obstacle?: ConnectObstacle;
  /** A few words that hold nothing from the request or the answer. */
  detail: string;
}

/**
 * Sorts an error of the HTTP client.
 *
 * @param neverConnected no connection was ever ready for this request, so nothing was written
 */
export function failureOf(
  error: unknown,
  deadlinePassed: boolean,
  neverConnected: boolean,
): TransportFailure {
  if (error instanceof AnswerTooLargeError)
    return { reason: "too-large", certainlyNotSent: false, detail: error.message };

  if (error instanceof AnswerEncodingError)
    return { reason: "unreadable", certainlyNotSent: false, detail: error.message };

  if (neverConnected) {
    const detail = deadlinePassed ? "no connection within the time allowed" : connectDetail(codeOf(error));
    const obstacle = deadlinePassed ? "no-connection" : obstacleOf(codeOf(error));
    return { reason: "not-sent", certainlyNotSent: true, obstacle, detail };
  }
  if (deadlinePassed) {
    return {
      reason: "deadline",
      certainlyNotSent: false,
      detail: "no complete answer within the time allowed",
    };
  }
  return {
    reason: "connection-lost",
    certainlyNotSent: false,
    detail: "the connection broke before the answer was complete",
  };
}

function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}

const connectDetails: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "the connection was refused"],
  ["ENOTFOUND", "the host name is not known"],
  ["EAI_AGAIN", "the host name could not be looked up"],
  ["UND_ERR_CONNECT_TIMEOUT", "no connection within the time allowed"],
]);

const certificateError = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/;

function connectDetail(code: string): string {
  if (certificateError.test(code)) {
    // Russian authorities are not among those that Node knows.
    return "the server's certificate is not trusted here; an authority can be added with NODE_EXTRA_CA_CERTS";
  }
  return connectDetails.get(code) ?? "no connection could be made";
}

function obstacleOf(code: string): ConnectObstacle {
  if (certificateError.test(code)) return "certificate";
  if (code === "ECONNREFUSED") return "refused";
  return code === "ENOTFOUND" || code === "EAI_AGAIN" ? "host-unknown" : "no-connection";
}
