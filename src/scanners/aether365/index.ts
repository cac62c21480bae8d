import type { Problem } from '../../domain/errors.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import { isSegment } from '../../http/path.js';
import type { Service } from '../scanner.js';
import { type Aether365Request, OWN_TENANT, SCAN_TYPES, TYPICAL_MS } from './request.js';

const MINUTE_MS = 60_000;

/** Aether365 checks the settings of a Microsoft 365 tenant. https://docs.aether365.io/api/scans.html */
export const aether365: Service = {
  id: 'aether365',
  title: 'Aether365',
  apiUrl: 'https://api.aether365.io',
  apiPrefix: '',
  keyVariable: 'AETHER365_API_KEY',
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  measures: ['posture', 'findings'],
  scansRepository: false,
  // `/scans/{scanId}/results` is not on the Scans API page.
  uncertain: ['findings'],
  inputs: {
    target: 'the ID of the tenant at Aether365; the default is the tenant of the key (`me`)',
    'scan-type': '`compliance` (default) or `exposure`',
  },
  timeoutMs: 45 * MINUTE_MS,
  onTimeout: 'cancel',
  typicalMs: TYPICAL_MS.compliance,
  // No limit is documented.
  perMinute: {},
  documentation: 'https://docs.aether365.io/api/api-keys.html',
  loadErrors: async () => ({ explain: (await import('./errors.js')).explainAether365 }),
  parse(given) {
    const problems: Problem[] = [];
    const target = given.target === OWN_TENANT ? undefined : given.target;
    const type = SCAN_TYPES.find((known) => known === (given['scan-type'] ?? SCAN_TYPES[0]).toLowerCase());
    if (target !== undefined && !isSegment(target)) {
      problems.push({
        input: 'target',
        given: target,
        allowed: 'an Aether365 tenant ID, such as t_abc123, or nothing for the tenant of the key',
      });
    }
    if (type === undefined) problems.push({ input: 'scan-type', given: given['scan-type'] ?? '', allowed: SCAN_TYPES.join(', ') });
    if (problems.length > 0 || type === undefined) return { problems };
    const request: Aether365Request = { target, type };
    return {
      plan: {
        typicalMs: TYPICAL_MS[type],
        explicit: given['scan-type'] === undefined ? [] : ['type'],
        // The name is public, so it contains a hash of the tenant's ID.
        nameParts: [...(target === undefined ? [] : [hashIdentity(['aether365', target]).slice(0, 8)]), type],
        connect: async (http) => (await import('./scanner.js')).createAether365Scanner(request, http),
      },
    };
  },
};
