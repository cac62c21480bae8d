import { asScanError, ScanError } from '../../domain/errors.js';
import { pathSegments } from '../../http/path.js';
import type { Transport } from '../../http/transport.js';
import { type Api, type ApiContext, createApi } from '../http.js';

/** The platform's name, for messages. */
export const TITLE = 'Bitbucket';

/**
 * The proxies of Bitbucket Pipelines, which sign requests about reports of the job's own repository: in a step, and in a container that
 * the step or a pipe starts (https://support.atlassian.com/bitbucket-cloud/docs/code-insights/). They only take plain HTTP.
 */
const PROXIES = ['http://localhost:29418', 'http://host.docker.internal:29418'].map((address) => new URL(address));

/** The API through the proxy of Pipelines, which needs no token. */
export function apiThroughProxy(context: ApiContext, proxies: readonly URL[] = PROXIES): Api {
  const transport = throughProxies(context.transport, proxies);
  return createApi({ ...context, transport, title: TITLE, baseUrl: 'http://api.bitbucket.org/2.0', headers: {} });
}

/** The API with an access token (https://developer.atlassian.com/cloud/bitbucket/rest/intro/#access-tokens). */
export function apiWithToken(context: ApiContext, token: string, baseUrl = 'https://api.bitbucket.org/2.0'): Api {
  const headers = { authorization: `Bearer ${token}` };
  return createApi({ ...context, title: TITLE, baseUrl, headers });
}

/** The beginning of the paths about a repository. */
export function pathOf(repository: string): string {
  return `/repositories/${pathSegments(repository, TITLE)}`;
}

/** Sends each request through the first proxy that accepts a connection. */
function throughProxies(transport: Transport, proxies: readonly URL[]): Transport {
  let known: URL | undefined;
  return {
    close: () => undefined,
    async send(request, signal) {
      for (const proxy of known === undefined ? proxies : [known]) {
        try {
          const response = await transport.send({ ...request, proxy }, signal);
          known = proxy;
          return response;
        } catch (error) {
          const { code, details } = asScanError(error);
          if (code !== 'UNREACHABLE' || details.unsent !== true) throw error;
        }
      }
      const hosts = proxies.map(({ host }) => host).join(' and ');
      throw new ScanError('UNREACHABLE', `the proxy of Bitbucket Pipelines could not be reached (tried ${hosts})`, { unsent: true });
    },
  };
}
