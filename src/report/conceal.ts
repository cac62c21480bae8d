import type { Comparison } from '../domain/comparison.js';
import type { Decision } from '../domain/gate.js';
import type { Measured } from '../domain/judgement.js';
import type { RuleResult } from '../domain/rules.js';
import { parseUrl } from '../domain/url.js';
import type { Note, Report, ReportedScan } from './report.js';

const ADDRESS = String.raw`\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+`;
/** The number of an AWS account. */
const ACCOUNT = String.raw`\b\d{12}\b`;

/**
 * The report for world-readable surfaces: no finding, no waiver, no kind of resource, no diagram, and neither the target nor any
 * address in the texts. Numbers stay. A target that is the repository's own code keeps its name, which the page it is shown on tells anyway.
 */
export function conceal(report: Report): Report {
  const hide = hider(report);
  const { target, scan, error, decision, measured, evaluation, comparison } = report;
  return {
    ...report,
    ...(target && !target.ownCode && { target: { ...target, id: HIDDEN, key: HIDDEN, label: HIDDEN } }),
    scan: scan && concealScan(scan, hide),
    error: error && { ...error, message: hide(error.message), ...(error.hint !== undefined && { hint: hide(error.hint) }) },
    decision: concealDecision(decision),
    measured: measured && concealMeasured(measured),
    evaluation: evaluation && { ...evaluation, rules: [], findings: [], waivers: [] },
    comparison: comparison && concealComparison(comparison, hide),
    diagrams: undefined,
    notes: report.notes.map((note) => concealNote(note, hide)),
  };
}

const HIDDEN = '(not shown here)';

function concealScan(scan: ReportedScan, hide: (text: string) => string): ReportedScan {
  const reason = scan.reason === undefined ? undefined : hide(scan.reason);
  return { ...scan, target: HIDDEN, reason, inventory: undefined };
}

/** Kinds of resources are named by a rule's value, in its sentence, and in the reason that is made of the sentences. */
function concealDecision({ reason, rules, ...rest }: Decision): Decision {
  return { ...rest, reason: withoutKinds(reason), rules: rules.map(concealRule) };
}

function concealRule(result: RuleResult): RuleResult {
  if (result.rule !== 'max-resource-change') return result;
  const value = result.value.replaceAll(/[^\s,=]+(?==)/g, (kind) => (kind === 'total' ? kind : HIDDEN));
  return { ...result, value, says: withoutKinds(result.says) };
}

function withoutKinds(text: string): string {
  return text.replaceAll(/(?<= of the kind )\S+/g, HIDDEN);
}

function concealMeasured({ against, ...measured }: Measured): Measured {
  if (against?.kind !== 'baseline') return { ...measured, ...(against && { against }) };
  const { inventory: _kinds, ...rest } = against;
  return { ...measured, against: rest };
}

function concealComparison({ inventory: _kinds, findings, baseline, ...rest }: Comparison, hide: (text: string) => string): Comparison {
  const file = baseline.file === undefined ? {} : { file: hide(baseline.file) };
  return { ...rest, baseline: { ...baseline, ...file }, ...(findings && { findings: { ...withoutAdded(findings), gone: [] } }) };
}

function concealNote(note: Note, hide: (text: string) => string): Note {
  return { ...note, text: hide(note.text), ...(note.hint !== undefined && { hint: hide(note.hint) }) };
}

function hider({ target }: Report): (text: string) => string {
  const names = target === undefined || target.ownCode ? [] : [target.label, target.id, target.key].flatMap(spellings);
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length).map(patternOf);
  // In one pass, so that nothing is looked for in what was put there; in any case, for hosts have none.
  const hidden = new RegExp([ADDRESS, ...longestFirst, ACCOUNT].join('|'), 'giu');
  return (text) => text.replaceAll(hidden, HIDDEN);
}

/** A name, its parts where it is `alias (number)`, and its host where it is an address: texts name targets in any of these ways. */
function spellings(name: string): string[] {
  const parts = /^(.+?)\s+\((.+)\)$/.exec(name)?.slice(1) ?? [];
  const host = (parseUrl(name)?.hostname || parseUrl(`http://${name}`)?.hostname) ?? '';
  return [name, ...parts, host].filter((spelling) => spelling.length > 2);
}

/** A target that is called `prod` must not tear `product` apart. */
function patternOf(name: string): string {
  const pattern = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return /^\p{L}+$/u.test(name) ? `(?<!\\p{L})${pattern}(?!\\p{L})` : pattern;
}

function withoutAdded({ added: _added, ...findings }: NonNullable<Comparison['findings']>): NonNullable<Comparison['findings']> {
  return findings;
}
