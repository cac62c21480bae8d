import type { Invocation, Location, ReportingDescriptor, Result, Run, Suppression, WebRequest } from 'sarif';
import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { msOf } from '../../domain/instant.js';
import type { WaiverResult } from '../../domain/waiver.js';
import { stripControlCharacters, toSingleLine } from '../../text/plain.js';
import { repositoryUrl, scannedBranch, scannedCommit } from '../location.js';
import type { Report } from '../report.js';
import { rulesOf } from '../words.js';
import { ANCHOR, describe, itemsOf, logOf, logPieces, openInFull, type SarifFrame, worstFirst } from './sarif.js';
import { type Taxonomies, taxonomiesOf } from './taxonomies.js';

/** The root of the repository, with the name that GitHub's tools use. */
const ROOT = '%SRCROOT%';

/**
 * results.full.sarif, for other tools than code scanning: every open finding, also waived ones, with properties of SARIF that GitHub
 * does not use, or misreads. In chunks of some rules or results. Undefined if there is no results.sarif either.
 */
export function renderFullSarif(report: Report, toolVersion?: string): Iterable<string> | undefined {
  const open = openInFull(report);
  return open && chunks(worstFirst(open), report, { anchor: report.sarif?.fallbackFile ?? ANCHOR, toolVersion });
}

/** Rules and results of a chunk: to write each of them on its own would take longer, and so would very long chunks. */
const [SOME_RULES, MANY_RESULTS] = [10, 50];

function chunks(findings: readonly EvaluatedFinding[], report: Report, frame: SarifFrame): Iterable<string> {
  const { ids, indexes, ruleOf, resultOf } = describe(findings, report, frame);
  const tags = tagsOf(report);
  const taxonomies = taxonomiesOf(new Set([...new Set(findings.map(tags))].flat()), `${toSingleLine(report.service.title)} frameworks`);
  const tagsByRule = new Map<number, Set<readonly string[]>>();
  for (const finding of findings) {
    const index = indexes.get(finding.ruleId) ?? -1;
    tagsByRule.set(index, (tagsByRule.get(index) ?? new Set()).add(tags(finding)));
  }
  const log = logOf([], report, frame);
  const runs = log.runs.map(
    (run): Run => ({
      ...run,
      ...categorised(run, taxonomies),
      ...provenanceOf(report),
      invocations: [invocationOf(report)],
    }),
  );
  const tagsOfRule = (id: string): string[] => [...new Set([...(tagsByRule.get(indexes.get(id) ?? -1) ?? [])].flat())];
  const extended = extender(findings, report, (finding) => taxaOf(tags(finding), taxonomies));
  // The texts of all rules at once would be a large part of the memory of a run.
  return logPieces(
    { ...log, runs },
    itemsOf(ids, SOME_RULES, (id) => related(ruleOf(id), taxonomies.referencesOf(tagsOfRule(id)))),
    itemsOf(findings, MANY_RESULTS, (finding) => extended(resultOf(finding), finding)),
  );
}

/** Adds to a result what only results.full.sarif has. */
function extender(
  findings: readonly EvaluatedFinding[],
  report: Report,
  taxa: (finding: EvaluatedFinding) => Pick<Result, 'taxa'>,
): (result: Result, finding: EvaluatedFinding) => Result {
  const waivers = report.evaluation?.waivers ?? [];
  // SARIF 2.1.0, 3.27.24: either all results of a run have `baselineState` or none has.
  const compared = findings.every(({ baselineState }) => baselineState !== undefined);
  return (result, finding) => ({
    ...result,
    locations: (result.locations ?? []).map(belowRoot),
    ...webRequestOf(finding),
    ...taxa(finding),
    ...(compared && finding.baselineState && { baselineState: finding.baselineState }),
    suppressions: suppressionsOf(finding, waivers),
  });
}

