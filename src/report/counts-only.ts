import type { Comparison } from '../domain/comparison.js';
import type { Decision } from '../domain/gate.js';
import type { Measured } from '../domain/gate-rules.js';
import type { RuleResult } from '../domain/gate-settings.js';
import { mapTexts, type Note } from '../domain/note.js';
import { mapHint } from '../text/hint.js';
import { HIDDEN, hideNames } from '../text/target-names.js';
import type { Report, ReportedScan } from './report.js';

/**
 * The report for public logs, comments, and summaries: without findings, waivers, kinds of resources and diagrams, and with neither the
 * target nor an address in its texts. Counts stay. The repository's own code keeps its name, because its pages show the name anyway.
 */
export function toCountsOnly(report: Report): Report {
  const hide = hider(report);
  const sentences = redactTexts({ ...report, notes: report.notes.map(withoutQuotes) }, hide);
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
  };
}

/** The report with redacted sentences: the error, the service's reason, the notes, and the checks. */
export function redactTexts(report: Report, hide: (text: string) => string): Report {
  const { error, notes, checks, scan } = report;
  return {
    ...report,
    ...(scan?.reason !== undefined && { scan: { ...scan, reason: hide(scan.reason) } }),
    ...(error && {
      error: { ...error, message: hide(error.message), ...(error.hint !== undefined && { hint: mapHint(error.hint, hide) }) },
    }),
    notes: notes.map((note) => mapTexts(note, hide)),
    ...(checks && { checks: checks.map((check) => mapTexts(check, hide)) }),
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

function hider({ target }: Report): (text: string) => string {
  return hideNames(target === undefined || target.ownCode ? [] : [target.label, target.id, target.key], { addresses: true });
}

function withoutAdded({ newFindings: _added, ...findings }: NonNullable<Comparison['findings']>): NonNullable<Comparison['findings']> {
  return findings;
}
