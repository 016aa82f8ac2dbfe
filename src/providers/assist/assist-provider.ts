import {
  AbstractPaymentProvider,
  generateEntityId,
  MedusaError,
  parseCorsOrigins,
  PaymentSessionStatus,
} from "@medusajs/framework/utils";
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  ConfigModule,
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeleteAccountHolderInput,
  DeleteAccountHolderOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  RefundPaymentInput,
  RefundPaymentOutput,
  RemoteQueryFunction,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types";
import { Money, type Means } from "../../gateway";
import type { PlatformRow } from "../../rules/money/decisions";
import type { OrderRow } from "../../records/orders";
import type { RecordedOrder } from "../../store/orders/order-plans";
import type AssistModuleService from "../../modules/assist/service";
import { holderPrefix } from "../../platform/customers/account-holders";
import { asMedusaError } from "../../platform/errors";
import { sessionStatus } from "../../platform/payments/payment-state";
import {
  endSession,
  platformRow,
  type RowService,
  type SessionService,
} from "../../platform/payments/internal-services";
import { refundObstacle, releaseObstacle } from "../../platform/payments/obstacles";
import {
  type AllowedOrigins,
  orderNumberOf,
  paymentData,
  readStorefrontData,
  sessionData,
  sessionIdOf,
} from "../../platform/payments/session-data";
import { shopperMessage, unpaidMessage, type ShopperLanguage } from "./shopper-messages";

export interface AssistProviderOptions {
  /** Name of an account in the plugin's options. */
  account: string;
}

/** What the payment module's container holds for us; `assist` only if the merchant listed it under `dependencies`. */
interface Cradle {
  assist?: AssistModuleService;
  query: RemoteQueryFunction;
  captureService: RowService;
  refundService: RowService;
  paymentSessionService: SessionService;
  configModule: ConfigModule;
}

/**
 * Translates between Medusa and the plugin's own module, and decides nothing about money: the module reads the
 * gateway, sends commands at most once, and says where the payment stands.
 */
export abstract class AssistProvider extends AbstractPaymentProvider<AssistProviderOptions> {
  protected abstract readonly means: Means;
  /** Under which name the session tells the hand-off page's address. */
  protected readonly addressName: "payment_url" | "bill_url" = "payment_url";
  /** Whether what is sent to Assist may name the customer, who may then keep a card there. */
  protected readonly namesCustomers: boolean = true;
  private readonly cradle: Cradle;

  constructor(cradle: Record<string, unknown>, options: AssistProviderOptions) {
    super(cradle, options);
    this.cradle = cradle as unknown as Cradle;
  }

