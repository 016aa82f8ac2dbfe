import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Control } from "../../simulator";
import { Checkout } from "../shop/checkout";
import { FetchHttp } from "../shop/fetch-http";
import type { Http } from "../shop/http";
import { insideOf, type Inside, type LeasedServer, type ShopEvent } from "../shop/inside";
import type { Shop } from "../shop/seed";

/** One of the shop's servers, and people who act on it. */
export class ShopServer {
  readonly http: Http;
  readonly checkout: Checkout;
  readonly shop: Shop;
  readonly inside: Inside;
  /** That Medusa has given out here, as they come. */
  readonly events: ShopEvent[] = [];

  constructor(
    private readonly leased: LeasedServer,
    around: { shop: Shop; assist: Control; database: Knex },
  ) {
    this.shop = around.shop;
    this.http = new FetchHttp(leased.url);
    const gateway = {
      url: `http://127.0.0.1:${leased.gatewayPort}`,
      control: around.assist,
      idle: () => leased.ask("idle"),
    };
    this.checkout = new Checkout(this.http, this.shop, gateway, () => around.database, {
      carts: true,
      paidAt: gateway,
    });
    this.inside = insideOf(leased);
    leased.listeners.add((event) => this.events.push(event));
  }

  get url(): string {
    return this.leased.url;
  }

  /** What it has printed and logged. */
  get said(): string {
    return this.leased.readLog();
  }

  get port(): number {
    return this.leased.port;
  }

  /** Resolves when nothing is under way that an answer has left behind, and all its events are heard. */
  async rest(): Promise<void> {
    if (this.leased.alive) await this.leased.ask("rest");
  }

  /** It dies at once, in the middle of whatever it does. */
  kill(): Promise<void> {
    return this.leased.stop();
  }
}
