import { SEVERITIES, type Severity } from '../../domain/severity.js';
import { capital } from '../../text/plain.js';
import { fileAt } from '../location.js';
import { type Child, code, type Element, foreign, h, link } from './element.js';
import {
  CHANGES,
  type Change,
  type More,
  type PageData,
  type RequestData,
  type Row,
  type RuleData,
  STATES,
  type State,
  type WaiverData,
} from './page-data.js';

/** A column of the findings table, which is also a sort key. */
export interface Column {
  readonly key: 'severity' | 'title' | 'target' | 'rule' | 'where' | 'cvss' | 'change';
  readonly label: string;
}

/** The columns that are not empty. */
export function columnsOf({ compared, rows, targets }: PageData): Column[] {
  const placed = rows.some(
    ([, , , , file, , , , resource, more]) => file >= 0 || resource !== '' || (more?.url ?? more?.file) !== undefined,
  );
  const scored = rows.some(([, , , , , , , , , more]) => more?.cvss !== undefined);
  return [
    { key: 'severity', label: 'Severity' },
    { key: 'title', label: 'Finding' },
    ...(targets === undefined ? [] : [{ key: 'target', label: 'Target' } as const]),
    { key: 'rule', label: 'Rule' },
    ...(placed ? [{ key: 'where', label: 'Where' } as const] : []),
    ...(scored ? [{ key: 'cvss', label: 'CVSS' } as const] : []),
    ...(compared ? [{ key: 'change', label: 'Baseline' } as const] : []),
  ];
}

/** One row. @param finding Opens the details. */
export function rowOf(item: Item, columns: readonly Column[], finding: Child): Element {
  return h(
    'tr',
    { class: 'row', 'data-severity': item.severity },
    columns.map(({ key }) => cellOf(key, item, finding)),
  );
}

function cellOf(key: Column['key'], item: Item, finding: Child): Element {
  const { severity, rule, cvss, change } = item;
  switch (key) {
    case 'severity':
      return h('td', { class: 'c-severity' }, severityBadge(severity));
    case 'title':
      return h('td', { class: 'c-title' }, finding, marksOf(item));
    case 'target':
      return h('td', { class: 'c-target' }, foreign(item.targetLabel ?? ''));
    case 'rule':
      return h('td', { class: 'c-rule' }, code(rule.id));
    case 'where':
      return h('td', { class: 'c-where' }, whereOf(item));
    case 'cvss':
      return h('td', { class: 'c-cvss' }, cvss === undefined ? '' : h('span', { class: 'number' }, cvss.toFixed(1)));
    case 'change':
      return h('td', { class: 'c-change' }, change === undefined ? '' : h('span', { class: `mark ${change}` }, change));
  }
}

/** The severity as a coloured word. */
export function severityBadge(severity: Item['severity']): Element {
  return h('span', { class: `badge ${severity}` }, capital(severity));
}

function whereOf(item: Item): Child {
  const where = whereText(item);
  if (where === '') return h('span', { class: 'quiet' }, 'not reported');
  const first = link(code(where), item.fileUrl ?? (where === item.url ? item.url : undefined));
  return item.resource === '' || item.resource === where ? first : [first, h('div', { class: 'quiet' }, code(item.resource))];
}

/** Why the finding does not count. */
function marksOf({ state, waiver, statusWord }: Item): Child {
  const why = {
    blocking: undefined,
    counted: undefined,
    waived: h('span', { class: 'mark waived' }, `waived until ${waiver?.until ?? 'an unknown date'}`),
    outside: h('span', { class: 'mark' }, 'outside of paths'),
    closed: h('span', { class: 'mark' }, foreign(statusWord ?? 'closed'), ' at the service'),
  }[state];
  return why === undefined ? undefined : h('div', {}, why);
}

/** The details of a finding: what is wrong, how to fix it, and its facts. */
export function detailOf(item: Item): Element {
  const { text, fix, code: snippet } = item;
  const fixes = fix !== undefined || snippet !== undefined;
  return h(
    'div',
    { class: 'detail' },
    h(
      'div',
      { class: 'prose' },
      text !== undefined && [h('p', { class: 'term' }, 'What is wrong'), prose(text)],
      fixes && h('p', { class: 'term' }, 'How to fix it'),
      fix !== undefined && prose(fix),
      snippet !== undefined && block(snippet),
      text === undefined && !fixes && h('p', { class: 'quiet' }, 'The service reports no description and no fix.'),
    ),
    h('dl', { class: 'facts' }, factsOf(item)),
  );
}

