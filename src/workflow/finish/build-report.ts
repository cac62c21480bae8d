import type { Decision } from '../../domain/gate.js';
import { type Details, detailsFor } from '../../domain/run-options.js';
import type { Scan, Target } from '../../domain/scan.js';
import type { Report, ReportedScan } from '../../report/report.js';
import { type Hint, nameInputs } from '../../text/hint.js';
import type { RunConfig, RunState } from '../context.js';
import { dedupeNotes } from './dedupe-notes.js';

/** The run as one plain object: what every surface is rendered from. */
export function buildReport(run: RunConfig, state: RunState, decision: Decision): Report {
  const { service, source } = run;
  const error = state.error && named({ code: state.error.code, message: state.error.message, hint: state.error.hint }, run);
  const { target, evaluation, measurements, partial, comparison, diagrams, scores, checks } = state;
  const scan: ReportedScan | undefined = state.scan && state.origin && { ...withoutInternals(state.scan), origin: state.origin };
  return {
    schemaVersion: 1,
    name: run.name,
    service: { id: service.id, title: service.title, ...(run.otherHost !== undefined && { apiUrl: run.otherHost }) },
    decision,
    ...(run.policy && { policy: run.policy }),
    ...(error && { error }),
    source,
    ...(target && { target }),
    ...(scan && { scan }),
    ...(measurements && { measurements }),
    ...(evaluation && { evaluation }),
    ...(partial && { partial }),
    ...(comparison && { comparison }),
    ...(diagrams && diagrams.length > 0 && { diagrams }),
    ...(scores && { scores }),
    notes: dedupeNotes(
      state.notes.map((note) => named(note, run)),
      error?.hint,
    ),
    ...(checks && { checks: checks.map((check) => named(check, run)) }),
  };
}

/** What public logs, comments and summaries show of a run. @param target Undefined: it is not looked up yet. */
export function detailsOf({ details, source, service }: RunConfig, target: Target | undefined): Details {
  return detailsFor(details, source, target?.ownCode ?? service.scansRepository);
}

/** What has a hint, with the inputs in it as the person gives them. */
export function named<T extends { readonly hint?: Hint | undefined }>(reported: T, { inputStyle, keyVariable }: RunConfig): T {
  return reported.hint === undefined ? reported : { ...reported, hint: nameInputs(reported.hint, inputStyle, keyVariable) };
}

/** The report names the target itself; the other fields serve the workflow alone. */
function withoutInternals(scan: Scan): Omit<ReportedScan, 'origin'> {
  const { target: _target, partial: _partial, correlationId: _correlationId, options: _options, startsAhead: _ahead, ...reported } = scan;
  return reported;
}
