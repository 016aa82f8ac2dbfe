import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Control } from "../../simulator";
import type { CartIndex, ProviderId, Target } from "./command";
import type { CrashPoint } from "./crash-point";
import type { Kopecks } from "./kopecks";
import type { Answer, Session, ShopDoor } from "./shop-door";

/** What a walk acts on. */
export interface Surroundings {
  door: ShopDoor;
  assist: Control;
  database: Knex;
  /** Absent where the shop's process is not ours to kill. */
  crashes?: CrashPoint;
  /** As if the time had passed for which the job leaves a gateway alone that said "too often"; it is kept in memory. */
  endRests: () => void;
  /** Resolves when no notification and no look that one caused is under way. */
  quiet: () => Promise<void>;
}

export interface KnownSession extends Session {
  provider: ProviderId;
}

export interface KnownCart {
  id: string;
  quantity: number;
  sessions: KnownSession[];
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

/** One walk's own memory: what was done and asked, never what should be. */
export class World {
  readonly carts = new Map<CartIndex, KnownCart>();
  readonly requests: Request[] = [];
  /** Carts whose order staff asked to cancel. */
  readonly canceled = new Set<CartIndex>();

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

  known({ cart, back }: Target): KnownSession | undefined {
    return this.carts.get(cart)?.sessions.at(-1 - back);
  }

  /** Does what a dying process has nothing to do with. */
  alive<T>(work: () => Promise<T>): Promise<T> {
    return this.around.crashes?.outside(work) ?? work();
  }

  orderNumbers(): string[] {
    return [...this.carts.values()].flatMap((cart) => cart.sessions.map((session) => session.orderNumber));
  }

  note(request: Omit<Request, "outcome">, answer: Answer | "died"): void {
    if (answer === "died") this.requests.push({ ...request, outcome: "died" });
    else if (answer.ok) this.requests.push({ ...request, outcome: "accepted" });
    else {
      const outcome = answer.moved === "nothing" ? "refused" : "unknown";
      this.requests.push({ ...request, outcome, sentence: answer.sentence });
    }
  }
}
