import { Button, Drawer, Input, Textarea, toast } from "@medusajs/ui";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { shownAmount } from "../amounts";
import { Choice } from "../parts/choice";
import { Failure } from "../parts/failure";
import { Field } from "../parts/field";
import { sendings, type BillingAccount, type Proposal, type Sending } from "./bill";
import { bodyOf, plainDecimal, suggestedWish, validUntilAfter, type BillWish } from "./bill-wish";
import { useMakeBill } from "./queries";

interface MakeBillProps {
  proposal: Proposal;
  account: BillingAccount;
  onDone: () => void;
}

/** The form inside the drawer; it begins anew each time that the drawer opens. */
export function MakeBill({ proposal, account: first, onDone }: MakeBillProps) {
  const { t, i18n } = useTranslation("assist");
  const [wish, setWish] = useState(() => suggestedWish(proposal, first, i18n.language, new Date()));
  const [pressed, setPressed] = useState(false);
  const make = useMakeBill(proposal.order_id, {
    onSuccess: ({ bill }) => {
      if (bill.state === "open") toast.success(t("bills.make.done"));
      onDone();
    },
  });
  const change = (part: Partial<BillWish>) => setWish((before) => ({ ...before, ...part }));
  const changeAccount = (name: string) => {
    const account = proposal.accounts.find((one) => one.name === name);
    if (account) change({ account: name, validUntil: validUntilAfter(account.days, new Date()) });
  };
  const amountError =
    pressed && plainDecimal(wish.amount) === undefined ? t("bills.make.amountWrong") : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside a page that is a form itself must not send that one too.
    event.stopPropagation();
    setPressed(true);
    if (plainDecimal(wish.amount) !== undefined && !make.isPending) make.mutate(bodyOf(wish));
  };

  const { email, phone } = proposal.customer;
  const reachable: Record<Sending, boolean> = {
    none: true,
    email: email !== null,
    sms: phone !== null,
    both: email !== null && phone !== null,
  };
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
        <Failure error={make.error} />
        <Field
          id="assist-bill-amount"
          label={t("bills.make.amount", { currency: proposal.currency })}
          hint={t("bills.make.amountHint", {
            amount: shownAmount(proposal.outstanding, proposal.currency, i18n.language),
          })}
          error={amountError}
        >
          <Input
            id="assist-bill-amount"
            inputMode="decimal"
            autoComplete="off"
            value={wish.amount}
            aria-invalid={amountError !== undefined}
            aria-describedby="assist-bill-amount-hint"
            onChange={({ target }) => change({ amount: target.value })}
          />
        </Field>
        {proposal.accounts.length > 1 && (
          <Field id="assist-bill-account" label={t("bills.make.account")} hint={t("bills.make.accountHint")}>
            <Choice
              id="assist-bill-account"
              value={wish.account}
              options={proposal.accounts.map(({ name, stages }) => ({
                value: name,
                label: stages === "two" ? t("bills.make.twoStages", { name }) : name,
              }))}
              onChange={changeAccount}
            />
          </Field>
        )}
        <Field id="assist-bill-until" label={t("bills.make.validUntil")}>
          <Input
            id="assist-bill-until"
            type="datetime-local"
            value={wish.validUntil}
            onChange={({ target }) => change({ validUntil: target.value })}
          />
        </Field>
        <Field id="assist-bill-comment" label={t("bills.make.comment")} hint={t("bills.make.commentHint")}>
          <Textarea
            id="assist-bill-comment"
            rows={2}
            maxLength={256}
            value={wish.comment}
            aria-describedby="assist-bill-comment-hint"
            onChange={({ target }) => change({ comment: target.value.replace(/\s*\n\s*/g, " ") })}
          />
        </Field>
        <Field id="assist-bill-language" label={t("bills.make.language")}>
          <Choice
            id="assist-bill-language"
            value={wish.language}
            options={[
              { value: "RU", label: t("bills.languages.RU") },
              { value: "EN", label: t("bills.languages.EN") },
            ]}
            onChange={(language) => change({ language })}
          />
        </Field>
        <Field
          id="assist-bill-sending"
          label={t("bills.make.sending")}
          hint={t(`bills.make.sendingHint.${wish.sending}`, { email, phone })}
        >
          <Choice
            id="assist-bill-sending"
            value={wish.sending}
            options={sendings.map((value) => ({
              value,
              label: t(`bills.sendings.${value}`),
              disabled: !reachable[value],
            }))}
            onChange={(sending) => change({ sending })}
          />
        </Field>
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t("general.cancel")}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={make.isPending}>
          {t("bills.make.submit")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
