import { fileNameOf } from '../../domain/file-name.js';
import type { Finding, FindingLocation, FindingState, Fix, Rule } from '../../domain/finding.js';
import { createIntern, hashIdentity } from '../../domain/fingerprint.js';
import { asInstant } from '../../domain/instant.js';
import { reportedCounts, type Scan } from '../../domain/scan.js';
import { NO_COUNTS, totalOf } from '../../domain/severity.js';
import { scanStateOf, severityOf } from '../shared/mapping.js';
import type { WireFinding, WireScan } from './wire.js';

/** @param asked The repository of the request, for editions whose response does not contain it. */
export function toScan(wire: WireScan, asked: string): Scan {
  return {
    id: wire.id,
    target: wire.repositoryId ?? asked,
    state: scanStateOf(wire.status),
    rawState: wire.status,
    traits: {
      type: wire.type?.toLowerCase() ?? undefined,
      branch: wire.branch ?? undefined,
      commit: wire.commit ?? undefined,
    },
    createdAt: asInstant(wire.createdAt),
    completedAt: asInstant(wire.completedAt),
    ...toCounts(wire.summary),
  };
}

/**
 * If there is a total, a missing severity has no findings: the webhook's summary has no `info`. If the total is larger than the five
 * severities together, the rest has an undocumented severity and counts as critical. Without a total, a missing severity is unknown.
 */
function toCounts(summary: WireScan['summary']): Pick<Scan, 'counts' | 'unreportedSeverities'> {
  const { counts, unreportedSeverities } = reportedCounts(summary);
  const total = summary?.total;
  if (typeof total !== 'number') return { counts, unreportedSeverities };
  const reported = counts ?? NO_COUNTS;
  return { counts: { ...reported, critical: reported.critical + Math.max(0, total - totalOf(reported)) } };
}

const STATUSES: ReadonlyMap<string, FindingState> = new Map([
  ['open', 'open'],
  ['resolved', 'closed'],
  ['suppressed', 'accepted'],
]);

/** Maps findings from the wire format. Equal rules become one object, because a scan repeats each rule hundreds of times. */
export function createFindingMapper(): (wire: WireFinding) => Finding {
  const intern = createIntern<Rule>();
  return (wire) => {
    const word = wire.status ?? '';
    const file = wire.resource?.file ?? undefined;
    const resource = [wire.resource?.type, wire.resource?.name]
      .filter((part) => part !== undefined && part !== null && part !== '')
      .join('.');
    return {
      id: wire.id,
      rule: intern(toRule(wire)),
      ...severityOf(wire.severity),
      state: STATUSES.get(word.toLowerCase()) ?? 'unknown',
      rawState: word,
      location: toPlace(file, wire.resource?.line, resource),
      identity: hashIdentity(['cloudgeni', wire.checkId, resource, file && fileNameOf(file).text]),
    };
  };
}

function toRule(wire: WireFinding): Rule {
  const fix = toFix(wire.remediation);
  return {
    id: wire.checkId,
    title: wire.title || wire.checkId,
    ...(wire.description && { text: wire.description }),
    ...(fix && { fix }),
    tags: ['security'],
  };
}

function toFix(remediation: WireFinding['remediation']): Fix | undefined {
  const text = remediation?.description ?? undefined;
  const code = remediation?.code ?? undefined;
  if (!text && !code) return undefined;
  return { ...(text && { text }), ...(code && { code }) };
}

function toPlace(file: string | undefined, line: number | string | null | undefined, resource: string): FindingLocation {
  const number = Number(line);
  return {
    ...(file && { file }),
    ...(file && Number.isSafeInteger(number) && number >= 1 && { line: number }),
    ...(resource !== '' && { resource }),
  };
}
