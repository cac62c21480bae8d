import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { publishPermissions } from '../../src/ci/permissions.js';
import { checkEligibility } from '../../src/config/eligibility.js';
import type { Permission, Source } from '../../src/domain/source.js';
import { SERVICES } from '../../src/scanners/registry.js';
import { type Expected, type Payload, ROWS, type Row } from './event-rows.js';
import { jobOf } from './github-job.js';
import { NOT_STARTING, NOT_STARTING_ACTIVITIES, WORKFLOW_EVENTS } from './workflow-events.js';

const EXAMPLES: readonly { name: string; examples: readonly Payload[] }[] = createRequire(import.meta.url)('@octokit/webhooks-examples');

/** What arrives for a row: GitHub's examples, or one of them under this activity where there is none. */
function payloadsOf({ event, action, payload, pick = () => true }: Row): readonly object[] {
  if (payload !== 'examples') return [payload];
  const examples = EXAMPLES.find(({ name }) => name === event.replace('_target', ''))?.examples ?? [];
  const ours = examples.filter((example) => action === '' || action === '*' || example.action === action).filter(pick);
  if (ours.length > 0) return ours;
  const another = examples.find(pick);
  return [{ ...another, ...(action !== '' && { action }) }];
}

const said = (permission: Permission): string => (permission.allowed ? 'yes' : permission.why);

function tell(source: Source): Expected {
  const own = publishPermissions(source, { scansRepository: true });
  const others = publishPermissions(source, { scansRepository: false });
  const repositoryScanner = SERVICES.find(({ scansRepository }) => scansRepository);
  const otherScanner = SERVICES.find(({ scansRepository }) => !scansRepository);
  if (repositoryScanner === undefined || otherScanner === undefined) throw new Error('There are services.');
  const eligibility = checkEligibility(repositoryScanner, source, 'key', 'fail');
  const keyless = checkEligibility(otherScanner, source, '', 'skip-untrusted');
  const { ref, commit, branch, baseBranch, pullRequest, boundToCommit, mergeQueue, untrusted } = source;
  return {
    ref,
    commit,
    branch,
    ...(baseBranch !== undefined && { baseBranch }),
    ...(pullRequest !== undefined && { pullRequest }),
    boundToCommit,
    ...(mergeQueue && { mergeQueue }),
    ...(untrusted && { untrusted }),
    upload: said(own.upload),
    ...(said(others.upload) !== said(own.upload) && { uploadOfOthers: said(others.upload) }),
    comment: said(own.comment),
    annotate: said(own.annotate) as 'yes',
    track: said(own.track),
    scan: eligibility?.kind === 'refuse' ? eligibility.code : 'yes',
    keyless: keyless?.kind === 'skip' ? 'skip' : 'error',
  };
}

const expectedOf = ({ expected: { uploadOfOthers, ...rest } }: Row): Expected => ({
  ...rest,
  ...(uploadOfOthers !== undefined && uploadOfOthers !== rest.upload && { uploadOfOthers }),
});

describe('every event that starts a workflow', () => {
  const rows = ROWS.map((row) => [`${row.event} ${row.action} ${row.variant ?? ''}`.trim(), row] as const);

  it.each(rows)('%s', (_name, row) => {
    const payloads = payloadsOf(row);
    expect(payloads).not.toEqual([]);
    for (const payload of payloads) expect(tell(jobOf(row.event, payload, row.env))).toEqual(expectedOf(row));
  });

  it('has a row for each of its activities', () => {
    const wanted = [...WORKFLOW_EVENTS].flatMap(([event, types]) =>
      types.length === 0 ? [`${event} `] : types.map((type) => `${event} ${type}`),
    );
    const told = new Set(ROWS.map(({ event, action }) => `${event} ${action}`));
    expect(wanted.filter((name) => !told.has(name))).toEqual([]);
    expect([...told].filter((name) => !wanted.includes(name))).toEqual([]);
  });
});

describe("GitHub's examples of webhooks", () => {
  const all = EXAMPLES.flatMap(({ name, examples }) => examples.map((payload) => ({ name, payload })));

  it('are each in the table, or named among those that start no workflow', () => {
    const lost = all.filter(({ name, payload }) => {
      const types = WORKFLOW_EVENTS.get(name);
      const { action = '' } = payload;
      if (types === undefined) return !NOT_STARTING.has(name);
      if (NOT_STARTING_ACTIVITIES.has(`${name} ${action}`)) return types.includes(action);
      const rows = ROWS.filter((row) => row.event === name && row.payload === 'examples' && payloadsOf(row).includes(payload));
      return rows.length === 0;
    });
    expect(lost.map(({ name, payload }) => `${name} ${payload.action ?? ''}`)).toEqual([]);
    expect(all.length).toBeGreaterThan(250);
  });

  it('start nothing where the lists say so', () => {
    expect([...NOT_STARTING].filter((name) => WORKFLOW_EVENTS.has(name))).toEqual([]);
    expect([...NOT_STARTING].filter((name) => !EXAMPLES.some((example) => example.name === name))).toEqual([]);
  });
});
