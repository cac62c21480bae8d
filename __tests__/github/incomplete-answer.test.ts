import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type GitHub, githubAccess } from '../../src/github/client.js';
import { mayHaveWritten, toGitHubError } from '../../src/github/github-error.js';
import { systemClock } from '../../src/runtime/clock.js';
import { type HttpServer, httpServer } from '../helpers/raw-server.js';
import { never } from '../publish/harness.js';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const WHOLE = JSON.stringify({ sha: 'a'.repeat(200) });
const PACKED = gzipSync(WHOLE);
const PLAIN = { 'content-type': 'application/json' };

/** GitHub, which closes the connection in the middle of its first answers. */
async function github(
  cut: number,
  { status = 200, headers = {}, body = WHOLE }: { status?: number; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<{ readonly server: HttpServer; readonly octokit: GitHub }> {
  const bytes = Buffer.from(body);
  const server = await httpServer((response, _request, nth) => {
    response.writeHead(status, { ...PLAIN, ...headers, 'content-length': String(bytes.length) });
    if (nth > cut) response.end(bytes);
    else response.write(bytes.subarray(0, 20), () => response.socket?.destroy());
  });
  endings.push(() => server.close());
  const access = githubAccess({ token: 'github_pat_1', clock: systemClock, retryUnitMs: 1, apiUrl: server.url });
  return { server, octokit: await access.open() };
}

const REPOSITORY = { owner: 'o', repo: 'r' };
const read = (octokit: GitHub): Promise<{ readonly data: unknown }> =>
  octokit.rest.repos.getContent({ ...REPOSITORY, path: 'a', request: { signal: never() } });

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

describe('an answer of GitHub that ends in the middle', () => {
  it.each([
    ['plain', { body: WHOLE }],
    ['packed', { body: PACKED, headers: { 'content-encoding': 'gzip' } }],
    ['text', { body: WHOLE, headers: { 'content-type': 'text/plain' } }],
    ['raw', { body: WHOLE, headers: { 'content-type': 'application/vnd.github.raw' } }],
  ])('is asked for again if the request reads: %s', async (kind, answer) => {
    const { server, octokit } = await github(2, answer);

    const { data } = await read(octokit);

    const text = kind === 'raw' ? Buffer.from(data as ArrayBuffer).toString() : typeof data === 'string' ? data : JSON.stringify(data);
    expect(text).toBe(WHOLE);
    expect(server.requests).toHaveLength(3);
  });

  it('is an error if it ends so each time', async () => {
    const { server, octokit } = await github(Number.POSITIVE_INFINITY);

    const failure = toGitHubError(await errorOf(read(octokit)));

    expect(failure).toMatchObject({
      status: 500,
      answered: false,
      message: expect.stringMatching(/^GitHub did not send its whole answer \(/),
    });
    expect(server.requests).toHaveLength(3);
  });

  it('is an error without a second request if the request must be sent once', async () => {
    const { server, octokit } = await github(1, { status: 201 });

    const request = { signal: never(), retries: 0 };
    const error = await errorOf(octokit.rest.issues.createComment({ ...REPOSITORY, issue_number: 1, body: 'x', request }));

    expect(error).toBeInstanceOf(Error);
    // So the comment is looked for before another one is written.
    expect(mayHaveWritten(error)).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps its status if that is an error', async () => {
    const { server, octokit } = await github(Number.POSITIVE_INFINITY, { status: 404 });

    expect(toGitHubError(await errorOf(read(octokit)))).toMatchObject({ status: 404, answered: true });
    expect(server.requests).toHaveLength(1);
  });
});
