import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { publishPermissions } from '../../src/ci/permissions.js';
import { readSource } from '../../src/ci/source.js';
import type { SourceInputs } from '../../src/ci/source-override.js';
import type { Source } from '../../src/domain/source.js';
import { runs } from '../helpers/lanes.js';
import { jobOf, whole } from './github-job.js';
import { WORKFLOW_EVENTS } from './workflow-events.js';

/** Every place of an event has a commit and a ref of its own, so that a pair tells where its halves come from. */
const PLACES = {
  variables: { ref: 'refs/heads/main', sha: 'a'.repeat(40) },
  pushed: { ref: 'refs/heads/pushed', sha: 'b'.repeat(40) },
  head: { ref: 'refs/pull/7/head', sha: 'c'.repeat(40) },
  queue: { ref: 'refs/heads/gh-readonly-queue/main/pr-7-c0ffee', sha: 'd'.repeat(40) },
  run: { ref: 'refs/heads/awaited', sha: 'e'.repeat(40) },
  base: { ref: 'refs/heads/base', sha: 'f'.repeat(40) },
  merge: { ref: 'refs/heads/base', sha: '1'.repeat(40) },
} as const;
const SHAS = new Map(Object.values(PLACES).map(({ ref, sha }) => [sha, ref] as const));
const HOME = { id: 1, full_name: 'octo-org/octo-repo', default_branch: 'main', visibility: 'public', private: false };
const FOREIGN = { id: 2, full_name: 'mallory/octo-repo' };

/** A payload with everything that any event may carry; parts of it are left out below. */
const payloadOf = (fork: boolean, closed: boolean, merged: boolean): Record<string, unknown> => ({
  action: closed ? 'closed' : 'synchronize',
  ref: PLACES.pushed.ref,
  after: PLACES.pushed.sha,
  head_commit: { id: PLACES.pushed.sha },
  number: 7,
  pull_request: {
    number: 7,
    state: closed ? 'closed' : 'open',
    merged: closed && merged,
    merge_commit_sha: PLACES.merge.sha,
    head: { ref: 'feature', sha: PLACES.head.sha, repo: fork ? FOREIGN : HOME },
    base: { ref: 'base', sha: PLACES.base.sha, repo: HOME },
  },
  merge_group: { head_ref: PLACES.queue.ref, head_sha: PLACES.queue.sha, base_ref: PLACES.base.ref, base_sha: PLACES.base.sha },
  workflow_run: {
    head_branch: 'awaited',
    head_sha: PLACES.run.sha,
    head_repository: fork ? FOREIGN : HOME,
    pull_requests: [{ number: 7, head: { sha: PLACES.run.sha }, base: { repo: { id: 1 } } }],
  },
  deployment: { ref: 'main', sha: PLACES.variables.sha },
  issue: { number: 7, state: 'open', pull_request: {} },
  repository: HOME,
});

/** The payload with some of its leaves, and whole branches, gone or of another kind. */
const damaged = (payload: unknown): fc.Arbitrary<unknown> => {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return fc.constant(payload);
  const entries = Object.entries(payload).map(([key, value]) =>
    fc
      .oneof({ weight: 9, arbitrary: damaged(value) }, { weight: 1, arbitrary: fc.constantFrom(undefined, null, 0, '', '-', []) })
      .map((kept) => [key, kept] as const),
  );
  return fc.tuple(...entries).map((kept) => Object.fromEntries(kept));
};

const variables = fc.record({
  GITHUB_REF: fc.constantFrom(PLACES.variables.ref, PLACES.variables.ref, ''),
  GITHUB_SHA: fc.constantFrom(PLACES.variables.sha, PLACES.variables.sha, ''),
});
const event = fc.constantFrom(...WORKFLOW_EVENTS.keys());
const flags = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
const arrival = fc
  .tuple(event, flags, variables)
  .chain(([name, [fork, closed, merged], env]) =>
    damaged(payloadOf(fork, closed, merged)).map((payload) => ({ name, payload, env, fork })),
  );

/** The ref that a commit belongs to, for either form of the pull request. */
const refOf = (sha: string): string | undefined => SHAS.get(sha);

