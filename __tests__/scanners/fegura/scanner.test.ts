import { describe, expect, it } from '@jest/globals';
import { ScanError } from '../../../src/domain/errors.js';
import type { Scan, ScanRequest } from '../../../src/domain/scan.js';
import { type AccountPlan, CONNECTION } from '../../../src/emulator/fegura/scenario.js';
import { all, failureOf, opening } from '../harness.js';
import { type Rig, rig } from './support.js';

const never = new AbortController().signal;
const NEW = '5ca40000-0000-4000-8000-000000000001';
const OLD = '01d00000-0000-4000-8000-000000000001';
const REF = { id: OLD, target: CONNECTION.id };
const REGION = { region: 'us-east-1' };
const WANTED: ScanRequest = {
  target: { id: CONNECTION.id, key: CONNECTION.id, label: 'l', ownCode: false },
  traits: REGION,
  baseline: REGION,
};

const open = opening(rig, ({ emulator }) => {
  // Each sends the version.
  for (const { headers } of emulator.requests) expect(headers).toMatchObject({ authorization: 'present', 'fegura-version': '2026-02-01' });
});

function accounts(count: number): AccountPlan[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    alias: `unit-${index}`,
    awsAccountId: String(100_000_000_000 + index),
  }));
}

describe('locate', () => {
  it('finds the connection of an AWS number, on whatever page it is', async () => {
    const { scanner, emulator } = await open({
      scenario: { accounts: [...accounts(250), CONNECTION] },
      given: { target: CONNECTION.awsAccountId, region: 'EU-west-1' },
    });

    expect(await scanner.locate(never)).toEqual({
      target: { id: CONNECTION.id, key: CONNECTION.id, label: 'production (481516234209)', ownCode: false },
      traits: { region: 'eu-west-1' },
      baseline: { region: 'eu-west-1' },
    });
    expect(emulator.requests.map(({ path }) => path.replace(/cursor=.+/, 'cursor=…'))).toEqual([
      '/api/accounts?limit=100',
      '/api/accounts?limit=100&cursor=…',
      '/api/accounts?limit=100&cursor=…',
    ]);
  });

  it('reads no further pages once a given UUID is found, in any case', async () => {
    const { scanner, emulator } = await open({
      scenario: { accounts: [CONNECTION, ...accounts(900)] },
      given: { target: CONNECTION.id.toUpperCase() },
    });

    expect(await scanner.locate(never)).toEqual({
      target: { id: CONNECTION.id, key: CONNECTION.id, label: 'production (481516234209)', ownCode: false },
      traits: REGION,
      baseline: REGION,
    });
    expect(emulator.requests).toHaveLength(1);
  });

  it.each([
    ['a number', '111111111111', 'Fegura has no AWS account 111111111111. Connected accounts: unit-0, unit-1.'],
    [
      'a UUID',
      '11111111-1111-4111-8111-111111111111',
      'Fegura has no connection 11111111-1111-4111-8111-111111111111. Connected accounts: unit-0, unit-1.',
    ],
  ])('lists the accounts if %s is not among them', async (_what, target, message) => {
    const { scanner } = await open({ scenario: { accounts: accounts(2) }, given: { target } });

    expect(await failureOf(scanner.locate(never))).toMatchObject({
      code: 'TARGET_UNKNOWN',
      message,
      hint: expect.stringMatching(/\{target\}.*\{api-key\}/),
    });
  });

  it('names ten of many, and reports it where there are none', async () => {
    const many = await open({ scenario: { accounts: accounts(300) } });
    expect((await failureOf(many.scanner.locate(never))).message).toMatch(/unit-0, .*unit-9 and 290 more\.$/);
    await many.close();

    const none = await open({ scenario: { accounts: [] }, given: { target: '111111111111' } });
    expect((await failureOf(none.scanner.locate(never))).message).toBe(
      'Fegura has no AWS account 111111111111. No AWS account is connected.',
    );
  });

  it('asks for the UUID when a number is connected more than once', async () => {
    const twin = { ...CONNECTION, id: '99999999-0000-4000-8000-000000000000', alias: 'again', status: 'pending' };
    const { scanner } = await open({
      scenario: { accounts: [CONNECTION, ...accounts(120), twin] },
      given: { target: CONNECTION.awsAccountId },
    });

    expect(await failureOf(scanner.locate(never))).toMatchObject({
      code: 'TARGET_AMBIGUOUS',
      message: `The AWS account 481516234209 is connected to Fegura 2 times: production (${CONNECTION.id}, connected), again (${twin.id}, pending).`,
      hint: expect.stringMatching(/\{target\}.*UUID/),
    });
  });

  it.each([
    ['pending', CONNECTION.id, /Finish connecting/],
    ['failed', CONNECTION.awsAccountId, /again/],
    ['suspended', CONNECTION.id, /again/],
  ])('stops at a connection that is %s', async (status, target, hint) => {
    const { scanner, emulator } = await open({ scenario: { accounts: [{ ...CONNECTION, status }] }, given: { target } });

    expect(await failureOf(scanner.locate(never))).toMatchObject({
      code: 'TARGET_NOT_READY',
      message: `Fegura cannot scan production (481516234209): the status of its connection is "${status}", not "connected".`,
      hint: expect.stringMatching(hint),
    });
    expect(emulator.requests.map(({ kind }) => kind)).toEqual(['lookup']);
  });

  it('takes CONNECTED for connected', async () => {
    const { scanner } = await open({ scenario: { accounts: [{ ...CONNECTION, status: 'CONNECTED' }] } });

    expect((await scanner.locate(never)).target.id).toBe(CONNECTION.id);
  });

  it.each([
    ['are not there', { siblingEndpoints: 'off' }, /does not offer the accounts/],
    ['may not be read', { scopes: ['write'] }, /the API key may not read the accounts/],
    ['have no end', { accounts: accounts(3), flaws: { lookup: { pageSize: 1, cursor: 'absent' } } }, /not be read to its end/],
    ['lead in circles', { accounts: accounts(3), flaws: { lookup: { pageSize: 1, cursor: 'same' } } }, /not be read to its end/],
    ['repeat', { accounts: accounts(3), flaws: { lookup: { pageSize: 1, repeatPage: 2 } } }, /not be read to its end/],
  ] as const)('goes on with a UUID and a notice where accounts %s; a number needs them', async (_what, scenario, why) => {
    const withId = await open({ scenario });
    expect(await withId.scanner.locate(never)).toEqual({
      target: { id: CONNECTION.id, key: CONNECTION.id, label: CONNECTION.id, ownCode: false },
      traits: REGION,
      baseline: REGION,
      notices: [{ text: expect.stringMatching(why), hint: expect.stringMatching(/\{target\}.*\{api-key\}/) }],
    });
    await withId.close();

    const withNumber = await open({ scenario, given: { target: CONNECTION.awsAccountId } });
    const error = await failureOf(withNumber.scanner.locate(never));
    expect(error.message).toMatch(why);
    expect(error.hint).toMatch(/\{target\}.*UUID.*\{api-key\}/);
  });

  it.each([{ status: 500 }, 'html-502', 'not-json', { status: 200, body: { accounts: [] } }] as const)(
    'goes on with a UUID and a notice after %j, where a number stops',
    async (fault) => {
      const scenario = { faults: [{ call: 'lookup', nth: 'all', fault }] } as const;
      const withId = await open({ scenario });
      expect(await withId.scanner.locate(never)).toMatchObject({
        target: { id: CONNECTION.id },
        notices: [{ text: expect.stringMatching(/could not be read \((?:500|502|NOT_JSON|WIRE_FORMAT)\)/) }],
      });
      await withId.close();

      const { scanner } = await open({ scenario, given: { target: CONNECTION.awsAccountId } });
      expect(['SERVICE_FAILED', 'NOT_JSON', 'WIRE_FORMAT']).toContain((await failureOf(scanner.locate(never))).code);
    },
  );

  it.each([CONNECTION.id, CONNECTION.awsAccountId])('stops at a key that is rejected (%s)', async (target) => {
    const { scanner } = await open({ scenario: { faults: [{ call: 'lookup', nth: 'all', fault: { status: 401 } }] }, given: { target } });

    expect((await failureOf(scanner.locate(never))).code).toBe('AUTH_REJECTED');
  });

  it('reads a page again after a blip', async () => {
    const { scanner } = await open({ scenario: { faults: [{ call: 'lookup', nth: 1, fault: 'reset' }] } });

    expect((await scanner.locate(never)).notices).toBeUndefined();
  });

  it('knows a connection by its UUID though Fegura writes it in capitals, and goes on with what Fegura writes', async () => {
    const id = CONNECTION.id.toUpperCase();
    const { scanner } = await open({ scenario: { accounts: [{ ...CONNECTION, id }] } });

    expect((await scanner.locate(never)).target).toMatchObject({ id, key: CONNECTION.id });
  });

  it.each([
    ['an error', new Error('interrupted')],
    ['an error of ours', new ScanError('INCOMPLETE', 'too late')],
  ])('throws the reason of the signal (%s)', async (_what, stop) => {
    const { scanner } = await open({ scenario: { faults: [{ call: 'lookup', nth: 1, fault: 'hang' }] } });
    const controller = new AbortController();
    const locating = scanner.locate(controller.signal);
    controller.abort(stop);

    await expect(locating).rejects.toBe(stop);
  });
});

