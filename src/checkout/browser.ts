import type { MedusaRequest } from "@medusajs/framework/http";
import { preferredLanguage } from "./pages/texts";

/** What the shopper's browser says of itself. */
export interface Browser {
  language: "RU" | "EN";
  onPhone: boolean;
}

export function browserOf(request: Pick<MedusaRequest, "get">): Browser {
  return { language: preferredLanguage(request.get("accept-language")), onPhone: isPhone(request) };
}

/**
 * Chromium says it in a header of its own; of the others, those on phones and small tablets have "Mobi" in their names, and
 * old ones of Android's that name.
 */
function isPhone(request: Pick<MedusaRequest, "get">): boolean {
  const said = request.get("sec-ch-ua-mobile");
  if (said === "?1" || said === "?0") return said === "?1";
  return /Mobi|Android/i.test(request.get("user-agent") ?? "");
}
