import { createHash } from 'node:crypto';
import type { DiagramPlan } from './scenario.js';
import { endsAtMs, type WorldScan } from './state.js';

/** A diagram as it is now. */
export interface WorldDiagram {
  readonly id: string;
  readonly scan: WorldScan;
  readonly plan: DiagramPlan;
  readonly status: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

const SMALL = 'flowchart LR\n  igw[Internet gateway] --> alb[Load balancer]\n  alb --> app[EC2 instances]\n  app --> db[(Database)]';

/** The diagrams of a scan that are listed by now; none before it has completed. */
export function diagramsOf(scan: WorldScan, nowMs: number): readonly WorldDiagram[] {
  if ((scan.plan.end ?? 'completed') !== 'completed' || nowMs < endsAtMs(scan)) return [];
  return (scan.plan.diagrams ?? []).flatMap((plan, index) => diagramAt(scan, plan, index, nowMs) ?? []);
}

function diagramAt(scan: WorldScan, plan: DiagramPlan, index: number, nowMs: number): WorldDiagram | undefined {
  const createdAtMs = endsAtMs(scan) + (plan.listedAfterMs ?? 0);
  if (nowMs < createdAtMs) return undefined;
  const begunAtMs = createdAtMs + (plan.pendingMs ?? 0);
  const readyAtMs = begunAtMs + (plan.generatingMs ?? 0);
  const [status, updatedAtMs] =
    nowMs >= readyAtMs ? [plan.end ?? 'completed', readyAtMs] : nowMs >= begunAtMs ? ['generating', begunAtMs] : ['pending', createdAtMs];
  return { id: plan.id ?? idOf(scan.id, index), scan, plan, status, createdAtMs, updatedAtMs };
}

/** The same one each time. */
function idOf(scanId: string, index: number): string {
  const hex = createHash('sha1').update(`${scanId}#${index}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** The source under the field of the plan; nothing for a diagram that is not ready. */
export function sourceOf({ plan, status }: WorldDiagram): Readonly<Record<string, string>> {
  if (status !== 'completed' || plan.mermaid === null) return {};
  return { [plan.field ?? 'mermaidCode']: plan.mermaid ?? SMALL };
}
