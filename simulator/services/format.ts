import { badFormat, badValue } from "../protocol/codes";
import type { Rules } from "../rules";
import type { Call } from "./call";
import type { Format, Service } from "./service";

/** Format of the answer (§1.5). Throws for 1 (CSV) and 2 (WDDX), also when 1 is only the default, as at charge. */
export function answerFormat(service: Service, call: Call, rules: Rules): Format {
  const given = call.fields.text("Format");
  if (call.body === "json" && (given === "" || rules.formatInJsonBody === "ignored")) return 5;
  if (call.body === "soap") return 4;
  if (given === "" && service.name === "charge") throw badFormat("format");
  if (given === "") return service.defaultFormat;
  if (given === "1" || given === "2") throw badFormat("format");
  if (given === "3" || given === "4" || given === "5") return Number(given) as Format;
  throw badValue("format");
}

/** What a refusal is worded in when the format itself is refused. */
export function fallbackFormat(call: Call): Format {
  return call.body === "json" ? 5 : call.body === "soap" ? 4 : 3;
}
