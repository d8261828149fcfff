// The pages of the documentation in the order of their menu. Each is the file docs/<name>.md.

export interface PageGroup {
  title: string;
  pages: readonly string[];
}

export const PAGE_GROUPS: readonly PageGroup[] = [
  {
    title: "Guide",
    pages: ["start", "validating", "plans", "preview", "sending", "importing", "forms", "testing", "terminal", "rust"],
  },
  { title: "Reference", pages: ["rules", "fields", "errors", "limits", "time-zones", "languages", "versions"] },
  { title: "Background", pages: ["environments", "performance", "successor", "openapi"] },
];

export const PAGES: readonly string[] = PAGE_GROUPS.flatMap(({ pages }) => pages);