describe('the pair of any event, whatever is missing of it', () => {
  it('is of one place', () => {
    fc.assert(
      fc.property(arrival, ({ name, payload, env }) => {
        const { ref, commit } = jobOf(name, payload, env);
        if (ref !== undefined && commit !== undefined) expect(ref).toBe(refOf(commit));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("never gives a fork's commit, or a pull request's, to the default branch", () => {
    fc.assert(
      fc.property(arrival, ({ name, payload, env }) => {
        if (name !== 'pull_request_target' && name !== 'workflow_run') return;
        const { ref, commit } = jobOf(name, payload, env);
        if (ref === PLACES.variables.ref) expect(commit).toBe(PLACES.variables.sha);
        if (commit === PLACES.variables.sha) expect(ref === undefined || ref === PLACES.variables.ref).toBe(true);
        expect(ref === PLACES.variables.ref && name === 'pull_request_target').toBe(false);
      }),
      { numRuns: runs(3000) },
    );
  });
});

const ref = fc.constantFrom(
  '',
  'main',
  'feature',
  'refs/tags/v1',
  'refs/pull/7/head',
  'refs/pull/7/merge',
  'refs/pull/9/head',
  'refs/pull/x',
  'refs/heads/base',
  PLACES.queue.ref,
);
const sha = fc.constantFrom('', ...SHAS.keys(), '9'.repeat(40));

const given = fc.tuple(arrival, ref, sha).map(([{ name, payload, env }, wantedRef, wantedSha]) =>
  readSource({
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: '/event.json',
      GITHUB_REPOSITORY: HOME.full_name,
      ...env,
    },
    readFile: () => JSON.stringify(payload),
    ref: wantedRef,
    sha: wantedSha,
  }),
);

describe('whose code an event is about, whatever is missing of it', () => {
  /** A head repository of the payload, as the runner's file holds it. */
  const headOf = (name: string, payload: unknown): unknown => {
    const told = JSON.parse(JSON.stringify(payload)) as Record<string, Record<string, Record<string, unknown> | null> | null>;
    return name === 'workflow_run' ? told['workflow_run']?.['head_repository'] : told['pull_request']?.['head']?.['repo'];
  };

  it('is a fork by a name or an explicit null alone, and the repository’s own by its name alone', () => {
    fc.assert(
      fc.property(arrival, ({ name, payload, env }) => {
        if (!name.startsWith('pull_request') && name !== 'workflow_run') return;
        const { untrusted, baseCommit, commit } = jobOf(name, payload, { ...env, GITHUB_REPOSITORY: HOME.full_name });
        // The merge's own event is about the base.
        if (name === 'pull_request_target' && commit === baseCommit && commit === PLACES.merge.sha) return;
        const head = headOf(name, payload);
        const fullName = typeof head === 'object' && head !== null && 'full_name' in head ? head.full_name : undefined;
        if (untrusted === 'fork') expect(head === null || fullName === FOREIGN.full_name).toBe(true);
        if (untrusted === undefined) expect(fullName).toBe(HOME.full_name);
      }),
      { numRuns: runs(3000) },
    );
  });
});

const uploads = (source: Source): boolean =>
  [true, false].some((scansRepository) => publishPermissions(source, { scansRepository }).upload.allowed);

/** The pairs that a job knows: the event's own, the runner's, and a pull request's base. */
const knownTo = ({ name, payload, env }: { name: string; payload: unknown; env: Record<string, string> }): ReadonlyMap<string, string> => {
  const { ref: ofEvent, commit, baseRef, baseCommit, pullRequest } = jobOf(name, payload, env);
  const pairs = [
    [commit, ofEvent],
    [env['GITHUB_SHA'], env['GITHUB_REF']],
    // Of a pull request without a number nothing is known: its base is refused, too.
    ...(name.startsWith('pull_request') && pullRequest !== undefined ? [[baseCommit, baseRef]] : []),
  ];
  return new Map(pairs.flatMap(([known, of]) => (known && of ? [[known, of] as const] : [])));
};

describe('ref and sha, on any event', () => {
  const read = ({ name, payload, env }: { name: string; payload: unknown; env: Record<string, string> }, inputs: SourceInputs) =>
    readSource({
      env: { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: '/event.json', GITHUB_REPOSITORY: HOME.full_name, ...env },
      readFile: () => JSON.stringify(payload),
      ...inputs,
    });

  it('a sha alone is of its own ref, or refused', () => {
    fc.assert(
      fc.property(arrival, sha, (arrived, wanted) => {
        const { source, problems } = read(arrived, { sha: wanted });
        const known = knownTo(arrived);
        if (problems.length > 0) expect(known.has(wanted)).toBe(false);
        else if (source.overridden) expect(source).toMatchObject({ commit: wanted, ref: known.get(wanted) });
        else expect(['', source.commit]).toContain(wanted);
      }),
      { numRuns: runs(3000) },
    );
  });

  it('a commit that is known to be of one ref is never a branch’s of another name', () => {
    fc.assert(
      fc.property(arrival, ref, sha, (arrived, wantedRef, wanted) => {
        const { source, problems } = read(arrived, { ref: wantedRef, sha: wanted });
        if (problems.length > 0 || wanted === '' || !source.ref?.startsWith('refs/heads/')) return;
        const of = knownTo(arrived).get(wanted);
        // The head's branch is the pull request's own.
        if (of !== undefined && !(of.startsWith('refs/pull/') && source.ref === 'refs/heads/feature')) expect(source.ref).toBe(of);
      }),
      { numRuns: runs(3000) },
    );
  });
});

describe('what may be uploaded, whatever ref and sha are given', () => {
  it('is for a ref that code scanning takes, and never for a merge queue', () => {
    fc.assert(
      fc.property(given, ({ source }) => {
        if (!uploads(source)) return;
        expect(source.ref).toMatch(/^refs\/(?:heads|pull|tags)\/.*$/);
        expect(source.ref).not.toMatch(/^refs\/heads\/gh-readonly-queue\//);
        expect(source.mergeQueue).toBe(false);
      }),
      { numRuns: runs(3000) },
    );
  });

  it("is for no closed pull request, and for no fork's", () => {
    fc.assert(
      fc.property(given, ({ source }) => {
        if (!uploads(source)) return;
        expect(['fork', 'unknown']).not.toContain(source.untrusted);
        expect(source.pullRequestState === 'closed' && source.ref?.startsWith('refs/pull/')).toBe(false);
      }),
      { numRuns: runs(3000) },
    );
  });

  it("never pairs a pull request with its base's commit, or the base with the head", () => {
    fc.assert(
      fc.property(flags, ref, sha, ([fork, closed], wantedRef, wantedSha) => {
        const { source, problems } = readSource({
          env: {
            GITHUB_ACTIONS: 'true',
            GITHUB_EVENT_NAME: 'pull_request_target',
            GITHUB_EVENT_PATH: '/event.json',
            GITHUB_REPOSITORY: HOME.full_name,
            GITHUB_REF: PLACES.variables.ref,
            GITHUB_SHA: PLACES.variables.sha,
          },
          readFile: () => JSON.stringify(payloadOf(fork, closed, false)),
          ref: wantedRef,
          sha: wantedSha,
        });
        if (problems.length > 0) return;
        if (source.ref?.startsWith('refs/pull/7/')) expect([PLACES.variables.sha, PLACES.base.sha]).not.toContain(source.commit);
        if (source.ref === PLACES.variables.ref || source.ref === PLACES.base.ref) expect(source.commit).not.toBe(PLACES.head.sha);
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('ref and sha of the runner itself, given as inputs', () => {
  const MERGE = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: '2'.repeat(40) };
  const give = (name: string, env: Record<string, string>, inputs: { ref?: string; sha?: string }) =>
    readSource({
      env: { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: '/e', GITHUB_REPOSITORY: HOME.full_name, ...env },
      readFile: () => JSON.stringify(payloadOf(false, false, false)),
      ...inputs,
    });

  it.each<[string, string, Record<string, string>, { ref?: string; sha?: string }, string, string | undefined]>([
    ['sha: github.sha is the merge', 'pull_request', MERGE, { sha: MERGE.GITHUB_SHA }, MERGE.GITHUB_REF, MERGE.GITHUB_SHA],
    ['ref: github.ref is the pull request', 'pull_request', MERGE, { ref: MERGE.GITHUB_REF }, 'refs/pull/7/head', PLACES.head.sha],
    ['both are the merge', 'pull_request', MERGE, { ref: MERGE.GITHUB_REF, sha: MERGE.GITHUB_SHA }, MERGE.GITHUB_REF, MERGE.GITHUB_SHA],
    [
      'the merge with the head is the head',
      'pull_request',
      MERGE,
      { ref: MERGE.GITHUB_REF, sha: PLACES.head.sha },
      'refs/pull/7/head',
      PLACES.head.sha,
    ],
    [
      'the head with the merge is the merge',
      'pull_request',
      MERGE,
      { ref: 'refs/pull/7/head', sha: MERGE.GITHUB_SHA },
      MERGE.GITHUB_REF,
      MERGE.GITHUB_SHA,
    ],
    [
      'the head branch with the merge is the merge',
      'pull_request',
      MERGE,
      { ref: 'feature', sha: MERGE.GITHUB_SHA },
      MERGE.GITHUB_REF,
      MERGE.GITHUB_SHA,
    ],
    [
      'an older commit, with its ref',
      'pull_request',
      MERGE,
      { ref: 'refs/pull/7/head', sha: '9'.repeat(40) },
      'refs/pull/7/head',
      '9'.repeat(40),
    ],
    [
      'any commit, with its ref',
      'workflow_dispatch',
      { GITHUB_REF: PLACES.variables.ref, GITHUB_SHA: PLACES.variables.sha },
      { ref: PLACES.variables.ref, sha: '9'.repeat(40) },
      PLACES.variables.ref,
      '9'.repeat(40),
    ],
    [
      'the commit of a run, as its pull request’s',
      'workflow_run',
      { GITHUB_REF: PLACES.variables.ref, GITHUB_SHA: PLACES.variables.sha },
      { ref: 'refs/pull/7/head', sha: PLACES.run.sha },
      'refs/pull/7/head',
      PLACES.run.sha,
    ],
    [
      'the commit of a tag, as the branch’s',
      'release',
      { GITHUB_REF: 'refs/tags/v1', GITHUB_SHA: PLACES.variables.sha },
      { ref: 'main', sha: PLACES.variables.sha },
      'refs/heads/main',
      PLACES.variables.sha,
    ],
    [
      'the commit of a branch, as the tag’s',
      'schedule',
      { GITHUB_REF: PLACES.variables.ref, GITHUB_SHA: PLACES.variables.sha },
      { ref: 'refs/tags/v1', sha: PLACES.variables.sha },
      'refs/tags/v1',
      PLACES.variables.sha,
    ],
    [
      'sha: github.sha in capitals',
      'issue_comment',
      { GITHUB_REF: PLACES.variables.ref, GITHUB_SHA: PLACES.variables.sha },
      { sha: PLACES.variables.sha.toUpperCase() },
      PLACES.variables.ref,
      PLACES.variables.sha,
    ],
    ['sha: the base’s is the base branch', 'pull_request', MERGE, { sha: PLACES.base.sha }, PLACES.base.ref, PLACES.base.sha],
    [
      'sha: github.sha is the default branch',
      'pull_request_target',
      { GITHUB_REF: PLACES.variables.ref, GITHUB_SHA: PLACES.variables.sha },
      { sha: PLACES.variables.sha },
      PLACES.variables.ref,
      PLACES.variables.sha,
    ],
    [
      'sha: github.sha is the default branch, not the run’s',
      'workflow_run',
      { GITHUB_REF: PLACES.variables.ref, GITHUB_SHA: PLACES.variables.sha },
      { sha: PLACES.variables.sha },
      PLACES.variables.ref,
      PLACES.variables.sha,
    ],
    [
      'a pull request that a comment is on can be asked for',
      'issue_comment',
      { GITHUB_REF: PLACES.variables.ref, GITHUB_SHA: PLACES.variables.sha },
      { ref: 'refs/pull/7/head' },
      'refs/pull/7/head',
      undefined,
    ],
  ])('%s', (_what, name, env, inputs, wantedRef, wantedSha) => {
    const { source, problems } = give(name, env, inputs);
    expect(problems).toEqual([]);
    expect(whole(source)).toMatchObject({ ref: wantedRef, commit: wantedSha });
  });

  it.each([
    ['pull_request', MERGE, { ref: 'refs/heads/base', sha: PLACES.head.sha }],
    ['pull_request', MERGE, { ref: 'refs/pull/7/head', sha: PLACES.base.sha }],
    ['pull_request', MERGE, { ref: 'base', sha: MERGE.GITHUB_SHA }],
    ['pull_request', MERGE, { ref: 'release', sha: MERGE.GITHUB_SHA }],
    ['pull_request', MERGE, { ref: 'release', sha: PLACES.head.sha }],
    ['push', { GITHUB_REF: PLACES.pushed.ref, GITHUB_SHA: PLACES.pushed.sha }, { ref: 'main', sha: PLACES.pushed.sha }],
    ['workflow_dispatch', { GITHUB_REF: 'refs/heads/feature', GITHUB_SHA: PLACES.head.sha }, { ref: 'main', sha: PLACES.head.sha }],
    ['merge_group', { GITHUB_REF: PLACES.queue.ref, GITHUB_SHA: PLACES.queue.sha }, { ref: 'main', sha: PLACES.queue.sha }],
    ['workflow_run', { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: PLACES.variables.sha }, { ref: 'main', sha: PLACES.run.sha }],
    ['workflow_run', { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: PLACES.variables.sha }, { ref: 'awaited', sha: PLACES.variables.sha }],
    ['pull_request_target', { GITHUB_REF: PLACES.variables.ref, GITHUB_SHA: PLACES.variables.sha }, { ref: 'main', sha: PLACES.head.sha }],
    [
      'pull_request_target',
      { GITHUB_REF: PLACES.variables.ref, GITHUB_SHA: PLACES.variables.sha },
      { ref: 'refs/pull/7/head', sha: PLACES.variables.sha },
    ],
  ])('%s: a pair of two places is a mistake', (name, env, inputs) => {
    expect(give(name, env, inputs).problems).toMatchObject([{ input: 'sha', allowed: expect.stringMatching(/^a commit of refs\//) }]);
  });

  it.each([
    ['issue_comment', PLACES.head.sha],
    ['workflow_dispatch', PLACES.head.sha],
    ['workflow_dispatch', PLACES.head.sha.toUpperCase()],
    ['pull_request', '9'.repeat(40)],
    ['pull_request_target', '9'.repeat(40)],
    // What a queue's entry is based on may be the entry before it, which is on no branch yet.
    ['merge_group', PLACES.base.sha],
  ])('%s: a sha without its ref is a mistake (%s)', (name, wanted) => {
    const { source, problems } = give(name, { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: PLACES.variables.sha }, { sha: wanted });
    expect(problems).toMatchObject([{ input: 'sha', given: wanted, allowed: expect.stringContaining('also set {ref}') }]);
    expect(source.overridden).toBe(false);
  });

  it.each([PLACES.head.sha.slice(0, 12), PLACES.head.sha.slice(0, 39), '0'.repeat(40), 'HEAD'])('%s is no full commit hash', (wanted) => {
    expect(give('push', {}, { sha: wanted }).problems).toMatchObject([{ input: 'sha', allowed: expect.stringContaining('40 hex') }]);
  });

  it('a sha is no commit of the runner if the runner names no ref', () => {
    const env = { GITHUB_SHA: PLACES.variables.sha };
    expect(give('workflow_run', env, { sha: PLACES.variables.sha }).problems).toMatchObject([{ input: 'sha' }]);
  });

  it('rules come from the event’s own commit where a pull request is only named', () => {
    const { source } = give(
      'workflow_dispatch',
      { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: PLACES.variables.sha },
      { ref: 'refs/pull/9/head' },
    );
    expect(source).toMatchObject({ baseCommit: PLACES.variables.sha, pullRequest: 9 });
  });

  it.each(['refs/pull/7', 'refs/pull/x/head', 'refs/pull/7/other'])('%s is no ref', (wanted) => {
    expect(give('push', {}, { ref: wanted }).problems).toMatchObject([{ input: 'ref' }]);
  });
});
