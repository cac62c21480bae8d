import type { Verdict } from '../domain/gate.js';
import { SEVERITIES, type Severity } from '../domain/severity.js';
import type { Report } from './report.js';

/** A mark for the eye beside the word; never instead of it. */
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

const NO_ANSWER = 'The job fails, because nothing incomplete passes.';

/** What a verdict means for the job, where the reason does not say so itself. Code in backticks. */
const MEANINGS: Readonly<Partial<Record<Verdict, string>>> = {
  error: NO_ANSWER,
  timeout: NO_ANSWER,
  cancelled: NO_ANSWER,
  skipped: 'Nothing was scanned, so this is not a pass: the job only goes on.',
  started: 'Nothing was gated yet.',
  checked: 'This was a dry run: nothing was scanned.',
};

/** What a person can do about it. */
const ADVICE: Readonly<Partial<Record<Verdict, string>>> = {
  timeout: 'Give the scan more time with the input `timeout`, or start it with `wait: false` and collect it later with `scan-id`.',
  cancelled: 'Run the job again for an answer.',
  started: 'Collect the scan later with the input `scan-id`.',
};

/** What the verdict means and what to do, code in backticks; empty where the headline says it all. A forgiven verdict is said loudly. */
export function meaningText({ decision: { verdict, forgiven }, error, checks }: Report): string {
  const green = `THE VERDICT IS \`${verdict}\`. The job stays green only because the input \`warn-only\` says so.`;
  const advice = error?.hint === undefined ? ADVICE[verdict] : undefined;
  // The doctor's checks say what they mean.
  const meaning = verdict === 'error' && checks !== undefined ? undefined : MEANINGS[verdict];
  return [forgiven ? green : meaning, advice].filter(Boolean).join(' ');
}

/** The verdict in words: `Cloudgeni scan gate failed`. Holds the verdict's own word. */
export function verdictSentence({ service, decision }: Report): string {
  const gate = `${service.title} scan gate`;
  const green = decision.forgiven ? ', which does not fail this job' : '';
  switch (decision.verdict) {
    case 'error':
    case 'timeout':
    case 'cancelled':
      return `${gate} has no answer (${decision.verdict})${green}`;
    case 'skipped':
      return `${gate} was skipped`;
    case 'started':
      return `${gate} has started a scan`;
    default:
      return `${gate} ${decision.verdict}${green}`;
  }
}

/** The decision's reason without the verdict's word in front. */
export function reasonText({ decision }: Report): string {
  const prefix = `${decision.verdict}: `;
  return decision.reason.startsWith(prefix) ? decision.reason.slice(prefix.length) : decision.reason;
}

/** Says `12,345`, on every machine alike. */
export function numberText(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Says `1 finding`, `2,000 findings`. */
export function countText(count: number, noun: string): string {
  return `${numberText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `High` for `high`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** All severities with their numbers, worst first, as `critical 1 · high 2 · ...`; one that nobody has told is not 0. */
export function countsLine(counts: Readonly<Record<Severity, number>>, untold: readonly Severity[]): string {
  return SEVERITIES.map((severity) => `${severity} ${untold.includes(severity) ? 'not told' : numberText(counts[severity])}`).join(' · ');
}

/** How the run came to its scan. */
export const ORIGIN_WORDS = {
  started: 'started by this run',
  joined: 'joined while it was running',
  reused: 'reused, recent enough',
  collected: 'collected by its ID',
} as const;
