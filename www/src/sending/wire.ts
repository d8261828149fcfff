// What went over the wire, written down: bodies, and nothing of the headers that may be secret.

export interface Exchange {
  method: string;
  url: string;
  body: string;
  status?: number;
  requestId?: string;
  /** Nothing when no whole answer came. */
  answer?: string;
}

/** A transport that writes down what passes through it. */
export interface Wire {
  fetch: typeof fetch;
  /** What passed since it was last asked for, once the answers are written down. */
  take(): Promise<readonly Exchange[]>;
}

export function openWire(transport: typeof fetch): Wire {
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
      reading.push(writeDown(response.clone(), exchange));
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

async function writeDown(response: Response, exchange: Exchange): Promise<void> {
  const requestId = response.headers.get("x-cap-requestid");
  Object.assign(exchange, { status: response.status }, requestId !== null && { requestId });
  try {
    exchange.answer = await response.text();
  } catch {
    return;
  }
}
