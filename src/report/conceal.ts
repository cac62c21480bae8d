import type { Note, Report } from './report.js';

const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/gi;

/**
 * The report for world-readable surfaces: no finding, and neither the target nor any address in the texts. Numbers stay.
 * A target that is the repository's own code keeps its name, which the page it is shown on tells anyway.
 */
export function conceal(report: Report): Report {
  const hide = hider(report);
  const { target, scan, error } = report;
  return {
    ...report,
    ...(target && !target.ownCode && { target: { ...target, id: HIDDEN, key: HIDDEN, label: HIDDEN } }),
    ...(scan && { scan: { ...scan, target: HIDDEN, ...(scan.reason !== undefined && { reason: hide(scan.reason) }) } }),
    ...(error && { error: { ...error, message: hide(error.message), ...(error.hint !== undefined && { hint: hide(error.hint) }) } }),
    evaluation: report.evaluation && { counts: report.evaluation.counts, rules: [], findings: [] },
    notes: report.notes.map((note) => concealNote(note, hide)),
  };
}

const HIDDEN = '(not shown here)';

function concealNote(note: Note, hide: (text: string) => string): Note {
  return { ...note, text: hide(note.text), ...(note.hint !== undefined && { hint: hide(note.hint) }) };
}

function hider({ target }: Report): (text: string) => string {
  const names = target === undefined || target.ownCode ? [] : [target.label, target.id, target.key].filter((name) => name.length > 2);
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, name) => rest.replaceAll(name, HIDDEN), text.replaceAll(ADDRESS, HIDDEN));
}
