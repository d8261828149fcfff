/** The host of the published examples. The page never calls it: its requests go to the simulated API. */
export const BASE_URL = "https://eu.api.capillarytech.com";
