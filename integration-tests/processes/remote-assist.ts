import type {
  BillSummary,
  Duration,
  FaultSetting,
  LedgerEntry,
  NotificationRecord,
  OrderSummary,
  RequestRecord,
  Totals,
} from "../../simulator";

type Control = (method: string, ...args: unknown[]) => Promise<unknown>;

/** The local Assist, in a process of its own, so that it outlives the servers that call it. */
export class RemoteAssist {
  constructor(private readonly control: Control) {}

  pay(orderNumber: string): Promise<OrderSummary> {
    return this.ask("pay", orderNumber);
  }

  /** The merchant takes a hold in the personal account. */
  charge(billnumber: string): Promise<OrderSummary> {
    return this.ask("account.charge", billnumber);
  }

  /** The merchant gives money back in the personal account. */
  cancel(billnumber: string, amount: string): Promise<OrderSummary> {
    return this.ask("account.cancel", billnumber, amount);
  }

  /** The bills of this number: one or none. */
  bills(number: string): Promise<BillSummary[]> {
    return this.ask("bills.list", number);
  }

  /** The customer opens a bill's link and pays. */
  payBill(number: string): Promise<OrderSummary> {
    return this.ask("bills.pay", number);
  }

  fault(setting: FaultSetting): Promise<void> {
    return this.ask("faults.set", setting);
  }

  clearFaults(): Promise<void> {
    return this.ask("faults.clear");
  }

  ledger(orderNumber: string): Promise<LedgerEntry[]> {
    return this.ask("ledger", orderNumber);
  }

  totals(orderNumber: string): Promise<Totals> {
    return this.ask("totals", orderNumber);
  }

  /** The shopper's attempts to pay. */
  orders(orderNumber: string): Promise<OrderSummary[]> {
    return this.ask("orders", orderNumber);
  }

  requests(): Promise<RequestRecord[]> {
    return this.ask("requests");
  }

  notifications(orderNumber: string): Promise<NotificationRecord[]> {
    return this.ask("notifications.list", orderNumber);
  }

  /** While on, no notification is sent. */
  loseNotifications(on: boolean): Promise<void> {
    return this.ask("notifications.dropAll", on);
  }

  /** Notifications are made and wait. */
  holdNotifications(): Promise<void> {
    return this.ask("notifications.hold");
  }

  releaseNotifications(): Promise<void> {
    return this.ask("notifications.release", "as made");
  }

  notificationsTo(url: string, merchantId: string): Promise<void> {
    return this.ask("notifications.setUrl", url, merchantId);
  }

  passTime(by: Duration): Promise<string> {
    return this.ask("clock.advance", by);
  }

  private async ask<T>(method: string, ...args: unknown[]): Promise<T> {
    return (await this.control(method, ...args)) as T;
  }
}
