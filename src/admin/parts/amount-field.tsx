import { Input } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { exampleAmount, formatAmount } from "../amounts";
import { decimalsOf } from "../decimals";
import type { AmountProblem } from "../typed-amount";
import { Field } from "./field";

interface AmountFieldProps {
  id: string;
  currency: string;
  /** The most that may be asked for, as a decimal text with the currency's decimals. */
  most: string;
  typed: string;
  hint: string;
  problem?: AmountProblem | undefined;
  onChange: (typed: string) => void;
}

/** Where staff type a sum of money, and what is wrong with it. */
export function AmountField({ id, currency, most, typed, hint, problem, onChange }: AmountFieldProps) {
  const { t, i18n } = useTranslation("assist");
  const error =
    problem &&
    t(`general.amount.${problem}`, {
      currency,
      amount: formatAmount(most, currency, i18n.language),
      example: exampleAmount(decimalsOf(most), i18n.language),
    });
  return (
    <Field id={id} label={t("general.amount.label", { currency })} hint={hint} error={error}>
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
