import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentCustomer } from "../../gateway";
import type { PurchasedItem } from "../../rules/checkout/order-comment";
import { readRows } from "../query";
import { buyerFields, buyerOf, type StoredBuyer } from "./buyer";
import { itemFields, purchasedItems, type StoredItem } from "./items";

/** What a payment session is to pay, by the cart or order that it belongs to. */
export interface ToBePaid {
  customer: PaymentCustomer;
  items: PurchasedItem[];
  /** The shop's number of the order; absent while it is a cart. */
  displayId: number | undefined;
  /** Whose cart or order it is, where it is somebody's with an account in the shop. */
  ownerId: string | undefined;
  /** Of a contract or a billed telephone, as it was written down; not checked. */
  contractNumber: string | undefined;
  /** Staff alone write to an order; a shopper's browser may write to a cart. */
  isByStaff: boolean;
}

/** Where a cart or an order keeps it: a key of its metadata. */
const contractNumberKey = "assist_contract_number";

interface StoredPurchase extends StoredBuyer {
  items?: StoredItem[] | null;
  metadata?: Record<string, unknown> | null;
  customer?: { id: string; has_account?: boolean | null } | null;
}

interface StoredSession {
  payment_collection?: {
    cart?: StoredPurchase | null;
    order?: (StoredPurchase & { display_id?: number | null }) | null;
  } | null;
}

const purchaseFields = (path: string): string[] => [
  ...buyerFields(path),
  ...itemFields(`${path}items.`),
  `${path}metadata`,
  `${path}customer.id`,
  `${path}customer.has_account`,
];

/** The provider itself is never told of guests (platform §0 #10). */
export async function readToBePaid(container: MedusaContainer, sessionId: string): Promise<ToBePaid> {
  const [session] = await readRows<StoredSession>(container, {
    entity: "payment_session",
    fields: [
      "id",
      ...purchaseFields("payment_collection.cart."),
      ...purchaseFields("payment_collection.order."),
      "payment_collection.order.display_id",
    ],
    filters: { id: sessionId },
  });
  const { cart, order } = session?.payment_collection ?? {};
  const purchase = cart ?? order;
  const customer = buyerOf(purchase);
  const contractNumber = purchase?.metadata?.[contractNumberKey];
  return {
    customer: { ...customer, country: await alpha3(container, customer.country) },
    items: purchasedItems(purchase?.items),
    displayId: order?.display_id ?? undefined,
    ownerId: purchase?.customer?.has_account ? purchase.customer.id : undefined,
    isByStaff: !cart,
    contractNumber: typeof contractNumber === "string" ? contractNumber : undefined,
  };
}

/** The platform's table of countries knows both codes. */
async function alpha3(container: MedusaContainer, alpha2: string | undefined): Promise<string | undefined> {
  if (!alpha2) return undefined;
  const [country] = await readRows<{ iso_3: string }>(container, {
    entity: "country",
    fields: ["iso_2", "iso_3"],
    filters: { iso_2: alpha2.toLowerCase() },
  });
  return country?.iso_3;
}
