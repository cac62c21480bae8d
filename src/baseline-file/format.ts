import { BASELINE_TRAITS, type BaselineFile } from '../domain/baseline.js';
import type { BaselineFinding } from '../domain/compare-findings.js';
import { asInstant } from '../domain/instant.js';
import { compareTexts } from '../domain/ordinals.js';
import type { Inventory } from '../domain/scan.js';
import { SEVERITIES } from '../domain/severity.js';
import { isObject } from '../text/json.js';
import { toSingleLine, truncate } from '../text/plain.js';

/** The text of a baseline file, in a stable order and with one finding on each line, so that a review shows what changed. */
export function formatBaseline({ schemaVersion, scanner, target, scan, score, inventory, findings, ...traits }: BaselineFile): string {
  const head = {
    schemaVersion,
    scanner,
    target,
    ...Object.fromEntries(BASELINE_TRAITS.map((name) => [name, traits[name]])),
    scan: { id: scan.id, completedAt: scan.completedAt, commit: scan.commit },
    score,
    inventory: inventory && Object.fromEntries(Object.entries(inventory).toSorted(([a], [b]) => compareTexts(a, b))),
  };
  const text = JSON.stringify(head, undefined, 2);
  if (findings === undefined) return `${text}\n`;
  const lines = findings.toSorted((a, b) => compareTexts(a.fingerprint, b.fingerprint)).map((finding) => `    ${lineOf(finding)}`);
  return `${text.slice(0, -2)},\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

function lineOf({ fingerprint, severity, title, id }: NonNullable<BaselineFile['findings']>[number]): string {
  const fields = Object.entries({ fingerprint, severity, title, id }).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
  return `{ ${fields.join(', ')} }`;
}

/** A baseline file, or all its mistakes, each with its place, such as `findings[3].severity is "hihg"; …`. */
type ParsedBaseline = { readonly file: BaselineFile } | { readonly mistakes: readonly string[] };

const KEYS = ['$schema', 'schemaVersion', 'scanner', 'target', ...BASELINE_TRAITS, 'scan', 'findings', 'score', 'inventory'] as const;

const SCANNER: TextRule = { pattern: /^[a-z][a-z0-9-]{0,63}$/, allowed: 'the ID of a service' };
const HASH: TextRule = { pattern: /^[0-9a-f]{32}$/, allowed: '32 hexadecimal digits' };
const TRAIT: TextRule = { pattern: /^[\w.-]{1,64}$/, allowed: 'a word' };
const SCAN_ID: TextRule = { pattern: /^(?!\.+$)[A-Za-z0-9._-]{1,128}$/, allowed: 'the ID of a scan' };
const INSTANT: TextRule = { pattern: /^[0-9TZ:.+-]{10,40}$/, allowed: 'a time, such as 2026-11-21T09:00:00Z' };
const COMMIT: TextRule = { pattern: /^[0-9a-fA-F]{7,64}$/, allowed: 'a commit hash' };
const FINGERPRINT: TextRule = { pattern: /^[0-9a-f]{32}:[1-9][0-9]{0,8}$/, allowed: '32 hexadecimal digits, a colon, and a number' };
const SEVERITY: TextRule = { pattern: new RegExp(`^(?:${SEVERITIES.join('|')})$`), allowed: SEVERITIES.join(', ') };

/** Parses a baseline file, which people may have merged by hand. Schema: schemas/baseline.schema.json. */
export function parseBaseline(text: string): ParsedBaseline {
  const read = createJsonReader();
  const file = fileOf(text, read);
  const mistakes = read.mistakes();
  return mistakes.length > 0 || file === undefined ? { mistakes } : { file };
}

function fileOf(text: string, read: JsonReader): BaselineFile | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    read.mistake('', truncate(text, 60), 'complete JSON without conflict markers of a merge');
    return undefined;
  }
  const file = read.object(json, '', KEYS);
  if (file === undefined) return undefined;
  if (file['schemaVersion'] !== 1) read.mistake('schemaVersion', file['schemaVersion'], '1');
  const scanner = read.text(file['scanner'], 'scanner', SCANNER);
  const target = read.text(file['target'], 'target', HASH);
  const scan = scanOf(file['scan'], read);
  const optional = {
    ...Object.fromEntries(BASELINE_TRAITS.map((name) => [name, ifGiven(file[name], (value) => read.text(value, name, TRAIT))])),
    findings: ifGiven(file['findings'], (value) => findingsOf(value, read)),
    score: ifGiven(file['score'], (value) => scoreOf(value, read)),
    inventory: ifGiven(file['inventory'], (value) => inventoryOf(value, read)),
  };
  if (scanner === undefined || target === undefined || scan === undefined) return undefined;
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { schemaVersion: 1, scanner, target, scan, ...given };
}

function ifGiven<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined ? undefined : read(value);
}

function scanOf(value: unknown, read: JsonReader): BaselineFile['scan'] | undefined {
  const scan = read.object(value, 'scan', ['id', 'completedAt', 'commit']);
  if (scan === undefined) return undefined;
  const id = read.text(scan['id'], 'scan.id', SCAN_ID);
  const completedAt = ifGiven(scan['completedAt'], (instant) => asInstant(read.text(instant, 'scan.completedAt', INSTANT)));
  const commit = ifGiven(scan['commit'], (hash) => read.text(hash, 'scan.commit', COMMIT));
  return id === undefined ? undefined : { id, ...(completedAt && { completedAt }), ...(commit && { commit }) };
}

function findingsOf(value: unknown, read: JsonReader): BaselineFinding[] {
  const findings = (read.list(value, 'findings') ?? []).flatMap((item, index) => findingOf(item, `findings[${index}]`, read) ?? []);
  const seen = new Set<string>();
  for (const { fingerprint } of findings) {
    if (seen.has(fingerprint)) read.mistake('findings', fingerprint, 'each fingerprint once');
    seen.add(fingerprint);
  }
  return findings;
}

function findingOf(value: unknown, path: string, read: JsonReader): BaselineFinding | undefined {
  const item = read.object(value, path, ['fingerprint', 'severity', 'title', 'id']);
  if (item === undefined) return undefined;
  const text = (name: string, rule?: TextRule): string | undefined => read.text(item[name], under(path, name), rule);
  const fingerprint = text('fingerprint', FINGERPRINT);
  const word = text('severity', SEVERITY);
  const severity = SEVERITIES.find((candidate) => candidate === word);
  const title = text('title');
  const id = text('id');
  if (fingerprint === undefined || severity === undefined || title === undefined || id === undefined) return undefined;
  return { fingerprint, severity, title, id };
}

function scoreOf(value: unknown, read: JsonReader): number | null | undefined {
  return value === null ? null : read.number(value, 'score', { max: 100, allowed: 'a number from 0 to 100, or null' });
}

function inventoryOf(value: unknown, read: JsonReader): Inventory {
  const kinds = read.object(value, 'inventory', 'any') ?? {};
  const counted = Object.entries(kinds).map(([kind, count]): [string, number] => {
    const rule = { max: Number.MAX_SAFE_INTEGER, whole: true, allowed: 'a whole number of resources' };
    return [kind, read.number(count, under('inventory', kind), rule) ?? 0];
  });
  return Object.fromEntries(counted);
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Reads values of a parsed JSON text, and collects all mistakes with their places. */
interface JsonReader {
  /** Unknown keys are mistakes. */
  object(value: unknown, path: string, keys: readonly string[] | 'any'): JsonObject | undefined;
  list(value: unknown, path: string): readonly unknown[] | undefined;
  text(value: unknown, path: string, rule?: TextRule): string | undefined;
  number(value: unknown, path: string, rule: NumberRule): number | undefined;
  mistake(path: string, given: unknown, allowed: string): void;
  /** The first mistakes, and how many more there are. */
  mistakes(): readonly string[];
}

interface TextRule {
  readonly pattern: RegExp;
  readonly allowed: string;
}

interface NumberRule {
  readonly max: number;
  readonly whole?: boolean;
  readonly allowed: string;
}

/** The most mistakes that a message lists. */
const MAX_MISTAKES = 20;

function createJsonReader(): JsonReader {
  const found: string[] = [];
  const mistake = (path: string, given: unknown, allowed: string): undefined => {
    const shown = given === undefined ? 'is missing' : `is ${truncate(toSingleLine(JSON.stringify(given)), 60)}`;
    found.push(`${path === '' ? 'the file' : path} ${shown}; allowed: ${allowed}`);
    return undefined;
  };
  return {
    mistake,
    mistakes: () => (found.length <= MAX_MISTAKES ? found : [...found.slice(0, MAX_MISTAKES), `and ${found.length - MAX_MISTAKES} more`]),
    object(value, path, keys) {
      if (!isObject(value)) return mistake(path, value, 'an object');
      if (keys === 'any') return value;
      for (const key of Object.keys(value))
        if (!keys.includes(key)) mistake(under(path, key), value[key], 'nothing, because this key does not exist');
      return value;
    },
    list: (value, path) => (Array.isArray(value) ? value : mistake(path, value, 'a list')),
    text(value, path, { pattern, allowed } = ANY_TEXT) {
      return typeof value === 'string' && pattern.test(value) ? value : mistake(path, value, allowed);
    },
    number(value, path, { max, whole, allowed }) {
      const fits = typeof value === 'number' && value >= 0 && value <= max && (!whole || Number.isInteger(value));
      return fits ? value : mistake(path, value, allowed);
    },
  };
}

const ANY_TEXT: TextRule = { pattern: /^/, allowed: 'a text' };

function under(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
