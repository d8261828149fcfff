/** The reference page of the rules, as a module specifier. The code of a rule follows the `#`. */
export const DOCS_PAGE = "target-groups/docs/rules.md#";
