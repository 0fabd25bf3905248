import { defineConfig } from "vite";

/** The same pictures and words as scripts without a browser, in which the server makes reports; in the mode letter, letters. */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  resolve: {
    // Hooks that nothing here calls.
    alias: { react: new URL("./src/report/noReact.ts", import.meta.url).pathname },
  },
  build: {
    outDir: "target/classes/report",
    emptyOutDir: mode !== "letter",
    target: "es2022",
    lib:
      mode === "letter"
        ? { entry: "src/report/letter.ts", formats: ["iife"], name: "windrose", fileName: () => "letter.js" }
        : { entry: "src/report/main.ts", formats: ["iife"], name: "windrose", fileName: () => "report.js" },
  },
}));
