import { type Comparison, describeAbsence } from '../domain/comparison.js';
import type { Verdict } from '../domain/gate.js';
import { asInstant } from '../domain/instant.js';
import type { Posture } from '../domain/scan.js';
import { type Counts, describeCounts, SEVERITIES, type Severity } from '../domain/severity.js';
import { capital, toSingleLine } from '../text/plain.js';
import type { Report } from './report.js';

/** Shown beside the word, never instead of it. */
export const SEVERITY_MARKS: Readonly<Record<Severity, string>> = { critical: '🟣', high: '🔴', medium: '🟠', low: '🟡', info: '🔵' };

export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  passed: '✅',
  failed: '❌',
  error: '🚫',
  timeout: '⏰',
  cancelled: '🛑',
  skipped: '⏭️',
  started: '🚀',
  checked: '🩺',
};

const NOT_DECIDED = 'The job fails, because incomplete results never pass.';

/** What a verdict means for the job, if the reason does not contain it. Code in backticks. */
const MEANINGS: Readonly<Partial<Record<Verdict, string>>> = {
  error: NOT_DECIDED,
  timeout: NOT_DECIDED,
  cancelled: NOT_DECIDED,
  skipped: 'Nothing was scanned, so this is not a pass. The job continues.',
  started: 'The gate has not decided yet.',
  checked: 'This was a dry run: nothing was scanned.',
};

/** What to do. */
const ADVICE: Readonly<Partial<Record<Verdict, string>>> = {
  timeout: 'Set a longer `timeout`, or set `wait: false` and collect the scan later with `scan-id`.',
  cancelled: 'Run the job again.',
  started: 'Collect the scan later with the input `scan-id`.',
};

/** What to do in a run of several targets, of which each shows its own error. A group of the policy may have only one. */
function adviceForSeveral(count: number): typeof ADVICE {
  const [scans, shared] = count === 1 ? ['the scan', ''] : ['the scans', ', which is one for all targets'];
  return {
    timeout: `Set a longer \`timeout\`${shared}, or set \`wait: false\` and collect ${scans} later with \`scan-id: latest\`.`,
    cancelled: 'Run the job again.',
    started: `Collect ${scans} later with \`scan-id: latest\`.`,
  };
}

/** What the verdict means and what to do, code in backticks; empty if the headline is enough. With `warn-only`, it names the verdict. */
export function meaningText({ decision: { verdict, warnOnlyApplied }, error, checks, targets }: Report): string {
  const green = `The verdict is \`${verdict}\`. The job passes only because of the input \`warn-only\`.`;
  const advice = error?.hint === undefined ? (targets === undefined ? ADVICE : adviceForSeveral(targets.length))[verdict] : undefined;
  // The doctor's checks explain themselves.
  const meaning = verdict === 'error' && checks !== undefined ? undefined : MEANINGS[verdict];
  return [warnOnlyApplied ? green : meaning, advice].filter(Boolean).join(' ');
}

/** The verdict in words: `Cloudgeni gate failed`. Contains the verdict's own word. */
export function verdictSentence({ service, decision, targets }: Report): string {
  const gate = `${service.title} gate`;
  const green = decision.warnOnlyApplied ? ', which does not fail this job' : '';
  switch (decision.verdict) {
    case 'error':
    case 'timeout':
    case 'cancelled':
      return `${gate} could not be decided (${decision.verdict})${green}`;
    case 'skipped':
      return `${gate} was skipped`;
    case 'started':
      return `${gate} started ${targets === undefined || targets.length === 1 ? 'a scan' : 'scans'}`;
    default:
      return `${gate} ${decision.verdict}${green}`;
  }
}

/** The verdict and its reason: one sentence. That of several targets already counts the targets with each verdict. */
export function verdictLine(report: Report): string {
  const { service, decision } = report;
  if (!countsTargets(report)) return `${verdictSentence(report)}: ${reasonText(report)}`;
  return `${service.title}: ${reasonText(report)}${decision.warnOnlyApplied ? '; this does not fail the job' : ''}`;
}

/** Whether the reason counts the targets: not if the whole run ended with an error. */
export function countsTargets({ targets, error }: Report): boolean {
  return targets !== undefined && error === undefined;
}

/** The decision's reason without the verdict's word in front. */
export function reasonText({ decision }: Report): string {
  const prefix = `${decision.verdict}: `;
  return decision.reason.startsWith(prefix) ? decision.reason.slice(prefix.length) : decision.reason;
}

