import { expect } from '@jest/globals';
import type { Log } from 'sarif';
import { OUTPUTS } from '../../src/config/outputs.js';
import { NOT_STARTED_IN_TIME, REASONS } from '../../src/domain/errors.js';
import type { RecordedRequest } from '../../src/emulator/types.js';
import type { JobResult } from './job.js';
import { validateRequest } from './oracles/github-openapi.js';
import { githubSarifProblems } from './oracles/github-sarif.js';
import { validateWithSchema } from './oracles/sarif.js';
import { resultsErrors } from './oracles/schemas.js';
import { leaksIn } from './secrets.js';

const EXIT_CODES: Readonly<Record<string, number>> = {
  passed: 0,
  failed: 1,
  error: 2,
  timeout: 2,
  cancelled: 2,
  skipped: 0,
  started: 0,
  checked: 0,
};
const GITHUB_COMMENT_CHARACTERS = 65_536;
const GITHUB_SUMMARY_BYTES = 1_048_576;

/** Checks what is true for every job, however it ends. */
export function expectJobInvariants(job: JobResult): void {
  expect({ service: whyOf(job.service.undocumented), github: whyOf(job.github.undocumented) }).toEqual({ service: [], github: [] });
  expect(leaksIn(textsOf(job))).toEqual([]);
  expect(stackTracesIn(job.log)).toEqual([]);
  expect(Object.keys(job.outputs)).toEqual(OUTPUTS.map(({ name }) => name));
  expectOneStory(job);
  expectHint(job);
  expectLogEnd(job);
  expectFitForGitHub(job);
  expect(job.pending).toBe(0);
}

/** Everything that the job reported, by place. */
export function textsOf({ log, summary, files, outputs, github, stateStore }: JobResult): Record<string, string> {
  return {
    log: log.join('\n'),
    summary,
    ...files,
    outputs: JSON.stringify(outputs),
    comments: github.state.comments.map(({ body }) => body).join('\n'),
    issues: github.state.issues.map(({ title, body }) => `${title}\n${body}`).join('\n'),
    uploads: github.state.uploads.map(({ sarif }) => JSON.stringify(sarif)).join('\n'),
    state: JSON.stringify(stateStore),
  };
}

/** Outputs, results.json, and exit code agree, and use sentences of scan-gate. */
function expectOneStory({ outputs, exitCode, report, files }: JobResult): void {
  const verdict = outputs['verdict'] ?? '';
  expect(Object.keys(EXIT_CODES)).toContain(verdict);
  // With several targets, only publishing gives the run an error of its own.
  const isSum = report?.targets !== undefined && !report.error;
  expect(outputs['verdict-reason']).toMatch(isSum ? SUM_OF_TARGETS : ownWords(verdict));
  for (const { decision } of report?.targets ?? []) expect(decision.reason).toMatch(ownWords(decision.verdict));
  // Workflows put the text into scripts, in single or double quotes.
  expect(outputs['verdict-reason']).toMatch(/^[A-Za-z0-9 ,.:;()=_-]*$/);
  if (report === undefined) return;
  expect([report.decision.verdict, report.decision.reason, report.decision.exitCode]).toEqual([
    verdict,
    outputs['verdict-reason'],
    exitCode,
  ]);
  if (!report.decision.warnOnlyApplied) expect(exitCode).toBe(EXIT_CODES[verdict]);
  expect(resultsErrors(JSON.parse(files['results.json'] ?? '{}'))).toEqual([]);
}

/** The reason of the whole run counts its targets. If they have one reason, it follows. */
const SUM_OF_TARGETS =
  /^[a-z]+: (?:1 target|\d+ of \d+ targets) [a-z ]+(?:(?:, \d+ (?:ended in an error|ran out of time|cancelled|failed|started|skipped|passed|checked))*|: [^:]*)$/;

const DOCTOR = String.raw`no problem found in \d+ checks(?:, \d+ with a warning)?(?:, \d+ not possible)?`;

/** Sentences in the source. Only numbers and severities may be inserted. */
function ownWords(verdict: string): RegExp {
  if (verdict === 'passed' || verdict === 'failed') {
    const severity = '(?:critical|high|medium|low|info)';
    const counts = String.raw`(?:no open findings(?: that count, (?:\d+ waived|(?:\d+ waived and )?\d+ outside of the paths))?|(?:\d+ ${severity}(?:, | and )?)+ (?:new )?findings?(?: \((?:none|\d+) new\))?)`;
    const except = String.raw`(?: \(max-findings decides on ${severity}(?: and ${severity})*\))?`;
    const list = String.raw`(?:\d+ ${severity}(?:, | and )?)+`;
    const absence = '(?:no earlier completed scan of another commit exists|the base commit has no baseline file)';
    const rules = [
      `${counts}, (?:no threshold|threshold ${severity})(?: for new findings)?${except}`,
      `no new findings at or above ${severity}${except}`,
      `(?:${list} (?:is|are) new, )?${list} (?:is|are) (?:new|unchanged)`,
      String.raw`${absence}, so every finding counts as new`,
      String.raw`\d+ (?:new )?(?:${severity} )?findings?(?: in total)?, at most \d+ allowed`,
      String.raw`score [\d.]+, at least [\d.]+ required`,
      String.raw`the score (?:stayed|(?:fell|rose) by [\d.]+), from [\d.]+ to [\d.]+; it may fall by [\d.]+ at most`,
      String.raw`score [\d.]+; ${absence}, so it cannot have fallen`,
      String.raw`\d+ resources?(?: of the kind \w+)? changed, at most \d+ allowed`,
      String.raw`${absence}, so no resource counts as changed`,
      String.raw`the scan completed(?:, \d+ resources? found)?`,
    ].join('|');
    return new RegExp(`^${verdict}: (?:${rules})(?:; (?:${rules}))*$`);
  }
  const own = [...Object.values(REASONS), NOT_STARTED_IN_TIME, 'the scan was started and is not waited for'].map((text) =>
    text.replaceAll('.', String.raw`\.`),
  );
  // An outage at the deadline is reported.
  const ends = [REASONS.TIMEOUT, NOT_STARTED_IN_TIME, REASONS.BUSY, REASONS.NO_ANSWER, REASONS.BASELINE_UNREADABLE];
  const outage = `(?:${ends.join('|')}), and at the end (?:${own.join('|')})`;
  return new RegExp(
    `^${verdict}: (?:${own.join('|')}|${outage}|secrets are withheld because .*|the pull request comes from a fork.*|${DOCTOR})$`,
  );
}

