import { suggest } from '../../config/values.js';
import { parseFingerprint } from '../../domain/ordinals.js';
import type { Waiver } from '../../domain/waiver.js';
import { COMMAND_ANYWHERE, escapeLogLine } from '../../text/log.js';
import { truncate } from '../../text/plain.js';
import type { WaiveFlags } from './flags.js';
import type { ListedFinding, ResultsFile } from './results-file.js';

/** What a person may shorten a fingerprint to; fewer characters are too often somebody else's. */
const SHORTEST_PREFIX = 8;
/** Candidates that are told. */
const MOST_CANDIDATES = 5;

const VISIBLE = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,300}(?<!\s)$/u;
/** What the policy file takes; a service may call its findings anything. */
const WRITABLE: Readonly<Record<WaiverDraft['by'], RegExp>> = { fingerprint: /^[0-9a-f]{32}:[1-9]\d{0,5}$/, id: VISIBLE, rule: VISIBLE };

type MatchedFinding = { readonly value: string; readonly comments: readonly string[] } | { readonly problem: string };

/** The waivers that are asked for, each of something that the list holds; all mistakes at once. */
export function draftWaivers(
  { fingerprints, ids, rules, reason, expires }: WaiveFlags,
  { scanner, findings }: ResultsFile,
): { readonly drafts: readonly WaiverDraft[]; readonly problems: readonly string[] } {
  const asked: (readonly [WaiverDraft['by'], MatchedFinding])[] = [
    ...fingerprints.map((given) => ['fingerprint', byFingerprint(given, findings)] as const),
    ...ids.map((given) => ['id', byId(given, findings)] as const),
    ...rules.map((given) => ['rule', byRule(given, findings)] as const),
  ];
  const drafts = new Map<string, WaiverDraft>();
  const problems: string[] = [];
  for (const [by, found] of asked) {
    if ('problem' in found) problems.push(`--${by}: ${found.problem}`);
    else if (!WRITABLE[by].test(found.value)) problems.push(`--${by}: "${found.value}" cannot be written into a policy file`);
    // Asked for twice, perhaps by two prefixes, it is one waiver.
    else drafts.set(JSON.stringify([by, found.value]), { by, ...found, scanner, reason, expires });
  }
  return { drafts: [...drafts.values()], problems };
}

function byFingerprint(given: string, findings: readonly ListedFinding[]): MatchedFinding {
  const exact = findings.find(({ fingerprint }) => fingerprint === given);
  const beginning = findings.filter(({ fingerprint }) => fingerprint.startsWith(given));
  const [only] = beginning;
  if (exact) return { value: exact.fingerprint, comments: describe(exact, twinsText(exact)) };
  if (only === undefined)
    return missing(
      given,
      findings.map(({ fingerprint }) => fingerprint),
      'no finding has the fingerprint',
    );
  if (given.length < SHORTEST_PREFIX) return { problem: `"${given}" is too short: give at least ${SHORTEST_PREFIX} characters` };
  if (beginning.length === 1) return { value: only.fingerprint, comments: describe(only, twinsText(only)) };
  const candidates = beginning.slice(0, MOST_CANDIDATES).map((finding) => `${finding.fingerprint} (${labelOf(finding)})`);
  const more = beginning.length > candidates.length ? `, and ${beginning.length - candidates.length} more` : '';
  return { problem: `"${given}" fits ${beginning.length} findings: ${candidates.join('; ')}${more}` };
}

function byId(given: string, findings: readonly ListedFinding[]): MatchedFinding {
  const ids = findings.map(({ id }) => id);
  const finding = findings.find(({ id }) => id === given);
  return finding ? { value: given, comments: describe(finding) } : missing(given, ids, 'no finding has the ID');
}

function byRule(given: string, findings: readonly ListedFinding[]): MatchedFinding {
  const rules = [...new Set(findings.map(({ ruleId }) => ruleId))];
  const found = findings.filter(({ ruleId }) => ruleId === given);
  const [first] = found;
  if (first === undefined) return missing(given, rules, 'no finding is of the rule');
  const open = found.filter((finding) => finding.open).length;
  return {
    value: given,
    comments: [
      `Rule ${given}: ${first.title}`,
      `${open} open ${open === 1 ? 'finding' : 'findings'} now, and whatever it finds until then`,
    ],
  };
}

function missing(given: string, known: readonly string[], says: string): MatchedFinding {
  // `suggest` knows words of small letters alone.
  const spellings = new Map(known.map((word) => [word.toLowerCase(), word]));
  const meant = spellings.get(suggest(given, [...spellings.keys()]) ?? '');
  return { problem: `${says} "${given}".${meant === undefined ? '' : ` Did you mean ${meant}?`}` };
}

function describe(finding: ListedFinding, more?: string): string[] {
  const closed = finding.open ? undefined : 'It is not open at the service: a waiver changes nothing';
  return [labelOf(finding), ...[more, closed].filter((line) => line !== undefined)];
}

/** The number of a fingerprint says how many equal findings a waiver accepts. */
function twinsText({ fingerprint }: ListedFinding): string | undefined {
  const { ordinal } = parseFingerprint(fingerprint);
  return ordinal > 1 ? `It is one of several equal findings: this accepts ${ordinal} of them` : undefined;
}

function labelOf({ severity, title, place }: ListedFinding): string {
  return `${severity}: ${title}${place === '' ? '' : ` (${place})`}`;
}

/** A waiver to paste, and what a person should know of it. */
interface WaiverDraft extends Pick<Waiver, 'by' | 'value' | 'reason' | 'expires'> {
  /** The only service whose findings are meant. */
  readonly scanner: string;
  /** What it accepts, line by line, with a service's words. */
  readonly comments: readonly string[];
}

const LONGEST_COMMENT = 200;

/** The entries below `waivers:` of the policy file. A service's words are in comments alone, which they cannot leave. */
export function waiverYaml(drafts: readonly WaiverDraft[]): string[] {
  return drafts.flatMap(({ by, value, scanner, reason, expires, comments }) => [
    ...comments.map((comment) => `  # ${escapeLogLine(truncate(comment, LONGEST_COMMENT))}`),
    `  - ${by}: ${quoted(value)}`,
    `    scanner: ${scanner}`,
    `    reason: ${quoted(reason)}`,
    `    expires: ${quoted(expires)}`,
  ]);
}

/** A double-quoted scalar, which is JSON's string, but that no CI reads a command in it: `##[...]`, `##vso[...]`. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(COMMAND_ANYWHERE, String.raw`#\u0023`);
}
