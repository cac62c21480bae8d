import type { Endpoint } from '../endpoints.js';
import { someText } from '../request-schema.js';
import type { GithubCall } from './scenario.js';

/** Path of GraphQL below the API; GitHub Enterprise Server has it beside `v3` instead (docs.github.com/graphql/guides/forming-calls-with-graphql). */
export const GRAPHQL = '/graphql';

/** Of GraphQL the one query that scan-gate sends: who the token writes as. Unlike `GET /user` it answers installations. */
export function viewerEndpoint(login: string): Endpoint<GithubCall> {
  return {
    kind: 'viewer',
    method: 'POST',
    path: GRAPHQL,
    body: { query: someText },
    required: ['query'],
    answer: ({ body }) =>
      body['query'] === '{ viewer { login } }'
        ? { status: 200, body: { data: { viewer: { login } } } }
        : { status: 200, body: { errors: [{ message: 'Parse error' }] }, undocumented: `query ${String(body['query'])}` },
  };
}
