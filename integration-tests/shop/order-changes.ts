import type { Http } from "./http";
import type { Shop } from "./seed";

interface Item {
  id: string;
  quantity: number;
}

/** Staff who change an order that is placed, over HTTP as the dashboard does. Throws when the shop refuses. */
export class OrderChanges {
  constructor(
    private readonly api: Http,
    private readonly shop: Shop,
  ) {}

  /** Begins an edit that is not confirmed: so many of the order's first product. */
  async beginEdit(orderId: string, quantity: number): Promise<void> {
    const [item] = await this.items(orderId);
    await this.post("order-edits", { order_id: orderId });
    await this.post(`order-edits/${orderId}/items/item/${item?.id}`, { quantity });
  }

  async confirmEdit(orderId: string): Promise<void> {
    await this.post(`order-edits/${orderId}/confirm`);
  }

  async edit(orderId: string, quantity: number): Promise<void> {
    await this.beginEdit(orderId, quantity);
    await this.confirmEdit(orderId);
  }

  /** The same product goes out and comes in again, so that the order needs what it needed. */
  async swap(orderId: string): Promise<void> {
    const [item] = await this.items(orderId);
    await this.post("order-edits", { order_id: orderId });
    await this.post(`order-edits/${orderId}/items/item/${item?.id}`, { quantity: (item?.quantity ?? 1) - 1 });
    await this.post(`order-edits/${orderId}/items`, {
      items: [{ variant_id: this.shop.variantId, quantity: 1 }],
    });
    await this.confirmEdit(orderId);
  }

  /** All products leave the store room. */
  async ship(orderId: string): Promise<void> {
    const items = await this.items(orderId);
    await this.post(`orders/${orderId}/fulfillments`, {
      items: items.map(({ id, quantity }) => ({ id, quantity })),
    });
  }

  /** Asks for one product back. Returns the return's id. */
  async requestReturn(orderId: string): Promise<string> {
    const { return: made } = await this.post<{ return: { id: string } }>("returns", { order_id: orderId });
    await this.post(`returns/${made.id}/request-items`, { items: await this.one(orderId) });
    await this.post(`returns/${made.id}/request`);
    return made.id;
  }

  async receiveReturn(orderId: string, returnId: string): Promise<void> {
    await this.post(`returns/${returnId}/receive`);
    await this.post(`returns/${returnId}/receive-items`, { items: await this.one(orderId) });
    await this.post(`returns/${returnId}/receive/confirm`);
  }

  /** One product is to come back, and another goes out for it. */
  async exchange(orderId: string): Promise<void> {
    const { exchange } = await this.post<{ exchange: { id: string } }>("exchanges", { order_id: orderId });
    await this.post(`exchanges/${exchange.id}/inbound/items`, { items: await this.one(orderId) });
    await this.post(`exchanges/${exchange.id}/outbound/items`, {
      items: [{ variant_id: this.shop.variantId, quantity: 1 }],
    });
    await this.post(`exchanges/${exchange.id}/request`);
  }

  /** One product came broken, and another goes out for nothing. */
  async claim(orderId: string): Promise<void> {
    const { claim } = await this.post<{ claim: { id: string } }>("claims", {
      type: "replace",
      order_id: orderId,
    });
    const items = (await this.one(orderId)).map((item) => ({ ...item, reason: "production_failure" }));
    await this.post(`claims/${claim.id}/claim-items`, { items });
    await this.post(`claims/${claim.id}/outbound/items`, {
      items: [{ variant_id: this.shop.variantId, quantity: 1 }],
    });
    await this.post(`claims/${claim.id}/request`);
  }

  private async one(orderId: string): Promise<Item[]> {
    const [item] = await this.items(orderId);
    return [{ id: item?.id ?? "", quantity: 1 }];
  }

  private async items(orderId: string): Promise<Item[]> {
    const { data } = await this.api.get<{ order: { items: Item[] } }>(
      `/admin/orders/${orderId}?fields=id,*items`,
      this.shop.admin,
    );
    return data.order.items;
  }

  private async post<T>(path: string, body: unknown = {}): Promise<T> {
    return (await this.api.post<T>(`/admin/${path}`, body, this.shop.admin)).data;
  }
}
