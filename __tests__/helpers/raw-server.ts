import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';

/** A server on loopback that does what a test says. */
export interface RawServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Connections so far. */
  readonly connections: number;
  close(): Promise<void>;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** As they came: name, value, name, value. */
  readonly rawHeaders: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface HttpServer extends RawServer {
  readonly requests: readonly SeenRequest[];
}

/** Answers HTTP; the requests are kept. */
export async function httpServer(answer: (response: ServerResponse, request: SeenRequest, nth: number) => void): Promise<HttpServer> {
  const requests: SeenRequest[] = [];
  let connections = 0;
  const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    // It would be of the real time: a test that is about it says its own.
    response.sendDate = false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', rawHeaders, headers } = request;
      const seen = { method, path: url, rawHeaders, headers, body: Buffer.concat(chunks).toString('utf8') };
      requests.push(seen);
      answer(response, seen, requests.length);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Speaks bytes: what happens when a connection opens is up to the test. */
export async function socketServer(onConnection: (socket: Socket, nth: number) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createSocketServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    onConnection(socket, connections);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A port that nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = await socketServer(() => undefined);
  await server.close();
  return server.port;
}
