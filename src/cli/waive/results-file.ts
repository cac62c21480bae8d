import { SERVICES } from '../../scanners/registry.js';
import { fieldsOf, parseJson } from '../../text/json.js';

/** The fields of a finding in results.json that a waiver needs. */
export interface ListedFinding {
  readonly fingerprint: string;
  readonly id: string;
  readonly ruleId: string;
  readonly severity: string;
  /** The title of the finding, or of its rule. */
  readonly title: string;
  /** For messages; empty if unknown. */
  readonly location: string;
  readonly open: boolean;
  /** The name of its target, if the run has several. */
  readonly target?: string | undefined;
}

/** The parts of results.json that waivers need. */
export interface ResultsFile {
  /** The ID of the service. */
  readonly scanner: string;
  readonly findings: readonly ListedFinding[];
}

const OTHER_VERSION = 'was written by another version of scan-gate. Run the job again';

/** The findings of all targets of a results.json, or why they cannot be read. The file is not trusted. */
export function readResults(text: string): ResultsFile | { readonly fault: string } {
  const json = parseJson(text);
  if (json === undefined) return { fault: 'is not JSON' };
  const { schemaVersion, service, targets } = fieldsOf(json);
  if (schemaVersion === undefined) return { fault: 'is not a results.json of scan-gate' };
  if (schemaVersion !== 1 || !Array.isArray(targets)) return { fault: OTHER_VERSION };
  const scanner = SERVICES.find(({ id }) => id === fieldsOf(service).id)?.id;
  if (scanner === undefined) return { fault: 'is from a service that this version of scan-gate does not support' };
  const isOne = targets.length === 1;
  const lists = targets
    .map((target) => ({ ...fieldsOf(fieldsOf(target).evaluation), target: isOne ? undefined : nameOf(fieldsOf(target)) }))
    .filter(({ findings }: Fields) => Array.isArray(findings));
  if (lists.length === 0) return { fault: `has no list of findings${verdictOf(json)}` };
  const read = lists.flatMap(readFindings);
  const whole = read.filter((finding) => finding !== undefined);
  if (whole.length < read.length) return { fault: 'has findings without fingerprint, ID or rule' };
  return { scanner, findings: whole };
}

/** The name of a target as pages show it. */
function nameOf({ label, target, name }: Fields): string {
  return textOf(label) || textOf(fieldsOf(target).label) || textOf(name);
}

function readFindings({ findings, rules, target }: Fields): (ListedFinding | undefined)[] {
  const titles = new Map(list(rules).map((rule) => [textOf(fieldsOf(rule).id), textOf(fieldsOf(rule).title)]));
  return list(findings).map((each) => {
    const finding = readFinding(fieldsOf(each), titles);
    return finding && typeof target === 'string' ? { ...finding, target } : finding;
  });
}

function readFinding(finding: Fields, titles: ReadonlyMap<string, string>): ListedFinding | undefined {
  const [fingerprint, id, ruleId] = [finding.fingerprint, finding.id, finding.ruleId].map(textOf);
  if (!fingerprint || !id || !ruleId) return undefined;
  const { state } = finding;
  const { file, line, resource, url } = fieldsOf(finding.location);
  const at = typeof line === 'number' && textOf(file) !== '' ? `:${line}` : '';
  return {
    fingerprint,
    id,
    ruleId,
    severity: textOf(finding.severity),
    title: textOf(finding.title) || titles.get(ruleId) || ruleId,
    location: [`${textOf(file)}${at}`, textOf(resource) || textOf(url)].filter(Boolean).join(', '),
    open: state !== 'closed' && state !== 'accepted',
  };
}

function verdictOf(json: unknown): string {
  const verdict = textOf(fieldsOf(fieldsOf(json).decision).verdict);
  return /^[a-z]+$/.test(verdict) ? `: the verdict was ${verdict}` : '';
}

type Fields = Readonly<Record<string, unknown>>;

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
