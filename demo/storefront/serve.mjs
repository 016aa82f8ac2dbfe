// @ts-check
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("./dist", import.meta.url));

/** @type {Record<string, string>} */
const contentTypes = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
};

/**
 * Serves the built storefront on the loopback, with index.html for every page address and the shop's settings at
 * /config.json. `config` may be a function, so that it can be filled in after the server has started.
 *
 * @param {import("./serve.mjs").StorefrontServerOptions} options
 * @returns {Promise<import("./serve.mjs").StorefrontServer>}
 */
export async function serveStorefront({ port, config }) {
  await readFile(join(dist, "index.html")).catch(() => {
    throw new Error("The storefront is not built yet: run `npx vite build demo/storefront` first.");
  });

  const server = createServer(async (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    try {
      const page = await answer(request.url ?? "/", config);
      response.writeHead(page.status, {
        "content-type": page.type,
        "content-length": page.body.length,
        "cache-control": page.cache,
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "content-security-policy":
          "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; script-src 'self'",
      });
      response.end(request.method === "HEAD" ? undefined : page.body);
    } catch {
      response
        .writeHead(500, { "content-type": "text/plain; charset=utf-8" })
        .end("The page could not be read.");
    }
  });

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = server.address();
  const boundPort = typeof address === "object" && address ? address.port : port;

  return {
    url: `http://localhost:${boundPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} requestUrl
 * @param {import("./serve.mjs").StorefrontServerOptions["config"]} config
 */
async function answer(requestUrl, config) {
  const path = requestedPath(requestUrl);
  if (path === "/config.json") {
    const settings = typeof config === "function" ? await config() : config;
    return settings
      ? {
          status: 200,
          type: contentTypes[".json"],
          cache: "no-store",
          body: Buffer.from(JSON.stringify(settings)),
        }
      : {
          status: 404,
          type: "text/plain; charset=utf-8",
          cache: "no-store",
          body: Buffer.from("Not ready yet."),
        };
  }
  const file = path && (await fileInDist(path));
  if (file) {
    // Vite puts a content hash into the name of everything under /assets/.
    const cache = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    return {
      status: 200,
      type: contentTypes[extname(path)] ?? "application/octet-stream",
      cache,
      body: file,
    };
  }
  if (path === undefined || extname(path)) {
    return {
      status: 404,
      type: "text/plain; charset=utf-8",
      cache: "no-store",
      body: Buffer.from("Not found."),
    };
  }
  const index = await readFile(join(dist, "index.html"));
  return { status: 200, type: contentTypes[".html"], cache: "no-cache", body: index };
}

/** @param {string} requestUrl @returns {string | undefined} */
function requestedPath(requestUrl) {
  try {
    return decodeURIComponent(new URL(requestUrl, "http://localhost").pathname);
  } catch {
    return undefined;
  }
}

/** @param {string} path @returns {Promise<Buffer | undefined>} */
async function fileInDist(path) {
  const file = join(dist, path);
  const inside = file.startsWith(dist + sep) && !path.includes("\0");
  return inside ? readFile(file).catch(() => undefined) : undefined;
}
