import { SEVERITIES, type Severity } from '../../domain/severity.js';
import { uriOfPath } from '../location.js';
import { CHANGES, type Change, type More, type PageData, type Row, type RuleData, STATES, type State, type WaiverData } from './page-data.js';

/** A finding as the table shows it, read from its row. */
export interface Item extends Omit<More, 'waiver'> {
  /** Its place in the report: worst first. */
  readonly index: number;
  readonly severity: Severity;
  readonly state: State;
  readonly change: Change | undefined;
  readonly rule: RuleData;
  readonly title: string;
  /** 1 or more; 0 where it has none. */
  readonly line: number;
  readonly fingerprint: string;
  readonly id: string;
  readonly resource: string;
  /** The page of the file at the scanned commit. */
  readonly fileUrl: string | undefined;
  readonly waiver: WaiverData | undefined;
}

const NO_RULE: RuleData = { id: '', title: '', labels: [] };

/** Reads all rows. */
export function itemsOf(data: PageData): Item[] {
  return data.rows.map((row, index) => itemOf(data, row, index));
}

/** Reads one row. */
export function itemOf(data: PageData, row: Row, index: number): Item {
  const [severity, state, change, ruleIndex, fileIndex, line, fingerprint, id, resource, { waiver, ...more } = {}] = row;
  const rule = data.rules[ruleIndex] ?? NO_RULE;
  const path = data.files[fileIndex];
  return {
    ...more,
    index,
    severity: SEVERITIES[severity] ?? 'critical',
    state: STATES[state] ?? 'counted',
    change: CHANGES[change],
    rule,
    title: more.title ?? rule.title,
    text: more.text ?? rule.text,
    fix: more.fix ?? (more.code === undefined ? rule.fix : undefined),
    code: more.code ?? (more.fix === undefined ? rule.code : undefined),
    ...((path ?? more.file) !== undefined && { file: path ?? more.file }),
    line,
    fingerprint,
    id,
    resource,
    fileUrl: path === undefined || data.blob === undefined ? undefined : `${data.blob}${uriOfPath(path)}${line > 0 ? `#L${line}` : ''}`,
    waiver: waiver === undefined ? undefined : data.waivers[waiver],
  };
}

/** Where it is, in one line: the file with its line, else the resource, the address, or what the service calls a file. */
export function whereText({ file, line, resource, url, fileUrl }: Item): string {
  if (file !== undefined && (fileUrl !== undefined || resource === '')) return line > 0 ? `${file}:${line}` : file;
  return resource || url || file || '';
}
