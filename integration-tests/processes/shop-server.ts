import type { ServerProcess } from "../../scripts/stack.mjs" with { "resolution-mode": "import" };
import { Checkout } from "../shop/checkout";
import { FetchHttp } from "../shop/fetch-http";
import type { Http } from "../shop/http";
import type { Shop } from "../shop/seed";
import type { RemoteAssist } from "./remote-assist";

/** One of the shop's servers, and people who act on it. */
export class ShopServer {
  readonly http: Http;
  readonly checkout: Checkout;

  constructor(
    readonly name: string,
    private readonly process: ServerProcess,
    readonly shop: Shop,
    assist: RemoteAssist,
    /** Names of the events that Medusa has given out here, as far as its log tells: with LOG_LEVEL "info". */
    readonly events: readonly string[],
    /** What the plugin has said in its log. */
    readonly said: readonly string[],
  ) {
    this.http = new FetchHttp(process.url);
    this.checkout = new Checkout(this.http, shop, { control: assist }, () => {
      throw new Error("The shop's container is in another process.");
    });
  }

  get url(): string {
    return this.process.url;
  }

  kill(): Promise<void> {
    return this.process.kill();
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
