import { Module } from "@medusajs/framework/utils"
import AssistModuleService from "./service"

export const ASSIST_MODULE = "assist"

export default Module(ASSIST_MODULE, { service: AssistModuleService })
