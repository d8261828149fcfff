// The packed package in an Angular application, with the builder that `ng new` configures. Angular needs a newer Node
// than the package.

import { join } from "node:path";
import { test } from "node:test";
import { pages, project, run, serveFolder } from "../project.mjs";

const PACKAGES = ["build", "cli", "common", "compiler", "compiler-cli", "core", "platform-browser"].map((name) => `@angular/${name}@22`);

/** A component that shows the result in the title of the page. */
const main = (entry) => `
import { Component, inject } from "@angular/core";
import { bootstrapApplication, Title } from "@angular/platform-browser";
import init, { validate } from "${entry}";

@Component({ selector: "app-root", template: "" })
class App {
  readonly #title = inject(Title);
  constructor() {
    void init().then(() => this.#title.setTitle(String(validate("{").valid)));
  }
}

void bootstrapApplication(App);
`;

/** The module is copied beside the scripts: the one line of configuration that the package needs. */
const ASSETS = [{ glob: "*.wasm", input: "node_modules/target-groups/dist", output: "/" }];

const workspace = (assets) =>
  JSON.stringify({
    version: 1,
    cli: { analytics: false },
    projects: {
      app: {
        projectType: "application",
        root: "",
        sourceRoot: "src",
        architect: {
          build: {
            builder: "@angular/build:application",
            options: {
              browser: "src/main.ts",
              index: "src/index.html",
              tsConfig: "tsconfig.json",
              outputPath: { base: "dist", browser: "" },
              assets,
            },
          },
        },
      },
    },
  });

const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true,
    target: "ES2022",
    module: "preserve",
    moduleResolution: "bundler",
    experimentalDecorators: true,
    skipLibCheck: false,
    lib: ["ES2022", "DOM"],
    types: [],
  },
  files: ["src/main.ts"],
});

const works = await pages();

for (const [name, entry, assets] of [
  ["the module as an asset", "target-groups", ASSETS],
  ["the inline entry needs no asset", "target-groups/inline", []],
])
  test(`Angular: ${name}`, async () => {
    const cwd = project(`angular-${entry.replace("/", "-")}`, [...PACKAGES, "typescript@6", "rxjs@7", "tslib@2", "node@24"], {
      "src/main.ts": main(entry),
      "src/index.html": '<!doctype html><html><head><title>-</title><base href="/"></head><body><app-root></app-root></body></html>',
      "angular.json": workspace(assets),
      "tsconfig.json": tsconfig,
    });
    run(join(cwd, "node_modules/node/bin/node"), ["node_modules/@angular/cli/bin/ng.js", "build"], cwd, { NG_CLI_ANALYTICS: "false" });
    await works(await serveFolder(join(cwd, "dist")));
  });
