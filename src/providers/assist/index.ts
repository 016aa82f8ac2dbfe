import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { AssistAllMeansProvider, AssistCardProvider, AssistSbpProvider } from "./services";

export default ModuleProvider(Modules.PAYMENT, {
  services: [AssistAllMeansProvider, AssistCardProvider, AssistSbpProvider],
});
