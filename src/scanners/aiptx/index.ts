import type { Problem } from '../../domain/errors.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import type { Service } from '../scanner.js';
import { covers, refuseTarget } from './allowed-targets.js';
import { loginsIn, readOptions, refuseReach } from './options.js';
import { type AiptxRequest, DEEP_ADVICE, SCAN_TYPES, TIMES } from './request.js';
import { parseTarget, shown } from './targets.js';

const TARGETS = 'an http or https URL, a host name, an IP address or a CIDR block, such as https://staging.example.com or 203.0.113.7';

/** AIPTx attacks its target as a penetration tester does. https://docs.aiptx.io/api-reference/scans */
export const aiptx: Service = {
  id: 'aiptx',
  title: 'AIPTx',
  apiUrl: 'https://api.aiptx.io',
  apiPrefix: '/v1',
  keyVariable: 'AIPTX_API_KEY',
  authorize: (key) => ({ authorization: `Bearer ${key}` }),
  measures: ['counts', 'findings'],
  uncertain: ['findings'],
  scansRepository: false,
  cancelRequest: 'POST /v1/scans/:id/cancel',
  inputs: {
    target: 'required; the URL, host name, IP address, or CIDR block to attack',
    'scan-type': '`web` (default), `api`, `network`, or `full`',
    'scan-options':
      '`mode` (`quick`, `standard`, which is the default, or `deep`), `name`, `authentication`, `scope`, `instructions`, and `rescan` (the ID of a scan to repeat, only with `mode` and `instructions`)',
  },
  timeoutMs: TIMES.standard.timeoutMs,
  onTimeout: 'leave',
  typicalMs: TIMES.standard.typicalMs,
  // The limit of the smallest plan. Response headers report the limits of larger plans.
  perMinute: { all: 60 },
  documentation: 'https://docs.aiptx.io/api-reference/introduction',
  loadErrors: async () => ({ explain: (await import('./errors.js')).explainAiptx }),
  parse(given, { source, wait, collects }) {
    const { options, problems: optionProblems } = readOptions(given['scan-options'] ?? {});
    const target = parseTarget(given.target ?? '');
    const type = SCAN_TYPES.find((known) => known === (given['scan-type'] ?? SCAN_TYPES[0]).toLowerCase());
    // A scan that is collected began earlier, as the advice for deep scans suggests.
    const shortLived = wait && !collects && source.hostedRunner === true;
    const problems: Problem[] = [...targetProblems(given.target, target), ...optionProblems];
    if (type === undefined) problems.push({ input: 'scan-type', given: given['scan-type'] ?? '', allowed: SCAN_TYPES.join(', ') });
    if (options.rescan !== undefined && given['scan-type'] !== undefined) {
      const allowed = 'nothing together with rescan in {scan-options}, because rescan repeats a scan with its own type';
      problems.push({ input: 'scan-type', given: given['scan-type'], allowed });
    }
    // `latest` is found by the name that scan-gate gives to a scan, which contains a hash of the options.
    const hidden = collects === 'latest' ? (['name', 'rescan'] as const).find((option) => options[option] !== undefined) : undefined;
    if (hidden !== undefined) {
      const allowed = `no ${hidden} with {scan-id} latest, because such a scan does not report its options. Set {scan-id} to its ID`;
      problems.push({ input: 'scan-options', given: hidden, allowed });
    }
    if (options.mode === 'deep' && shortLived)
      problems.push({ input: 'scan-options', given: 'mode: deep', allowed: `mode: quick or standard, ${DEEP_ADVICE}` });
    if (problems.length > 0 || 'fault' in target) return { problems };
    const request: AiptxRequest = {
      given: given.target ?? '',
      target: target.id,
      options: options.rescan === undefined ? { ...options, mode: options.mode ?? 'standard' } : options,
      type: options.rescan === undefined ? type : undefined,
      run: source.run,
      shortLived,
    };
    const reach = { include: options.scope?.include ?? [], logins: loginsIn(options.authentication) };
    return {
      plan: {
        nameParts: namePartsOf(request),
        explicit: [
          ...(given['scan-type'] === undefined ? [] : ['type' as const]),
          ...(options.mode === undefined ? [] : ['mode' as const]),
        ],
        ...TIMES[options.mode ?? 'standard'],
        permit: (allowed, file) =>
          refuseTarget({ target, event: source.event }, allowed, file) ?? (allowed && refuseReach(target, reach, allowed)),
        covers,
        connect: async (http, { gate }) => (await import('./scanner.js')).createAiptxScanner(request, http, gate),
      },
    };
  },
};

function targetProblems(given: string | undefined, target: ReturnType<typeof parseTarget>): Problem[] {
  if (given === undefined) return [{ input: 'target', given: '', allowed: TARGETS, missing: true }];
  if (!('fault' in target)) return [];
  return [{ input: 'target', given: target.hide ? '(hidden)' : shown(given) || '(hidden)', allowed: `${TARGETS}; ${target.fault}` }];
}

/** Hashed, because the name is public and the target may be secret. */
function namePartsOf({ target, type, options }: AiptxRequest): string[] {
  return [hashIdentity([target]).slice(0, 8), ...[type ?? 'rescan', options.mode].filter((part) => part !== undefined)];
}
