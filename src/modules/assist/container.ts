import type { ASSIST_MODULE } from ".";
import type AssistModuleService from "./service";

/**
 * What `container.resolve(ASSIST_MODULE)` gives. Nothing imports this file, so that it counts here alone: a shop has the same from
 * Medusa itself, which writes down the types of a shop's modules (.medusa/types).
 */
declare module "@medusajs/framework/types" {
  interface ModuleImplementations {
    [ASSIST_MODULE]: AssistModuleService;
  }
}
