import { defineConfig } from "vite";
import { referencePages } from "./docs/markdown.ts";
import { precache } from "./offline/precache.ts";
import { securityHeaders } from "./security-headers.ts";

export default defineConfig({
  // Relative URLs allow serving the page from any folder.
  base: "./",
  plugins: [referencePages(), precache()],
  preview: { cors: false, headers: { ...securityHeaders, "Cache-Control": "no-cache" } },
  build: {
    target: "es2022",
    // The Content-Security-Policy does not allow data: URLs, which inlined assets would have.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { page: "index.html", rules: "docs/rules.html", fields: "docs/fields.html", "service-worker": "offline/service-worker.ts" },
      output: {
        // The URL of a service worker must not change from build to build.
        entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
