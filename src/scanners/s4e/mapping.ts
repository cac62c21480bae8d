import type { Finding, FindingState, Rule } from '../../domain/finding.js';
import { createIntern, hashIdentity, slug } from '../../domain/fingerprint.js';
import { asInstant } from '../../domain/instant.js';
import { isOver, type Progress, reportedCounts, type Scan } from '../../domain/scan.js';
import { stableTitle } from '../../domain/stable-title.js';
import { parseUrl } from '../../text/url.js';
import { scanStateOf, severityOf } from '../shared/mapping.js';
import type { WireFinding, WireScan } from './wire.js';

/** @param asked The asset of the request, because light responses and the guides' response to a start do not contain it. */
export function toScan(wire: WireScan, asked: string): Scan {
  const state = scanStateOf(wire.status);
  return {
    id: wire.scan_id,
    target: wire.asset_id || asked,
    state,
    rawState: wire.status,
    traits: { type: wire.scan_type?.toLowerCase() || undefined },
    createdAt: asInstant(wire.created_at),
    startedAt: asInstant(wire.started_at),
    completedAt: asInstant(wire.completed_at),
    progress: isOver(state) ? undefined : toProgress(wire),
    ...reportedCounts(wire.finding_summary),
  };
}

/** Leaves out each part that is missing or out of range. */
function toProgress({ progress, current_phase: phase, eta_seconds: eta }: WireScan): Progress | undefined {
  const reported: Progress = {
    ...(isBetween(progress, 0, 100) && { percent: progress }),
    ...(phase && { phase }),
    ...(isBetween(eta, 0, Number.MAX_SAFE_INTEGER) && { remainingMs: eta * 1000 }),
  };
  return Object.keys(reported).length === 0 ? undefined : reported;
}

function isBetween(value: number | null | undefined, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}

const MEANINGS: Readonly<Record<Exclude<FindingState, 'unknown'>, readonly string[]>> = {
  open: ['open', 'confirmed', 'in progress', 'support ongoing', 'request for approval', 're-opened'],
  closed: ['resolved', 'fixed'],
  accepted: ['accepted risk', 'accepted', 'false positive', 'no action required'],
};
/** Three vocabularies: of the reference, of the guides, and of the manual (s4e.siblings.md, section 6). */
const STATUSES: ReadonlyMap<string, FindingState> = new Map(
  (['open', 'closed', 'accepted'] as const).flatMap((means) => MEANINGS[means].map((word) => [fold(word), means] as const)),
);

/** The vocabularies differ in case, spaces, hyphens, and underscores. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_-]+/g, '');
}

/** The asset of the scan, for findings without their own asset. */
interface ScannedAsset {
  readonly id: string;
  readonly name: string;
}

/** Maps findings from the wire format. Equal rules become one object. */
export function createFindingMapper(scanned: ScannedAsset): (wire: WireFinding) => Finding {
  const intern = createIntern<Rule>();
  return (wire) => {
    const word = wire.status ?? '';
    const cvss = toCvss(wire.cvss);
    const title = stableTitle(wire.title);
    return {
      id: wire.id,
      rule: intern(toRule(wire, title)),
      ...(title !== wire.title && { title: wire.title }),
      ...severityOf(wire.severity),
      ...(cvss !== undefined && { cvss }),
      state: STATUSES.get(fold(word)) ?? 'unknown',
      rawState: word,
      location: { resource: wire.asset?.name || scanned.name },
      identity: hashIdentity(['s4e', wire.asset?.id || scanned.id, title]),
    };
  };
}

function toRule({ description, remediation, references }: WireFinding, title: string): Rule {
  const url = references?.find((reference) => /^https?:$/.test(parseUrl(reference)?.protocol ?? ''));
  return {
    id: slug(title),
    title,
    ...(description && { text: description }),
    ...(remediation && { fix: { text: remediation } }),
    ...(url !== undefined && { url }),
    tags: ['security'],
  };
}

/** Some encoders write decimals as texts. The severity is never derived from this score. */
function toCvss(value: unknown): number | undefined {
  const score = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof score === 'number' && score >= 0 && score <= 10 ? score : undefined;
}
