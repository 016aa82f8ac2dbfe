import { useCallback, useEffect, useRef, useState } from "react";
import { useShop } from "../shop/shop-context.js";
import { checkPayment, type Checked, type PaymentSubject } from "./check-payment.js";

interface Checks {
  last: Checked | undefined;
  error: unknown;
  checkedAt: Date | undefined;
  checking: boolean;
  /** False when the automatic checks have ended. */
  watching: boolean;
  checkNow: () => void;
}

/** Pauses before each automatic check: about two minutes in all, then the shopper asks when they like. */
const pausesInSeconds = [1, 3, 4, 5, 6, 8, 10, 12, 15, 15, 20, 20];

export function usePaymentChecks(subject: PaymentSubject): Checks {
  const { sdk } = useShop();
  const [last, setLast] = useState<Checked>();
  const [error, setError] = useState<unknown>();
  const [checkedAt, setCheckedAt] = useState<Date>();
  const [checking, setChecking] = useState(false);
  const [round, setRound] = useState(0);
  const asking = useRef(false);
  const asked = useRef(subject);
  asked.current = subject;

  const check = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    setChecking(true);
    try {
      setLast(await checkPayment(sdk, asked.current));
      setError(undefined);
    } catch (failure) {
      setError(failure);
    } finally {
      asking.current = false;
      setChecking(false);
      setCheckedAt(new Date());
    }
  }, [sdk]);

  // A refusal does not end the checks: the gateway may only have been out of reach for a moment.
  const pause = last?.state === "settled" ? undefined : pausesInSeconds[round];
  useEffect(() => {
    if (pause === undefined) return;
    const timer = setTimeout(() => void check().finally(() => setRound(round + 1)), pause * 1000);
    return () => clearTimeout(timer);
  }, [check, pause, round]);

  const checkNow = useCallback(() => void check(), [check]);
  return { last, error, checkedAt, checking, watching: pause !== undefined, checkNow };
}
