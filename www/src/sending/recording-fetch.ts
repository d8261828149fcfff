// A `fetch` that records requests and responses, without headers that may be secret.

export interface Exchange {
  method: string;
  url: string;
  body: string;
  status?: number;
  requestId?: string;
  /** The body of the response. Undefined if it is incomplete or missing. */
  answer?: string;
}

/** A `fetch` with the exchanges that it recorded. */
export interface RecordingFetch {
  fetch: typeof fetch;
  /** Returns the exchanges since the last call, once all responses have arrived. */
  take(): Promise<readonly Exchange[]>;
}

export function recordingFetch(transport: typeof fetch): RecordingFetch {
  const exchanges: Exchange[] = [];
  const reading: Promise<void>[] = [];
  return {
    async fetch(input, init = {}) {
      const exchange: Exchange = {
        method: init.method ?? "GET",
        url: addressOf(input),
        body: typeof init.body === "string" ? init.body : "",
      };
      exchanges.push(exchange);
      const response = await transport(input, init);
      reading.push(record(response.clone(), exchange));
      return response;
    },
    async take() {
      await Promise.all(reading.splice(0));
      return exchanges.splice(0);
    },
  };
}

function addressOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : input.toString();
}

async function record(response: Response, exchange: Exchange): Promise<void> {
  const requestId = response.headers.get("x-cap-requestid");
  Object.assign(exchange, { status: response.status }, requestId !== null && { requestId });
  try {
    exchange.answer = await response.text();
  } catch {
    return;
  }
}