describe('start', () => {
  it('sends the UUID and the region, and waits in silence for the end', async () => {
    const { scanner, emulator, clock } = await open({
      scenario: { plans: [{ queuedMs: 10_000, runningMs: 290_000 }] },
      given: { region: 'eu-west-1' },
    });
    const before = clock.now();

    expect(await scanner.start(await scanner.locate(never), never)).toMatchObject({
      kind: 'started',
      scan: { id: NEW, target: CONNECTION.id, state: 'completed', traits: { region: 'eu-west-1' }, inventory: { vpcs: 2, s3Buckets: 3 } },
    });
    expect(clock.now() - before).toBe(300_000);
    expect(emulator.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/api/scans',
      body: { awsAccountId: CONNECTION.id, region: 'eu-west-1' },
    });
    expect(Object.keys(emulator.requests.at(-1)?.body as object)).toEqual(['awsAccountId', 'region']);
  });

  it.each([
    [{ answers: 'queued' }, 'primary', 'queued'],
    [{ answers: 'queued' }, 'sibling', 'queued'],
    [{ answers: 'scanning' }, 'primary', 'running'],
    [{}, 'sibling', 'completed'],
    [{ end: 'failed' }, 'primary', 'failed'],
    [{ end: 'exploded' }, 'primary', 'unknown'],
  ] as const)('of %j, in the %s dialect, is answered with a scan that is %s', async (plan, dialect, state) => {
    const { scanner } = await open({ scenario: { plans: [plan], dialect } });

    expect(await scanner.start(WANTED, never)).toMatchObject({ kind: 'started', scan: { id: NEW, state } });
  });

  it('reports why a scan failed', async () => {
    const { scanner } = await open({ scenario: { plans: [{ end: 'failed', errorMessage: 'The role is gone' }] } });

    expect(await scanner.start(WANTED, never)).toMatchObject({ scan: { reason: 'The role is gone', inventory: undefined } });
  });

  it('is busy while a scan of the region runs', async () => {
    const { scanner, emulator } = await open({ scenario: { scans: [{ createdAgoMs: 0 }] } });

    expect(await scanner.start(WANTED, never)).toEqual({ kind: 'busy' });
    expect(emulator.requests).toHaveLength(1);
  });

  it('ends with the signal when the answer never comes, and the scan goes on', async () => {
    const { scanner, emulator, clock } = await open({ scenario: { faults: [{ call: 'start', nth: 1, fault: 'hang-after' }] } });
    const controller = new AbortController();
    const stop = new Error('deadline');
    const starting = scanner.start(WANTED, controller.signal);
    void clock.sleep(900_000).then(() => controller.abort(stop));

    await expect(starting).rejects.toBe(stop);
    expect(emulator.state.scans).toMatchObject([{ state: 'completed' }]);
  });

  it('is refused by a limit before it is processed: the workflow sends it again', async () => {
    const fault = { status: 429, headers: { 'retry-after': '3' } };
    const { scanner, emulator } = await open({ scenario: { faults: [{ call: 'start', nth: 1, fault }] } });

    await expect(scanner.start(WANTED, never)).rejects.toMatchObject({ details: { unsent: true, transient: true, retryAfterMs: 3000 } });
    expect(emulator.state.scans).toEqual([]);
  });
});