/** The tags of a finding: its own, or else those of its rule. */
function tagsOf(report: Report): (finding: EvaluatedFinding) => readonly string[] {
  const rules = rulesOf(report);
  return ({ tags, ruleId }) => tags ?? rules.byKey.get(ruleId)?.tags ?? NO_TAGS;
}

/** One list, because the taxa of equal lists are looked up once. */
const NO_TAGS: readonly string[] = [];

/** The catalogues (SARIF 2.1.0, 3.14.8 and 3.19.3). */
function categorised(run: Run, taxonomies: Taxonomies): Pick<Run, 'tool' | 'taxonomies'> {
  const { components } = taxonomies;
  if (components.length === 0) return { tool: run.tool };
  const supportedTaxonomies = components.map(({ name }, index) => ({ name, index }));
  return { tool: { ...run.tool, driver: { ...run.tool.driver, supportedTaxonomies } }, taxonomies: [...components] };
}

/** With the entries that the findings of the rule name (SARIF 2.1.0, 3.49.15 and 3.53.3). */
function related(rule: ReportingDescriptor, targets: ReturnType<Taxonomies['referencesOf']>): ReportingDescriptor {
  return targets.length === 0 ? rule : { ...rule, relationships: targets.map((target) => ({ target, kinds: ['relevant'] })) };
}

function taxaOf(tags: readonly string[], { referencesOf }: Taxonomies): Pick<Result, 'taxa'> {
  const taxa = referencesOf(tags);
  return taxa.length === 0 ? {} : { taxa: [...taxa] };
}

/** The parameter is a property, because SARIF's `parameters` need values, which services do not report. */
function webRequestOf({ location: { request } }: EvaluatedFinding): { webRequest?: WebRequest } {
  if (request === undefined) return {};
  const [method, target, parameter] = [request.method, request.target, request.parameter].map((text) => toSingleLine(text ?? ''));
  return { webRequest: { ...(method && { method }), ...(target && { target }), ...(parameter && { properties: { parameter } }) } };
}

/** The tool is the service. The times are those that the service reports. */
function invocationOf({ scan }: Report): Invocation {
  const [startTimeUtc, endTimeUtc] = [scan?.startedAt, scan?.completedAt].map(instant);
  return { executionSuccessful: true, ...(startTimeUtc && { startTimeUtc }), ...(endTimeUtc && { endTimeUtc }) };
}

/** In the format of SARIF (3.9). */
function instant(text: string | undefined): string | undefined {
  const ms = msOf(text);
  return ms === undefined ? undefined : new Date(ms).toISOString();
}

function belowRoot({ physicalLocation, ...location }: Location): Location {
  const artifactLocation = { ...physicalLocation?.artifactLocation, uriBaseId: ROOT };
  return { ...location, physicalLocation: { ...physicalLocation, artifactLocation } };
}

/** SARIF 2.1.0, 3.27.23: either all results of a run have `suppressions` or none has; an empty list means that nothing suppresses the result. */
function suppressionsOf({ waiverIndex }: EvaluatedFinding, waivers: readonly WaiverResult[]): Suppression[] {
  const waiver = waiverIndex === undefined ? undefined : waivers[waiverIndex];
  if (waiver === undefined || waiver.state === 'expired') return [];
  const { reason, expires, by } = waiver;
  return [{ kind: 'external', status: 'accepted', justification: stripControlCharacters(reason), properties: { expires, waivedBy: by } }];
}

/** Only for the repository's own code, because other targets have no commit in it. */
function provenanceOf(report: Report): Pick<Run, 'versionControlProvenance'> {
  const [repositoryUri, revisionId, branch] = [repositoryUrl(report), scannedCommit(report), scannedBranch(report)];
  if (report.target?.ownCode !== true || repositoryUri === undefined || revisionId === undefined || branch === undefined) return {};
  return { versionControlProvenance: [{ repositoryUri, revisionId, branch, mappedTo: { uriBaseId: ROOT } }] };
}