  /** Gives the session its order number and the address of the hand-off page. Nothing is sent to the gateway yet. */
  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const sessionId = this.required(input.context?.idempotency_key, "payment session");
    const account = await this.assist.accounts.get(this.config.account);
    const wishes = readStorefrontData(input.data, this.allowedOrigins(account.storefrontUrl));
    const { returnUrl } = wishes;
    const order = await asMedusaError(() =>
      this.assist.registration.register({
        paymentSessionId: sessionId,
        provider: this.getIdentifier(),
        account: account.name,
        means: this.means,
        amount: Money.round(plainAmount(input.amount), input.currency_code),
        ...wishes,
        customerId: this.namesCustomers ? input.context?.customer?.id : undefined,
      }),
    );
    const paymentUrl = new URL(
      `/hooks/assist/pay/${encodeURIComponent(sessionId)}`,
      this.assist.accounts.backendUrl,
    );
    const data = sessionData({
      session_id: sessionId,
      order_number: order.order_number,
      amount: order.amount,
      currency: order.currency,
      [this.addressName]: paymentUrl.href,
      ...(returnUrl === undefined ? {} : { return_url: returnUrl }),
    });
    return { id: order.order_number, data, status: PaymentSessionStatus.PENDING };
  }

  /**
   * One for each customer who is signed in, where cards may be kept. By which number Assist knows him is the plugin's to keep;
   * it names the row that has it. Two that are made at once must not be the same, as the platform has each once.
   */
  async createAccountHolder({ context }: CreateAccountHolderInput): Promise<CreateAccountHolderOutput> {
    const account = await this.assist.accounts.get(this.config.account);
    if (!this.namesCustomers || !account.savedCards || !context.customer)
      return {} as CreateAccountHolderOutput;
    const { id } = await this.assist.customerNumbers.of(context.customer.id, account.name);
    return { id: `${holderPrefix(id)}${generateEntityId()}`, data: {} };
  }

  /** Nothing is to be told to Assist: whom it knows is decided when a payment form is given out. */
  deleteAccountHolder(_input: DeleteAccountHolderInput): Promise<DeleteAccountHolderOutput> {
    return Promise.resolve({});
  }

  /** Called by no core workflow; a custom one may change the amount as long as the shopper has not left with the former. */
  override async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const sessionId = this.required(sessionIdOf(input.data), "payment session");
    const amount = await asMedusaError(() => Money.round(plainAmount(input.amount), input.currency_code));
    const { order } = await this.assist.recordedOfSession(sessionId);
    const same = order.amount === amount.amount && order.currency === amount.currency;
    if (!same && !(await this.assist.orders.changeRegistration(sessionId, amount.amount, amount.currency))) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "The shopper has already left for Assist's page with another amount; create a new payment session.",
      );
    }
    return { data: { ...input.data, amount: amount.amount, currency: amount.currency } };
  }

  /**
   * Asked before the platform drops the session, which may fail: whether it is gone is for whoever looks soon to see by the
   * platform's row. Never throws, or no cart could be changed. The page may still be paid, so the order stays looked after.
   */
  override async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    const sessionId = sessionIdOf(input.data);
    if (sessionId) await this.checkOnceDropped(sessionId).catch(() => undefined);
    return { data: input.data };
  }

  private async checkOnceDropped(sessionId: string): Promise<void> {
    const { orders, bills } = this.assist;
    await bills.checkWithin(sessionId, 1);
    await orders.checkSessionsWithin([sessionId], 1);
  }

  /**
   * Asks the gateway. Throws PAYMENT_AUTHORIZATION_ERROR or PAYMENT_REQUIRES_MORE_ERROR with a sentence for the
   * shopper while the payment is not good: these two leave the session and the cart as they are (platform §1.5).
   */
  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const order = await this.orderToAuthorize(input);
    const { position } = await this.refreshForShopper(order);
    const status = sessionStatus(position);
    const language = await this.language(order);
    const { PAYMENT_AUTHORIZATION_ERROR, PAYMENT_REQUIRES_MORE_ERROR } = MedusaError.Types;
    if (status === PaymentSessionStatus.ERROR)
      throw new MedusaError(PAYMENT_AUTHORIZATION_ERROR, shopperMessage("differs", language));
    if (status !== PaymentSessionStatus.AUTHORIZED && status !== PaymentSessionStatus.CAPTURED) {
      const final = position.state === "declined" || position.state === "expired";
      const type = final ? PAYMENT_AUTHORIZATION_ERROR : PAYMENT_REQUIRES_MORE_ERROR;
      throw new MedusaError(type, unpaidMessage(position.state, language));
    }
    return { status, data: paymentData(input.data, order.order_number, position, status) };
  }

  override async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const orderNumber = orderNumberOf(input.data);
    const readRow = () => platformRow(this.cradle.captureService, input.context?.idempotency_key);
    const row = await readRow();
    await this.orCheckSoon(orderNumber, row, async () => {
      await this.assist.commands.capture(orderNumber, row.reference, readRow);
    });
    return { data: input.data };
  }

  override async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const orderNumber = orderNumberOf(input.data);
    const row = await platformRow(this.cradle.refundService, input.context?.idempotency_key);
    await this.orCheckSoon(orderNumber, row, async () => {
      await this.assist.commands.refund(orderNumber, row, (refund) =>
        refundObstacle(this.cradle.query, row, refund),
      );
    });
    return { data: input.data };
  }

  override async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const orderNumber = orderNumberOf(input.data);
    const paymentId = input.context?.idempotency_key;
    if (paymentId) {
      await this.orCheckSoon(orderNumber, undefined, async () => {
        const { order } = await this.assist.commands.void(orderNumber, paymentId, () =>
          releaseObstacle(this.cradle.query, paymentId),
        );
        await endSession(this.cradle.paymentSessionService, order.payment_session_id);
      });
    }
    // Without a payment the platform failed to store an authorization, perhaps because another process had stored it:
    // the hold may belong to a good order. The reconciliation sees whether it does.
    else {
      await this.assist.orders.checkSoon(orderNumber);
    }
    return { data: input.data };
  }

  override async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const { position } = await this.assist.check(orderNumberOf(input.data));
    const { state, held, captured, refunded } = position;
    return {
      data: { ...input.data, state, held: held.amount, captured: captured.amount, refunded: refunded.amount },
    };
  }

  override async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const { position } = await this.assist.check(orderNumberOf(input.data));
    return { status: sessionStatus(position), data: input.data };
  }

  /**
   * Never acts: the stock webhook answers before anything is checked and completes a stranger's cart for a session that
   * is gone (platform §2.3). Our own route takes the message on that address too, and the reconciliation acts on it.
   */
  override getWebhookActionAndData(): Promise<WebhookActionResult> {
    return Promise.resolve({ action: "not_supported" });
  }

  /**
   * The platform may carry on after a failure: cancelling an order ignores it. Also where nothing was written down yet,
   * the job looks soon whether both sides agree; whoever only records what Assist shows plans its own next try.
   */
  private async orCheckSoon(
    orderNumber: string,
    row: PlatformRow | undefined,
    command: () => Promise<void>,
  ): Promise<void> {
    try {
      await asMedusaError(command);
    } catch (error) {
      // Should this fail as well, the reason that counts is the first one.
      if (!row?.recording) await this.assist.orders.checkNumberWithin(orderNumber, 1).catch(() => undefined);
      throw error;
    }
  }

  protected get assist(): AssistModuleService {
    try {
      if (this.cradle.assist) return this.cradle.assist;
    } catch {
      // The container throws for a name that the merchant did not list under `dependencies`.
    }
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      'Assist payments are not set up: add dependencies: ["assist", "query", "locking"] to the payment module in medusa-config, and the plugin medusa-payment-assist to plugins.',
    );
  }

  protected async language(order?: Pick<OrderRow, "language">): Promise<ShopperLanguage> {
    return order?.language ?? (await this.assist.accounts.get(this.config.account)).language ?? "EN";
  }

  private allowedOrigins(storefrontUrl: URL | undefined): AllowedOrigins {
    const storeCors = this.cradle.configModule.projectConfig.http.storeCors;
    return { origins: [...parseCorsOrigins(storeCors), ...(storefrontUrl ? [storefrontUrl.origin] : [])] };
  }

  protected async refreshForShopper(order: OrderRow): Promise<RecordedOrder> {
    const { order_number: orderNumber } = order;
    try {
      const { recorded, known } = await this.assist.checkForPublic(orderNumber, "session");
      if (known !== "long-ago") return recorded;
    } catch {
      await this.assist.orders.checkSoon(orderNumber);
    }
    throw new MedusaError(
      MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
      shopperMessage("unreachable", await this.language(order)),
    );
  }

  /** Throws PAYMENT_AUTHORIZATION_ERROR for one that was removed unpaid since: the shopper comes back to a cart of months ago. */
  protected async orderToAuthorize(input: AuthorizePaymentInput): Promise<OrderRow> {
    const order = await this.assist.orders.bySession(this.sessionOf(input));
    if (order) return order;
    const type = MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR;
    throw new MedusaError(type, shopperMessage("expired", await this.language()));
  }

  protected sessionOf({ context }: Pick<AuthorizePaymentInput, "context">): string {
    return this.required(context?.idempotency_key, "payment session");
  }

  private required(value: string | undefined, name: string): string {
    if (value) return value;
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The request names no ${name}; nothing was sent to Assist.`,
    );
  }
}

/** Amounts come as a number, a text, or `{ value, precision }` (platform §0 #12). */
function plainAmount(amount: InitiatePaymentInput["amount"]): string {
  if (typeof amount === "object" && "value" in amount && amount.value !== undefined)
    return String(amount.value);
  return String(amount);
}
