import type { HttpTypes } from "@medusajs/framework/types";
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { isRefused, ShopError } from "../shop/errors.js";
import { useShop } from "../shop/shop-context.js";
import { cartChanges, type CartChanges } from "./cart-changes.js";
import { createCart, forgetCartId, retrieveStoredCart, storedCartId } from "./open-cart.js";

type Cart = HttpTypes.StoreCart;

interface CartState extends CartChanges {
  cart: Cart | null;
  /** False until the remembered cart has been asked for once. */
  known: boolean;
  loadError: unknown;
  busy: boolean;
  /** A remembered cart that turned out to be an order already. */
  orderedCartId: string | null;
  refresh: () => Promise<Cart | null>;
  /** The cart has become an order: start anew, without a notice about it. */
  closeOrdered: () => void;
}

const CartContext = createContext<CartState | undefined>(undefined);

export function CartProvider({ children }: { children: ReactNode }) {
  const { sdk, region } = useShop();
  const [cart, setCart] = useState<Cart | null>(null);
  const [known, setKnown] = useState(false);
  const [loadError, setLoadError] = useState<unknown>();
  const [waiting, setWaiting] = useState(0);
  const [orderedCartId, setOrderedCartId] = useState<string | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const actions = useMemo(() => {
    /** One change at a time, in the order asked for: two quick clicks never race each other. */
    function inTurn<T extends Cart | null>(task: () => Promise<T>): Promise<T> {
      setWaiting((count) => count + 1);
      const turn = queue.current.then(async () => {
        try {
          const result = await task();
          setCart(result);
          setLoadError(undefined);
          return result;
        } finally {
          setWaiting((count) => count - 1);
        }
      });
      queue.current = turn.catch(() => undefined);
      return turn;
    }

    async function stored(): Promise<Cart | null> {
      const found = await retrieveStoredCart(sdk);
      if (found.state === "ordered") setOrderedCartId(found.cartId);
      return found.state === "open" ? found.cart : null;
    }

    /** Changes the cart; when it was refused because the cart is an order by now, says so or goes on in a new cart. */
    function change(task: (cartId: string) => Promise<Cart>, ifOrdered: "new cart" | "stop") {
      return inTurn(async () => {
        const id = storedCartId() ?? (await createCart(sdk, region.id)).id;
        try {
          return await task(id);
        } catch (error) {
          if (!isRefused(error) || (await stored())) throw error;
          if (ifOrdered === "new cart") return task((await createCart(sdk, region.id)).id);
          setCart(null);
          throw new ShopError((t) => t.cart.alreadyOrdered);
        }
      });
    }

    function closeOrdered() {
      forgetCartId();
      setCart(null);
      setOrderedCartId(null);
    }

    return { ...cartChanges(sdk, change), refresh: () => inTurn(stored), closeOrdered };
  }, [sdk, region.id]);

  useEffect(() => {
    actions
      .refresh()
      .catch(setLoadError)
      .finally(() => setKnown(true));
  }, [actions]);

  const state = useMemo(
    () => ({ cart, known, loadError, busy: waiting > 0, orderedCartId, ...actions }),
    [cart, known, loadError, waiting, orderedCartId, actions],
  );
  return <CartContext.Provider value={state}>{children}</CartContext.Provider>;
}

export function useCart(): CartState {
  const state = useContext(CartContext);
  if (!state) throw new Error("useCart is used outside CartProvider");
  return state;
}
