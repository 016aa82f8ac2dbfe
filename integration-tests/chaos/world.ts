import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Control } from "../../simulator";
import type { BillAnswer } from "./bill-door";
import type { BillPlace, CartIndex, Place, ProviderId, Target } from "./command";
import type { CrashPoint } from "./crash-point";
import type { Violation } from "./invariants";
import type { HeardEvents } from "./heard-events";
import type { Kopecks } from "./kopecks";
import type { Answer, Session, ShopDoor, StalledAnswer } from "./shop-door";

/** What a walk acts on. */
export interface Surroundings {
  door: ShopDoor;
  assist: Control;
  database: Knex;
  /** Absent where the shop's process is not ours to kill. */
  crashes?: CrashPoint;
  /** As if the time had passed for which the job leaves a gateway alone that said "too often"; it is kept in memory. */
  endRests: () => void;
  /** What other programs of the shop have heard; absent where they are in other processes. */
  heard?: HeardEvents;
  /** Absent where the shop's server is another process. */
  setShopClock?: (minutes: number) => void;
  /** Resolves when no notification, no check that one caused and nothing that an event has set off is under way. */
  quiet: () => Promise<void>;
}

export interface KnownSession extends Session {
  /** Absent for a bill, which staff made. */
  provider?: ProviderId;
  /** Of a bill. */
  billId?: string;
}

export interface KnownCart {
  id: string;
  quantity: number;
  sessions: KnownSession[];
}

/** An order that bills may be made for. */
export interface KnownOrder {
  id: string;
  /** Staff took something out of it, so that it may have more money than it needs. */
  lowered: boolean;
}

/** Somebody asked for money to be moved, and what they were told. */
export interface Request {
  by: "staff" | "account";
  kind: "capture" | "refund";
  orderNumber: string;
  amount: Kopecks;
  /** "unknown": they were told that nobody knows; "died": they were told nothing. */
  outcome: "accepted" | "refused" | "unknown" | "died";
  /** The same as before, asked again after an error. */
  again?: boolean;
  /** Of an error. */
  sentence?: string;
}

/** Staff asked for a bill, and what they were told. */
export interface BillRequest {
  orderId: string;
  /** By which its bill is known again. */
  comment: string;
  answer: BillAnswer | "died";
}

/** One walk's own memory: what was done and asked, never what should be. */
export class World {
  readonly carts = new Map<CartIndex, KnownCart>();
  readonly orders = new Map<BillPlace, KnownOrder>();
  readonly requests: Request[] = [];
  readonly billRequests: BillRequest[] = [];
  /** The gateway may have handed out another bill's token, which nobody can know of. */
  strangeLinks = false;
  /** Answers on which somebody was held up, oldest first. */
  readonly stalled: StalledAnswer[] = [];
  /** Whose order staff asked to cancel. */
  readonly canceled = new Set<Place>();
  /** Whose order of the checkout staff have changed, so that it may need less than was paid. */
  readonly changed = new Set<Place>();
  /** Order numbers of payments that staff asked to void, and of cases whose money they asked to give back. */
  readonly voided = new Set<string>();
  readonly askedBack = new Set<string>();
  /** How far, in minutes, the shop's clock was ahead of the database's in turn; below zero where it was behind. */
  readonly clocks = [0];
  /** What an act itself has seen to be wrong. */
  readonly seen: Violation[] = [];

  constructor(readonly around: Surroundings) {}

  async cart(index: CartIndex): Promise<KnownCart> {
    const known = this.carts.get(index);
    if (known) return known;
    const quantity = index + 1;
    const cart: KnownCart = {
      id: await this.alive(() => this.around.door.cart(quantity)),
      quantity,
      sessions: [],
    };
    this.carts.set(index, cart);
    return cart;
  }

  /** A new payment session of a cart; undefined when the shop refuses one. */
  async newSession(index: CartIndex, provider: ProviderId): Promise<KnownSession | undefined> {
    const cart = await this.cart(index);
    const session = await this.around.door.session(cart.id, provider);
    if (!session) return undefined;
    const known = { ...session, provider };
    cart.sessions.push(known);
    return known;
  }

  async known({ cart, back }: Target): Promise<KnownSession | undefined> {
    const found = isCart(cart) ? this.carts.get(cart)?.sessions : await this.billsAt(cart);
    return found?.at(-1 - back);
  }

  /** The bills of an order that have a number, oldest first: also of those that staff were told nothing of. */
  async billsAt(place: BillPlace): Promise<KnownSession[]> {
    const order = this.orders.get(place);
    if (!order) return [];
    const rows = await this.alive(async () =>
      this.around
        .database("assist_bill")
        .select<{ id: string; number: string; payment_session_id: string }[]>()
        .where({ order_id: order.id })
        .whereNotNull("number")
        .orderBy(["created_at", "id"]),
    );
    return rows.map((row) => ({ id: row.payment_session_id, orderNumber: row.number, billId: row.id }));
  }

  /** Does what a dying process has nothing to do with. */
  alive<T>(work: () => Promise<T>): Promise<T> {
    return this.around.crashes?.outside(work) ?? work();
  }

  /** Those of the orders that bills were made for. */
  orderIds(): string[] {
    return [...this.orders.values()].map(({ id }) => id);
  }

  async orderNumbers(): Promise<string[]> {
    const bills = await Promise.all([...this.orders.keys()].map((place) => this.billsAt(place)));
    return [...[...this.carts.values()].flatMap((cart) => cart.sessions), ...bills.flat()].map(
      ({ orderNumber }) => orderNumber,
    );
  }

  note(request: Omit<Request, "outcome">, answer: Answer | "died"): void {
    if (answer === "died") {
      this.requests.push({ ...request, outcome: "died" });
    } else if (answer.ok) {
      this.requests.push({ ...request, outcome: "accepted" });
    } else {
      const outcome = answer.moved === "nothing" ? "refused" : "unknown";
      this.requests.push({ ...request, outcome, sentence: answer.sentence });
    }
  }
}

export function isCart(place: Place): place is CartIndex {
  return typeof place === "number";
}
