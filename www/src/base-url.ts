/** The host in the documentation of the API. Commands contain it; the simulated API replaces it. */
export const BASE_URL = "https://eu.api.capillarytech.com";
