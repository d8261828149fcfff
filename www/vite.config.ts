import { defineConfig } from "vite";
import { referencePages } from "./docs/markdown.ts";
import { precache } from "./offline/precache.ts";
import { securityHeaders } from "./security-headers.ts";

export default defineConfig({
  // Relative addresses, so that the page can be served from any folder.
  base: "./",
  plugins: [referencePages(), precache()],
  preview: { cors: false, headers: { ...securityHeaders, "Cache-Control": "no-cache" } },
  build: {
    target: "es2022",
    // An inlined asset would be a data: address, which the policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { page: "index.html", rules: "docs/rules.html", fields: "docs/fields.html", "service-worker": "offline/service-worker.ts" },
      output: {
        // A service worker must keep its address from build to build.
        entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
