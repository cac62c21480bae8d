import { repositoryPath } from '../../src/domain/finding.js';
import type { Verdict } from '../../src/domain/gate.js';
import type { PublishedSurface } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import type { Hint } from '../../src/text/hint.js';
import { foreignLink } from '../../src/text/markdown.js';
import { mermaidSource } from '../../src/text/mermaid.js';
import { stripControlCharacters, toSingleLine } from '../../src/text/plain.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { COMMIT } from '../helpers/report-fixtures.js';
import { CLOUDGENI } from './scenarios.js';

/** The kind of text in a field, which decides what a harmless text of the same form is. */
const KINDS = {
  title: 'text',
  apiUrl: 'text',
  'target label': 'text',
  'scan reason': 'text',
  'scan type': 'text',
  'scan mode': 'text',
  'scan region': 'text',
  'scan variant': 'text',
  branch: 'text',
  'rule value': 'text',
  'rule says': 'text',
  reason: 'text',
  'policy path': 'path',
  'central path': 'path',
  'error code': 'text',
  'error message': 'text',
  'error hint': 'text',
  'error lead': 'text',
  'error yaml': 'yaml',
  ruleId: 'text',
  severityWord: 'text',
  status: 'text',
  file: 'path',
  resource: 'text',
  url: 'text',
  'finding title': 'text',
  'finding text': 'text',
  'finding fix': 'text',
  'finding code': 'text',
  'rule title': 'text',
  'rule text': 'text',
  'rule fix': 'text',
  'rule code': 'text',
  'rule url': 'url',
  'rule tag': 'tag',
  'waiver value': 'text',
  'waiver reason': 'text',
  'waiver path': 'text',
  'waiver resource': 'text',
  'baseline id': 'text',
  'baseline time': 'text',
  'baseline commit': 'text',
  'baseline file': 'text',
  'named id': 'text',
  'named title': 'text',
  'resource kind': 'text',
  'diagram title': 'text',
  mermaid: 'mermaid',
  'note code': 'text',
  'note text': 'text',
  'note hint': 'text',
  'note lead': 'text',
  'note yaml': 'yaml',
  'check name': 'text',
  'check says': 'text',
  'check hint': 'text',
  'check lead': 'text',
  'check yaml': 'yaml',
  'surface note': 'text',
  'surface hint': 'text',
  'surface lead': 'text',
  'surface yaml': 'yaml',
} as const;

export type Field = keyof typeof KINDS;
export const FIELDS = Object.keys(KINDS) as Field[];

/** The text of a field. */
export type Say = (field: Field) => string;

/**
 * Hostile texts for the fields, by name. With `npm run test:all` each trick in every field at once; otherwise another trick in each field,
 * `times` times.
 */
export function hostileSays(tricks: readonly string[], times: number): readonly (readonly [name: string, say: Say])[] {
  if (EVERYTHING) return tricks.map((trick) => [`every field contains ${JSON.stringify(trick.slice(0, 60))}`, () => trick]);
  const trickAt = (place: number): string => tricks[place % tricks.length] ?? '';
  return Array.from({ length: times }, (_, turn) => [
    `field n contains trick n + ${turn * FIELDS.length}`,
    (field) => trickAt(FIELDS.indexOf(field) + turn * FIELDS.length),
  ]);
}

/** A text of letters only, with the lines, spaces and length of the trick, which the field reads as the same kind of text. */
export function harmless(field: Field, trick: string): string {
  const words = (text: string): string => text.replaceAll(/\S/gu, letterOf(trick));
  switch (KINDS[field]) {
    case 'path': {
      const shape = words(toSingleLine(trick)).replaceAll(' ', '');
      return repositoryPath(trick) === undefined ? (shape === '' ? '' : `../${shape}`) : shape;
    }
    case 'url':
      return foreignLink('', trick) === undefined ? 'x' : `${new URL(trick).origin}/x`;
    case 'tag':
      // A label is one line.
      return /^.+$/.test(trick) ? words(toSingleLine(trick)) : words(stripControlCharacters(trick));
    case 'mermaid':
      return 'why' in mermaidSource(trick) ? words(stripControlCharacters(trick)) : 'graph TD\n  x --> y';
    case 'yaml':
      return trick === '' ? '' : 'x:\n  y: x';
    default:
      return words(stripControlCharacters(trick));
  }
}

/** A text that is not a trick, and differs from that of every other field. */
export function ordinary(field: Field): string {
  switch (KINDS[field]) {
    case 'url':
      return 'https://docs.example.com/rule';
    case 'mermaid':
      return 'graph TD\n  a --> b';
    default:
      return `the ${field}`;
  }
}

/** Without the letters of a commit's hash. */
const LETTERS = 'ghijklmnopqrstuvxyz';

/** Another letter for another trick, because a page shows equal texts once. */
function letterOf(trick: string): string {
  const sum = Array.from({ length: trick.length }, (_, index) => trick.charCodeAt(index) * (index + 1)).reduce((a, b) => a + b, 0);
  return LETTERS[sum % LETTERS.length] ?? 'x';
}

