/** Serves the demo's built storefront on a free port. Throws a sentence when it is not built. */
exports.startStorefront = async function startStorefront() {
  const { serveStorefront } = await import("../../demo/storefront/serve.mjs");
  let config;
  const { url } = await serveStorefront({ port: 0, config: () => config });
  return {
    url,
    connect: (known) => {
      config = known;
    },
  };
};
