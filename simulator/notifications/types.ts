export type DeliveryVerdict =
  /** Answered as the account expects. */
  | "accepted"
  /** A well-formed pushpaymentresult with codes other than 0/0. */
  | "refused"
  /** An answer that is not what is expected: not XML, billnumber or packetdate not echoed. */
  | "not understood"
  /** Any HTTP status but 200. */
  | "http error"
  | "unreachable"
  /** Not sent: the address is not on this machine, or its port is one Assist does not call. */
  | "not allowed"
  | "dropped";

export interface DeliveryAttempt {
  at: string;
  verdict: DeliveryVerdict;
  status?: number;
  /** The answer received, at most 4 kB of it. */
  answer?: string;
  reason?: string;
}

export interface NotificationRecord {
  id: string;
  orderNumber: string;
  /** Plain billnumber. */
  billnumber: string;
  operationType: number;
  orderState: string;
  url: string;
  at: string;
  /** The form fields in the order they are sent. */
  fields: Record<string, string>;
  attempts: DeliveryAttempt[];
  /** When the next delivery is due; absent when there is none. */
  nextAttemptAt?: string;
}
