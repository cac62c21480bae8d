import { describe, expect, it } from '@jest/globals';
import { HEAD } from '../helpers/events.js';
import { type Asked, ask } from './run-job.js';
import { SERVICES, sample, sharedCases } from './services.js';
import type { Plan } from './subject.js';

const LISTING = SERVICES.flatMap((service) => (service.list === undefined ? [] : [{ ...service, list: service.list }]));

const HOUR_MS = 3_600_000;
const OTHER_COMMIT = '0123456789abcdef0123456789abcdef01234567';
const MANY = 250;
const notesOf = ({ report }: Asked): unknown[] => (report?.notes ?? []).map(({ code, text }) => [code, text]);

describe.each(LISTING)('collecting from $id', (service) => {
  const shared = sharedCases(it, service, LISTING);
  const { pageSize, closedWord, acceptedWord, statuses, summary, total } = service.list;
  // Something has to show that the list is complete.
  const withoutSummary = summary && total ? { summary: 'absent' as const } : {};

  it('reads all pages, and counts what is open', async () => {
    const job = await ask(service, { plans: [{ findings: MANY }] });

    expect(job.outputs).toMatchObject({ verdict: 'failed', total: '250', critical: '25', high: '50', medium: '75' });
    // Without numbers by severity the first page is read again.
    expect(job.requests('findings')).toHaveLength(Math.ceil(MANY / pageSize) + (summary ? 0 : 1));
  });

  it.each(sample(service, [0, pageSize + 1, pageSize, pageSize - 1, 1]))('reads %i findings', async (findings) => {
    const job = await ask(service, { plans: [{ findings }] });

    expect(job.outputs['total']).toBe(String(findings));
  });

  const endedWords = [closedWord, acceptedWord].filter((word) => word !== undefined);
  if (endedWords.length > 0) {
    it.each(endedWords)('%s findings are read, shown in results.json, and not counted', async (status) => {
      const findings = [
        { severity: 'critical', status },
        { severity: 'high', status },
        { severity: 'low', status: 'open' },
      ];

      const job = await ask(service, { plans: [{ findings }] });

      expect(job.outputs).toMatchObject({ verdict: 'passed', total: '1', critical: '0', low: '1' });
      expect(job.report?.evaluation?.findings).toHaveLength(3);
    });
  }

  it('an undocumented severity counts as critical, with a warning', async () => {
    const job = await ask(service, { plans: [{ findings: [{ severity: 'low' }, { severity: 'catastrophic' }], ...withoutSummary }] });

    expect(job.outputs).toMatchObject({ verdict: 'failed', critical: '1', low: '1' });
    const differs = summary && !total ? [['summary-differs', expect.anything()]] : [];
    expect(notesOf(job)).toEqual([...differs, ['unknown-severity', expect.stringContaining('catastrophic')]]);
  });

  if (statuses) {
    it('an undocumented status counts as open, with a warning', async () => {
      const job = await ask(service, { plans: [{ findings: [{ severity: 'low', status: 'parked' }], ...withoutSummary }] });

      expect(job.outputs).toMatchObject({ verdict: 'passed', low: '1' });
      expect(notesOf(job)).toEqual([['unknown-status', expect.stringContaining('parked')]]);
    });
  }

  if (total) {
    shared('a list that grows while it is read is read again, and is longer than the summary: a warning, and the list counts', async () => {
      const job = await ask(service, { plans: [{ findings: MANY, flaws: { shift: 'appear' } }] });

      expect(job.outputs).toMatchObject({ verdict: 'failed', total: '251' });
      expect(job.logged('Reading the findings once more')).toHaveLength(1);
      expect(job.report?.notes.map(({ code }) => code)).toEqual(['scan-changed', 'summary-differs']);
    });

    shared('a total that is too small ends nothing', async () => {
      const job = await ask(service, { plans: [{ findings: MANY, flaws: { total: MANY - 100 } }] });

      expect(job.outputs).toMatchObject({ verdict: 'failed', total: String(MANY) });
    });

    if (summary) {
      shared('a scan without a summary is judged by its list', async () => {
        const job = await ask(service, { plans: [{ findings: MANY, summary: 'absent' }] });

        expect(job.outputs).toMatchObject({ verdict: 'failed', total: '250' });
      });
    }
  } else {
    it('a list that grows while it is read shows some findings twice, and each counts once', async () => {
      const job = await ask(service, { plans: [{ findings: MANY, flaws: { shift: 'appear' } }] });

      expect(job.outputs).toMatchObject({ verdict: 'failed', total: '250' });
      expect(job.report?.notes).toEqual([]);
    });

    it('a scan without a summary is an error, because nothing shows that the list is complete', async () => {
      const job = await ask(service, { plans: [{ findings: MANY, summary: 'absent' }] });

      expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
      expect(job.report?.error).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining('Neither a total nor a summary') });
    });
  }

  shared('a list that loses a finding while it is read is not complete', async () => {
    const job = await ask(service, { plans: [{ findings: MANY, flaws: { shift: 'vanish' } }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(job.report?.error?.code).toBe('INCOMPLETE');
  });

  const flaws: [string, RegExp, Plan][] = [
    ['repeats a page', /repeats an earlier page/, { flaws: { repeatPage: 2 } }],
    ['is shorter than its own total', /reports 251 findings, but its list contains 250/, { flaws: { total: MANY + 1 } }],
    ['is shorter than the summary', /1 findings? (?:is|are) missing/, { summary: { total: MANY + 1, high: 51 } }],
  ];
  const fitting = flaws.filter(([, , flaw]) => (flaw.summary === undefined || summary) && (flaw.flaws?.total === undefined || total));
  it.each(sample(service, fitting))('a list that %s is an error, and nothing is reported from it', async (_what, message, flaw) => {
    const job = await ask(service, { plans: [{ findings: MANY, ...flaw }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '', 'sarif-file': '', 'scan-status': 'completed' });
    expect(job.report?.error).toMatchObject({
      code: 'INCOMPLETE',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/again/),
    });
    expect(Object.keys(job.files)).not.toContain('results.sarif');
  });

  if (summary) {
    shared('a summary with fewer findings than the list is a warning, and the list counts', async () => {
      const findings = [{ severity: 'high' }, { severity: 'high' }];

      const job = await ask(service, { plans: [{ findings, summary: { total: 0, high: 0 } }] });

      expect(job.outputs).toMatchObject({ verdict: 'failed', high: '2' });
      expect(job.report?.notes).toEqual([expect.objectContaining({ code: 'summary-differs', level: 'warning' })]);
    });
  }

  it('a finding of another form is an error that names the place', async () => {
    const job = await ask(service, { plans: [{ findings: MANY, flaws: { malformedAt: 130 } }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(job.report?.error).toMatchObject({ code: 'WIRE_FORMAT', message: expect.stringContaining(`[${130 % pageSize}]`) });
  });
});

describe.each(SERVICES)('a scan that is there already, on $id', (service) => {
  const shared = sharedCases(it, service);
  const red = service.list === undefined ? {} : { findings: [{ severity: 'high' }] };
  const judged = service.list === undefined ? { verdict: 'passed' } : { verdict: 'failed', high: '1' };
  const earlier = { id: 'scan_earlier', createdAgoMs: HOUR_MS, ...red };
  const bound = service.reports.includes('commit');

  it.each(['scan_earlier', 'latest'])('is collected by scan-id: %s', async (scanId) => {
    const scans = [earlier, { ...earlier, id: 'scan_first', createdAgoMs: 2 * HOUR_MS }];

    const job = await ask(service, { scans }, { inputs: { 'scan-id': scanId } });

    expect(job.outputs).toMatchObject({
      ...judged,
      'scan-origin': 'collected',
      'scan-id': 'scan_earlier',
      'scanned-sha': bound ? HEAD : '',
    });
    expect(job.requests('start')).toEqual([]);
  });

  if (bound) {
    it('of another commit does not answer for this one', async () => {
      const scans = [{ ...earlier, commit: OTHER_COMMIT }];

      const byId = await ask(service, { scans }, { inputs: { 'scan-id': 'scan_earlier' } });
      const latest = await ask(service, { scans }, { inputs: { 'scan-id': 'latest' } });

      expect(byId.report?.error?.code).toBe('WRONG_SCAN');
      expect(latest.report?.error).toMatchObject({ code: 'NO_SCAN', hint: expect.stringContaining('scan-id') });
    });

    shared('is collected by a nightly job whatever its commit', async () => {
      const scans = [{ ...earlier, branch: 'main', commit: OTHER_COMMIT }];

      const job = await ask(service, { scans }, { event: 'schedule', inputs: { 'scan-id': 'latest' } });

      expect(job.outputs).toMatchObject({ verdict: 'failed', 'scan-id': 'scan_earlier', 'scanned-sha': OTHER_COMMIT });
    });
  }

  const wrong = { ...earlier, type: service.otherType };
  const collecting = (inputs: Readonly<Record<string, string>> = {}) => ({ inputs: { 'scan-id': 'scan_earlier', ...inputs } });

  it('of another kind than a person asks for is an error', async () => {
    const job = await ask(service, { scans: [earlier] }, collecting({ [service.typeInput]: service.otherType }));

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '', 'sarif-file': '' });
    expect(job.report?.error).toMatchObject({
      code: 'WRONG_SCAN',
      message: expect.stringContaining(service.otherType),
      hint: expect.stringContaining(service.typeInput),
    });
  });

  shared('of another kind than the default is taken, because its ID was given', async () => {
    const byDefault = await ask(service, { scans: [wrong] }, collecting());
    const asked = await ask(service, { scans: [wrong] }, collecting({ [service.typeInput]: service.otherType }));

    for (const job of [byDefault, asked]) expect(job.outputs).toMatchObject({ ...judged, 'scan-id': 'scan_earlier' });
  });

  shared('and still runs is not waited for where it is of another kind than a person asks for', async () => {
    const scans = [{ ...earlier, createdAgoMs: 5000, queuedMs: 0, runningMs: Infinity }];

    const job = await ask(service, { scans }, collecting({ [service.typeInput]: service.otherType }));

    expect(job.report?.error?.code).toBe('WRONG_SCAN');
  });

  shared('that is unknown is an error', async () => {
    const job = await ask(service, {}, { inputs: { 'scan-id': 'scan_gone' } });

    expect(job.report?.error).toMatchObject({ code: 'NOT_FOUND', hint: expect.stringContaining('scan-id') });
  });

  shared('no scan at all is an error, not a pass', async () => {
    const job = await ask(service, {}, { inputs: { 'scan-id': 'latest' } });

    expect(job.outputs).toMatchObject({ verdict: 'error', 'scan-id': '' });
    expect(job.report?.error?.code).toBe('NO_SCAN');
    expect(job.scans).toEqual([]);
  });

  shared('and still runs is waited for, and never cancelled', async () => {
    const running = { ...earlier, createdAgoMs: 5000, queuedMs: 0 };

    const ends = await ask(service, { scans: [{ ...running, runningMs: 60_000 }] }, { inputs: { 'scan-id': 'scan_earlier' } });
    const lasts = await ask(
      service,
      { scans: [{ ...running, runningMs: Infinity }] },
      { inputs: { 'scan-id': 'scan_earlier', timeout: '60s' } },
    );

    expect(ends.outputs).toMatchObject({ verdict: judged.verdict, 'scan-origin': 'collected' });
    expect(lasts.outputs).toMatchObject({ verdict: 'timeout', 'scan-status': 'running' });
    expect(lasts.requests('cancel')).toEqual([]);
    expect(lasts.report?.notes).toEqual([]);
  });

  it.each(service.badEnds)('and %s does not pass', async (end) => {
    const job = await ask(service, { scans: [{ ...earlier, end }] }, { inputs: { 'scan-id': 'latest' } });

    expect(job.outputs).toMatchObject({ verdict: end === 'failed' ? 'error' : 'cancelled', 'scan-status': end, total: '' });
  });

  it.each(sample(service, ['scan_earlier', 'latest']))(
    'is looked at once with wait: false (%s): finished is judged, running is started',
    async (scanId) => {
      const inputs = { 'scan-id': scanId, wait: 'false' };

      const finished = await ask(service, { scans: [earlier] }, { inputs });
      const running = await ask(service, { scans: [{ ...earlier, createdAgoMs: 5000, runningMs: Infinity }] }, { inputs });

      expect(finished.outputs).toMatchObject({ ...judged, 'scan-origin': 'collected' });
      expect(running.outputs).toMatchObject({ verdict: 'started', 'scan-origin': 'collected', 'scan-status': 'running', total: '' });
      expect(running.requests('findings')).toEqual([]);
    },
  );

  it.each(sample(service, [{ status: 500 }, 'reset', 'truncate'] as const))('is found though the first looks fail (%j)', async (fault) => {
    const job = await ask(
      service,
      { scans: [earlier], faults: [{ call: service.calls.includes('scan') ? 'scan' : 'status', nth: [1, 3], fault }] },
      { inputs: { 'scan-id': 'scan_earlier' } },
    );

    expect(job.outputs).toMatchObject(judged);
  });
});
