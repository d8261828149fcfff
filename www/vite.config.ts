import { defineConfig } from "vite";
import { documentation, pageEntries } from "./docs/site.ts";
import { precache } from "./offline/precache.ts";
import { securityHeaders } from "./security-headers.ts";
import { sharedHead } from "./shared-head.ts";

export default defineConfig({
  // Relative URLs allow serving the page from any folder.
  base: "./",
  plugins: [documentation(), sharedHead(), precache()],
  preview: { cors: false, headers: { ...securityHeaders, "Cache-Control": "no-cache" } },
  build: {
    target: "es2022",
    // The Content-Security-Policy does not allow data: URLs, which inlined assets would have.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { page: "index.html", ...pageEntries, "service-worker": "offline/service-worker.ts" },
      output: {
        // The URL of a service worker must not change from build to build.
        entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
