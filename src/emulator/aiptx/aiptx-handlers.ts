import { type AiptxPen, instant } from './responses.js';
import { compareAiptx } from './aiptx-comparison.js';
import { detailedFinding, listedFinding } from './aiptx-finding-answers.js';
import { asAiptxMaker } from './aiptx-findings.js';
import { aiptxStateAt } from './aiptx-life.js';
import { type AiptxSlice, APPEARED, aiptxFindingsPage, aiptxPage } from './paging.js';
import type { AiptxScenario } from './scenario.js';
import type { AiptxAsked, AiptxScan, AiptxWorld } from './state.js';
import type { Matched } from '../endpoints.js';
import { each } from '../lazy-list.js';
import type { Answer } from '../types.js';

/** What the endpoints of one emulator share. */
export interface AiptxDesk {
  readonly scenario: AiptxScenario;
  readonly world: AiptxWorld;
  readonly pen: AiptxPen;
}

/** Answers a request about a scan that exists. */
export type AiptxScanHandler = (request: Matched, scan: AiptxScan) => Answer;

function sliceOf(request: Matched): AiptxSlice {
  return { page: request.number('page', 1), limit: request.number('limit', 20) };
}

/** "List Scans"; `target` is a partial match. */
export function listAiptxScans({ scenario, world, pen }: AiptxDesk, request: Matched): Answer {
  const [status, target, mode] = ['status', 'target', 'mode'].map((name) => request.query(name));
  const kept = world
    .scans()
    .filter(
      (scan) =>
        (status === undefined || aiptxStateAt(scan, world.now()) === status) &&
        (target === undefined || scan.target.includes(target)) &&
        (mode === undefined || scan.mode === mode),
    );
  const { data, pagination } = aiptxPage(scenario.listOrder === 'oldest-first' ? kept : kept.toReversed(), sliceOf(request), pen.listed);
  return pen.data(data, { pagination });
}

/** "Create Scan". */
export function createAiptxScan(desk: AiptxDesk, request: Matched): Answer {
  const { world, pen } = desk;
  const { target = '', mode, type, name } = request.body as AiptxAsked;
  return refuseStart(desk, target) ?? pen.created(pen.createdScan(world.start({ target, mode, type, name })));
}

/** "Rescan": the same configuration, but for mode and instructions. */
export function repeatAiptxScan(desk: AiptxDesk): AiptxScanHandler {
  const { world, pen } = desk;
  return (request, parent) => {
    const { mode = parent.mode } = request.body as { mode?: string };
    const { target, type, name, id: parentId } = parent;
    return refuseStart(desk, target) ?? pen.created(pen.rescanned(world.start({ target, type, name, mode, parentId })));
  };
}

function refuseStart({ scenario, world, pen }: AiptxDesk, target: string): Answer | undefined {
  if (scenario.unreachable?.includes(target))
    return pen.error(400, 'Target cannot be reached', { target, reason: 'no DNS record' }, 'INVALID_TARGET');
  const running = world.scans().filter((scan) => !world.isOver(scan)).length;
  return running >= (scenario.concurrentScans ?? Infinity) ? pen.error(429, 'Concurrent scan limit reached') : undefined;
}

/** "Cancel a running or queued scan". */
export function cancelAiptxScan({ world, pen }: AiptxDesk): AiptxScanHandler {
  return (_request, scan) => {
    if (world.isOver(scan)) return pen.error(400, `Scan is ${aiptxStateAt(scan, world.now())}`);
    world.cancel(scan);
    return pen.data({ id: scan.id, status: 'cancelled', cancelled_at: instant(world.now()) });
  };
}

/** "Compare Scans". */
export function compareAiptxScans({ scenario, world, pen }: AiptxDesk): AiptxScanHandler {
  return (request, a) => {
    const b = world.find(request.param('otherId'));
    if (b === undefined || scenario.comparison === 'off') return pen.error(404, 'Scan not found');
    return pen.data(compareAiptx(a, b, scenario.comparison ?? {}));
  };
}

/** The siblings' list of findings. */
export function aiptxFindingsReader({ world, pen }: AiptxDesk): (request: Matched) => Answer {
  const asked = new Map<string, number>();
  return (request) => {
    const scanId = request.query('scan_id');
    if (scanId === undefined) return { ...pen.error(400, 'scan_id is required'), undocumented: 'scan_id: is missing' };
    const scan = world.find(scanId);
    if (scan === undefined) return pen.error(404, 'Scan not found');
    const before = asked.get(scanId) ?? 0;
    asked.set(scanId, before + 1);
    const [severity, status, category] = ['severity', 'status', 'category'].map((name) => request.query(name));
    const findings = aiptxStateAt(scan, world.now()) === 'queued' ? asAiptxMaker([]) : scan.findings;
    const query = { ...sliceOf(request), severity, status, category, asked: before };
    const page = aiptxFindingsPage(findings, query, scan.plan.flaws ?? {}, (finding) => listedFinding(finding, scan));
    return pen.data(page.data, { pagination: page.pagination });
  };
}

/** The siblings' single finding. */
export function readAiptxFinding({ world, pen }: AiptxDesk, request: Matched): Answer {
  const id = request.param('findingId');
  for (const scan of world.scans().toReversed()) {
    const index = id === APPEARED && scan.plan.flaws?.shift === 'appear' ? 0 : scan.findings.indexOf(id);
    if (index >= 0) return pen.data(detailedFinding({ ...scan.findings.at(index), id }, scan));
  }
  return pen.error(404, 'Finding not found');
}

/** The siblings' numbers; without `scan_id` those of the account. */
export function aiptxStats({ world, pen }: AiptxDesk, request: Matched): Answer {
  const scanId = request.query('scan_id');
  const findings = world
    .scans()
    .filter((scan) => scanId === undefined || scan.id === scanId)
    .flatMap((scan) => [...each(scan.findings)]);
  const count = (words: readonly string[], of: 'severity' | 'status'): Record<string, number> =>
    Object.fromEntries(words.map((word) => [word, findings.filter((finding) => finding[of] === word).length]));
  const categories = [...new Set(findings.flatMap(({ category }) => category ?? []))];
  return pen.data({
    total: findings.length,
    by_severity: count(['critical', 'high', 'medium', 'low', 'info'], 'severity'),
    by_status: count(['open', 'fixed', 'accepted', 'false_positive'], 'status'),
    by_category: Object.fromEntries(categories.map((name) => [name, findings.filter(({ category }) => category === name).length])),
    trends: { new_this_week: findings.length, fixed_this_week: 0, mean_time_to_fix: '0 days' },
  });
}
