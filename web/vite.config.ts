import react from "@vitejs/plugin-react";
import postcssMantine from "postcss-preset-mantine";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  css: { postcss: { plugins: [postcssMantine()] } },
  build: {
    outDir: "target/classes/web",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    // Nothing is inlined: the policy of the page permits neither data: fonts nor inline scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  server: {
    // `npm run dev` beside `./windrose serve`.
    proxy: Object.fromEntries(["/api", "/v1", "/health"].map((path) => [path, "http://127.0.0.1:8080"])),
  },
  test: { include: ["src/**/*.test.ts"] },
});
