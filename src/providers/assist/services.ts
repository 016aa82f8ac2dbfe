import { AssistBillProvider } from "./bill-provider";
import { AssistProvider } from "./assist-provider";

export { AssistBillProvider };

/** All means that the merchant has, chosen on Assist's page: `pp_assist_<id>`. */
export class AssistAllMeansProvider extends AssistProvider {
  static override identifier = "assist";
  protected readonly means = "all";
}

/** Bank card alone: `pp_assist-card_<id>`. */
export class AssistCardProvider extends AssistProvider {
  static override identifier = "assist-card";
  protected readonly means = "card";
}

/** Faster Payments alone, always one-stage: `pp_assist-sbp_<id>`. */
export class AssistSbpProvider extends AssistProvider {
  static override identifier = "assist-sbp";
  protected readonly means = "sbp";
}
