import { asScanError, type ScanError } from '../../domain/errors.js';
import type { Scan } from '../../domain/scan.js';
import type { Pause } from '../../http/types.js';
import type { ResultPart } from '../scanner.js';
import type { FeguraClient } from './client.js';
import type { WireDiagram } from './wire.js';

/** 60 s in total, or 15 s if the scan has no diagram yet. */
const PAUSES_MS = [2_000, 3_000, 5_000, 5_000, 10_000, 15_000, 20_000] as const;
const UNLISTED_PAUSES = 4;
/** A short failure may pass. If the endpoint is down, one more try does not help. */
const MAX_FAILURES = 2;
/** The list contains the diagrams of all scans of the account, and has no filter by scan. */
const MAX_LISTED = 1_000;
/** The documents name five types. */
const MAX_SHOWN = 20;
/** GitHub draws up to 50,000 characters, and the text around the diagram counts too. */
const MAX_LENGTH = 45_000;

/** How to wait for diagrams. `settled`: the scan ended long ago, so there is nothing to wait for. */
interface Waiting {
  readonly pause: Pause;
  readonly settled?: boolean | undefined;
}

/**
 * Yields the diagrams of a completed scan, which appear later than the scan. Errors become notes and do not change the verdict. Throws
 * only the reason of the signal.
 */
export async function* collectDiagrams(
  client: FeguraClient,
  scan: Scan,
  waiting: Waiting,
  signal: AbortSignal,
): AsyncGenerator<ResultPart> {
  try {
    const diagrams = await awaitDiagrams(client, scan, waiting, signal);
    const late = diagrams.filter((diagram) => !isDone(diagram));
    for (const diagram of diagrams.filter(isDone).slice(0, MAX_SHOWN)) yield await readDiagram(client, diagram, waiting.pause, signal);
    if (diagrams.length === 0) {
      yield unavailable(
        `Fegura ${waiting.settled ? 'lists no diagrams of this scan' : 'listed no diagrams of this scan within 15 seconds of its end'}.`,
      );
    } else if (late.length > 0) {
      yield unavailable(`These diagrams were not ready a minute after the scan had ended: ${late.map(titleOf).join(', ')}.`);
    }
  } catch (error) {
    signal.throwIfAborted();
    yield unavailable(whyNot(asScanError(error)));
  }
}

/** All listed diagrams of the scan, the oldest first. Waits until they are done or the time is up. */
async function awaitDiagrams(
  client: FeguraClient,
  scan: Scan,
  { pause, settled }: Waiting,
  signal: AbortSignal,
): Promise<readonly WireDiagram[]> {
  let diagrams: readonly WireDiagram[] = [];
  let failures = 0;
  for (let lap = 0; ; lap += 1) {
    try {
      diagrams = await listDiagrams(client, scan, diagrams.length, signal);
      failures = 0;
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      if (failures >= MAX_FAILURES || asScanError(error).details.transient !== true) throw error;
    }
    const waitMs = PAUSES_MS[lap];
    const done = (settled && failures === 0) || (diagrams.length > 0 && diagrams.every(isDone));
    if (done || waitMs === undefined || (diagrams.length === 0 && lap >= UNLISTED_PAUSES)) return diagrams;
    await pause(waitMs, signal);
  }
}

/** @param known How many diagrams the last look found. No page is read after that number is reached. */
async function listDiagrams(client: FeguraClient, scan: Scan, known: number, signal: AbortSignal): Promise<readonly WireDiagram[]> {
  const ours: WireDiagram[] = [];
  let listed = 0;
  for await (const page of client.diagrams(scan.target, signal)) {
    listed += page.length;
    ours.push(...page.filter(({ scanJobId }) => scanJobId === scan.id));
    if ((known > 0 && ours.length >= known) || listed >= MAX_LISTED) break;
  }
  return ours.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** Diagrams of one scan may have the same time. */
function orderOf(diagram: WireDiagram): string {
  return [diagram.createdAt ?? '', titleOf(diagram), diagram.id].join('\n');
}

/** An undocumented status may still change to a final one. */
function isDone({ status }: WireDiagram): boolean {
  const word = status?.toLowerCase();
  return word === 'completed' || word === 'failed';
}

async function readDiagram(client: FeguraClient, diagram: WireDiagram, pause: Pause, signal: AbortSignal): Promise<ResultPart> {
  const title = titleOf(diagram);
  if (diagram.status?.toLowerCase() === 'failed') {
    return {
      kind: 'note',
      text: `Fegura could not draw the diagram ${title}: ${diagram.errorMessage || 'Fegura reports no reason'}.`,
      sensitive: [title, diagram.errorMessage ?? ''],
    };
  }
  try {
    const mermaid = sourceIn(await readTwice(client, diagram.id, pause, signal));
    if (mermaid === undefined)
      return { kind: 'note', text: `Fegura's response for the diagram ${title} contains no Mermaid source.`, sensitive: [title] };
    if (mermaid.length <= MAX_LENGTH) return { kind: 'diagram', diagram: { title, mermaid } };
    return {
      kind: 'note',
      text: `The diagram ${title} is left out, because it has ${mermaid.length} characters, more than GitHub draws.`,
      sensitive: [title],
    };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'note', text: `The diagram ${title} could not be read: ${asScanError(error).message}`, sensitive: [title] };
  }
}

async function readTwice(client: FeguraClient, id: string, pause: Pause, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await client.diagram(id, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (asScanError(error).details.transient !== true) throw error;
    await pause(PAUSES_MS[0], signal);
    return client.diagram(id, signal);
  }
}

/** The document is cut off before the name of the field. These are the candidates, the likeliest first (fegura.siblings.md, section 5). */
const FIELDS = ['mermaidCode', 'mermaid', 'code', 'content', 'diagram', 'source'] as const;

function sourceIn(data: Readonly<Record<string, unknown>>): string | undefined {
  return FIELDS.map((field) => data[field]).find((value): value is string => typeof value === 'string' && value.trim() !== '');
}

function titleOf({ title, diagramType, id }: WireDiagram): string {
  return title || diagramType || id;
}

function whyNot({ code, details, message }: ScanError): string {
  if (code === 'FORBIDDEN') return 'The API key may not read diagrams. It needs the scope read.';
  if (details.status === 404) return 'Fegura does not offer diagrams at this address.';
  return `The diagrams could not be read: ${message}`;
}

function unavailable(why: string): ResultPart {
  return { kind: 'unavailable', what: 'diagrams', why };
}
