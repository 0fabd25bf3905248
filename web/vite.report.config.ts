import { defineConfig } from "vite";

/** The same pictures as a script without a browser, in which the server makes reports. */
export default defineConfig({
  publicDir: false,
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  resolve: {
    // Hooks that nothing here calls.
    alias: { react: new URL("./src/report/noReact.ts", import.meta.url).pathname },
  },
  build: {
    outDir: "target/classes/report",
    emptyOutDir: true,
    target: "es2022",
    lib: { entry: "src/report/main.ts", formats: ["iife"], name: "windrose", fileName: () => "report.js" },
  },
});
