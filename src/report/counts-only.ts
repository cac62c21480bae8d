import type { Comparison } from '../domain/comparison.js';
import type { Decision } from '../domain/gate.js';
import type { Measured } from '../domain/gate-rules.js';
import type { RuleResult } from '../domain/gate-settings.js';
import { mapTexts, type Note } from '../domain/note.js';
import { mapHint } from '../text/hint.js';
import { toSingleLine } from '../text/plain.js';
import { HIDDEN, hideNames } from '../text/target-names.js';
import type { Report, ReportedScan } from './report.js';

/**
 * The report for public logs, comments, and summaries: without findings, waivers, kinds of resources and diagrams, and with neither the
 * target nor an address in its texts. Counts stay. The repository's own code keeps its name, because its pages show the name anyway.
 */
export function toCountsOnly(report: Report): Report {
  const names = namesIn(report);
  const hide = hideNames(names, { addresses: true });
  const repeats = repeatsOf(names);
  const isSafe = (text: string): boolean => hide(text) === text && !repeats(text);
  const { targets, ...whole } = conceal(report, hide);
  if (targets === undefined) return { ...whole, label: publicLabel(report, isSafe) };
  return {
    ...whole,
    targets: targets.map((target, index) => {
      const label = publicLabel(target, isSafe) ?? (target.target?.ownCode ? target.target.label : target.name);
      return { ...conceal(target, hide), label: isSafe(label) ? label : `target ${index + 1}` };
    }),
  };
}

/** The policy's label, which stands in a file of the repository. Undefined if it repeats a target, or if that is not known. */
function publicLabel({ label, target }: Report, isSafe: (text: string) => boolean): string | undefined {
  return label !== undefined && target !== undefined && isSafe(label) ? label : undefined;
}

/** Whether a text contains a name, however short or invisibly interrupted, or with other signs between its parts. */
function repeatsOf(names: readonly string[]): (text: string) => boolean {
  const visible = (text: string): string => toSingleLine(decoded(text)).toLowerCase();
  const dashed = (text: string): string => visible(text).replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const plain = [...new Set(names.map(visible))].filter((name) => name !== '');
  const parts = [...new Set(names.map((name) => dashed(name).replaceAll(/^-|-$/g, '')))].filter(({ length }) => length >= SHORTEST_PARTS);
  return (text) => {
    const [given, parted] = [visible(text), dashed(text)];
    return plain.some((name) => given.includes(name)) || parts.some((name) => parted.includes(name));
  };
}

function decoded(text: string): string {
  return text.replaceAll(/%([0-7][0-9a-f])/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** In characters. Shorter parts are in many words. */
const SHORTEST_PARTS = 3;

/** The report without findings, with hidden names in its texts. Its targets are not changed. */
function conceal(report: Report, hide: (text: string) => string): Report {
  const { targets, ...whole } = report;
  const sentences = redactTexts({ ...whole, notes: report.notes.map(withoutQuotes) }, hide);
  const { target, scan, decision, measurements, evaluation, comparison } = sentences;
  return {
    ...sentences,
    ...(target && !target.ownCode && { target: { ...target, id: HIDDEN, key: HIDDEN, label: HIDDEN } }),
    scan: scan && concealScan(scan),
    decision: concealDecision(decision),
    measurements: measurements && concealMeasured(measurements),
    evaluation: evaluation && { ...evaluation, rules: [], findings: [], waivers: [] },
    comparison: comparison && concealComparison(comparison, hide),
    diagrams: undefined,
    ...(targets && { targets }),
  };
}

/**
 * The report with redacted sentences: the error, the service's reason, the notes, and the checks. A label that contains something to hide
 * is left out.
 */
export function redactTexts(report: Report, hide: (text: string) => string): Report {
  const { error, notes, checks, scan, label, targets } = report;
  return {
    ...report,
    ...(scan?.reason !== undefined && { scan: { ...scan, reason: hide(scan.reason) } }),
    ...(error && {
      error: { ...error, message: hide(error.message), ...(error.hint !== undefined && { hint: mapHint(error.hint, hide) }) },
    }),
    notes: notes.map((note) => mapTexts(note, hide)),
    ...(checks && { checks: checks.map((check) => mapTexts(check, hide)) }),
    ...(label !== undefined && { label: hide(label) === label ? label : undefined }),
    ...(targets && { targets: targets.map((target) => redactTexts(target, hide)) }),
  };
}

function concealScan(scan: ReportedScan): ReportedScan {
  return { ...scan, inventory: undefined, phases: undefined };
}

/** A rule's value and text contain kinds of resources, and so does the reason, which consists of these texts. */
function concealDecision({ reason, rules, ...rest }: Decision): Decision {
  return { ...rest, reason: withoutKinds(reason), rules: rules.map(concealRule) };
}

function concealRule(result: RuleResult): RuleResult {
  if (result.rule !== 'max-resource-change') return result;
  const value = result.value.replaceAll(/(?<![^\s,=])[^\s,=]+(?==)/g, (kind) => (kind === 'total' ? kind : HIDDEN));
  return { ...result, value, text: withoutKinds(result.text) };
}

function withoutKinds(text: string): string {
  return text.replaceAll(/(?<= of the kind )\S+/g, HIDDEN);
}

function concealMeasured({ baseline, ...measured }: Measured): Measured {
  if (baseline?.kind !== 'baseline') return { ...measured, ...(baseline && { baseline }) };
  const { inventory: _kinds, ...rest } = baseline;
  return { ...measured, baseline: rest };
}

function concealComparison({ inventory: _kinds, findings, baseline, ...rest }: Comparison, hide: (text: string) => string): Comparison {
  const file = baseline.file === undefined ? {} : { file: hide(baseline.file) };
  return { ...rest, baseline: { ...baseline, ...file }, ...(findings && { findings: { ...withoutAdded(findings), fixedFindings: [] } }) };
}

/** Notes that end with texts of findings or of waivers. */
const QUOTING_NOTES: ReadonlySet<string> = new Set(['unknown-status', 'unknown-severity', 'waivers-after-merge']);

function withoutQuotes(note: Note): Note {
  if (!QUOTING_NOTES.has(note.code)) return note;
  const begin = note.text.indexOf(': ');
  return begin === -1 ? note : { ...note, text: `${note.text.slice(0, begin)}: ${HIDDEN}.` };
}

/** The names of everything that was scanned, except of the repository's own code. */
function namesIn({ target, targets = [] }: Report): string[] {
  const own = target === undefined || target.ownCode ? [] : [target.label, target.id, target.key];
  return [...own, ...targets.flatMap(namesIn)];
}

function withoutAdded({ newFindings: _added, ...findings }: NonNullable<Comparison['findings']>): NonNullable<Comparison['findings']> {
  return findings;
}
