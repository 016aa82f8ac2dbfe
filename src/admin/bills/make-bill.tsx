import { Button, Drawer, Input, Textarea, toast } from "@medusajs/ui";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { billSendings, type BillingAccountDTO, type BillProposalDTO } from "../../contract/bills";
import { formatAmount } from "../amounts";
import { AmountField } from "../parts/amount-field";
import { Choice } from "../parts/choice";
import { Failure } from "../parts/failure";
import { Field } from "../parts/field";
import { byEmail, bySms, readWish, suggestedWish, validUntilAfter, type BillWish } from "./bill-wish";
import { useMakeBill } from "./queries";

interface MakeBillProps {
  proposal: BillProposalDTO;
  account: BillingAccountDTO;
  onDone: () => void;
}

/** The form inside the drawer; it begins anew each time that the drawer opens. */
export function MakeBill({ proposal, account: first, onDone }: MakeBillProps) {
  const { t, i18n } = useTranslation("assist");
  const [wish, setWish] = useState(() => suggestedWish(proposal, first, i18n.language, new Date()));
  const [pressed, setPressed] = useState(false);
  const until = useRef<HTMLInputElement>(null);
  const make = useMakeBill(proposal.order_id, {
    onSuccess: ({ bill }) => {
      if (bill.state === "open") toast.success(t("bills.make.done"));
      onDone();
    },
  });
  const change = (part: Partial<BillWish>) => setWish((before) => ({ ...before, ...part }));
  const changeAccount = (name: string) => {
    const chosen = proposal.accounts.find((one) => one.name === name);
    if (!chosen) return;
    const sending = chosen.kind === "erip" && bySms(wish.sending) ? "none" : wish.sending;
    change({ account: name, sending, validUntil: validUntilAfter(chosen.days, new Date()) });
  };
  const read = readWish(wish, proposal);
  const problems = pressed && "problems" in read ? read.problems : {};
  const shown = (amount: string): string => formatAmount(amount, proposal.currency, i18n.language);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside a page that is a form itself must not send that one too.
    event.stopPropagation();
    setPressed(true);
    // A date of which a part is missing: the browser may go on showing it, and has no value for it.
    if (until.current?.validity.badInput) return change({ validUntil: "" });
    if ("body" in read && !make.isPending) make.mutate(read.body);
  };

  const account = proposal.accounts.find(({ name }) => name === wish.account) ?? first;
  // ERIP bills know e-mail alone.
  const ways = account.kind === "erip" ? billSendings.filter((sending) => !bySms(sending)) : billSendings;
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
        <Failure error={make.error} />
        <AmountField
          id="assist-bill-amount"
          currency={proposal.currency}
          most={proposal.amount_due}
          typed={wish.amount}
          hint={t("bills.make.amountHint", { amount: shown(proposal.amount_due) })}
          problem={problems.amount}
          onChange={(amount) => change({ amount })}
        />
        {proposal.accounts.length > 1 && (
          <Field
            id="assist-bill-account"
            label={t("bills.make.account")}
            hint={t(account.kind === "erip" ? "bills.make.eripDescription" : "bills.make.accountHint")}
          >
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
        <Field
          id="assist-bill-until"
          label={t("bills.make.validUntil")}
          error={problems.validUntil && t("bills.make.validUntilMissing")}
        >
          <Input
            id="assist-bill-until"
            ref={until}
            type="datetime-local"
            value={wish.validUntil}
            aria-invalid={problems.validUntil !== undefined}
            aria-describedby="assist-bill-until-hint"
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
          hint={wish.sending === "none" ? t("bills.make.sendingHint") : undefined}
        >
          <Choice
            id="assist-bill-sending"
            value={wish.sending}
            options={ways.map((value) => ({ value, label: t(`bills.sendings.${value}`) }))}
            onChange={(sending) => change({ sending })}
          />
        </Field>
        {byEmail(wish.sending) && (
          <Field
            id="assist-bill-email"
            label={t("bills.make.email")}
            error={problems.email && t("bills.make.emailMissing")}
          >
            <Input
              id="assist-bill-email"
              type="email"
              value={wish.email}
              aria-invalid={problems.email !== undefined}
              aria-describedby="assist-bill-email-hint"
              onChange={({ target }) => change({ email: target.value })}
            />
          </Field>
        )}
        {bySms(wish.sending) && (
          <Field
            id="assist-bill-phone"
            label={t("bills.make.phone")}
            error={problems.phone && t("bills.make.phoneMissing")}
          >
            <Input
              id="assist-bill-phone"
              type="tel"
              value={wish.phone}
              aria-invalid={problems.phone !== undefined}
              aria-describedby="assist-bill-phone-hint"
              onChange={({ target }) => change({ phone: target.value })}
            />
          </Field>
        )}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary">
            {t("general.cancel")}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={make.isPending}>
          {"body" in read
            ? t("bills.make.submitAmount", { amount: shown(read.body.amount) })
            : t("bills.make.submit")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