/** Everything that a report can contain, in one report. The order of its parts does not depend on the texts. */
export function reportSaying(say: Say, verdict: Verdict = 'failed'): Report {
  const error = { code: say('error code'), message: say('error message'), hint: hintSaying('error', say) };
  const check = { name: say('check name'), text: say('check says'), hint: hintSaying('check', say) };
  return {
    schemaVersion: 1,
    name: 'gate',
    service: { id: 'cloudgeni', title: say('title'), apiUrl: say('apiUrl') },
    decision: {
      verdict,
      reason: `${verdict}: ${say('reason')}`,
      rules: [
        { rule: 'severity-threshold', value: 'medium', source: 'default', failed: true, text: say('rule says') },
        { rule: 'max-resource-change', value: say('rule value'), source: 'policy', failed: false, text: say('rule says') },
      ],
      exitCode: 1,
      warnOnlyApplied: false,
    },
    policy: { path: say('policy path'), commit: COMMIT },
    centralPolicy: { repository: 'acme/policies', path: say('central path'), ref: 'main', commit: COMMIT },
    error,
    source: CLOUDGENI.source,
    target: { id: 'repo', key: 'acme/infrastructure', label: say('target label'), ownCode: true },
    scan: {
      ...CLOUDGENI.scan,
      reason: say('scan reason'),
      traits: {
        type: say('scan type'),
        mode: say('scan mode'),
        region: say('scan region'),
        variant: say('scan variant'),
        branch: say('branch'),
        commit: COMMIT,
      },
    },
    ...findingsSaying(say),
    diagrams: [{ title: say('diagram title'), mermaid: say('mermaid') }],
    notes: (['error', 'warning', 'notice'] as const).map((level) => ({
      level,
      code: say('note code'),
      text: `${level} ${say('note text')}`,
      hint: hintSaying('note', say),
    })),
    checks: (['problem', 'warning', 'unknown', 'ok'] as const).map((state) => ({ ...check, state })),
  };
}

function hintSaying(of: 'error' | 'note' | 'check' | 'surface', say: Say): Hint {
  return { text: say(`${of} hint`), lead: say(`${of} lead`), yaml: say(`${of} yaml`) };
}

function findingsSaying(say: Say): Pick<Report, 'measurements' | 'evaluation' | 'comparison' | 'sarif'> {
  const counts = { critical: 0, high: 13, medium: 0, low: 0, info: 0 };
  const waiver = {
    by: 'rule',
    value: say('waiver value'),
    paths: [say('waiver path')],
    resources: [say('waiver resource')],
    reason: say('waiver reason'),
    expires: '2026-12-01',
    matched: 1,
  } as const;
  const named = { id: say('named id'), title: say('named title'), severity: 'high' } as const;
  const resources = { kind: say('resource kind'), before: 1, after: 2 };
  return {
    measurements: { counts, newCounts: counts, resourceCount: 2, posture: { passed: 1, failed: 1, skipped: 1, score: 50 } },
    evaluation: {
      rules: [
        {
          id: say('ruleId'),
          title: say('rule title'),
          text: say('rule text'),
          fix: { text: say('rule fix'), code: say('rule code') },
          url: say('rule url'),
          tags: [`external/cwe/${say('rule tag')}`, say('rule tag')],
        },
      ],
      findings: findingsOf(say),
      counts,
      waived: 1,
      outsidePaths: 1,
      waivers: [
        { ...waiver, state: 'expiring' },
        { ...waiver, state: 'expired' },
        { ...waiver, state: 'expiring', matched: 0 },
      ],
    },
    comparison: {
      baseline: {
        id: say('baseline id'),
        completedAt: say('baseline time'),
        commit: say('baseline commit'),
        file: say('baseline file'),
        selectedBy: 'file',
      },
      findings: {
        new: 6,
        fixed: 1,
        unchanged: 0,
        newCounts: { ...counts, high: 6 },
        newFindings: [named],
        fixedFindings: [named],
        byService: true,
      },
      inventory: [resources],
      score: { before: 40, after: 50 },
      checksSkipped: { before: 0, after: 1 },
    },
    sarif: { results: 10, omitted: 5, fallbackFile: '.github/scan-gate.yml' },
  };
}

type Findings = NonNullable<Report['evaluation']>['findings'];

/** With its own texts, with its rule's, and without a file: each twice in a row with a remedy, and once in the fold. Then what is not counted. */
function findingsOf(say: Say): Findings {
  const location = { file: say('file'), line: 7, resource: say('resource'), url: say('url') };
  const base = {
    id: 'finding_1',
    ruleId: say('ruleId'),
    severity: 'high',
    state: 'unknown',
    rawState: say('status'),
  } as const;
  const own = { title: say('finding title'), text: say('finding text'), fix: { text: say('finding fix'), code: say('finding code') } };
  const counted = [
    { ...base, location, ...own, rawSeverity: say('severityWord'), baselineState: 'new', counted: true },
    { ...base, location, counted: true, baselineState: 'unchanged' },
    { ...base, location: { resource: say('resource') }, counted: true },
  ] as const;
  const others = counted.map((finding) => ({ ...finding, severity: 'low' as const }));
  // No harmless text equals its name, or the two would be one row.
  const filler = { ...base, id: 'filler', ruleId: 'filler', state: 'open', rawState: 'open', location: {}, counted: true } as const;
  const uncounted = [
    { ...base, location, waiverIndex: 0, counted: false },
    { ...base, location, outsidePaths: true, counted: false },
  ] as const;
  const all = [...counted, ...Array.from({ length: 7 }, () => filler), ...counted, ...others, ...uncounted];
  return all.map((finding, index) => ({ ...finding, fingerprint: `${'0'.repeat(32)}:${index + 1}` }));
}

/** The outcome of another surface, as the summary shows it. */
export function publicationsSaying(say: Say): PublishedSurface[] {
  const note = { level: 'warning', code: say('note code'), text: say('surface note'), hint: hintSaying('surface', say) } as const;
  return [{ surface: 'sarif', outcome: 'failed', url: 'https://github.com/acme/infrastructure/security', note }];
}
