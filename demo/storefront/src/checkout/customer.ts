import type Medusa from "@medusajs/js-sdk";
import { isRefused } from "../shop/errors.js";

export interface Credentials {
  email: string;
  password: string;
}

interface SavedCard {
  account: string;
  means: string | null;
  /** Null where it was no card. */
  last_digits: string | null;
}

export interface KnownCustomer {
  email: string;
  /** What the customer has paid with while Assist knew who it was. */
  cards: SavedCard[];
}

const savedCards = "/store/assist/saved-cards";

/** The customer of this browser, as far as the checkout needs one. */
export function customerOf(sdk: Medusa) {
  async function signIn({ email, password }: Credentials, cartId: string | undefined): Promise<void> {
    await sdk.auth.login("customer", "emailpass", { email, password });
    // The order is to be the customer's.
    if (cartId) await sdk.store.cart.transferCart(cartId);
  }

  return {
    /** Null for a guest. */
    async retrieve(): Promise<KnownCustomer | null> {
      if (!(await sdk.client.getToken())) return null;
      try {
        const { customer } = await sdk.store.customer.retrieve({ fields: "email" });
        const { saved_cards: cards } = await sdk.client.fetch<{ saved_cards: SavedCard[] }>(savedCards);
        return { email: customer.email, cards };
      } catch (error) {
        if (isRefused(error)) return null;
        throw error;
      }
    },

    signIn,

    async signUp(credentials: Credentials, cartId: string | undefined): Promise<void> {
      await sdk.auth.register("customer", "emailpass", { ...credentials });
      await sdk.store.customer.create({ email: credentials.email });
      await signIn(credentials, cartId);
    },

    async signOut(): Promise<void> {
      await sdk.auth.logout();
    },

    async forget(): Promise<void> {
      await sdk.client.fetch(savedCards, { method: "DELETE" });
    },
  };
}
