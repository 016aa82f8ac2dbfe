// Medusa's admin panel with the plugin's part of it, as `medusa build` makes it for a store, for the tests that open it.
import { join } from "node:path";
import { requireFromRoot, root } from "./paths.mjs";

const { build } = requireFromRoot("@medusajs/admin-bundler");

await build({
  path: "/app",
  // Where Medusa looks for it; the place cannot be chosen.
  outDir: join(root, "public/admin"),
  sources: [join(root, "src/admin")],
  plugins: ["@medusajs/draft-order/admin"],
  // Nobody downloads it, so that nothing is gained by making it small.
  vite: () => ({ build: { minify: false, reportCompressedSize: false } }),
});
