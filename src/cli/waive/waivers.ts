import { suggest } from '../../config/values.js';
import { parseFingerprint } from '../../domain/ordinals.js';
import { stateOf, type Waiver } from '../../domain/waiver.js';
import { checkWaivers } from '../../policy/waivers.js';
import { escapeJsonForLog, escapeLogLine } from '../../text/log.js';
import { truncate } from '../../text/plain.js';
import type { WaiveFlags } from './flags.js';
import type { ListedFinding, ResultsFile } from './results-file.js';

/** The shortest prefix of a fingerprint. A shorter prefix too often matches another finding. */
const MIN_PREFIX = 8;
/** How many candidates a message names. */
const MAX_CANDIDATES = 5;
const MAX_COMMENT_LENGTH = 200;
const MAX_VALUE_LENGTH = 100;

/** The finding or rule that a flag names, with comments about it, or why nothing matches. */
type Match = { readonly value: string; readonly comments: readonly string[] } | { readonly problem: string };

/** The field that each flag is compared with. */
const LOOKS_FOR = {
  fingerprint: { key: 'fingerprint', missing: 'no finding has the fingerprint' },
  id: { key: 'id', missing: 'no finding has the ID' },
  rule: { key: 'ruleId', missing: 'no finding has the rule' },
} as const;

/**
 * The entries to paste below `waivers:`, or all mistakes. The parser of the policy has checked the entries.
 */
export async function draftWaivers(
  { requested, reason, expires }: WaiveFlags,
  { scanner, findings }: ResultsFile,
  today: string,
): Promise<{ readonly lines: readonly string[]; readonly problems: readonly string[] }> {
  const drafts = new Map<string, string[]>();
  const problems = new Set<string>();
  for (const { by, given } of requested) {
    const found = match(by, given, findings);
    // Two flags for the same finding make one waiver.
    if ('value' in found) drafts.set(`${by} ${found.value}`, waiverYaml({ by, ...found, scanner, reason, expires }));
    else problems.add(`--${by}: ${found.problem}`);
  }
  const lines = [...drafts.values()].flat();
  for (const problem of await policyProblems(lines, today)) problems.add(problem);
  return { lines, problems: [...problems] };
}

/** The mistakes that the parser of the policy finds, by flag. */
async function policyProblems(lines: readonly string[], today: string): Promise<string[]> {
  const { waivers, mistakes } = await checkWaivers(lines.join('\n'), today);
  const expired = waivers.find((waiver) => stateOf(waiver, today) === 'expired');
  return [
    ...mistakes.map(({ given, allowed, suggestion }) => {
      const [key = '', ...value] = given.split(': ');
      const meant = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
      return `--${key} cannot be "${truncate(value.join(': '), MAX_VALUE_LENGTH)}"; allowed: ${allowed}.${meant}`;
    }),
    ...(expired ? [`--expires cannot be "${expired.expires}"; allowed: a day from ${today} on, in UTC`] : []),
  ];
}

function match(by: Waiver['by'], given: string, findings: readonly ListedFinding[]): Match {
  const { key, missing } = LOOKS_FOR[by];
  const exact = findings.filter((finding) => finding[key] === given);
  const found = exact.length === 0 && by === 'fingerprint' ? findings.filter((finding) => finding[key].startsWith(given)) : exact;
  const [first] = found;
  const values = new Set(found.map((finding) => finding[key]));
  if (first === undefined) {
    // `suggest` compares in lowercase.
    const spellings = new Map(findings.map((finding) => [finding[key].toLowerCase(), finding[key]]));
    const meant = spellings.get(suggest(given, [...spellings.keys()]) ?? '');
    return { problem: `${missing} "${given}".${meant === undefined ? '' : ` Did you mean ${meant}?`}` };
  }
  if (by === 'rule') return { value: given, comments: describeRule(first, found) };
  if (exact.length === 0 && given.length < MIN_PREFIX)
    return { problem: `"${given}" is too short: give at least ${MIN_PREFIX} characters` };
  if (exact.length === 0 && values.size > 1) return { problem: `"${given}" matches ${found.length} findings: ${candidates(found)}` };
  return { value: first[key], comments: [...describe(first, by === 'fingerprint'), ...describeTargets(found)] };
}

function candidates(found: readonly ListedFinding[]): string {
  const named = found.slice(0, MAX_CANDIDATES).map((finding) => `${finding.fingerprint} (${labelOf(finding)})`);
  return `${named.join('; ')}${found.length > named.length ? `, and ${found.length - named.length} more` : ''}`;
}

function describeRule({ ruleId, title }: ListedFinding, found: readonly ListedFinding[]): string[] {
  const open = found.filter((finding) => finding.open).length;
  return [
    `Rule ${ruleId}: ${title}`,
    `${open} open ${open === 1 ? 'finding' : 'findings'} now, and all that the rule finds until the waiver expires`,
    ...describeTargets(found),
  ];
}

/** Where the waiver applies now. All targets of a run have the same policy. */
function describeTargets(found: readonly ListedFinding[]): string[] {
  const targets = [...new Set(found.flatMap(({ target }) => target ?? []))];
  if (targets.length === 0) return [];
  const named = targets.slice(0, MAX_CANDIDATES).join(', ');
  const more = targets.length > MAX_CANDIDATES ? ` and ${targets.length - MAX_CANDIDATES} more` : '';
  return [`${targets.length === 1 ? 'Target' : 'Targets'}: ${named}${more}. The waiver applies to every target of the policy`];
}

/** The number in a fingerprint is how many equal findings a waiver accepts. */
function describe(finding: ListedFinding, byFingerprint: boolean): string[] {
  const { ordinal } = parseFingerprint(finding.fingerprint);
  return [
    labelOf(finding),
    byFingerprint && ordinal > 1 && `One of several equal findings: this waiver accepts ${ordinal} of them`,
    !finding.open && 'Not open at the service, so a waiver changes nothing',
  ].filter((line) => line !== false);
}

function labelOf({ severity, title, location, target }: ListedFinding): string {
  const where = [location, target === undefined ? '' : `target ${target}`].filter(Boolean).join(', ');
  return `${severity}: ${title}${where === '' ? '' : ` (${where})`}`;
}

interface WaiverDraft extends Pick<Waiver, 'by' | 'value' | 'reason' | 'expires'> {
  readonly scanner: string;
  readonly comments: readonly string[];
}

/** One entry. Text of a service appears only in comments and in double-quoted strings, escaped for YAML and for CI logs. */
function waiverYaml({ by, value, scanner, reason, expires, comments }: WaiverDraft): string[] {
  const quoted = (text: string): string => escapeJsonForLog(JSON.stringify(text));
  return [
    ...comments.map((comment) => `  # ${escapeLogLine(truncate(comment, MAX_COMMENT_LENGTH))}`),
    `  - ${by}: ${quoted(value)}`,
    `    scanner: ${scanner}`,
    `    reason: ${quoted(reason)}`,
    `    expires: ${quoted(expires)}`,
  ];
}
