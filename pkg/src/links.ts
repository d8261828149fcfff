// Where the rules are described.

/** The page of the rules, as a module specifier of the package; the code of a rule follows. */
export const DOCS_PAGE = "target-groups/docs/rules.md#";
