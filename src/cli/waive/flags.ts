import { parseArgs } from 'node:util';
import { suggest } from '../../config/values.js';
import { dayAfter, daysBetween, isDay } from '../../domain/date.js';
import { WAIVER_TABLE } from '../../policy/keys.js';
import { toSingleLine } from '../../text/plain.js';
import { repeatedFlags, saysRepeated } from '../inputs.js';

/** What `scan-gate waive` is asked for, with all that is wrong with it. */
export interface WaiveFlags {
  readonly fingerprints: readonly string[];
  readonly ids: readonly string[];
  readonly rules: readonly string[];
  readonly reason: string;
  /** The last day on which the waivers hold, in UTC. */
  readonly expires: string;
  /** As given, relative to the working directory. */
  readonly results: string;
  readonly problems: readonly string[];
}

/** Days, of a waiver for which nobody says how long. */
const USUAL_DAYS = 90;
/** In characters; the policy file takes no more. */
const LONGEST_REASON = 500;
const MOST_DAYS = WAIVER_TABLE.expires.day.maxDaysAhead;

const FLAGS = ['fingerprint', 'id', 'rule', 'reason', 'expires', 'results'] as const;
type Flag = (typeof FLAGS)[number];
const MANY: readonly Flag[] = ['fingerprint', 'id', 'rule'];

/** @param today The day in UTC, `2026-11-21`. */
export function readWaiveFlags(args: readonly string[], today: string): WaiveFlags {
  const { given, problems } = readArguments(args);
  const { fingerprint = [], id = [], rule = [], reason: [reason = ''] = [], results = [], expires = [] } = given;
  const last = expires[0] ?? dayAfter(today, USUAL_DAYS) ?? '';
  if (fingerprint.length + id.length + rule.length === 0)
    problems.push('name what is to be waived: --fingerprint, --id or --rule, each as often as needed');
  const faults = [reasonFault(reason), expiresFault(last, today)];
  problems.push(...faults.filter((fault) => fault !== undefined));
  return {
    fingerprints: fingerprint,
    ids: id,
    rules: rule,
    reason,
    expires: last,
    results: results[0] ?? 'scan-gate-report/results.json',
    problems,
  };
}

function reasonFault(reason: string): string | undefined {
  if (reason === '') return '--reason is missing: say why this may stay, for whoever reads it when the waiver ends';
  if (toSingleLine(reason) !== reason || /\p{C}/u.test(reason) || reason.length > LONGEST_REASON)
    return `--reason must be one line of up to ${LONGEST_REASON} visible characters`;
  return undefined;
}

function expiresFault(day: string, today: string): string | undefined {
  const days = isDay(day) ? daysBetween(today, day) : Number.NaN;
  if (days >= 0 && days <= MOST_DAYS) return undefined;
  return `--expires cannot be "${day}"; allowed: a day from ${today} to ${dayAfter(today, MOST_DAYS) ?? ''}, in UTC`;
}

function readArguments(args: readonly string[]): { given: Partial<Record<Flag, string[]>>; problems: string[] } {
  const options = Object.fromEntries(FLAGS.map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given: Partial<Record<Flag, string[]>> = {};
  const problems = repeatedFlags(tokens)
    .filter((name) => !MANY.some((flag) => flag === name))
    .map(saysRepeated);
  for (const token of tokens) {
    if (token.kind === 'positional') problems.push(`"${token.value}" has no flag before it; allowed: ${allowed()}`);
    if (token.kind !== 'option') continue;
    const flag = FLAGS.find((name) => name === token.name);
    const value = token.value?.trim() ?? '';
    if (flag === undefined) problems.push(unknown(token.name));
    // Unless it is written with `=`, a value that looks like a flag is the next flag, and this one has none.
    else if (value === '' || (!token.inlineValue && value.startsWith('--'))) problems.push(`--${flag} needs a value behind it`);
    else (given[flag] ??= []).push(value);
  }
  return { given, problems };
}

function unknown(name: string): string {
  const meant = suggest(name, FLAGS);
  return `there is no flag --${name}; allowed: ${allowed()}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`;
}

function allowed(): string {
  return FLAGS.map((name) => `--${name}`).join(', ');
}
