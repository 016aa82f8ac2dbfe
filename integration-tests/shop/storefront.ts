import type { StorefrontConfig } from "../../demo/storefront/serve.mjs" with { "resolution-mode": "import" };

export interface Storefront {
  url: string;
  /** Names the backend; the pages say that the shop is not set up until then. */
  connect(config: StorefrontConfig): void;
  close(): Promise<void>;
}

/** Serves the demo's built storefront on a free port. Throws a sentence when it is not built. */
export async function startStorefront(): Promise<Storefront> {
  const { serveStorefront } = await import("../../demo/storefront/serve.mjs");
  let config: StorefrontConfig | undefined;
  const server = await serveStorefront({ port: 0, config: () => config });
  return {
    url: server.url,
    connect: (known) => {
      config = known;
    },
    close: () => server.close(),
  };
}
