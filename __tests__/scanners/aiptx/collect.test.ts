import { afterEach, describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../src/domain/evaluation.js';
import type { Finding } from '../../../src/domain/finding.js';
import type { Scan } from '../../../src/domain/scan.js';
import { NO_COUNTS } from '../../../src/domain/severity.js';
import { manyShopFindings, shopFindings } from '../../../src/emulator/aiptx/data.js';
import { LEAKED } from '../../../src/emulator/aiptx/responses.js';
import type { AiptxScenario } from '../../../src/emulator/aiptx/scenario.js';
import { rulesOf, wordsOf } from '../../../src/report/words.js';
import type { ResultPart } from '../../../src/scanners/scanner.js';
import { all, failureOf } from '../harness.js';
import { fixture, type Rig, rig, scannerOver, TARGET } from './support.js';

const never = new AbortController().signal;
const SCAN: Scan = {
  id: 'scan_old001',
  target: TARGET,
  state: 'completed',
  rawState: 'completed',
  traits: { type: 'web', mode: 'standard' },
};
const BASELINE: Scan = { ...SCAN, id: 'scan_before' };

let current: Rig | undefined;
async function open(scenario: AiptxScenario): Promise<Rig> {
  current = await rig({ scenario });
  return current;
}

afterEach(async () => {
  const undocumented = current?.emulator.undocumented ?? [];
  await current?.close();
  current = undefined;
  expect(undocumented).toEqual([]);
});

const partsOf = ({ scanner }: Rig, baseline?: Scan): Promise<ResultPart[]> => all(scanner.collect(SCAN, { baseline }, never));
const findingsIn = (parts: readonly ResultPart[]): Finding[] => parts.flatMap((part) => (part.kind === 'findings' ? part.page : []));
const notesIn = (parts: readonly ResultPart[]) => parts.filter((part) => part.kind === 'note');
const done = { id: 'scan_old001', createdAgoMs: 60_000 };

describe('the list of findings', () => {
  it('is read whole, in all statuses, without a filter', async () => {
    const r = await open({ scans: [{ ...done, findings: shopFindings() }] });

    const parts = await partsOf(r, BASELINE);

    expect(findingsIn(parts).map(({ id }) => id)).toEqual(shopFindings().map(({ id }) => id));
    expect(new Set(findingsIn(parts).map(({ state }) => state))).toEqual(new Set(['open', 'closed', 'accepted']));
    expect(parts).toEqual([{ kind: 'findings', page: expect.any(Array), total: 13 }]);
    expect(r.emulator.requests.filter(({ kind }) => kind === 'findings').map(({ path }) => path)).toEqual([
      '/v1/findings?scan_id=scan_old001&page=1&limit=100',
    ]);
    expect(r.emulator.requests.map(({ kind }) => kind)).not.toContain('compare');
  });

  it('may be empty where the scan has counted none', async () => {
    const { scanner } = await open({ scans: [done] });

    expect(await all(scanner.collect({ ...SCAN, counts: NO_COUNTS }, {}, never))).toEqual([{ kind: 'findings', page: [], total: 0 }]);
  });

  it('that is empty proves nothing by itself', async () => {
    expect(await failureOf(partsOf(await open({ scans: [done] })))).toMatchObject({
      code: 'INCOMPLETE',
      hint: expect.stringContaining('{scan-id}'),
    });
  });

  it('comes in order and each once over many pages, within the limit of requests', async () => {
    const r = await open({ scans: [{ ...done, findings: manyShopFindings(7123) }] });

    const findings = findingsIn(await partsOf(r));

    expect(findings.map(({ id }) => id)).toEqual(Array.from({ length: 7123 }, (_, index) => manyShopFindings(7123).at(index).id));
    expect(Math.max(...r.emulator.requests.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(4);
    expect(r.emulator.requests.filter(({ status }) => status === 429)).toEqual([]);
    expect(new Set(findings.map(({ identity }) => identity)).size).toBe(7123);
  });

  it.each([
    ['repeats a page', { repeatPage: 2 }, /repeats/],
    ['gains a finding', { shift: 'appear' }, /reports 251 findings, but its list contains 250/],
    ['loses a finding', { shift: 'vanish' }, /reports 250 findings, but its list contains 249/],
    ['is shorter than its total', { total: 251 }, /reports 251 findings, but its list contains 250/],
  ] as const)('that %s is refused', async (_what, flaws, message) => {
    const r = await open({ scans: [{ ...done, findings: manyShopFindings(250), flaws }] });

    expect(await failureOf(partsOf(r))).toMatchObject({
      code: 'INCOMPLETE',
      message: expect.stringMatching(message),
      details: { transient: true },
    });
  });

  it('without a total ends at a short page', async () => {
    const parts = await partsOf(await open({ scans: [{ ...done, findings: manyShopFindings(250), flaws: { total: null } }] }));

    expect(findingsIn(parts)).toHaveLength(250);
    expect(parts[0]).toMatchObject({ total: undefined });
  });

  it('names the place of a malformed finding', async () => {
    const r = await open({ scans: [{ ...done, findings: shopFindings(), flaws: { malformedAt: 3 } }] });

    expect(await failureOf(partsOf(r))).toMatchObject({
      code: 'WIRE_FORMAT',
      message: expect.stringContaining('the findings: $.data[3].id should be string'),
    });
  });

  it('of another scan is not used', async () => {
    const r = await open({ scans: [{ ...done, findings: shopFindings(), flaws: { scanId: 'scan_other' } }] });

    expect(await failureOf(partsOf(r))).toMatchObject({ code: 'WRONG_SCAN', hint: expect.stringContaining('{api-url}') });
  });

  it('that is there and then is not is an error, and no scan without a list', async () => {
    const r = await open({
      scans: [{ ...done, findings: manyShopFindings(150) }],
      faults: [{ call: 'findings', nth: [2, 9], fault: { status: 404 } }],
    });

    expect(await failureOf(partsOf(r))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('throws the reason of the signal', async () => {
    const r = await open({ scans: [{ ...done, findings: manyShopFindings(150) }], faults: [{ call: 'detail', nth: 1, fault: 'hang' }] });
    const controller = new AbortController();
    const stop = new Error('interrupted');
    const reading = all(r.scanner.collect(SCAN, {}, controller.signal));
    reading.catch(() => undefined);
    while (!r.emulator.requests.some(({ kind }) => kind === 'detail')) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(stop);

    await expect(reading).rejects.toBe(stop);
  });
});

describe('details', () => {
  it('are asked for of what is open and critical or high, and nothing else', async () => {
    const r = await open({ scans: [{ ...done, findings: shopFindings() }] });

    const findings = findingsIn(await partsOf(r));

    expect(r.emulator.requests.filter(({ kind }) => kind === 'detail').map(({ path }) => path)).toEqual([
      '/v1/findings/finding_inj01',
      '/v1/findings/finding_xss01',
      '/v1/findings/finding_acc01',
    ]);
    expect(findings[0]).toMatchObject({
      rule: {
        id: 'injection',
        title: 'SQL injection in product search',
        tags: ['security', 'external/cwe/cwe-89'],
      },
      text: expect.stringMatching(/^The search text[^]*Impact: Anyone[^]*CWE-89$/),
      fix: { text: expect.stringMatching(/^Bind/) },
      location: {
        resource: 'GET /api/products/search (q)',
        url: 'https://staging.example.com/api/products/search',
        request: { method: 'GET', target: '/api/products/search', parameter: 'q' },
      },
    });
    // The text of one finding of a category is not the text of another.
    expect(findings.find(({ id }) => id === 'finding_aut01')?.rule).toEqual({
      id: 'authentication',
      title: 'No limit on attempts to sign in',
      tags: ['security'],
    });
  });

  it('of one finding stand at no other of its category', async () => {
    const [injection] = shopFindings();
    if (injection === undefined) throw new Error('no finding');
    const other = { ...injection, id: 'finding_low', title: 'LDAP injection in the directory', severity: 'low' };
    const r = await open({ scans: [{ ...done, findings: [injection, other] }] });

    const evaluation = evaluate(findingsIn(await partsOf(r)));
    const words = evaluation.findings.map((finding) => wordsOf(finding, rulesOf({ evaluation })));

    expect(words).toMatchObject([
      { text: expect.stringContaining('The search text'), fix: { text: expect.stringMatching(/^Bind/) } },
      { title: 'LDAP injection in the directory', text: undefined, fix: undefined },
    ]);
  });

  it('are 50 at most, the critical ones first', async () => {
    const r = await open({ scans: [{ ...done, findings: manyShopFindings(400) }] });

    await partsOf(r);

    const asked = r.emulator.requests.filter(({ kind }) => kind === 'detail').map(({ path }) => Number(path.slice(-6)));
    expect(asked).toHaveLength(50);
    expect(asked.slice(0, 40).every((number) => number % 10 === 1)).toBe(true);
  });

  it.each([{ status: 404 }, { status: 500 }, 'reset', 'not-json', { status: 200, body: { success: true, data: { id: 7 } } }] as const)(
    'that cannot be read (%j) are one note, and the list is enough',
    async (fault) => {
      const r = await open({ scans: [{ ...done, findings: shopFindings() }], faults: [{ call: 'detail', nth: 'all', fault }] });

      const parts = await partsOf(r);

      expect(findingsIn(parts)).toHaveLength(13);
      expect(notesIn(parts)).toEqual([
        { kind: 'note', text: expect.stringMatching(/^The details of 3 findings could not be read: /), hint: expect.any(String) },
      ]);
    },
  );

  it('change no finding into another one', async () => {
    const [first, second] = [await open({ scans: [{ ...done, findings: shopFindings() }] }), undefined];
    const withDetails = findingsIn(await partsOf(first)).map(({ identity, rule }) => [identity, rule.id]);
    await first.close();
    expect(second).toBeUndefined();
    const r = await open({
      scans: [{ ...done, findings: shopFindings() }],
      faults: [{ call: 'detail', nth: 'all', fault: { status: 404 } }],
    });
    expect(findingsIn(await partsOf(r)).map(({ identity, rule }) => [identity, rule.id])).toEqual(withDetails);
  });

  it('of another finding are not used', async () => {
    const body = { success: true, data: { id: 'finding_other', description: 'of another one' } };
    const r = await open({
      scans: [{ ...done, findings: shopFindings() }],
      faults: [{ call: 'detail', nth: 'all', fault: { status: 200, body } }],
    });

    expect(JSON.stringify(await partsOf(r))).not.toContain('of another one');
  });
});

describe('proofs of concept', () => {
  it('appear in no result and in no log', async () => {
    const r = await open({ scans: [{ ...done, findings: shopFindings() }] });
    const seen: unknown[] = [];
    // The canary is there to be found.
    const proof = await fetch(`${r.emulator.url}/v1/findings/finding_inj01`, { headers: { authorization: 'Bearer aiptx_emulated_key' } });
    expect(await proof.text()).toContain(LEAKED);

    seen.push(...(await partsOf(r)));

    expect(JSON.stringify(seen)).not.toContain(LEAKED);
    expect(r.lines.join('\n')).not.toContain(LEAKED);
  });

  it('are dropped under all of their names, in the list too', async () => {
    const canary = 'leaked-canary-value';
    const item = (fixture('siblings/findings')['data'] as object[])[0];
    const proofs = {
      poc: canary,
      proof_of_concept: { body: canary },
      request: canary,
      response: { body: canary },
      curl_command: canary,
      evidence: canary,
    };
    const endpoint = { method: 'GET', path: '/x', request: canary };
    const remediation = { summary: 'ok', poc: canary, code_example: { vulnerable: canary } };
    const list = { success: true, data: [{ ...item, scan_id: SCAN.id, ...proofs, endpoint }], pagination: { total: 1 } };
    const detail = { success: true, data: { id: 'finding_4c2', ...proofs, endpoint, remediation } };
    const scanner = await scannerOver({ send: ({ path }) => Promise.resolve(path.startsWith('/findings?') ? list : detail) });

    const parts = await all(scanner.collect(SCAN, {}, never));

    expect(findingsIn(parts)).toMatchObject([{ id: 'finding_4c2', fix: { text: 'ok' } }]);
    expect(JSON.stringify(parts)).not.toContain(canary);
  });
});

describe('without a list', () => {
  const before = { id: 'scan_before', createdAgoMs: 120_000, findings: shopFindings().slice(0, 9) };
  const scans = [before, { ...done, findings: shopFindings().slice(2) }];
  const changes = { addedCount: 4, fixedCount: 2, unchangedCount: 7 };

  it.each([404, 405])('reports it after %i, and asks for no details', async (status) => {
    const r = await open({ scans, faults: [{ call: 'findings', nth: 'all', fault: { status } }] });

    expect(await partsOf(r)).toEqual([{ kind: 'unavailable', what: 'findings', why: expect.any(String) }]);
    expect(r.emulator.requests.map(({ kind }) => kind)).toEqual(['findings']);
  });

  it('compares by the service, the older scan first', async () => {
    const r = await open({ siblingEndpoints: 'off', scans });

    const [unavailable, changed] = await partsOf(r, BASELINE);

    expect(unavailable).toMatchObject({ kind: 'unavailable' });
    expect(changed).toMatchObject({ kind: 'changes', changes });
    expect(r.emulator.requests.at(-1)?.path).toBe('/v1/scans/scan_before/compare/scan_old001');
  });

  it('turns a comparison whose sums say that it is the other way round', async () => {
    const r = await open({ siblingEndpoints: 'off', scans, comparison: { older: 'b' } });

    const [, changed] = await partsOf(r, BASELINE);

    expect(changed).toMatchObject({ kind: 'changes', changes: { addedCount: 4, fixedCount: 2 } });
  });

  it('trusts the lists where there are no sums, and the larger number where they are shorter', async () => {
    const first = await open({ siblingEndpoints: 'off', scans, comparison: { summary: 'absent' } });
    expect((await partsOf(first, BASELINE))[1]).toMatchObject({ kind: 'changes', changes });
    await first.close();

    const r = await open({ siblingEndpoints: 'off', scans, comparison: { listed: 1 } });
    const [, changed] = await partsOf(r, BASELINE);
    expect(changed).toMatchObject({
      changes: { ...changes, added: [{ id: expect.any(String), severity: expect.any(String) }], fixed: [{}] },
    });
  });

  it('is one note where there is no comparison either', async () => {
    const r = await open({ siblingEndpoints: 'off', scans, comparison: 'off' });

    expect(await partsOf(r, BASELINE)).toEqual([
      expect.objectContaining({ kind: 'unavailable' }),
      {
        kind: 'note',
        text: expect.stringContaining('The changes since the scan scan_before could not be read'),
        hint: expect.any(String),
      },
    ]);
  });

  it.each([401, 403, 500])('is no scan whose list answers %i', async (status) => {
    const r = await open({ scans, faults: [{ call: 'findings', nth: 'all', fault: { status } }] });

    await failureOf(partsOf(r));
  });
});
