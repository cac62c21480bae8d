import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { compareTexts } from '../../domain/ordinals.js';
import { clip, oneLine } from '../../text/plain.js';
import { bySeverity, type Severity } from '../../domain/severity.js';
import type { Report } from '../report.js';
import { firstFilled, rulesById, wordsOf } from '../view.js';
import { sarifResult } from './result.js';
import { sarifRule, sarifRuleId } from './rule.js';
import { scoreOf } from './severity.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/marketplace/actions/scan-gate';

/** What all SARIF of one report shares. */
export interface SarifFrame {
  /** The file that findings without one of the repository are shown at. */
  readonly anchor: string;
  readonly toolVersion?: string | undefined;
  /** Severities that are told by title and place alone; default: none. */
  readonly brief?: ReadonlySet<Severity> | undefined;
}

/** By what the finding is, never by what is new: otherwise alerts would close and open again from run to run. */
export function worstFirst(findings: readonly EvaluatedFinding[]): EvaluatedFinding[] {
  return [...findings].sort((a, b) => bySeverity(a.severity, b.severity) || compareTexts(a.fingerprint, b.fingerprint));
}

/** The log of these findings: one run, one result each, in their order. */
export function sarifLog(findings: readonly EvaluatedFinding[], report: Report, frame: SarifFrame): Log {
  const { rules, results } = describe(findings, report, frame);
  const version = frame.toolVersion ?? String(report.schemaVersion);
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: `${oneLine(report.service.title)} (scan-gate)`, version, informationUri: HOME, rules } },
        // Up to the last slash is the category: never a version, a date or a scan's id, or old alerts would stay open for ever.
        automationDetails: { id: `scan-gate/${clip(oneLine(report.name), 200)}/` },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

function describe(
  findings: readonly EvaluatedFinding[],
  report: Report,
  { anchor, brief = new Set() }: SarifFrame,
): { rules: ReportingDescriptor[]; results: Result[] } {
  const known = rulesById(report);
  const scores = new Map<string, number>();
  const told = new Set<string>();
  const remedied = new Set<string>();
  for (const finding of findings) {
    scores.set(finding.ruleId, Math.max(scores.get(finding.ruleId) ?? 0, scoreOf(finding)));
    if (brief.has(finding.severity)) continue;
    told.add(finding.ruleId);
    if (firstFilled(finding.fix?.text) !== undefined) remedied.add(finding.ruleId);
  }

  const indexes = new Map<string, number>();
  const rules = [...scores.keys()].sort(compareTexts).map((id, index) => {
    indexes.set(id, index);
    const rule = known.get(id) ?? { id, title: id, tags: [] };
    return sarifRule(rule, { id: sarifRuleId(id), score: scores.get(id) ?? 0, brief: !told.has(id), ownRemedies: remedied.has(id) });
  });

  const results = findings.map((finding) => {
    const index = indexes.get(finding.ruleId) ?? 0;
    const { title, ...rest } = wordsOf(finding, known);
    const words = brief.has(finding.severity) ? { title } : { title, ...rest };
    return sarifResult(finding, words, { id: rules[index]?.id ?? finding.ruleId, index }, anchor);
  });
  return { rules, results };
}
