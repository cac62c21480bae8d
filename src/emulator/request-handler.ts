import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.js';
import { answerWith, type FaultRule, faultFor, type Outages } from './faults.js';
import type { Answer, Call, Opened, RecordedRequest } from './types.js';

/** Headers that may contain a key, under any name. The pattern is broad, because hiding too much is harmless. */
const SECRET_HEADERS = /(?:authorization|cookie|key|token|secret)$/;
/** Larger than GitHub's limit (10 MB of gzip, in base64), so that requests reach GitHub's own limit first. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

type Recording = { -readonly [Name in keyof RecordedRequest]: RecordedRequest[Name] };

/** What all requests of one emulator share. */
export interface EmulatorContext {
  readonly clock: Clock;
  readonly service: Opened<unknown>;
  readonly faults: readonly FaultRule[];
  readonly requests: RecordedRequest[];
  readonly seen: Map<string, number>;
  readonly outages: Outages;
  open: number;
}

/** One request, from its arrival to its answer. */
export async function handleRequest(context: EmulatorContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const leave = enter(context);
  response.once('close', leave);
  const call = await readCall(request);
  const routed = context.service.route(call);
  const recording = record(context, call, routed.kind);
  const fault = faultFor(context, routed.kind, countUp(context.seen, routed.kind), recording.at);
  const answer = async (): Promise<Answer> => {
    const given = await routed.answer();
    if (given.undocumented !== undefined) recording.undocumented = given.undocumented;
    return given;
  };
  recording.status = await answerWith(fault, {
    response,
    clock: context.clock,
    answer,
    refusal: (status) => context.service.refusal(status),
  });
  // Not only on `close`, which may come after the client's next request. A request that hangs stays open until then.
  if (recording.status !== 0) leave();
}

function enter(context: EmulatorContext): () => void {
  context.open += 1;
  let inside = true;
  return () => {
    if (inside) context.open -= 1;
    inside = false;
  };
}

function record(context: EmulatorContext, call: Call, kind: string): Recording {
  const query = call.query.toString();
  const recording: Recording = {
    method: call.method,
    path: query === '' ? call.path : `${call.path}?${query}`,
    headers: withoutSecrets(call.headers),
    body: call.body,
    kind,
    status: 0,
    at: context.clock.now(),
    inFlight: context.open,
  };
  context.requests.push(recording);
  return recording;
}

function countUp(seen: Map<string, number>, kind: string): number {
  const nth = (seen.get(kind) ?? 0) + 1;
  seen.set(kind, nth);
  return nth;
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, SECRET_HEADERS.test(name) ? 'present' : value]));
}

async function readCall(request: IncomingMessage): Promise<Call> {
  // Not `new URL`, which would normalize the dots and double slashes that the emulator checks.
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const text = await readText(request);
  return {
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    ...parse(text),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): Pick<Call, 'body' | 'bodyProblem'> {
  if (text === '') return { body: undefined };
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return { body: text, bodyProblem: 'the body is not JSON' };
  }
}
