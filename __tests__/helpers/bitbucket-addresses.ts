import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Sends what is meant for the proxy of Bitbucket Pipelines, and for the API, to the emulator instead. The command line has no setting for
 * them, because in a pipeline they are always at the same addresses.
 *
 * @returns a function that restores the addresses
 */
export function rerouteBitbucket(port: number | string): () => void {
  const [plain, secure] = [http.request, https.request];
  const emulated = { host: '127.0.0.1', port, agent: false } as const;
  const send = plain as (options: object, done?: unknown) => http.ClientRequest;
  const routed = (options: http.RequestOptions, done?: unknown) =>
    send(String(options.port) === '29418' ? { ...options, ...emulated } : options, done);
  const routedSecurely = (options: https.RequestOptions, done?: () => void) =>
    options.host === 'api.bitbucket.org' ? send({ ...options, ...emulated }, done) : secure(options, done);
  const set = (request: typeof http.request, requestSecurely: typeof https.request): void => {
    Object.assign(http, { request });
    Object.assign(https, { request: requestSecurely });
    syncBuiltinESMExports();
  };
  set(routed as typeof http.request, routedSecurely as typeof https.request);
  return () => set(plain, secure);
}

/** The option of Node that does the same in another process. */
export function reroutingOption(port: string): string {
  const source = `import { rerouteBitbucket } from ${JSON.stringify(import.meta.url)}; rerouteBitbucket(${JSON.stringify(port)});`;
  return `--import=data:text/javascript,${encodeURIComponent(source)}`;
}
