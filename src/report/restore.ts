import { combineReports } from './combine.js';
import type { ResultsFile } from './json.js';
import type { Report } from './report.js';

/** The report that a results.json was written from, except that each hint is one text. The file must have the form that it is written in. */
export function restoreReport({ targets, ...run }: ResultsFile): Report {
  const [first, ...others] = targets;
  // A group of the policy may have one target, whose name is not that of the run.
  if (first === undefined || (others.length === 0 && first.name === run.name))
    return { ...first, ...run, decision: { ...run.decision, rules: first?.decision.rules ?? [] } };
  const { schemaVersion, name, service, source, policy, centralPolicy, decision, error, notes, checks } = run;
  const reports = targets.map(
    (target): Report => ({
      schemaVersion,
      service,
      source,
      policy,
      centralPolicy,
      ...target,
      notes: [],
      decision: { exitCode: decision.exitCode, warnOnlyApplied: false, ...target.decision },
    }),
  );
  const combined = combineReports({ name, service, source, policy, centralPolicy }, reports);
  // The run's own decision, because an upload that is required, or an interrupt, may have changed it.
  return { ...combined, decision: { ...decision, rules: combined.decision.rules }, error, notes, checks };
}