/** A verdict that could not be decided has its error and what to do, in log, summary and results.json. */
function expectHint({ outputs, report, log, summary }: JobResult): void {
  const isUndecided = (verdict = ''): boolean => ['error', 'timeout', 'cancelled'].includes(verdict);
  if (report === undefined || !isUndecided(outputs['verdict'])) return;
  for (const { error } of report.targets?.filter(({ decision }) => isUndecided(decision.verdict)) ?? [report]) {
    expect(error?.message).toMatch(/^.{10,}$/s);
    expect(error?.hint).toMatch(/^[A-Z].{10,}/s);
    // Inputs are replaced; expressions of a workflow stay.
    expect(error?.hint?.replaceAll(/\$\{\{.*?\}\}/g, '')).not.toMatch(/[{}]/);
    if (report.targets === undefined) expect(log.join('\n')).toContain(error?.code);
  }
  expect(summary.length).toBeGreaterThan(100);
}

/** Groups are closed before the next one begins, and the verdict is the last line, once. */
function expectLogEnd({ outputs, report, log }: JobResult): void {
  // Mistakes in the inputs are annotations themselves, and their report is written after them.
  if (/^verdict: error \(CONFIG\)/.test(log.at(-1) ?? '')) return;
  const commands = log.flatMap((line) => /^::(group|endgroup)::/.exec(line)?.[1] ?? []);
  expect(commands).toEqual(commands.map((_, index) => (index % 2 === 0 ? 'group' : 'endgroup')));
  expect(commands.length % 2).toBe(0);
  if (report === undefined) return;
  const verdict = outputs['verdict'] ?? '';
  const line = {
    error: String.raw`could not be decided \(error\)`,
    timeout: String.raw`could not be decided \(timeout\)`,
    cancelled: String.raw`could not be decided \(cancelled\)`,
    skipped: 'was skipped',
    started: 'started a scan',
  }[verdict];
  const of =
    report.targets === undefined || report.error !== undefined
      ? ` gate ${line ?? verdict}(?:, which does not fail this job)?: `
      : String.raw`: (?:1 target|\d+ of \d+ targets) `;
  const last = new RegExp(`^(?:::(error|warning)::)?${report.service.title}${of}`);
  expect(log.filter((each) => last.test(each))).toEqual([log.at(-1)]);
  const level = report.decision.exitCode !== 0 ? 'error' : report.decision.warnOnlyApplied ? 'warning' : undefined;
  expect(last.exec(log.at(-1) ?? '')?.[1]).toBe(level);
}

/** Checks GitHub's API description, the SARIF schema, and the limits that neither contains. */
function expectFitForGitHub({ github, summary, log }: JobResult): void {
  expect(github.requests.flatMap(requestProblems)).toEqual([]);
  expect(
    github.state.uploads.flatMap(({ sarif }) => [...validateWithSchema(sarif), ...githubSarifProblems(sarif as unknown as Log)]),
  ).toEqual([]);
  for (const { body } of [...github.state.comments, ...github.state.issues])
    expect(body.length).toBeLessThanOrEqual(GITHUB_COMMENT_CHARACTERS);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(GITHUB_SUMMARY_BYTES);
  for (const level of ['error', 'warning', 'notice']) {
    expect(log.filter((line) => line.startsWith(`::${level} file=`)).length).toBeLessThanOrEqual(10);
  }
}

export function requestProblems({ method, path, body, headers }: RecordedRequest): string[] {
  const [bare = '', query = ''] = path.split('?');
  const version = headers['x-github-api-version'] === '2022-11-28' ? [] : [`${method} ${path} names no API version`];
  return [...validateRequest(method, bare, Object.fromEntries(new URLSearchParams(query)), body), ...version];
}

function whyOf(requests: readonly RecordedRequest[]): string[] {
  return requests.map(({ method, path, undocumented }) => `${method} ${path}: ${undocumented ?? ''}`);
}

function stackTracesIn(log: readonly string[]): string[] {
  return log.filter((line) => /(?:^|%0A|\s)at (?:\S+ \()?(?:file:|node:|\/)\S+:\d+:\d+\)?/.test(line));
}
