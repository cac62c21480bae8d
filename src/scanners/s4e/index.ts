import type { Problem } from '../../domain/errors.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import { isSegment } from '../../http/path.js';
import type { Service } from '../scanner.js';
import { GUIDE_TYPES, readOptions, type S4eRequest, SCAN_TYPES } from './request.js';

const MINUTE_MS = 60_000;
const ALL_TYPES: readonly string[] = [...SCAN_TYPES, ...GUIDE_TYPES];

/** S4E scans what is reachable from the internet: web, API, TLS, DNS, ports. https://docs.s4e.io/api/endpoints/scans/ */
export const s4e: Service = {
  id: 's4e',
  title: 'S4E',
  apiUrl: 'https://api.s4e.io',
  apiPrefix: '/api',
  keyVariable: 'S4E_API_KEY',
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  measures: ['findings', 'counts'],
  scansRepository: false,
  cancelRequest: 'POST /api/scan/:id/cancel',
  keepsPartialResults: true,
  inputs: {
    target: 'required; the ID of the asset, such as `a-1001`',
    'scan-type':
      "`full` (default), `quick`, `custom`, `api_discovery`, `ssl`, `dns`, or `port`; with a warning also `web_app`, `network`, or `api`, which only S4E's guides name",
    'scan-options':
      '`options` (a mapping with fields such as `depth`, `include_subdomains`, and `categories`), `priority` (`low`, `normal`, or `high`), and `callback_url`',
  },
  timeoutMs: 60 * MINUTE_MS,
  onTimeout: 'cancel',
  // The page's example was estimated at 15 minutes and took 14.
  typicalMs: 15 * MINUTE_MS,
  // "Rate limits": 10 starts, and 100 requests in total on the smallest plan. Response headers report larger limits.
  perMinute: { start: 10, all: 100 },
  documentation: 'https://docs.s4e.io/api/core/api-keys/',
  loadErrors: async () => {
    const { explainS4e: explain, refusalInS4e: refusalIn } = await import('./errors.js');
    return { explain, refusalIn };
  },
  parse(given) {
    const problems: Problem[] = [];
    const target = given.target ?? '';
    const type = (given['scan-type'] ?? SCAN_TYPES[0]).toLowerCase();
    const { options, problems: wrongOptions } = readOptions(given['scan-options'] ?? {});
    if (target === '') problems.push({ input: 'target', given: '', allowed: 'the S4E asset ID, such as a-1001', missing: true });
    else if (!isSegment(target))
      problems.push({ input: 'target', given: target, allowed: 'an S4E asset ID, such as a-1001, and not a URL' });
    if (!ALL_TYPES.includes(type)) problems.push({ input: 'scan-type', given: type, allowed: ALL_TYPES.join(', ') });
    problems.push(...wrongOptions);
    if (problems.length > 0) return { problems };
    const request: S4eRequest = { target, type, options };
    const fromGuides = GUIDE_TYPES.some((known) => known === type);
    return {
      plan: {
        explicit: given['scan-type'] === undefined ? [] : ['type'],
        // Hashed, because the name is public.
        nameParts: [hashIdentity(['s4e', target]).slice(0, 8), type],
        ...(fromGuides && { warnings: [`Only S4E's guides name the scan type ${type}; its reference does not. S4E may refuse it.`] }),
        connect: async (http) => (await import('./scanner.js')).createS4eScanner(request, http),
      },
    };
  },
};
