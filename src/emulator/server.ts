import { createServer, type Server } from 'node:http';
import { type Clock, realClock } from './clock.js';
import { type EmulatorContext, handleRequest } from './request-handler.js';
import type { RecordedRequest, ServiceEmulator } from './types.js';

/** A service on loopback that runs until `close`. */
export interface Emulator<State = unknown> {
  /** `http://127.0.0.1:PORT`, without a path. */
  readonly url: string;
  /** All requests so far, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Undocumented requests; empty for a well-behaved client. */
  readonly undocumented: readonly RecordedRequest[];
  /** The current state of the service: its scans, or its comments and uploads. */
  readonly state: State;
  /** Also destroys open connections, including those that a fault leaves hanging. */
  close(): Promise<void>;
}

/** @param options Port 0, the default, uses any free port. */
interface EmulatorOptions {
  readonly port?: number;
  readonly clock?: Clock;
}

/** Starts a service on loopback. */
export async function startEmulator<State>(mount: ServiceEmulator<State>, options: EmulatorOptions = {}): Promise<Emulator<State>> {
  const clock = options.clock ?? realClock();
  const requests: RecordedRequest[] = [];
  // Longer than any client keeps an idle connection. Otherwise, clients would see resets that no scenario requests.
  const server = createServer({ keepAliveTimeout: 120_000 });
  const url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  const service = mount.open({ clock, url });
  const context: EmulatorContext = { clock, service, faults: mount.faults, requests, seen: new Map(), outages: new Map(), open: 0 };
  server.on('request', (request, response) => {
    handleRequest(context, request, response).catch((error: unknown) => {
      if (!response.headersSent && !response.destroyed) response.writeHead(500).end(`emulator: ${String(error)}`);
    });
  });
  return {
    url,
    requests,
    get undocumented() {
      return requests.filter((request) => request.undocumented !== undefined);
    },
    state: service.state,
    close: () => shut(server),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
