import type { Problem } from '../../domain/errors.js';
import { dayAfter } from '../../domain/instant.js';
import type { Waiver } from '../../domain/waiver.js';
import { type Flag, mistake, RESULTS_FILE, readFlags } from '../flags.js';

/** The flags of `scan-gate waive`, and mistakes in them. The parser of the policy checks their values. */
export interface WaiveFlags {
  readonly requested: readonly { readonly by: Waiver['by']; readonly given: string }[];
  readonly reason: string;
  /** The last day of the waivers, in UTC. */
  readonly expires: string;
  /** The path as given, relative to the working directory. */
  readonly results: string;
  readonly problems: readonly Problem[];
}

/** The duration of a waiver without `--expires`. */
const DEFAULT_DAYS = 90;

const REPEATABLE = ['fingerprint', 'id', 'rule'] as const;

/** The flags of the command. */
export const WAIVE_FLAGS: readonly Flag[] = [
  { name: 'fingerprint', description: 'A finding, by its fingerprint or the beginning of it; may be repeated.', repeatable: true },
  { name: 'id', description: 'A finding, by its ID at the service; may be repeated.', repeatable: true },
  { name: 'rule', description: 'All findings of a rule; may be repeated.', repeatable: true },
  { name: 'reason', description: 'Why the findings are accepted; required.' },
  { name: 'expires', description: `The last day of the waivers in UTC, such as 2027-03-31; default: in ${DEFAULT_DAYS} days.` },
  { name: 'results', description: 'The results.json with the findings.', default: RESULTS_FILE },
];

/** @param today The day in UTC, `2026-11-21`. */
export function readWaiveFlags(args: readonly string[], today: string): WaiveFlags {
  const { values, problems: mistakes } = readFlags(args, WAIVE_FLAGS);
  const requested = REPEATABLE.flatMap((by) => (values[by] ?? []).map((value) => ({ by, given: value })));
  const { reason: [reason = ''] = [], expires = [], results = [] } = values;
  const problems = [...mistakes];
  if (requested.length === 0)
    problems.push(mistake('Name the findings to waive with --fingerprint, --id, or --rule, each as often as needed.'));
  if (reason === '')
    problems.push(mistake('--reason is missing: explain why the findings are accepted, for people who read it when the waiver expires.'));
  return { requested, reason, expires: expires[0] ?? dayAfter(today, DEFAULT_DAYS) ?? '', results: results[0] ?? RESULTS_FILE, problems };
}
