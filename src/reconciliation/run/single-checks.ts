import type { MedusaContainer } from "@medusajs/framework/types";
import type { GatewayOrder } from "../../gateway";
import { answerSaysNothingNew } from "../../rules/schedule/proof-of-rest";
import type { OrderWithCases } from "../../records/cases";
import type { OrderRow, OrderToAsk } from "../../records/orders";
import type { DueOrder } from "../../store/orders/due-orders";
import type AssistModuleService from "../../modules/assist/service";
import type { RunResults } from "./run-results";
import { isAtRest, type OrderWithShop } from "../../rules/books/at-rest";
import { readOrdersWithShop } from "../../books/known-orders";
import { questionsAtOnce } from "./limits";
import type { Answer, Questions } from "./questions";
import type { RunBudget } from "./run-budget";

/** What a check of an order came to. "unasked": the run may not ask any more, and the claim is to be released. */
export type Checked = "same" | "news" | "failed" | "silent" | "unasked";

/** Asks about orders one by one, several at a time, and finds what their answers mean. */
export class SingleChecks {
  constructor(
    private readonly container: MedusaContainer,
    private readonly assist: AssistModuleService,
    private readonly questions: Questions,
    private readonly findings: RunResults,
    private readonly budget: RunBudget,
  ) {}

  get isOver(): boolean {
    return this.questions.stopped !== undefined || this.budget.isOver || this.assist.isStopping;
  }

  /** By order id. One question each, which the caller has taken from the budget. */
  async check(orders: readonly DueOrder[]): Promise<Map<string, Checked>> {
    const answers = await this.askEach(orders);
    const told = new Map<string, GatewayOrder[]>();
    const checked = new Map<string, Checked>();
    for (const order of orders) {
      const answer = answers.get(order.id);
      checked.set(order.id, answer === undefined ? "unasked" : this.take(order, answer, told));
    }
    for (const known of await this.knownOf(orders.filter(({ id }) => told.has(id)))) {
      const { order, operations } = known;
      const answer = told.get(order.id) ?? [];
      await this.findings.orFailure(order, async () => {
        const isQuiet = answerSaysNothingNew(order, operations, answer) && isAtRest(known);
        checked.set(order.id, isQuiet ? "same" : "news");
        if (isQuiet) this.findings.nothingNew(known, order.asked_at);
        else await this.findings.news(order, answer);
      });
    }
    for (const id of this.findings.failed) if (checked.has(id)) checked.set(id, "failed");
    await this.findings.write();
    return checked;
  }

  /** All together; should the shop fail at that, one by one, so that one order does not keep the others from being looked at. */
  async knownOf<Row extends OrderWithCases>(
    orders: readonly Row[],
  ): Promise<(OrderWithShop & { order: Row })[]> {
    try {
      return await readOrdersWithShop(this.container, this.assist, orders);
    } catch {
      const singly: (OrderWithShop & { order: Row })[] = [];
      for (const order of orders) {
        await this.findings.orFailure(order, async () => {
          singly.push(...(await readOrdersWithShop(this.container, this.assist, [order])));
        });
      }
      return singly;
    }
  }

  private async askEach(orders: readonly OrderRow[]): Promise<Map<string, Answer>> {
    const answers = new Map<string, Answer>();
    for (let start = 0; start < orders.length && !this.isOver; start += questionsAtOnce) {
      const together = orders.slice(start, start + questionsAtOnce);
      const told = await Promise.all(together.map((order) => this.questions.aboutOrder(order)));
      together.forEach((order, index) => answers.set(order.id, told[index] ?? { kind: "silent" }));
    }
    return answers;
  }

  private take(order: OrderToAsk, answer: Answer, told: Map<string, GatewayOrder[]>): Checked {
    switch (answer.kind) {
      case "told":
        told.set(order.id, answer.orders);
        return "news";
      case "unusable":
        this.findings.unusable(order, answer.sentence);
        return "failed";
      case "silent":
        // What others were answered meanwhile is no silence of the gateway, but this order's own trouble.
        if (this.questions.answers && answer.sentence !== undefined) {
          this.findings.unusable(order, answer.sentence);
          return "failed";
        }
        this.findings.silence();
        return "silent";
    }
  }
}
