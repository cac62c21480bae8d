import type { Check } from '../domain/check.js';
import type { Decision } from '../domain/gate.js';
import type { Note } from '../domain/note.js';
import { type Hint, hintText } from '../text/hint.js';
import { indentedJson } from '../text/json.js';
import { escapeJsonForLog } from '../text/log.js';
import type { Report } from './report.js';

/** results.json, as `schemas/results.schema.json` describes it. Later versions only add keys. */
export interface ResultsFile
  extends Pick<Report, 'schemaVersion' | 'name' | 'service' | 'policy' | 'centralPolicy' | 'source'>,
    WrittenHints {
  /** The worst of the targets' decisions; the rules are with each target. */
  readonly decision: Omit<Decision, 'rules'>;
  /** One element for each target, also if there is only one. */
  readonly targets: readonly TargetResult[];
}

/** The part of results.json about one target. */
interface TargetResult
  extends Pick<
      Report,
      'name' | 'label' | 'target' | 'scan' | 'measurements' | 'evaluation' | 'partial' | 'comparison' | 'diagrams' | 'scores' | 'sarif'
    >,
    Pick<WrittenHints, 'error'> {
  readonly decision: Pick<Decision, 'verdict' | 'reason' | 'rules'> & Partial<Pick<Decision, 'exitCode' | 'warnOnlyApplied'>>;
}

/** Everything with a hint, which is one string in results.json. */
interface WrittenHints {
  readonly error?: Written<NonNullable<Report['error']>> | undefined;
  readonly notes: readonly Written<Note>[];
  readonly checks?: readonly Written<Check>[] | undefined;
}

type Written<T> = Omit<T, 'hint'> & { readonly hint?: string | undefined };

/**
 * The text of results.json, in chunks, one for each finding. Texts are as the service gave them, because JSON needs no escaping, except
 * what a log could read as a command; `JSON.stringify` escapes lone surrogates.
 */
export function* renderJson(report: Report): Iterable<string> {
  for (const chunk of indentedJson(toResultsFile(report), FINDINGS_DEPTH)) yield escapeJsonForLog(chunk);
  yield '\n';
}

/** `targets[].evaluation.findings[]`, and every list that is not deeper. */
const FINDINGS_DEPTH = 5;

/** The run comes first, because the lists of a target are long. */
function toResultsFile(report: Report): ResultsFile {
  const { schemaVersion, name, service, decision, error, policy, centralPolicy, source, notes, checks, targets } = report;
  const { rules: _rules, ...answer } = decision;
  return {
    schemaVersion,
    name,
    service,
    decision: answer,
    error: error && written(error),
    policy,
    centralPolicy,
    source,
    notes: notes.map(written),
    checks: checks?.map(written),
    targets: targets === undefined ? [toTargetResult(report)] : targets.map(toOneOfSeveral),
  };
}

/** The exit codes of single targets cannot be determined from that of the run. */
function toOneOfSeveral(report: Report): TargetResult {
  const { exitCode, warnOnlyApplied } = report.decision;
  const result = toTargetResult(report);
  return { ...result, decision: { ...result.decision, exitCode, warnOnlyApplied } };
}

function toTargetResult(report: Report): TargetResult {
  const { name, label, target, scan, measurements, evaluation, partial, comparison, diagrams, scores, sarif } = report;
  const { verdict, reason, rules } = report.decision;
  const error = report.error && written(report.error);
  return {
    name,
    label,
    decision: { verdict, reason, rules },
    error,
    target,
    scan,
    measurements,
    evaluation,
    partial,
    comparison,
    diagrams,
    scores,
    sarif,
  };
}

function written<T extends { readonly hint?: Hint | undefined }>(shown: T): Written<T> {
  return { ...shown, hint: shown.hint && hintText(shown.hint) };
}
