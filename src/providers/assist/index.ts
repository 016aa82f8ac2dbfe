import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import {
  AssistAllMeansProvider,
  AssistBillProvider,
  AssistCardProvider,
  AssistSbpProvider,
} from "./services";

export default ModuleProvider(Modules.PAYMENT, {
  services: [AssistAllMeansProvider, AssistCardProvider, AssistSbpProvider, AssistBillProvider],
});