describe('read', () => {
  it.each([
    [{ createdAgoMs: 0 }, 'queued', 'queued'],
    [{ createdAgoMs: 2000 }, 'running', 'scanning'],
    [{ createdAgoMs: 60_000 }, 'completed', 'completed'],
    [{ createdAgoMs: 60_000, end: 'failed' }, 'failed', 'failed'],
    [{ createdAgoMs: 2000, runningWord: 'analysing' }, 'unknown', 'analysing'],
  ] as const)('a scan of %j is %s', async (scan, state, word) => {
    const { scanner, emulator } = await open({ scenario: { scans: [scan] } });

    expect(await scanner.read(REF, 'light', never)).toMatchObject({ ...REF, state, rawState: word, traits: REGION });
    expect(await scanner.read(REF, 'full', never)).toMatchObject({ ...REF, state });
    expect(emulator.requests.map(({ path }) => path)).toEqual([`/api/scans/${OLD}`, `/api/scans/${OLD}`]);
  });

  it('reports what the service echoes, and what was asked where it echoes nothing', async () => {
    const { scanner } = await open({
      scenario: {
        scans: [
          { createdAgoMs: 9000, echo: { awsAccountId: 'another', region: 'eu-west-1' } },
          { createdAgoMs: 8000, echo: { awsAccountId: null, region: null } },
        ],
      },
    });

    expect(await scanner.read(REF, 'full', never)).toMatchObject({ target: 'another', traits: { region: 'eu-west-1' } });
    expect(await scanner.read({ ...REF, id: OLD.replace(/1$/, '2') }, 'full', never)).toMatchObject({
      target: CONNECTION.id,
      traits: { region: undefined },
    });
  });

  it('knows the connection that was asked about in capitals too', async () => {
    const { scanner } = await open({ scenario: { scans: [{ createdAgoMs: 9000, echo: { awsAccountId: CONNECTION.id.toUpperCase() } }] } });

    expect((await scanner.read(REF, 'full', never)).target).toBe(REF.target);
  });
});

