/** The host of the published examples, which snippets name. The simulated API answers in its place. */
export const BASE_URL = "https://eu.api.capillarytech.com";
