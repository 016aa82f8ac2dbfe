import type { GatewayOrder, NotFound, Outcome, UnknownReason } from "../../gateway";
import { mayBeAtGateway } from "../../payments/gateway-reader";
import type { OrderRow } from "../../records/orders";
import type AssistModuleService from "../../modules/assist/service";
import type { CallOutcome } from "../../bills/bill-calls";
import { mostFailures } from "./limits";
import type { ReconcileSummary } from "./summary";

export type Answer =
  | { kind: "told"; orders: GatewayOrder[] }
  /** The gateway answered, but not in a way that tells about what was asked. */
  | { kind: "unusable"; sentence: string; tooMuch: boolean }
  /** No answer, or (without a sentence) the gateway wants no more questions: what was asked stays due. */
  | { kind: "silent"; sentence?: string };

type Asked = Exclude<Outcome<GatewayOrder[]>, NotFound>;

/** Reasons that speak of the connection or the account, not of the order that was asked about. */
const ofTheGateway: UnknownReason[] = [
  "not-sent",
  "connection-lost",
  "deadline",
  "unreadable",
  "check-value",
  "internal-error",
  "host-not-allowed",
];

/** The questions of one run to the gateway of one account: counts them, and knows when to stop asking. */
export class Questions {
  /** Why no more is asked in this run. */
  stopped?: string;
  /** Whether the gateway has answered a question of this run. */
  answers = false;
  /** Why the last question without an answer had none. */
  silence?: string;
  /** The services for bills have not answered for several calls: no more of them are put in this run. */
  callsStopped = false;
  private failures = 0;
  private callFailures = 0;

  constructor(
    private readonly assist: AssistModuleService,
    private readonly account: string,
    private readonly summary: ReconcileSummary,
  ) {}

  async aboutOrder(order: OrderRow): Promise<Answer> {
    if (!mayBeAtGateway(order)) return { kind: "told", orders: [] };
    return this.weigh(await this.assist.ask(order));
  }

  async aboutPeriod(from: Date, to: Date): Promise<Answer> {
    const client = await this.assist.accounts.client(this.account);
    const outcome = await client.resultByDate({ from, to });
    return this.weigh(outcome.kind === "not-found" ? { kind: "done", value: [] } : outcome);
  }

  /**
   * A call about a bill, or a command: counted and paced as questions are. That these services fail says nothing about the
   * others, as a merchant may not have them.
   */
  noteCall(outcome: CallOutcome): void {
    this.summary.gateway_calls++;
    if (outcome.kind === "refused" && outcome.reason === "rate-limited") this.slow(outcome.sentence);
    if (outcome.kind === "done") this.assist.gatewayRateLimit.answered(this.account, performance.now());
    const fails = outcome.kind === "unknown" && ofTheGateway.includes(outcome.reason);
    this.callFailures = fails ? this.callFailures + 1 : 0;
    if (this.callFailures >= mostFailures) this.callsStopped = true;
  }

  private weigh(outcome: Asked): Answer {
    const now = performance.now();
    this.summary.gateway_calls++;
    if (outcome.kind === "done") {
      this.failures = 0;
      this.answers = true;
      this.assist.gatewayRateLimit.answered(this.account, now);
      return { kind: "told", orders: outcome.value };
    }
    if (outcome.kind === "refused" && outcome.reason === "rate-limited") {
      this.slow(outcome.sentence);
      return { kind: "silent" };
    }
    if (
      outcome.kind === "unknown" ? ofTheGateway.includes(outcome.reason) : outcome.reason === "credentials"
    ) {
      this.failures++;
      this.silence = outcome.sentence;
      if (this.failures >= mostFailures) this.stop("silent_accounts", outcome.sentence);
      return { kind: "silent", sentence: outcome.sentence };
    }
    this.failures = 0;
    const tooMuch = outcome.reason === "limits" || outcome.reason === "too-large";
    return { kind: "unusable", sentence: outcome.sentence, tooMuch };
  }

  private slow(sentence: string): void {
    const rest = this.assist.gatewayRateLimit.tooOften(this.account, performance.now());
    this.silence = sentence;
    this.stop("slowed_accounts", `${sentence} The account rests for ${Math.round(rest / 1000)} seconds.`);
  }

  private stop(list: "slowed_accounts" | "silent_accounts", sentence: string): void {
    if (this.stopped !== undefined) return;
    this.stopped = sentence;
    this.summary[list].push(this.account);
  }
}