describe('list', () => {
  async function listed({ scanner }: Rig, like = {}): Promise<Scan[]> {
    return (await all(scanner.list(WANTED, like, never))).flat();
  }
  const many = Array.from({ length: 230 }, (_, index) => ({
    createdAgoMs: 10_000 + index,
    region: index % 2 === 0 ? 'us-east-1' : 'eu-west-1',
  }));

  it('reads the account’s scans of the region, page by page', async () => {
    const r = await open({ scenario: { scans: many } });

    expect(await listed(r, REGION)).toHaveLength(115);
    expect(await listed(r)).toHaveLength(230);
    expect(r.emulator.requests).toHaveLength(6);
    for (const { path } of r.emulator.requests) expect(path).toMatch(`/api/scans?limit=100&accountId=${CONNECTION.id}`);
  });

  it('leaves the scans of other accounts out, and keeps one that does not report its region', async () => {
    const other = { ...CONNECTION, id: 'other' };
    const scans = [
      { id: 's1', createdAgoMs: 9000, accountId: 'other' },
      { id: 's2', createdAgoMs: 8000, echo: { region: null } },
    ];
    const r = await open({ scenario: { accounts: [CONNECTION, other], scans } });

    expect(await listed(r, REGION)).toMatchObject([{ id: 's2', inventory: { vpcs: 2, subnets: 6, ec2Instances: 4 } }]);
  });

  it('reads no further than it is asked to', async () => {
    const { scanner, emulator } = await open({ scenario: { scans: many } });

    for await (const _page of scanner.list(WANTED, {}, never)) break;

    expect(emulator.requests).toHaveLength(1);
  });

  it('takes an item twice for one when the list shifts, and pages that are short', async () => {
    const shifting = await open({ scenario: { scans: many.slice(0, 120), flaws: { list: { shift: 'appear' } } } });
    const ids = (await listed(shifting)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    await shifting.close();

    expect(await listed(await open({ scenario: { scans: many.slice(0, 40), flaws: { list: { pageSize: 7 } } } }))).toHaveLength(40);
  });

  it.each([
    [{ repeatPage: 2 }, /Page 2 of the scans repeats/],
    [{ cursor: 'absent' }, /no new cursor/],
    [{ cursor: 'empty' }, /no new cursor/],
    [{ cursor: 'same' }, /no new cursor/],
  ] as const)('is not complete with %j', async (list, message) => {
    const r = await open({ scenario: { scans: many, flaws: { list } } });

    expect(await failureOf(listed(r))).toMatchObject({ code: 'INCOMPLETE', message: expect.stringMatching(message) });
  });

  it('names the place of a malformed item', async () => {
    const r = await open({ scenario: { scans: many, flaws: { list: { malformedAt: 3 } } } });

    expect(await failureOf(listed(r))).toMatchObject({
      code: 'WIRE_FORMAT',
      message: expect.stringContaining('the list of scans: $.data.scans[3].id should be string'),
    });
  });
});

describe('cancel', () => {
  it('is not offered, and asks nothing', async () => {
    const { scanner, emulator } = await open();

    expect(await scanner.cancel(REF, never)).toBe('not-offered');
    expect(emulator.requests).toEqual([]);
  });
});

describe('each documented refusal names the fix', () => {
  it('403 on a start: a key that may only read', async () => {
    const { scanner } = await open({ scenario: { scopes: ['read'] } });

    expect(await failureOf(scanner.start(WANTED, never))).toMatchObject({
      code: 'FORBIDDEN',
      hint: expect.stringMatching(/\{api-key\}.*scope write/),
    });
  });

  it('403 on a read: a key that may only write', async () => {
    const { scanner } = await open({ scenario: { scopes: ['write'] } });

    expect(await failureOf(all(scanner.list(WANTED, {}, never)))).toMatchObject({
      code: 'FORBIDDEN',
      hint: expect.stringMatching(/\{api-key\}.*scope read/),
    });
  });

  it('404: a connection that is not there', async () => {
    const { scanner } = await open();
    const gone = { ...WANTED, target: { ...WANTED.target, id: 'gone' } };

    expect(await failureOf(scanner.start(gone, never))).toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringMatching(/\{target\}.*UUID/),
    });
  });

  it('404: a scan that is not there', async () => {
    const { scanner } = await open();

    expect(await failureOf(scanner.read({ ...REF, id: 'gone' }, 'full', never))).toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining('{scan-id}'),
    });
  });

  it('400: a region that is not there, with what validation found', async () => {
    const { scanner } = await open({ scenario: { unknownRegions: ['us-east-1'] } });

    expect(await failureOf(scanner.start(WANTED, never))).toMatchObject({
      code: 'BAD_REQUEST',
      message: 'Fegura responded to POST /scans with 400: Body is not valid: region: unknown region (VALIDATION_ERROR).',
      hint: expect.stringContaining('{region}'),
    });
  });

  it('400: a version that is not known', async () => {
    const body = { success: false, error: { code: 'INVALID_API_VERSION', message: 'Unknown version' } };
    const { scanner } = await open({ scenario: { faults: [{ call: 'list', nth: 1, fault: { status: 400, body } }] } });

    expect(await failureOf(all(scanner.list(WANTED, {}, never)))).toMatchObject({
      code: 'BAD_REQUEST',
      hint: expect.stringContaining('2026-02-01'),
    });
  });

  it('409 and 500 of the service', async () => {
    const faults = [
      { call: 'status', nth: 1, fault: { status: 409 } },
      { call: 'status', nth: 2, fault: { status: 500 } },
    ] as const;
    const { scanner } = await open({ scenario: { faults } });

    expect(await failureOf(scanner.read(REF, 'full', never))).toMatchObject({ code: 'CONFLICT', details: { serviceCode: 'CONFLICT' } });
    expect(await failureOf(scanner.read(REF, 'full', never))).toMatchObject({
      code: 'SERVICE_FAILED',
      message: expect.stringContaining('Injected 500 (INTERNAL_ERROR).'),
      details: { transient: true },
    });
  });
});
