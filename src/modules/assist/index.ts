import { Module } from "@medusajs/framework/utils";
import checkSetup from "./loaders/setup-check";
import AssistModuleService from "./service";

export const ASSIST_MODULE = "assist";

export default Module(ASSIST_MODULE, { service: AssistModuleService, loaders: [checkSetup] });
