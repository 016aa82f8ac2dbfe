import { Button, Drawer, Heading, Textarea, toast } from "@medusajs/ui";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { StaffOperationKind } from "../../contract/payments";
import { formatAmount } from "../amounts";
import { decimalLess, isNothing } from "../decimals";
import { AmountField } from "../parts/amount-field";
import { Failure } from "../parts/failure";
import { Field } from "../parts/field";
import { typedAmountUpTo } from "../typed-amount";
import { useMoneyOperation } from "./queries";
import { keyAfter, newRequestKey } from "./request-key";

interface OperationDrawerProps {
  kind: Exclude<StaffOperationKind, "void">;
  paymentId: string;
  currency: string;
  /** The most that may be moved, which is what is suggested. */
  most: string;
}

/** The button that opens the form of a capture or a refund. */
export function OperationDrawer(props: OperationDrawerProps) {
  const { t } = useTranslation("assist");
  const [open, setOpen] = useState(false);
  const money = useMoneyOperation();
  // Closed while it is under way, it would look given up, and the next form would be another request.
  const change = (wanted: boolean) => {
    if (money.isPending) return;
    money.reset();
    setOpen(wanted);
  };
  return (
    <Drawer open={open} onOpenChange={change}>
      <Drawer.Trigger asChild>
        <Button type="button" size="small" variant="secondary">
          {t(`order.${props.kind}.open`)}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title asChild>
            <Heading>{t(`order.${props.kind}.title`)}</Heading>
          </Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">
            {t(`order.${props.kind}.description`)}
          </Drawer.Description>
        </Drawer.Header>
        <OperationForm {...props} money={money} onDone={() => setOpen(false)} />
      </Drawer.Content>
    </Drawer>
  );
}

interface OperationFormProps extends OperationDrawerProps {
  money: ReturnType<typeof useMoneyOperation>;
  onDone: () => void;
}

/** It begins anew, with a request of its own, each time that the drawer opens. */
function OperationForm({ kind, paymentId, currency, most, money, onDone }: OperationFormProps) {
  const { t, i18n } = useTranslation("assist");
  const [typed, setTyped] = useState(most);
  const [note, setNote] = useState("");
  const [pressed, setPressed] = useState(false);
  const [requestKey, setRequestKey] = useState(newRequestKey);
  /** The most there was when the request was first sent: it may have done its work, and is still the same request. */
  const [mostAtFirst, setMostAtFirst] = useState<string>();
  const read = typedAmountUpTo(typed, mostAtFirst ?? most);
  const amount = "amount" in read ? read.amount : undefined;
  const shown = (text: string): string => formatAmount(text, currency, i18n.language);
  const left = amount === undefined ? undefined : decimalLess(most, amount);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside a page that is a form itself must not send that one too.
    event.stopPropagation();
    setPressed(true);
    if (amount === undefined || money.isPending) return;
    const wish = { kind, paymentId, amount, requestKey, ...(note.trim() && { note: note.trim() }) };
    money.mutate(wish, {
      onSuccess: () => {
        toast.success(t(`order.${kind}.done`, { amount: shown(amount) }));
        onDone();
      },
      onError: (failure) => {
        const next = keyAfter(failure, requestKey);
        setRequestKey(next);
        setMostAtFirst(next === requestKey ? (mostAtFirst ?? most) : undefined);
      },
    });
  };

  const loses = kind === "capture" && left !== undefined && !isNothing(left);
  return (
    <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
      <Drawer.Body className="flex flex-col gap-y-5 overflow-y-auto">
        <Failure error={money.error} />
        <AmountField
          id="assist-operation-amount"
          currency={currency}
          most={most}
          typed={typed}
          hint={
            loses
              ? t("order.capture.rest", { amount: shown(left) })
              : t("order.operation.most", { amount: shown(most) })
          }
          problem={pressed && "problem" in read ? read.problem : undefined}
          onChange={setTyped}
        />
        {kind === "refund" && (
          <Field id="assist-operation-note" label={t("order.refund.note")} hint={t("order.refund.noteHint")}>
            <Textarea
              id="assist-operation-note"
              rows={2}
              maxLength={1000}
              value={note}
              aria-describedby="assist-operation-note-hint"
              onChange={({ target }) => setNote(target.value)}
            />
          </Field>
        )}
      </Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button type="button" size="small" variant="secondary" disabled={money.isPending}>
            {t("general.cancel")}
          </Button>
        </Drawer.Close>
        <Button type="submit" size="small" isLoading={money.isPending}>
          {amount === undefined
            ? t(`order.${kind}.open`)
            : t(`order.${kind}.submit`, { amount: shown(amount) })}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
