import type { Problem } from '../../domain/errors.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import type { Service } from '../scanner.js';
import { DEFAULT_REGION, isRegion, readTarget } from './request.js';

const MINUTE_MS = 60_000;
/** The only documented version. Without the header, the API uses the version with which the key was created. */
const API_VERSION = '2026-02-01';

/** Fegura discovers the resources of a connected AWS account and draws its architecture. https://fegura.ai/docs/api/scans */
export const fegura: Service = {
  id: 'fegura',
  title: 'Fegura',
  apiUrl: 'https://api.fegura.ai',
  apiPrefix: '/api',
  keyVariable: 'FEGURA_API_KEY',
  authorize: (key) => ({ authorization: `Bearer ${key}`, 'fegura-version': API_VERSION }),
  measures: ['inventory'],
  scansRepository: false,
  // "The scan runs synchronously and returns when complete."
  respondsWhenDone: true,
  inputs: {
    target: 'required; the UUID of the connection at Fegura, or the 12-digit AWS account number, which scan-gate looks up',
    region: `the AWS region; the default is \`${DEFAULT_REGION}\``,
  },
  timeoutMs: 15 * MINUTE_MS,
  onTimeout: 'cancel',
  // The page's example took 2 min 15 s.
  typicalMs: 135_000,
  perMinute: {},
  documentation: 'https://fegura.ai/docs/api/authentication',
  loadErrors: async () => ({ explain: (await import('./errors.js')).explainFegura }),
  parse(given) {
    const problems: Problem[] = [];
    const target = given.target === undefined ? undefined : readTarget(given.target);
    const region = (given.region ?? DEFAULT_REGION).toLowerCase();
    if (target === undefined) problems.push(targetProblem(given.target ?? ''));
    if (!isRegion(region)) problems.push({ input: 'region', given: given.region ?? '', allowed: 'an AWS region, such as eu-central-1' });
    if (target === undefined || problems.length > 0) return { problems };
    return {
      plan: {
        explicit: given.region === undefined ? [] : ['region'],
        nameParts: [hashIdentity([target.kind === 'number' ? target.digits : target.id]).slice(0, 8), region],
        connect: async (http, { pause }) => (await import('./scanner.js')).createFeguraScanner({ target, region }, http, pause),
      },
    };
  },
};

function targetProblem(given: string): Problem {
  const allowed =
    "the UUID of the account's connection at Fegura, or the 12-digit AWS account number (in quotes: YAML drops leading zeros)";
  if (given === '') return { input: 'target', given, allowed, missing: true };
  // The AWS console writes spaces or hyphens between the digits.
  const digits = given.replaceAll(/[\s-]/g, '');
  return { input: 'target', given, allowed, ...(/^\d{12}$/.test(digits) && { suggestion: digits }) };
}
