import { accountsOfShop } from "./accounts";
import { Checkout } from "./checkout";
import { demoAccount, Panel, type Wanted } from "./panel";
import { RecordingHttp } from "./recording-http";
import { shopSuite, type ShopSuite } from "./suite";

/** The whole shop as staff set it up over HTTP; the fields are there from a test's beginning on. */
export interface SettingsSuite extends ShopSuite {
  /** Keeps every answer that `panel` and `checkout` get. */
  http: RecordingHttp;
  panel: Panel;
  /** Makes a complete account "panel" in the panel. */
  made: (wanted?: Wanted) => Promise<void>;
}

/** A shop with one account in medusa-config, which is incomplete, and with rights for the staff that it is seeded with. */
export function settingsSuite(tests: (suite: SettingsSuite) => void): void {
  shopSuite(
    (shop) => {
      const suite = shop as SettingsSuite;

      beforeEach(() => {
        suite.http = new RecordingHttp(suite.api);
        suite.panel = new Panel(suite.http, suite.shop.admin);
        suite.checkout = new Checkout(suite.http, suite.shop, suite.gateway, () => suite.database);
        suite.made = (wanted = {}) => makeAccount(suite, wanted);
      });

      tests(suite);
    },
    {
      options: {
        rights: {
          moveMoney: ["staff@shop.example", "the_owner@shop.example", "user_listed"],
          configure: ["staff@shop.example"],
        },
        accounts: { incomplete: accountsOfShop().incomplete },
      },
      settings: { LOG_LEVEL: "silly" },
    },
  );
}

async function makeAccount({ gateway, panel }: SettingsSuite, wanted: Wanted): Promise<void> {
  const { settings, secrets } = demoAccount(gateway.url);
  const answer = await panel.make({
    name: "panel",
    settings: { ...settings, ...wanted.settings },
    secrets: { ...secrets, ...wanted.secrets },
  });
  expect({ status: answer.status, data: answer.data }).toMatchObject({ status: 200 });
}
