import { billCrashes } from "./bill-crashes";
import { cancelCrashes } from "./cancel-crashes";
import { crashSuite } from "./crash-suite";
import { deskCrashes } from "./desk-crashes";
import { moneyCrashes } from "./money-crashes";
import { notificationCrash } from "./notification-crash";
import { orderCrashes } from "./order-crashes";
import { policyCrashes } from "./policy-crashes";
import { returnMoneyCrashes } from "./return-money-crashes";
import { voidCrashes } from "./void-crashes";

crashSuite((suite) => {
  notificationCrash(suite);
  orderCrashes(suite);
  moneyCrashes(suite);
  voidCrashes(suite);
  cancelCrashes(suite);
  policyCrashes(suite);
  returnMoneyCrashes(suite);
  deskCrashes(suite);
  billCrashes(suite);
});
