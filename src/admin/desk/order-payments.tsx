import { Container, Heading, Text } from "@medusajs/ui";
import { useTranslation } from "react-i18next";
import { useMayMoveMoney } from "../bills/queries";
import { Failure } from "../parts/failure";
import { PaymentCard } from "./payment-card";
import { useOrderPayments } from "./queries";

interface OrderPaymentsProps {
  orderId: string;
  /** Anything that changes when the order does. */
  version: string;
}

/** What Assist says of an order, beside what the shop says. Not there for orders that Assist has nothing to do with. */
export function OrderPayments({ orderId, version }: OrderPaymentsProps) {
  const { t } = useTranslation("assist");
  const { data, error, refetch } = useOrderPayments(orderId, version);
  const mayAct = useMayMoveMoney();
  const payments = data?.payments ?? [];
  if (error === null && payments.length === 0) return null;
  const title = t("order.title");
  return (
    <Container className="divide-y p-0" role="region" aria-label={title}>
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <Heading level="h2">{title}</Heading>
        {data !== undefined && payments.length > 1 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("order.count", { count: payments.length })}
          </Text>
        )}
      </div>
      {error !== null && (
        <div className="px-6 py-4">
          <Failure error={error} retry={() => void refetch()} />
        </div>
      )}
      {payments.map((payment) => (
        <PaymentCard key={payment.order_number} payment={payment} mayAct={mayAct} />
      ))}
    </Container>
  );
}
