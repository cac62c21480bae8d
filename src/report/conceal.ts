import type { Check } from '../domain/check.js';
import type { Comparison } from '../domain/comparison.js';
import { HIDDEN, hideNames } from '../domain/hide-names.js';
import type { Note, Report, ReportedScan } from './report.js';

/**
 * The report for world-readable surfaces: no finding, no kind of resource, no diagram, and neither the target nor any address in the
 * texts. Numbers stay. A target that is the repository's own code keeps its name, which the page it is shown on tells anyway.
 */
export function conceal(report: Report): Report {
  const hide = hider(report);
  const { target, scan, evaluation, comparison } = report;
  return {
    ...concealTexts(report, hide),
    ...(target && !target.ownCode && { target: { ...target, id: HIDDEN, key: HIDDEN, label: HIDDEN } }),
    scan: scan && concealScan(scan, hide),
    evaluation: evaluation && { ...evaluation, rules: [], findings: [], waivers: [] },
    comparison: comparison && concealComparison(comparison),
    diagrams: undefined,
  };
}

/** The report with another form of its sentences: what went wrong, and the notes. */
export function concealTexts(report: Report, hide: (text: string) => string): Report {
  const { error, notes, checks } = report;
  return {
    ...report,
    ...(error && { error: { ...error, message: hide(error.message), ...(error.hint !== undefined && { hint: hide(error.hint) }) } }),
    notes: notes.map((note) => concealNote(note, hide)),
    ...(checks && { checks: checks.map((check) => concealCheck(check, hide)) }),
  };
}

function concealScan(scan: ReportedScan, hide: (text: string) => string): ReportedScan {
  const reason = scan.reason === undefined ? undefined : hide(scan.reason);
  return { ...scan, target: HIDDEN, reason, inventory: undefined };
}

function concealComparison({ inventory: _kinds, findings, ...rest }: Comparison): Comparison {
  return { ...rest, ...(findings && { findings: { ...withoutAdded(findings), gone: [] } }) };
}

function concealNote(note: Note, hide: (text: string) => string): Note {
  return { ...note, text: hide(note.text), ...(note.hint !== undefined && { hint: hide(note.hint) }) };
}

function concealCheck(check: Check, hide: (text: string) => string): Check {
  return { ...check, says: hide(check.says), ...(check.hint !== undefined && { hint: hide(check.hint) }) };
}

function hider({ target }: Report): (text: string) => string {
  return hideNames(target === undefined || target.ownCode ? [] : [target.label, target.id, target.key], { addresses: true });
}

function withoutAdded({ added: _added, ...findings }: NonNullable<Comparison['findings']>): NonNullable<Comparison['findings']> {
  return findings;
}
