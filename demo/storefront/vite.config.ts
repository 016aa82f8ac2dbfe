import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Addresses and keys are read from /config.json when the page opens, so one build serves any backend.
export default defineConfig({
  base: "/",
  plugins: [react()],
  build: { outDir: "dist", emptyOutDir: true, target: "es2022" },
});
