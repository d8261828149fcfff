import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import typescript from "typescript-eslint";

export default defineConfig(
  globalIgnores(["**/dist/", "target/", "pkg/src/glue.d.ts", "pkg/src/core-glue.d.ts"]),
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    // The types that examples use are in packages of their own. Their builds check them.
    ignores: ["examples/**"],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A leading underscore marks an unused parameter.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["**/*.mjs", "eslint.config.js"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["examples/**"],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
  },
  {
    // Tests pass functions to a page, where they run with the globals of the browser.
    files: ["tests/**"],
    languageOptions: { globals: globals.browser },
  },
);
