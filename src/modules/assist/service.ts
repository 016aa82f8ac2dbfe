import { setTimeout } from "node:timers/promises";
import { ContainerRegistrationKeys, MedusaError, MedusaService } from "@medusajs/framework/utils";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { GatewayOrder } from "../../gateway";
import { AccountBook } from "../../accounts/accounts";
import { StaffOperationStore } from "../../store/commands/staff-operation-store";
import { CommandLog } from "../../store/commands/command-log";
import { ConnectionChecks } from "../../store/accounts/connection-checks";
import { CommandRunner } from "../../payments/command-runner";
import { MoneyCommands } from "../../payments/commands";
import { CustomerRows } from "../../store/retention/customer-rows";
import { DueOrders } from "../../store/orders/due-orders";
import { usualHoldDays } from "../../accounts/account-schema";
import { holdTerm, type HoldTerm } from "../../rules/money/hold-term";
import { GatewayRateLimit } from "../../throttling/gateway-rate-limit";
import { mayBeAtGateway, OrderReader } from "../../payments/gateway-reader";
import { Lease } from "../../store/leases/lease";
import { leaseTerms } from "../../store/leases/lease-terms";
import { CheckQueue } from "../../throttling/check-queue";
import { CaseList } from "../../store/cases/case-list";
import { CaseStore } from "../../store/cases/case-store";
import { BillList } from "../../store/bills/bill-list";
import { BillLease } from "../../store/bills/bill-lease";
import { BillStore } from "../../store/bills/bill-store";
import AssistStaffOperation from "./models/staff-operation";
import AssistAccount from "./models/account";
import AssistCommand from "./models/command";
import AssistCase from "./models/case";
import AssistClock from "./models/clock";
import AssistLease from "./models/lease";
import AssistBill from "./models/bill";
import AssistConnectionCheck from "./models/connection-check";
import AssistMoneyEvent from "./models/money-event";
import AssistNotification from "./models/notification";
import AssistOperation from "./models/operation";
import AssistOrder from "./models/order";
import AssistCustomer from "./models/customer";
import AssistRemovedOrder from "./models/removed-order";
import AssistSettingChange from "./models/setting-change";
import AssistOutage from "./models/outage";
import { MoneyEvents } from "../../store/money-events";
import { NotificationHealth } from "../../store/notifications/notification-health";
import { NotificationInbox } from "../../payments/notifications";
import type { RecordedOrder } from "../../store/orders/order-plans";
import { OrderStore } from "../../store/orders/order-store";
import { AccountEditor } from "../../accounts/editing/account-editor";
import { AccountStore } from "../../store/accounts/account-store";
import { StoredAccounts } from "../../accounts/stored/stored-accounts";
import { SettingsPage } from "../../accounts/editing/settings-page";
import { OldRegistrations } from "../../store/orders/old-registrations";
import { Retention } from "../../store/retention/retention";
import { PublicRateLimit } from "../../throttling/public-rate-limit";
import { OrderRegistration } from "../../payments/order-registration";
import { RejectedNotifications } from "../../store/notifications/rejected-notifications";
import type { StaffRights } from "../../accounts/rights";
import type { FoundBy, OrderRow, OrderToAsk } from "../../records/orders";
import { nextCheck, payableSince } from "../../rules/schedule/schedule";
import { readSettings } from "../../accounts/settings";
import { ServerClocks } from "../../store/server-clocks";
import { RecentOutcomes } from "../../throttling/recent-outcomes";
import { SharedTurns } from "../../throttling/shared-turns";
import { CustomerNumbers } from "../../store/customer-numbers";
import { Outages } from "../../store/accounts/outages";
import { UnconfirmedNotifications } from "../../store/notifications/unconfirmed";

/** An order that was just paid causes two or three messages. */
const checksAtOnce = 3;

/** An answer of the gateway serves the next shopper who asks too often, and a completion, for so long. */
const servesMilliseconds = 10_000;

interface Dependencies {
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex;
}

/**
 * What the plugin remembers and what it can do with the gateway. The generated list and retrieve methods serve the
 * admin panel; everything that writes goes through the parts below.
 */
