import Medusa from "@medusajs/js-sdk";

const sdk = new Medusa({
  baseUrl: __BACKEND_URL__ ?? "/",
  auth: { type: __AUTH_TYPE__ ?? "session", jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined },
});

/** What the plugin's routes take as a query. */
export type Query = Record<string, string | number | boolean | undefined>;

/**
 * Reads from a route of the plugin, `path` as in "bills" for GET /admin/assist/bills. Throws the js-sdk's FetchError,
 * whose message is the server's sentence.
 */
export function read<Answer>(path: string, query: Query = {}): Promise<Answer> {
  return sdk.client.fetch<Answer>(`/admin/assist/${path}`, { query });
}

/** Asks a route of the plugin to do something, and throws as `read` does. */
export function send<Answer>(
  path: string,
  body: Record<string, unknown> = {},
  method: "POST" | "DELETE" = "POST",
): Promise<Answer> {
  return sdk.client.fetch<Answer>(`/admin/assist/${path}`, {
    method,
    ...(method === "DELETE" ? {} : { body }),
  });
}

/** Has the browser keep what a route answers as a file of this name. Throws as `read` does. */
export async function download(path: string, query: Query, name: string): Promise<void> {
  const answer = await sdk.client.fetch<Response>(`/admin/assist/${path}`, {
    query,
    // Anything but JSON is handed over as it came.
    headers: { accept: "text/csv" },
  });
  const address = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
