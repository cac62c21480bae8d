import { type EvaluatedFinding, isOpen } from '../../domain/evaluation.js';
import { type EndpointRequest, type Fix, repositoryPath } from '../../domain/finding.js';
import { SEVERITIES } from '../../domain/severity.js';
import type { WaiverResult } from '../../domain/waiver.js';
import { webUrl } from '../../text/markdown.js';
import { toSingleLine } from '../../text/plain.js';
import { type FilePages, filePages } from '../location.js';
import type { Report } from '../report.js';
import { isFirst, targetOf } from '../targets.js';
import { type View } from '../view.js';
import { firstFilled, labelsOf, ruleKeyOf } from '../words.js';

/** The data of the page's script: all findings. What several findings share is stored once. */
export interface PageData {
  readonly rules: readonly RuleData[];
  /** Paths inside the repository. */
  readonly files: readonly string[];
  /** The addresses of files; absent if files have no page. */
  readonly pages?: FilePages | undefined;
  readonly waivers: readonly WaiverData[];
  /** Several targets, in the order of the report; absent if there is one. */
  readonly targets?: readonly TargetData[] | undefined;
  readonly rows: readonly Row[];
  /** Whether findings are marked as new or unchanged. */
  readonly compared: boolean;
  /** Whether new findings come first by default. */
  readonly newFirst: boolean;
}

/** One of several targets. */
export interface TargetData {
  readonly label: string;
  /** The addresses of its files; absent if its files have no page. */
  readonly pages?: FilePages | undefined;
}

export interface RuleData {
  readonly id: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly fix?: string | undefined;
  readonly code?: string | undefined;
  readonly url?: string | undefined;
  /** Catalogues, such as `CWE-79`. */
  readonly labels: readonly string[];
}

/** The waiver of a finding, as text. */
export interface WaiverData {
  readonly by: string;
  readonly until: string;
  readonly reason: string;
}

/** Whether the gate counts a finding, or why not. */
export const STATES = ['blocking', 'counted', 'waived', 'outside', 'closed'] as const;
export type State = (typeof STATES)[number];

export const CHANGES = ['new', 'unchanged'] as const;
export type Change = (typeof CHANGES)[number];

/** One finding. Numbers are indexes of `SEVERITIES`, `STATES`, `CHANGES`, and the lists of the data; -1 means none. */
export type Row = readonly [
  severity: number,
  state: number,
  change: number,
  rule: number,
  file: number,
  line: number,
  fingerprint: string,
  id: string,
  /** The resource; empty if unknown. */
  resource: string,
  more?: More,
];

/** Fields that only some findings have. */
export interface More {
  readonly url?: string | undefined;
  /** A file that is not a path of the repository. */
  readonly file?: string | undefined;
  /** The finding's own texts, if they differ from the rule's. */
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly fix?: string | undefined;
  readonly code?: string | undefined;
  readonly cvss?: number | undefined;
  /** The service's values, if they differ from ours. */
  readonly severityWord?: string | undefined;
  readonly statusWord?: string | undefined;
  readonly waiver?: number | undefined;
  readonly request?: RequestData | undefined;
  /** The index in `PageData.targets`. */
  readonly target?: number | undefined;
}

/** The request that shows the finding; empty strings if the service does not report them. */
export type RequestData = readonly [method: string, target: string, parameter: string];

/** All data of the findings table, worst first. */
export function dataOf(view: View): PageData {
  const { report } = view;
  const findings = report.evaluation?.findings ?? [];
  const files = new Numbered();
  const rules = new Numbered();
  for (const rule of view.rules.byKey.keys()) rules.numberOf(rule);
  const blocking = new Set(view.blocking.map(keyOf));
  const rows = findings.map((finding) => rowOf(finding, { files, rules, view, blocking }));
  return {
    rules: rules.names.map((key) => ruleData(key, view)),
    files: files.names,
    ...(view.targets.length === 0 && pagesOf(report)),
    waivers: (report.evaluation?.waivers ?? []).map(waiverData),
    ...(view.targets.length > 0 && {
      targets: view.labels.map((label, targetIndex) => ({ label, ...pagesOf(targetOf(report, { targetIndex })) })),
    }),
    rows,
    compared: rows.some(([, , change]) => change >= 0),
    newFirst: view.newFirst,
  };
}