export default class AssistModuleService extends MedusaService({
  AssistOrder,
  AssistOperation,
  AssistCommand,
  AssistNotification,
  AssistCase,
  AssistBill,
  AssistStaffOperation,
  AssistAccount,
  AssistSettingChange,
  AssistConnectionCheck,
  AssistOutage,
  AssistMoneyEvent,
  AssistClock,
  AssistLease,
  AssistRemovedOrder,
  AssistCustomer,
}) {
  readonly accounts: AccountBook;
  /** Changes accounts as staff ask in the panel. */
  readonly accountEditor: AccountEditor;
  /** What staff see of the settings. */
  readonly settings: SettingsPage;
  /** Who of the staff may act. */
  readonly rights: StaffRights;
  readonly orders: OrderStore;
  readonly due: DueOrders;
  readonly gatewayRateLimit = new GatewayRateLimit();
  readonly publicRateLimit = new PublicRateLimit(this.gatewayRateLimit);
  /** Looks at orders. */
  readonly turns = new SharedTurns();
  /** What public addresses have told while Assist was not to be asked. */
  readonly recent = new RecentOutcomes<unknown>();
  /** The payment pages that went with them, by language. */
  readonly recentPages = new RecentOutcomes<unknown>();
  /** What staff should look at. */
  readonly cases: CaseStore;
  readonly caseList: CaseList;
  readonly staffOperations: StaffOperationStore;
  readonly commandLog: CommandLog;
  readonly commands: MoneyCommands;
  readonly notifications: NotificationInbox;
  readonly rejected: RejectedNotifications;
  readonly customerRows: CustomerRows;
  /** By which Assist knows customers who may keep a card there. */
  readonly customerNumbers: CustomerNumbers;
  readonly retention: Retention;
  readonly oldRegistrations: OldRegistrations;
  /** What genuine messages have told and no answer confirms. */
  readonly unconfirmed: UnconfirmedNotifications;
  readonly registration: OrderRegistration;
  readonly bills: BillStore;
  /** The right to send commands about a bill, by its id. */
  readonly billLease: BillLease;
  readonly billList: BillList;
  readonly health: NotificationHealth;
  readonly checks: ConnectionChecks;
  readonly outages: Outages;
  readonly moneyEvents: MoneyEvents;
  /** By which Medusa's rows are judged. */
  readonly clocks: ServerClocks;
  /** The right to bring Medusa to match an order, by order number. */
  readonly orderLease: Lease;
  /** The right to make an order of a cart, by cart id; the platform's own lock may hold within one process alone. */
  readonly cartLease: Lease;
  /** Those that follow notifications. */
  readonly checkQueue: CheckQueue;
  /** The server is being shut down: the job begins nothing new. */
  isStopping = false;
  /** Called by the platform. */
  readonly __hooks = {
    onApplicationPrepareShutdown: (): Promise<void> => {
      this.isStopping = true;
      return Promise.resolve();
    },
  };
  private readonly reader: OrderReader;
  private readonly runner: CommandRunner;

  constructor(dependencies: Dependencies, options?: unknown) {
    super(...arguments);
    const database = dependencies[ContainerRegistrationKeys.PG_CONNECTION];
    const settings = readSettings(options);
    const accountStore = new AccountStore(database);
    const panel = new StoredAccounts(accountStore, settings.keyring);
    this.accounts = new AccountBook(settings, () => panel.read());
    this.accountEditor = new AccountEditor(settings, accountStore, this.accounts);
    this.settings = new SettingsPage(settings, accountStore, this.accounts);
    this.rights = settings.rights;
    this.orders = new OrderStore(database);
    this.due = new DueOrders(database);
    this.cases = new CaseStore(database);
    this.caseList = new CaseList(database);
    this.commandLog = new CommandLog(database);
    this.reader = new OrderReader(this.orders, this.accounts, this.gatewayRateLimit);
    const { commandDeadline, readDeadline } = settings.clientOptions;
    const commandSeconds = commandDeadline / 1000;
    this.runner = new CommandRunner(this.orders, this.commandLog, this.reader, commandSeconds);
    this.commands = new MoneyCommands(this.runner, this.commandLog);
    const terms = leaseTerms(commandSeconds, readDeadline / 1000);
    this.staffOperations = new StaffOperationStore(database, terms.staffOperation);
    this.rejected = new RejectedNotifications(database, () => setTimeout(1000, undefined, { ref: false }));
    this.customerRows = new CustomerRows(database);
    this.customerNumbers = new CustomerNumbers(database);
    this.retention = new Retention(database, settings.retention, this.rejected);
    this.oldRegistrations = new OldRegistrations(database);
    this.notifications = new NotificationInbox(database, this.accounts, this.rejected);
    this.unconfirmed = new UnconfirmedNotifications(database);
    this.registration = new OrderRegistration(this.orders, this.accounts, this.customerNumbers);
    this.bills = new BillStore(database, terms.bill);
    this.billLease = new BillLease(database, terms.bill);
    this.billList = new BillList(database);
    this.health = new NotificationHealth(database);
    this.checks = new ConnectionChecks(database);
    this.outages = new Outages(database);
    this.moneyEvents = new MoneyEvents(database);
    this.clocks = new ServerClocks(database);
    this.orderLease = new Lease(database, "order", terms.order);
    this.cartLease = new Lease(database, "cart", terms.cart);
    this.checkQueue = new CheckQueue({
      atOnce: checksAtOnce,
      waiting: 100,
      between: (checksAtOnce * 60_000) / settings.checksPerMinute,
      sleep: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
    });
  }

  /**
   * Asks the gateway about an order, merges its answer into what is recorded, and resolves a command of unknown outcome.
   * `by`: who asked for the check. Throws a MedusaError: NOT_FOUND for a foreign number, UNEXPECTED_STATE when the gateway
   * gave no usable answer.
   */
  async check(orderNumber: string, by?: FoundBy): Promise<RecordedOrder> {
    return this.turns.run(`ask-${orderNumber}`, async () => {
      const recorded = await this.reader.read(orderNumber, by);
      await this.runner.resolve(recorded);
      return recorded;
    });
  }

  /**
   * The same for what everybody can call. Where the gateway has been asked too often for that: what is known already, and
   * since when; the job is to look then.
   */
  async checkForPublic(
    orderNumber: string,
    by: "return" | "session",
  ): Promise<{ recorded: RecordedOrder; known: "now" | "just-now" | "long-ago" }> {
    const order = await this.orders.byNumber(orderNumber);
    if (!order || !mayBeAtGateway(order) || this.publicRateLimit.allows(order, performance.now()))
      return { recorded: await this.check(orderNumber, by), known: "now" };
    await this.orders.checkUnlessPlanned(order.id, 1);
    const age = (await this.orders.now()).getTime() - (order.checked_at?.getTime() ?? -Infinity);
    const recorded = await this.orders.recorded(order);
    return { recorded, known: age <= servesMilliseconds ? "just-now" : "long-ago" };
  }

  /** The same in two halves, for the job: one question to the gateway, of which nothing is written … */
  async ask(order: OrderRow): ReturnType<OrderReader["ask"]> {
    return this.reader.ask(order);
  }

  /** … and what came of its answer. `order` is as it was before the question. */
  async absorb(order: OrderToAsk, answer: GatewayOrder[]): Promise<RecordedOrder> {
    const recorded = await this.reader.merge(order, answer, "job");
    await this.runner.resolve(recorded);
    return recorded;
  }

  /** How long a hold lasts; undefined when nothing is held. `now`: the database's time. */
  async holdTermOf(
    { order, operations, position }: Pick<RecordedOrder, "order" | "operations" | "position">,
    now?: Date,
  ): Promise<HoldTerm | undefined> {
    if (position.state !== "held") return undefined;
    const account = await this.accounts.find(order.account);
    const at = now ?? (await this.orders.now());
    const term = holdTerm(position, operations, account?.holdDays ?? usualHoldDays, at);
    // Past all patience it is another case, see long-open.ts.
    return (
      term && { ...term, ending: term.ending && nextCheck(order.state, payableSince(order), at) !== null }
    );
  }

  /** The order of a payment session as it is remembered. Throws NOT_FOUND when there is none. */
  async recordedOfSession(paymentSessionId: string): Promise<RecordedOrder> {
    const order = await this.orders.bySession(paymentSessionId);
    if (!order)
      throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no Assist payment for this session.");
    return this.orders.recorded(order);
  }
}
