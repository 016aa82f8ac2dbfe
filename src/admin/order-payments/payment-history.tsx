import { Button, Text, clx } from "@medusajs/ui";
import { useState } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { HistoryEntryDTO, PaymentDTO } from "../../contract/payments";
import { formatAmount } from "../amounts";
import { isNothing } from "../decimals";
import { formatMoment } from "../moments";
import { translated } from "../parts/failure";

/** More are shown when they are asked for. */
const most = 4;

/** Everything that has happened to a payment, the newest first. */
export function PaymentHistory({ payment }: { payment: PaymentDTO }) {
  const { t } = useTranslation("assist");
  const [whole, setWhole] = useState(false);
  const all = [...payment.history].reverse();
  const entries = whole || all.length === most + 1 ? all : all.slice(0, most);
  return (
    <>
      <ol aria-label={t("order.history.title")} className="flex flex-col">
        {entries.map((entry, at) => (
          <li key={`${entry.kind} ${entry.at} ${at}`} className="flex gap-x-3">
            <Line good={isGood(entry)} bad={isBad(entry)} last={at === entries.length - 1} />
            <Entry entry={entry} payment={payment} />
          </li>
        ))}
      </ol>
      {entries.length < all.length && (
        <Button
          type="button"
          size="small"
          variant="transparent"
          className="w-fit"
          onClick={() => setWhole(true)}
        >
          {t("order.history.more", { count: all.length - entries.length })}
        </Button>
      )}
    </>
  );
}

/** The dot, and the line down to the one before. */
function Line({ good, bad, last }: { good: boolean; bad: boolean; last: boolean }) {
  return (
    <div aria-hidden="true" className="flex flex-col items-center pt-[7px]">
      <span
        className={clx(
          "size-1.5 shrink-0 rounded-full",
          good ? "bg-ui-tag-green-icon" : bad ? "bg-ui-tag-red-icon" : "bg-ui-fg-muted",
        )}
      />
      {!last && <span className="bg-ui-border-base mt-1 w-px flex-1" />}
    </div>
  );
}

function Entry({ entry, payment }: { entry: HistoryEntryDTO; payment: PaymentDTO }) {
  const { t, i18n } = useTranslation("assist");
  const amount = "amount" in entry ? formatAmount(entry.amount, entry.currency, i18n.language) : undefined;
  const time = entry.at === null ? undefined : formatMoment(entry.at, i18n.language);
  return (
    <div className="min-w-0 flex-1 pb-3">
      <div className="flex items-baseline justify-between gap-x-3">
        <Text size="small" leading="compact" className="min-w-0">
          {t(titleOf(entry, payment))}
        </Text>
        {amount !== undefined && (
          <Text size="small" leading="compact" className="shrink-0 tabular-nums">
            {amount}
          </Text>
        )}
      </div>
      <Text size="small" leading="compact" className="text-ui-fg-muted break-words">
        {[time, ...detailsOf(entry, payment, t)].filter(Boolean).join(" · ")}
      </Text>
      {"message" in entry &&
        entry.kind === "command" &&
        entry.message !== null &&
        entry.response_words === null && (
          <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
            {translated(entry.message, t) ?? entry.message}
          </Text>
        )}
    </div>
  );
}

/** A cancellation of money that was never taken lets a hold go. */
const isRelease = (entry: HistoryEntryDTO, { captured }: PaymentDTO["assist"]): boolean =>
  entry.kind === "operation" && entry.type === "cancellation" && isNothing(captured);

function titleOf(entry: HistoryEntryDTO, { assist }: PaymentDTO): string {
  if (entry.kind === "operation") {
    const type = isRelease(entry, assist) ? "release" : entry.type;
    return `order.history.operations.${type}.${entry.result}`;
  }
  return entry.kind === "command"
    ? `order.history.commands.${entry.command}.${entry.state}`
    : `order.history.${entry.kind}`;
}

function detailsOf(entry: HistoryEntryDTO, { assist }: PaymentDTO, t: TFunction<"assist">): string[] {
  if (!("staff" in entry)) return [];
  const by = entry.kind === "operation" ? entry.by : "shop";
  const card = entry.kind === "operation" ? [wordsOf(entry.means ?? "", t), entry.masked_card ?? ""] : [];
  const isRight = entry.kind === "operation" && entry.result === "success";
  const words = isRight || entry.response_words === null ? [] : [wordsOf(entry.response_words, t)];
  // What the shop did not let go may have lapsed.
  const other = by === "account" && isRelease(entry, assist) ? "bank" : by;
  const who =
    entry.staff === null
      ? t(`order.history.by.${other}`)
      : t("order.history.by.staff", { name: entry.staff });
  return [...card, ...words, ...(by === "shopper" ? [] : [who])];
}

function wordsOf(words: string, t: TFunction<"assist">): string {
  return translated(words, t) ?? words;
}

const isGood = (entry: HistoryEntryDTO): boolean => entry.kind === "operation" && entry.result === "success";
const isBad = (entry: HistoryEntryDTO): boolean =>
  (entry.kind === "operation" && entry.result === "declined") ||
  (entry.kind === "command" && entry.state !== "done");
