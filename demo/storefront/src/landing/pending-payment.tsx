import { Link, Navigate } from "react-router-dom";
import { useLanguage } from "../i18n/language.js";
import { formatTime } from "../i18n/money.js";
import { QuestionIcon } from "../layout/icons.js";
import { Message } from "../layout/message.js";
import { Outcome } from "../layout/outcome.js";
import { describeError } from "../shop/errors.js";
import { ResumePayment } from "./resume-payment.js";
import type { PaymentSubject } from "./check-payment.js";
import { usePaymentChecks } from "./use-payment-checks.js";

export function PendingPayment({ subject }: { subject: PaymentSubject }) {
  const { language, t } = useLanguage();
  const { last, error, checkedAt, checking, watching, checkNow } = usePaymentChecks(subject);

  if (last?.state === "settled") return <Navigate to={`/orders/${last.order.id}`} replace />;

  const refused = last?.state === "refused";
  const order = last?.state === "waiting" ? last.order : undefined;
  return (
    <Outcome
      tone="wait"
      icon={refused ? <QuestionIcon /> : <span className="spinner" />}
      title={refused ? t.pending.refusedTitle : t.pending.title}
      testId="payment-pending"
    >
      {!refused && <p>{order?.display_id ? t.pending.order(order.display_id) : t.pending.text}</p>}
      {/* While the bank decides, the backend says the same as this page, and not always in its language. */}
      {refused && <Message tone="bad">{last.message}</Message>}
      {error !== undefined && <Message tone="bad">{describeError(error, t)}</Message>}
      <div className="outcome-actions">
        <button
          type="button"
          className="button"
          data-testid="check-again"
          disabled={checking}
          onClick={checkNow}
        >
          {checking ? t.pending.checking : t.pending.check}
        </button>
        {refused && (
          <Link to="/checkout?step=payment" className="button button-quiet" data-testid="choose-payment">
            {t.pending.otherWay}
          </Link>
        )}
      </div>
      <p className="muted" aria-live="polite">
        {checkedAt && t.pending.checkedAt(formatTime(checkedAt, language))} {!watching && t.pending.stopped}
      </p>
      {!refused && <p className="muted">{t.pending.closing}</p>}
      {!refused && "cartId" in subject && <ResumePayment cartId={subject.cartId} />}
    </Outcome>
  );
}
