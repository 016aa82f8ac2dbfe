import { Button, Container, Drawer, Heading, Text } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { BillDTO, BillProposalDTO } from "../../contract/bills";
import { formatAmount } from "../amounts";
import { isNothing } from "../decimals";
import { formatMoment } from "../moments";
import { Failure, translated } from "../parts/failure";
import { isOpen, payable } from "./bill";
import { BillActions } from "./bill-actions";
import { BillLink, EripNumber } from "./bill-link";
import { BillStatus } from "./bill-status";
import { MakeBill } from "./make-bill";
import { useBillsOfOrder, useMayMoveMoney, useProposal } from "./queries";

interface OrderBillsProps {
  orderId: string;
  /** Anything that changes when the order does: what it lacks is asked for again then. */
  version: string;
}

/** An order's bills: the open one, those before it, and the way to a new one. Not there for orders that need none. */
export function OrderBills({ orderId, version }: OrderBillsProps) {
  const { t } = useTranslation("assist");
  const bills = useBillsOfOrder(orderId);
  const proposal = useProposal(orderId, version);
  const mayAct = useMayMoveMoney();
  const all = bills.data?.bills ?? [];
  const open = all.find(isOpen);
  const past = all.filter((bill) => !isOpen(bill));
  const lacks = proposal.data && !proposal.data.canceled && !isNothing(proposal.data.amount_due);
  const error = bills.error ?? proposal.error;

  if (error === null && (bills.isPending || proposal.isPending)) return null;
  if (error === null && !lacks && all.length === 0) return null;
  return (
    <Container className="divide-y p-0" role="region" aria-label={t("bills.title")}>
      <div className="flex min-h-[60px] items-center justify-between gap-x-4 px-6 py-4">
        <Heading level="h2">{t("bills.title")}</Heading>
      </div>
      {error !== null && (
        <div className="px-6 py-4">
          <Failure error={error} retry={() => void Promise.all([bills.refetch(), proposal.refetch()])} />
        </div>
      )}
      {open && (
        <OpenBill
          bill={open}
          customer={proposal.data?.customer ?? { email: open.email, phone: null }}
          mayAct={mayAct}
        />
      )}
      {!open && lacks && <NewBill proposal={proposal.data} mayAct={mayAct} />}
      {!open && !lacks && error === null && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t(`bills.nothing.${proposal.data?.canceled ? "canceled" : all[0]?.is_draft ? "draft" : "paid"}`)}
        </Text>
      )}
      {past.length > 0 && <PastBills bills={past} orderId={orderId} />}
    </Container>
  );
}

/** What the order lacks, and the button that bills it. */
function NewBill({ proposal, mayAct }: { proposal: BillProposalDTO | undefined; mayAct: boolean }) {
  const { t, i18n } = useTranslation("assist");
  const [drawer, setDrawer] = useState(false);
  const account = proposal?.accounts[0];
  if (proposal === undefined) return null;
  const onlyErip = proposal.accounts.every(({ kind }) => kind === "erip");
  const amount = formatAmount(proposal.amount_due, proposal.currency, i18n.language);
  if (account === undefined) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("bills.noAccount")}
      </Text>
    );
  }
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle">
        {t("bills.lacks", { amount })}
      </Text>
      {mayAct ? (
        <Drawer open={drawer} onOpenChange={setDrawer}>
          <Drawer.Trigger asChild>
            <Button size="small" variant="secondary" className="w-fit">
              {t("bills.make.open")}
            </Button>
          </Drawer.Trigger>
          <Drawer.Content>
            <Drawer.Header>
              <Drawer.Title asChild>
                <Heading>{t("bills.make.title")}</Heading>
              </Drawer.Title>
              <Drawer.Description className="txt-small text-ui-fg-subtle">
                {t(onlyErip ? "bills.make.eripDescription" : "bills.make.description")}
              </Drawer.Description>
            </Drawer.Header>
            <MakeBill proposal={proposal} account={account} onDone={() => setDrawer(false)} />
          </Drawer.Content>
        </Drawer>
      ) : (
        <Text size="small" className="text-ui-fg-muted">
          {t("bills.mayNot")}
        </Text>
      )}
    </div>
  );
}

