import { parseArgs } from 'node:util';
import { suggest } from '../../config/values.js';
import { dayAfter } from '../../domain/instant.js';
import type { Waiver } from '../../domain/waiver.js';
import { describeRepeated, repeatedFlags } from '../inputs.js';

/** The flags of `scan-gate waive`, and mistakes in them. The parser of the policy checks their values. */
export interface WaiveFlags {
  readonly requested: readonly { readonly by: Waiver['by']; readonly given: string }[];
  readonly reason: string;
  /** The last day of the waivers, in UTC. */
  readonly expires: string;
  /** The path as given, relative to the working directory. */
  readonly results: string;
  readonly problems: readonly string[];
}

/** The duration of a waiver without `--expires`. */
const DEFAULT_DAYS = 90;

const REPEATABLE = ['fingerprint', 'id', 'rule'] as const;
const FLAGS = [...REPEATABLE, 'reason', 'expires', 'results'] as const;
const ALLOWED = FLAGS.map((name) => `--${name}`).join(', ');

/** @param today The day in UTC, `2026-11-21`. */
export function readWaiveFlags(args: readonly string[], today: string): WaiveFlags {
  const { given, problems } = readArguments(args);
  const requested = REPEATABLE.flatMap((by) => given[by].map((value) => ({ by, given: value })));
  const [reason = ''] = given.reason;
  if (requested.length === 0) problems.push('name the findings to waive with --fingerprint, --id, or --rule, each as often as needed');
  if (reason === '')
    problems.push('--reason is missing: explain why the findings are accepted, for people who read it when the waiver expires');
  return {
    requested,
    reason,
    expires: given.expires[0] ?? dayAfter(today, DEFAULT_DAYS) ?? '',
    results: given.results[0] ?? 'scan-gate-report/results.json',
    problems,
  };
}

function readArguments(args: readonly string[]): { readonly given: Record<(typeof FLAGS)[number], string[]>; readonly problems: string[] } {
  const options = Object.fromEntries(FLAGS.map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given: Record<(typeof FLAGS)[number], string[]> = { fingerprint: [], id: [], rule: [], reason: [], expires: [], results: [] };
  const problems = repeatedFlags(tokens)
    .filter((name) => !REPEATABLE.some((flag) => flag === name))
    .map(describeRepeated);
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`"${token.value}" has no flag before it; allowed: ${ALLOWED}`);
    if (token.kind !== 'option') continue;
    const flag = FLAGS.find((name) => name === token.name);
    const value = token.value?.trim() ?? '';
    if (flag === undefined) problems.push(unknownFlag(token.name));
    // Without `=`, a value that looks like a flag is the next flag, and this flag has no value.
    else if (value === '' || (!token.inlineValue && value.startsWith('--'))) problems.push(`--${flag} needs a value after it`);
    else given[flag].push(value);
  }
  return { given, problems };
}

function unknownFlag(name: string): string {
  const meant = suggest(name, FLAGS);
  return `there is no flag --${name}; allowed: ${ALLOWED}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`;
}