/** External text with its own line breaks. */
function prose(text: string): Element {
  return h('p', { class: 'text', dir: 'auto' }, text);
}

/** Text to copy: code, YAML, or the source of a diagram. */
export function block(text: string): Element {
  return h('div', { class: 'block' }, h('pre', { tabindex: 0, translate: 'no' }, h('code', {}, text)), copyButton('Copy'));
}

/** Copies the code before the button. Shown only if the page's script runs. */
function copyButton(label: string): Element {
  return h('button', { type: 'button', class: 'copy', 'data-copy': true }, label);
}

function factsOf(item: Item): Child {
  const { rule, severity, severityWord, state, statusWord, waiver, file, line, resource, url, request, fingerprint, id } = item;
  const path = file === undefined ? '' : line > 0 ? `${file}:${line}` : file;
  return [
    fact('Rule', [code(rule.id), rule.labels.map((label) => h('span', { class: 'mark' }, foreign(label)))]),
    rule.url !== undefined && fact('About the rule', link(foreign(rule.url), rule.url)),
    item.targetLabel !== undefined && fact('Target', code(item.targetLabel)),
    path !== '' && fact('File', link(code(path), item.fileUrl)),
    resource !== '' && fact('Resource', code(resource)),
    url !== undefined && fact('Address', link(code(url), url)),
    request !== undefined && requestFacts(request),
    severityWord !== undefined && fact('Severity', [`${severity}; the service reports `, code(severityWord || 'empty')]),
    statusWord !== undefined && fact('Status', [code(statusWord || 'empty'), statusRemark(state)]),
    waiver !== undefined && fact('Waived', [`until ${waiver.until}, by `, foreign(waiver.by), ': ', foreign(waiver.reason)]),
    fact('Fingerprint', [
      h('code', { translate: 'no' }, fingerprint),
      copyButton('Copy'),
      ' ',
      h('span', { class: 'quiet' }, waiveHint(state)),
    ]),
    fact('ID at the service', code(id)),
  ];
}

/** The request that shows the finding, and its vulnerable parameter. */
function requestFacts([method, target, parameter]: RequestData): Child {
  const request = [method, target].filter((part) => part !== '').join(' ');
  return [request !== '' && fact('Request', code(request)), parameter !== '' && fact('Parameter', code(parameter))];
}

function statusRemark(state: Item['state']): string {
  return state === 'closed' ? ' at the service, so it does not count' : ' at the service';
}

function waiveHint(state: Item['state']): Child {
  return (state === 'blocking' || state === 'counted') && ['to accept it: ', h('code', {}, 'scan-gate waive --fingerprint …')];
}

/** One entry in a list of facts. */
export function fact(name: string, value: Child): Child {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}

/** A finding for the table, read from its row. */
export interface Item extends Omit<More, 'waiver'> {
  /** Its position in the report, which lists the worst first. */
  readonly index: number;
  readonly severity: Severity;
  readonly state: State;
  readonly change: Change | undefined;
  readonly rule: RuleData;
  readonly title: string;
  /** 1 or more; 0 if unknown. */
  readonly line: number;
  readonly fingerprint: string;
  readonly id: string;
  readonly resource: string;
  /** The page of the file at the scanned commit. */
  readonly fileUrl: string | undefined;
  readonly waiver: WaiverData | undefined;
  /** The name of its target, if there are several. */
  readonly targetLabel: string | undefined;
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
  const target = more.target === undefined ? undefined : data.targets?.[more.target];
  const { pages } = data.targets === undefined ? data : (target ?? {});
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
    fileUrl: path === undefined || pages === undefined ? undefined : fileAt(pages, path, line > 0 ? line : undefined),
    waiver: waiver === undefined ? undefined : data.waivers[waiver],
    targetLabel: target?.label,
  };
}

/** The location in one line: the file with its line, the resource, the URL, or a file name that the service reports. */
export function whereText({ file, line, resource, url, fileUrl }: Item): string {
  if (file !== undefined && (fileUrl !== undefined || resource === '')) return line > 0 ? `${file}:${line}` : file;
  return resource || url || file || '';
}