interface OpenBillProps {
  bill: BillDTO;
  customer: { email: string | null; phone: string | null };
  mayAct: boolean;
}

/** The one bill that waits to be paid, or that something is being found out about. */
function OpenBill({ bill, customer, mayAct }: OpenBillProps) {
  const { t, i18n } = useTranslation("assist");
  const due = payable(bill);
  const explained = bill.state !== "open";
  const sent = bill.state === "open" && bill.sending !== "none";
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex items-start justify-between gap-x-3">
        <div className="min-w-0">
          <Text weight="plus">{formatAmount(bill.amount, bill.currency, i18n.language)}</Text>
          <Text size="small" leading="compact" className="text-ui-fg-subtle">
            {t("bills.validUntil", { moment: formatMoment(bill.valid_until, i18n.language) })}
          </Text>
        </div>
        <div aria-live="polite">
          <BillStatus state={bill.state} />
        </div>
      </div>
      {bill.comment !== null && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
          {bill.comment}
        </Text>
      )}
      {bill.origin === "checkout" && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("bills.fromCheckout")}
        </Text>
      )}
      {explained && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t(`bills.explained.${bill.state}`)}
        </Text>
      )}
      {sent && (
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t(`bills.sent.${bill.kind === "erip" ? "erip" : bill.sending}`)}
        </Text>
      )}
      <BillNote bill={bill} />
      {due &&
        (due.link === null ? <EripNumber number={due.erip_number ?? ""} /> : <BillLink link={due.link} />)}
      <BillActions bill={bill} customer={customer} mayAct={mayAct} />
    </div>
  );
}

/** More are on the page of all bills. */
const mostPast = 5;

/** The bills of an order that are over, the newest first. */
function PastBills({ bills, orderId }: { bills: BillDTO[]; orderId: string }) {
  const { t, i18n } = useTranslation("assist");
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" weight="plus" id="assist-past-bills">
        {t("bills.past")}
      </Text>
      <ul aria-labelledby="assist-past-bills" className="flex flex-col gap-y-3">
        {bills.slice(0, mostPast).map((bill) => (
          <li key={bill.id} className="flex flex-col gap-y-0.5">
            <div className="flex items-center justify-between gap-x-3">
              <Text size="small" leading="compact">
                {formatAmount(bill.amount, bill.currency, i18n.language)}
              </Text>
              <BillStatus state={bill.state} />
            </div>
            <Text size="small" leading="compact" className="text-ui-fg-muted">
              {formatMoment(bill.ended_at ?? bill.created_at, i18n.language)}
            </Text>
            <BillNote bill={bill} />
          </li>
        ))}
      </ul>
      {bills.length > mostPast && (
        <Link
          to={`/assist/bills?q=${orderId}`}
          className="txt-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover w-fit"
        >
          {t("bills.allOfOrder")}
        </Link>
      )}
    </div>
  );
}

/** What staff should know besides the state; nothing when there is nothing. */
function BillNote({ bill }: { bill: BillDTO }) {
  const { t, i18n } = useTranslation("assist");
  const reason = `bills.reasons.${bill.revoke_reason}`;
  const reasoned =
    bill.revoke_reason !== null &&
    ["revoking", "revoked"].includes(bill.state) &&
    i18n.exists(`assist:${reason}`);
  const notes = [
    ...(reasoned ? [t(reason)] : []),
    ...(bill.message === null ? [] : [translated(bill.message, t) ?? bill.message]),
  ];
  return [...new Set(notes)].map((note) => (
    <Text key={note} size="small" leading="compact" className="text-ui-fg-subtle break-words">
      {note}
    </Text>
  ));
}
