import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { githubAccess } from '../../src/github/client.js';
import { readBaselineCutoff } from '../../src/github/successful-runs.js';
import { gitHubCommentPublisher } from '../../src/publish/github/comment.js';
import { trackingIssuePublisher } from '../../src/publish/github/tracking-issue.js';
import { systemClock } from '../../src/runtime/clock.js';
import { httpServer, type SeenRequest } from '../helpers/raw-server.js';
import { ALL, never, publishable, pullRequest } from '../publish/harness.js';

const MIB = 1024 * 1024;
const PAGE = 'x'.repeat(300_000);

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** GitHub, whose every page is followed by another. Small on the wire, large when it is unpacked. */
async function github(answer: (request: SeenRequest) => unknown, status = 200) {
  const packed = new Map<string, Buffer>();
  const server = await httpServer((response, request) => {
    const route = request.path.replace(/\?.*/, '');
    const body = packed.get(route) ?? gzipSync(JSON.stringify(answer(request)), { level: 1 });
    packed.set(route, body);
    const link = `<${server.url}/next>; rel="next"`;
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip', link }).end(body);
  });
  endings.push(() => server.close());
  // The real clock: one that jumps while nothing happens here would jump while pages are unpacked.
  const options = { token: 'github_pat_1', clock: systemClock, retryUnitMs: 1, mostListBytes: MIB };
  return { server, access: githubAccess({ ...options, apiUrl: server.url }) };
}

describe('what GitHub answers', () => {
  it.each([200, 403])('is not read to its end if one answer (%i) is too large, and not asked for again', async (status) => {
    const { server, access } = await github(() => ({ message: 'x'.repeat(33 * MIB) }), status);
    const { repos } = (await access.open()).rest;

    await expect(repos.getContent({ owner: 'o', repo: 'r', path: 'a', request: { signal: never() } })).rejects.toThrow(
      "GitHub's answer is larger than 32 MiB",
    );
    expect(server.requests).toHaveLength(1);
  });

  const ofAll = { run_id: 4711, workflow_id: 1, head_branch: 'main', head_sha: 'a'.repeat(40), created_at: '2026-11-21T08:00:00Z' };
  it.each([
    [
      'comments',
      async (access: ReturnType<typeof githubAccess>) => {
        const publisher = gitHubCommentPublisher({ github: access, allows: ALL, mode: 'always', marker: '<!-- m -->', render: () => 'x' });
        return (await publisher.publish(publishable(), never())).note?.text;
      },
    ],
    [
      'issues',
      async (access: ReturnType<typeof githubAccess>) => {
        const options = { github: access, allows: ALL, mode: 'on-failure', name: 'gate', render: () => 'x' } as const;
        const night = { event: 'schedule', ref: 'refs/heads/main', pullRequest: undefined, pullRequestState: undefined } as const;
        return (await trackingIssuePublisher(options).publish(publishable({ source: night }), never())).note?.text;
      },
    ],
    [
      'runs',
      async (access: ReturnType<typeof githubAccess>) => {
        const { unknown } = await readBaselineCutoff({ source: { ...pullRequest(), run: '4711.1' }, github: access }, never());
        return unknown?.why;
      },
    ],
  ])('bounds its list of %s', async (what, publish) => {
    const { server, access } = await github(({ path }) => {
      if (path.includes('/actions/runs/')) return ofAll;
      if (path.includes('/actions/')) return { total_count: 1_000, workflow_runs: [{ ...ofAll, text: PAGE }] };
      return path.startsWith('/graphql') || path === '/user' ? { login: 'me', data: { viewer: { login: 'me' } } } : [{ body: PAGE }];
    });

    expect(await publish(access)).toContain(`GitHub's list of ${what} is larger than 1 MiB`);
    expect(server.requests.length).toBeLessThan(7);
  });
});