/** For example `12,345`, independent of the machine's locale. */
export function numberText(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** For example `1 finding`, `2,000 findings`. */
export function countText(count: number, noun: string): string {
  return `${numberText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * For a scan that did not finish.
 *
 * @param mark Is put around the counts, such as `**`.
 */
export function foundUntilThen(tally: { readonly counts: Counts; readonly total: number } | undefined, mark = ''): string {
  if (tally === undefined) return 'What it had found until then is not known';
  const found =
    tally.total === 0 ? 'nothing' : `${mark}${describeCounts(tally.counts)}${mark} ${tally.total === 1 ? 'finding' : 'findings'}`;
  return `Until then it had found ${found}`;
}

/** All severities with their numbers, worst first, as `critical 1 · high 2 · ...`; one that the service does not report is not 0. */
export function countsLine(counts: Counts, unreported: readonly Severity[]): string {
  return SEVERITIES.map((severity) => `${severity} ${unreported.includes(severity) ? 'not reported' : numberText(counts[severity])}`).join(
    ' · ',
  );
}

/** How the run got its scan. */
export function originText({ origin, latest }: NonNullable<Report['scan']>): string {
  return latest === true ? 'the latest scan' : ORIGIN_WORDS[origin];
}

const ORIGIN_WORDS = {
  started: 'started by this run',
  joined: 'joined while it was running',
  reused: 'reused, recent enough',
  collected: 'collected by its ID',
} as const;

/** Services round their scores; a larger difference means another formula. */
const ROUNDING = 0.1;

/** The service's own number, or that it reports none: a missing score is neither 0 nor good. */
export function scoreText(score: number | null): string {
  return score === null ? 'not reported' : String(score);
}

/** How many checks were skipped, if the service reports it. */
export function skippedText(skipped: number | null): string {
  return skipped === null ? 'not reported' : numberText(skipped);
}

/** The formula of the score, in percent: `87.9 = 87 / (87 + 12)`. Undefined if the service uses another one. */
export function formulaText({ passed, failed, score }: Posture): string | undefined {
  const checked = passed + failed;
  if (score === null || checked === 0 || Math.abs(score - (100 * passed) / checked) > ROUNDING) return undefined;
  return `${scoreText(score)} = ${passed} / (${passed} + ${failed})`;
}

/** Explains a score without a formula; undefined if `formulaText` returns one. */
export function scoreRemark(posture: Posture): string | undefined {
  if (posture.score === null) return 'The service reported no score. A missing score is neither 0 nor a good one.';
  return formulaText(posture) === undefined ? "The score is the service's own number." : undefined;
}

/** By how many points a score changed: 87.9 - 86.5 is 1.4000000000000057 before it is rounded. */
export function scoreDifference(before: number, after: number): number {
  return Number((after - before).toFixed(2));
}

/** For example `1.4 points up from 86.5`; empty if there is no score to compare with. */
export function scoreChangeText(score: Comparison['score']): string {
  if (score === undefined || score.after === null) return '';
  if (score.before === null) return 'the baseline has no score';
  const by = scoreDifference(score.before, score.after);
  if (by === 0) return 'unchanged';
  return `${Math.abs(by)} ${Math.abs(by) === 1 ? 'point' : 'points'} ${by > 0 ? 'up' : 'down'} from ${score.before}`;
}

/** How many more checks were skipped, because skipped checks can hide failures. Empty if not more. */
export function skippedRiseText(skipped: Comparison['checksSkipped']): string {
  if (skipped === undefined || skipped.after <= skipped.before) return '';
  return `${skipped.after - skipped.before} more skipped than in the baseline, which can hide failures`;
}

type ComparedFindings = NonNullable<Comparison['findings']>;

type Baseline = Comparison['baseline'];

const HOW_WORDS: Readonly<Record<Exclude<Baseline['selectedBy'], 'none'>, string>> = {
  previous: 'the previous completed scan, which is a rolling baseline: it moves with every run',
  'base-branch': 'the last completed scan of the base branch',
  'scan-id': 'given by the input `baseline`',
  'last-success': "the newest completed scan that the workflow's last successful run on this branch can have seen",
  file: 'given by the input `baseline`',
  targets: 'each target has its own',
};

/** Why this scan is the baseline, code in backticks. A rolling one is named so, because what is new today is unchanged in the next run. */
export function describeHow(baseline: Baseline): string {
  return baseline.selectedBy === 'none' ? describeAbsence(baseline.file !== undefined) : HOW_WORDS[baseline.selectedBy];
}

/**
 * Explains that there is nothing to compare with; undefined if there is a baseline.
 *
 * @param resources Whether resources are shown, whose own sentence explains it.
 */
export function firstText({ baseline, findings }: Comparison, resources: boolean): string | undefined {
  if (baseline.selectedBy !== 'none') return undefined;
  const absence = capital(describeAbsence(baseline.file !== undefined));
  if ((findings?.new ?? 0) > 0) return `${absence}, so every finding counts as new.`;
  return resources ? '' : `${absence}.`;
}

/** Why there is nothing to compare with, to be put after a colon. */
export function whyNotCompared(comparison: Comparison | undefined): string {
  if (comparison === undefined) return 'there is no baseline';
  return comparison.baseline.selectedBy === 'none' ? describeAbsence(comparison.baseline.file !== undefined) : 'the baseline contains none';
}

/** `2026-04-02 09:14 UTC`; a text that is not a time is returned on one line, not escaped. */
export function instantText(instant: string): string {
  const time = asInstant(instant);
  return time === undefined ? toSingleLine(instant) : `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/**
 * For example `2 new (1 critical and 1 high)`, `1 fixed`, and `11 unchanged`, which is absent if unknown. `first` is absent unless some of
 * several targets have no earlier scan.
 */
export function changeTexts({ new: added, newCounts, inFirstScans = 0, fixed, unchanged }: ComparedFindings): {
  readonly added: string;
  readonly first: string | undefined;
  readonly fixed: string;
  readonly unchanged: string | undefined;
} {
  return {
    added: `${numberText(added)} new${newCounts === undefined || added === 0 ? '' : ` (${describeCounts(newCounts)})`}`,
    first: inFirstScans === 0 ? undefined : `${numberText(inFirstScans)} in first scans`,
    fixed: `${numberText(fixed)} fixed`,
    unchanged: unchanged === undefined ? undefined : `${numberText(unchanged)} unchanged`,
  };
}

/** Whether the CI does not report who can see the job. Then only a person can decide that the findings may be shown. */
export function isAudienceUnknown({ source }: Report): boolean {
  return source.ci !== 'github' && source.visibility === 'unknown';
}
