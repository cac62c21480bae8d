import { secretLeaves } from '../domain/authentication.js';
import type { Problem } from '../domain/errors.js';
import { decodeText, SAVE_AS_UTF_8 } from '../domain/file-text.js';
import { isObject } from '../text/json.js';
import { parseUrl } from '../text/url.js';
import { foreignSign, lineOfNesting, withLineFeeds } from './yaml-text.js';

/** The input `scan-options`, and its secrets, which must be masked before anything is logged. */
export type ScanOptions = ({ readonly value?: Readonly<Record<string, unknown>> | undefined } | { readonly problem: Problem }) & {
  readonly secrets: readonly string[];
};

interface ScanOptionsSource {
  readonly text: string | undefined;
  /** Whether the text is an argument, which every process on the machine can see. */
  readonly fromArguments: boolean;
  /** Whether `@file` is allowed: on the command line only, where no pull request chooses the value. */
  readonly files: boolean;
  /** May throw. */
  readonly readFile: (path: string) => Uint8Array;
}

const ALLOWED = 'a YAML or JSON mapping of fields of the create request, such as "priority: high"';

/** Reads YAML or JSON. Mistakes never quote the text, because it may contain credentials. */
export async function readScanOptions({ text, fromArguments, files, readFile }: ScanOptionsSource): Promise<ScanOptions> {
  if (text === undefined || text === '') return { secrets: [] };
  const fromFile = files && text.startsWith('@');
  const bytes = fromFile ? readBytes(readFile, text.slice(1)) : undefined;
  if (fromFile && bytes === undefined) return refuse(`@ and the name of a readable file; ${text} cannot be read`);
  const content = bytes === undefined ? { text } : decodeText(bytes);
  if ('fault' in content) return refuse(`${ALLOWED}; ${text} ${content.fault}. ${SAVE_AS_UTF_8.replace(/\.$/, '')}`);
  const parsed = await parseMapping(content.text);
  if ('fault' in parsed) return refuse(`${ALLOWED} (${parsed.fault})`);
  const { value } = parsed;
  const leaves = secretLeaves(value['authentication']);
  const secrets = [...leaves.map(({ text: leaf }) => leaf), ...secretsInAddress(value['callback_url'])];
  if (fromArguments && !fromFile && value['authentication'] !== undefined) {
    return {
      ...refuse('an argument without authentication. Give options with authentication as @file, or in the variable SCAN_GATE_SCAN_OPTIONS'),
      secrets,
    };
  }
  const short = leaves.filter(({ text: leaf }) => leaf.length < SHORTEST_SECRET).map(({ path }) => path);
  if (short.length > 0) {
    const what = `${SHORTEST_SECRET} or more characters for each value under authentication, because shorter values cannot be masked. Shorter are: ${short.join(', ')}`;
    return { ...refuse(what), secrets };
  }
  return { value, secrets };
}

/** Masking a shorter text would blank out half of the log, and reveal the text. */
const SHORTEST_SECRET = 6;

/** The parts of an address that give access: its query, each value of the query, and the password. */
function secretsInAddress(value: unknown): string[] {
  const url = typeof value === 'string' ? parseUrl(value) : undefined;
  if (url === undefined || typeof value !== 'string') return [];
  const [, query = ''] = /\?([^#]*)/.exec(value) ?? [];
  return [query, ...query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1)), ...url.searchParams.values(), url.password]
    .filter((text) => text.length >= SHORTEST_SECRET)
    .filter((text, index, all) => all.indexOf(text) === index);
}

function refuse(allowed: string): { problem: Problem; secrets: readonly string[] } {
  return { problem: { input: 'scan-options', given: '(hidden)', allowed }, secrets: [] };
}

function readBytes(readFile: ScanOptionsSource['readFile'], file: string): Uint8Array | undefined {
  try {
    return readFile(file);
  } catch {
    return undefined;
  }
}

/** Parses YAML 1.2, which includes JSON. The parser limits aliases, so that a small text cannot become a huge one. */
async function parseMapping(given: string): Promise<{ value: Readonly<Record<string, unknown>> } | { fault: string }> {
  const yaml = await import('yaml');
  const text = withLineFeeds(given);
  const foreign = foreignSign(text);
  if (foreign !== undefined) return { fault: `line ${foreign.line} contains the control character ${foreign.code}` };
  const tooDeep = lineOfNesting(text, yaml);
  if (tooDeep !== undefined) return { fault: `line ${tooDeep} is nested too deeply` };
  const document = yaml.parseDocument(text, { prettyErrors: false, uniqueKeys: true, stringKeys: true });
  const [error] = document.errors;
  if (error) return { fault: `it is not valid YAML: ${error.code} in line ${text.slice(0, error.pos[0]).split('\n').length}` };
  try {
    const value: unknown = document.toJS();
    return isObject(value) ? { value } : { fault: 'it is not a mapping' };
  } catch {
    return { fault: 'its aliases cannot be resolved' };
  }
}
