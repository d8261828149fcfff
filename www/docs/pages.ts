// The pages of the documentation in the order of their menu. Each is the file docs/<name>.md.

export interface PageGroup {
  title: string;
  pages: readonly string[];
}

export const PAGE_GROUPS: readonly PageGroup[] = [
  { title: "Guide", pages: ["plans", "importing", "sending", "forms", "testing", "terminal", "rust"] },
  { title: "Reference", pages: ["rules", "fields", "languages", "versions"] },
];

export const PAGES: readonly string[] = PAGE_GROUPS.flatMap(({ pages }) => pages);
