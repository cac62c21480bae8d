import { SERVICES } from '../../scanners/registry.js';

/** A finding as results.json tells it, as far as a waiver needs it. */
export interface ListedFinding {
  readonly fingerprint: string;
  readonly id: string;
  readonly ruleId: string;
  readonly severity: string;
  /** Its own title, or its rule's. */
  readonly title: string;
  /** Where it is, for people; empty where nobody knows. */
  readonly place: string;
  readonly open: boolean;
}

/** What of a results.json a waiver is made from. */
export interface ResultsFile {
  /** The service's id. */
  readonly scanner: string;
  readonly findings: readonly ListedFinding[];
}

/** The list of a results.json, or why there is none; anybody may have written the file. */
export function readResults(text: string): ResultsFile | { readonly fault: string } {
  const json = parseJson(text);
  if (json === undefined) return { fault: 'is not JSON' };
  const { schemaVersion, service, evaluation } = fields(json);
  if (schemaVersion !== 1) return { fault: 'is no results.json of this version of scan-gate' };
  const scanner = SERVICES.find(({ id }) => id === fields(service).id)?.id;
  if (scanner === undefined) return { fault: 'is of no service that this version of scan-gate knows' };
  const { findings, rules } = fields(evaluation);
  if (!Array.isArray(findings)) return { fault: `holds no list of findings${verdictOf(json)}` };
  const titles = new Map(list(rules).map((rule) => [textOf(fields(rule).id), textOf(fields(rule).title)]));
  const read = findings.map((finding) => readFinding(fields(finding), titles));
  const whole = read.filter((finding) => finding !== undefined);
  if (whole.length < read.length) return { fault: 'holds findings without fingerprint, id or rule' };
  return { scanner, findings: whole };
}

function readFinding(finding: Fields, titles: ReadonlyMap<string, string>): ListedFinding | undefined {
  const [fingerprint, id, ruleId] = [finding.fingerprint, finding.id, finding.ruleId].map(textOf);
  if (!fingerprint || !id || !ruleId) return undefined;
  const { file, line, resource, url } = fields(finding.place);
  const { means } = fields(finding.status);
  const at = typeof line === 'number' && textOf(file) !== '' ? `:${line}` : '';
  return {
    fingerprint,
    id,
    ruleId,
    severity: textOf(finding.severity),
    title: textOf(finding.title) || titles.get(ruleId) || ruleId,
    place: [`${textOf(file)}${at}`, textOf(resource) || textOf(url)].filter(Boolean).join(', '),
    open: means !== 'closed' && means !== 'accepted',
  };
}

function verdictOf(json: unknown): string {
  const verdict = textOf(fields(fields(json).decision).verdict);
  return /^[a-z]+$/.test(verdict) ? `: the verdict was ${verdict}` : '';
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