function pagesOf(report: Report): { readonly pages?: FilePages | undefined } {
  const pages = filePages(report);
  return webUrl(pages?.file) === undefined ? {} : { pages };
}

/** Targets can have equal fingerprints. */
function keyOf({ fingerprint, targetIndex }: EvaluatedFinding): string {
  return `${targetIndex ?? ''} ${fingerprint}`;
}

/** Distinct names, numbered by first use. */
class Numbered {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

interface Tables {
  readonly files: Numbered;
  readonly rules: Numbered;
  readonly view: View;
  /** Keys of the findings that make the gate fail. */
  readonly blocking: ReadonlySet<string>;
}

function rowOf(finding: EvaluatedFinding, { files, rules, view, blocking }: Tables): Row {
  const { severity, baselineState, location, fingerprint, id } = finding;
  // Without an earlier scan, all findings are new, so they are not marked.
  const first = isFirst(targetOf(view.report, finding));
  const path = repositoryPath(location.file);
  const more = moreOf(finding, path, view);
  const row = [
    SEVERITIES.indexOf(severity),
    STATES.indexOf(stateOf(finding, blocking)),
    baselineState === undefined || first ? -1 : CHANGES.indexOf(baselineState),
    rules.numberOf(ruleKeyOf(finding, view.rules)),
    path === undefined ? -1 : files.numberOf(path),
    location.line ?? 0,
    fingerprint,
    id,
    toSingleLine(location.resource ?? ''),
  ] as const;
  return Object.keys(more).length === 0 ? row : [...row, more];
}

function stateOf(finding: EvaluatedFinding, blocking: Tables['blocking']): State {
  if (finding.counted) return blocking.has(keyOf(finding)) ? 'blocking' : 'counted';
  if (finding.waiverIndex !== undefined) return 'waived';
  return isOpen(finding) ? 'outside' : 'closed';
}

/** Omits empty fields, because there may be 25,000 rows. */
function moreOf(
  { location, title, text, fix, cvss, rawSeverity, state, rawState, waiverIndex, targetIndex }: EvaluatedFinding,
  path: string | undefined,
  view: View,
): More {
  const own = firstFilled(title);
  const url = toSingleLine(location.url ?? '');
  const known = ['open', 'closed'].includes(rawState) && state !== 'unknown';
  return {
    ...(path === undefined && firstFilled(location.file) !== undefined && { file: toSingleLine(location.file ?? '') }),
    ...(url !== '' && { url }),
    ...(own !== undefined && { title: toSingleLine(own) }),
    ...(firstFilled(text) !== undefined && { text }),
    ...fixData(fix),
    ...(cvss !== undefined && { cvss }),
    ...(rawSeverity !== undefined && { severityWord: rawSeverity }),
    ...(!known && { statusWord: rawState }),
    ...(location.request !== undefined && { request: requestData(location.request) }),
    ...(waiverIndex !== undefined && view.report.evaluation?.waivers[waiverIndex] !== undefined && { waiver: waiverIndex }),
    ...(targetIndex !== undefined && { target: targetIndex }),
  };
}

function requestData({ method = '', target, parameter = '' }: EndpointRequest): RequestData {
  return [toSingleLine(method), toSingleLine(target), toSingleLine(parameter)];
}

function ruleData(key: string, { rules }: View): RuleData {
  const rule = rules.byKey.get(key);
  const id = rule?.id ?? key;
  const { fix, code } = fixData(rule?.fix);
  const text = firstFilled(rule?.text);
  return {
    id: toSingleLine(id),
    title: toSingleLine(firstFilled(rule?.title, id) ?? 'Untitled finding'),
    ...(text !== undefined && { text }),
    ...(fix !== undefined && { fix }),
    ...(code !== undefined && { code }),
    ...(webUrl(rule?.url) !== undefined && { url: rule?.url }),
    labels: labelsOf(rule).map(toSingleLine),
  };
}

function fixData(fix: Fix | undefined): Pick<RuleData, 'fix' | 'code'> {
  const [text, code] = [firstFilled(fix?.text), firstFilled(fix?.code)];
  return { ...(text !== undefined && { fix: text }), ...(code !== undefined && { code }) };
}

function waiverData({ by, value, expires, reason }: WaiverResult): WaiverData {
  const subject = { fingerprint: 'its fingerprint', id: 'its ID', rule: `rule ${toSingleLine(value)}` }[by];
  return { by: subject, until: expires, reason: toSingleLine(reason) };
}
