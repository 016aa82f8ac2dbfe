import { Button, Container, Drawer, Heading, Text } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownAmount } from "../amounts";
import { Failure } from "../parts/failure";
import { isNothing, isOpen, type Proposal } from "./bill";
import { MakeBill } from "./make-bill";
import { OpenBill } from "./open-bill";
import { PastBills } from "./past-bills";
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
  const lacks = proposal.data && !proposal.data.canceled && !isNothing(proposal.data.outstanding);
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
function NewBill({ proposal, mayAct }: { proposal: Proposal | undefined; mayAct: boolean }) {
  const { t, i18n } = useTranslation("assist");
  const [drawer, setDrawer] = useState(false);
  const account = proposal?.accounts[0];
  if (proposal === undefined) return null;
  const onlyErip = proposal.accounts.every(({ kind }) => kind === "erip");
  const amount = shownAmount(proposal.outstanding, proposal.currency, i18n.language);
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
