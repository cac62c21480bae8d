import { asScanError, type ScanError } from '../../domain/errors.js';
import type { Scan } from '../../domain/scan.js';
import type { Pause } from '../../http/types.js';
import type { ResultPart } from '../scanner.js';
import type { FeguraClient } from './client.js';
import type { WireDiagram } from './wire.js';

/** 60 s in all, 15 s for a scan of which there is no diagram yet. */
const PAUSES_MS = [2_000, 3_000, 5_000, 5_000, 10_000, 15_000, 20_000] as const;
const UNLISTED_PAUSES = 4;
/** A blip is worth another look, an endpoint that is down is not. */
const MAX_FAILURES = 2;
/** The list holds the diagrams of all scans of the account, and cannot be asked for those of one. */
const MAX_LISTED = 1_000;
/** There are five types. */
const MAX_SHOWN = 20;
/** GitHub draws up to 50,000 characters, and what surrounds it counts. */
const MAX_LENGTH = 45_000;

/** How the diagrams are waited for. `settled`: the scan ended long ago, and there is nothing to wait for. */
interface Waiting {
  readonly pause: Pause;
  readonly settled?: boolean | undefined;
}

/**
 * The diagrams of a completed scan, which lag behind it. Whatever is wrong with them is told, and changes nothing: only the signal's
 * reason is thrown.
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
        `Fegura ${waiting.settled ? 'lists no diagrams of this scan' : 'listed no diagrams of this scan within some seconds of its end'}.`,
      );
    } else if (late.length > 0) {
      yield unavailable(`These diagrams were not ready a minute after the scan had ended: ${late.map(titleOf).join(', ')}.`);
    }
  } catch (error) {
    signal.throwIfAborted();
    yield unavailable(whyNot(asScanError(error)));
  }
}

/** All diagrams of the scan that are listed, when they are done or the time is up; the oldest first. */
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

/** @param known So many there were at the last look: no page has to be read beyond them. */
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

/** Those of a scan may well be made at one moment. */
function orderOf(diagram: WireDiagram): string {
  return [diagram.createdAt ?? '', titleOf(diagram), diagram.id].join('\n');
}

/** A word that no document knows may still become one that they do. */
function isDone({ status }: WireDiagram): boolean {
  const word = status?.toLowerCase();
  return word === 'completed' || word === 'failed';
}

async function readDiagram(client: FeguraClient, diagram: WireDiagram, pause: Pause, signal: AbortSignal): Promise<ResultPart> {
  const title = titleOf(diagram);
  if (diagram.status?.toLowerCase() === 'failed') {
    return {
      kind: 'note',
      text: `Fegura could not draw the diagram ${title}: ${diagram.errorMessage || 'it does not say why'}.`,
      sensitive: [title, diagram.errorMessage ?? ''],
    };
  }
  try {
    const mermaid = sourceIn(await readTwice(client, diagram.id, pause, signal));
    if (mermaid === undefined)
      return { kind: 'note', text: `Fegura's answer to the diagram ${title} holds no source that is known here.`, sensitive: [title] };
    if (mermaid.length <= MAX_LENGTH) return { kind: 'diagram', diagram: { title, mermaid } };
    return {
      kind: 'note',
      text: `The diagram ${title} is left out: it has ${mermaid.length} characters, more than GitHub draws.`,
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

/** The name of the field is cut off in the documents; these are the candidates, the likeliest first (siblings, section 5). */
const FIELDS = ['mermaidCode', 'mermaid', 'code', 'content', 'diagram', 'source'] as const;

function sourceIn(data: Readonly<Record<string, unknown>>): string | undefined {
  return FIELDS.map((field) => data[field]).find((value): value is string => typeof value === 'string' && value.trim() !== '');
}

function titleOf({ title, diagramType, id }: WireDiagram): string {
  return title || diagramType || id;
}

function whyNot({ code, details, message }: ScanError): string {
  if (code === 'FORBIDDEN') return 'The key may not read diagrams: it needs the scope read.';
  if (details.status === 404) return 'Fegura does not offer diagrams at this address.';
  return `The diagrams could not be read: ${message}`;
}

function unavailable(why: string): ResultPart {
  return { kind: 'unavailable', what: 'diagrams', why };
}
