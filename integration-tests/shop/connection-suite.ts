import type { ConnectionCheckDTO } from "../../src/contract/connection-check";
import { accountsOfShop } from "./accounts";
import { anyStatus, type HttpAnswer } from "./http";
import { shopSuite, type ShopSuite } from "./suite";

/** The whole shop with staff who look at its connection to Assist; the fields are there from a test's beginning on. */
export interface ConnectionSuite extends ShopSuite {
  /** Staff post to /admin/assist/PATH. */
  post: <T>(path: string, headers?: Record<string, string>) => Promise<HttpAnswer<T & { message: string }>>;
  /** What staff get from /admin/assist/PATH. */
  get: <T>(path: string) => Promise<T>;
  check: (account?: string) => Promise<ConnectionCheckDTO>;
  /** Sets the gateway's clock right, which a reset takes back to when the gateway was started. */
  keepTime: () => void;
}

/** The usual shop with an account at a port where nobody listens, and with rights for the seeded staff alone. */
export function connectionSuite(tests: (suite: ConnectionSuite) => void): void {
  const accounts = accountsOfShop();
  shopSuite(
    (shop) => {
      const suite = shop as ConnectionSuite;

      suite.post = (path, headers = suite.shop.admin.headers) =>
        suite.api.post(`/admin/assist/${path}`, {}, { headers, ...anyStatus });
      suite.get = async <T>(path: string) =>
        (await suite.api.get<T>(`/admin/assist/${path}`, suite.shop.admin)).data;
      suite.check = async (account = "ru") => {
        const { status, data } = await suite.post<ConnectionCheckDTO>(`accounts/${account}/check`);
        if (status !== 200) throw new Error(`No check: ${status} ${data.message}`);
        return data;
      };
      suite.keepTime = () => {
        const seconds = (Date.now() - Date.parse(suite.assist.clock.now())) / 1000;
        suite.assist.clock.advance({ seconds });
      };
      beforeEach(() => suite.keepTime());

      tests(suite);
    },
    {
      options: {
        rights: { configure: ["staff@shop.example"] },
        accounts: {
          ...accounts,
          closed: { ...accounts.ru, gatewayUrl: "http://127.0.0.1:1", merchantId: "111112" },
        },
      },
    },
  );
}

export const codesOf = ({ findings }: ConnectionCheckDTO): string[] => findings.map(({ code }) => code);
