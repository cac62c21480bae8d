import type { ServerResponse } from 'node:http';
import type { Clock } from './clock.js';
import type { Answer } from './types.js';

/**
 * A fault that is injected into a request.
 * Before the service processes the request: `reset` (connection reset), `hang` (never answered), `html-502` (a proxy's page),
 * `{ redirect }` (302), `{ status, body, headers }` (`body` absent: the service's own error envelope).
 * After the service processed it: `reset-after`, `hang-after`, and `html-502-after` (the answer is lost), `truncate` (half of the JSON, then the
 * connection is closed), `not-json`, `empty`, `{ delayMs }` (answered late).
 * A function receives the clock's time, for faults that contain a time.
 */
export type Fault =
  | 'reset'
  | 'hang'
  | 'html-502'
  | 'reset-after'
  | 'hang-after'
  | 'html-502-after'
  | 'truncate'
  | 'not-json'
  | 'empty'
  | { readonly delayMs: number }
  | { readonly redirect: string }
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | ((nowMs: number) => Fault);

/**
 * Which requests a fault applies to: the nth of its kind (1 is the first), a range including both ends, or all. The first matching rule applies.
 * With `forMs`, the fault is an outage: it begins with the first of these requests, and applies to all requests of the kind for that time.
 */
export interface FaultRule<Kind extends string = string> {
  readonly call: Kind;
  readonly nth: number | 'all' | readonly [from: number, to: number];
  readonly fault: Fault;
  readonly forMs?: number;
}

/** When each outage began, by the emulator's clock. */
export type Outages = Map<FaultRule, number>;

/** The fault for the `nth` request of this kind. */
export function faultFor(
  { faults, outages }: { readonly faults: readonly FaultRule[]; readonly outages: Outages },
  call: string,
  nth: number,
  nowMs: number,
): Fault | undefined {
  const rule = faults.find((candidate) => candidate.call === call && applies(candidate, outages, nth, nowMs));
  return rule && resolve(rule.fault, nowMs);
}

function applies(rule: FaultRule, outages: Outages, nth: number, nowMs: number): boolean {
  if (rule.forMs === undefined) return covers(rule.nth, nth);
  const sinceMs = outages.get(rule) ?? (covers(rule.nth, nth) ? nowMs : undefined);
  if (sinceMs === undefined) return false;
  outages.set(rule, sinceMs);
  return nowMs < sinceMs + rule.forMs;
}

function covers(wanted: FaultRule['nth'], nth: number): boolean {
  if (wanted === 'all') return true;
  if (typeof wanted === 'number') return wanted === nth;
  return wanted[0] <= nth && nth <= wanted[1];
}

function resolve(fault: Fault, nowMs: number): Fault {
  return typeof fault === 'function' ? resolve(fault(nowMs), nowMs) : fault;
}

/** What is needed to inject a fault. */
interface Stage {
  readonly response: ServerResponse;
  readonly clock: Clock;
  /** Lets the service process the request. */
  readonly answer: () => Promise<Answer>;
  readonly refusal: (status: number) => unknown;
}

/** Answers the request according to the fault. Returns the status that was sent, or 0 for none. */
export async function answerWith(fault: Fault | undefined, stage: Stage): Promise<number> {
  setDate(stage);
  if (fault === undefined) return send(stage.response, await stage.answer());
  if (typeof fault === 'string') return playNamed(fault, stage);
  if (typeof fault === 'function') return answerWith(fault(stage.clock.now()), stage);
  if ('delayMs' in fault) return sendLate(fault.delayMs, stage);
  if ('redirect' in fault) return sendText(stage.response, 302, '', { location: fault.redirect });
  return send(stage.response, { status: fault.status, body: fault.body ?? stage.refusal(fault.status), headers: fault.headers });
}

async function sendLate(delayMs: number, { response, clock, answer }: Stage): Promise<number> {
  const late = await answer();
  await clock.sleep(delayMs);
  setDate({ response, clock });
  return send(response, late);
}

/** The emulator's time; a fault can set another. */
function setDate({ response, clock }: Pick<Stage, 'response' | 'clock'>): void {
  response.setHeader('date', new Date(clock.now()).toUTCString());
}

async function playNamed(fault: Extract<Fault, string>, { response, answer }: Stage): Promise<number> {
  switch (fault) {
    case 'hang':
      return 0;
    case 'reset':
      return reset(response);
    case 'html-502':
      return sendText(response, 502, BAD_GATEWAY, { 'content-type': 'text/html' });
    case 'hang-after':
      void answer();
      return 0;
    case 'html-502-after':
      await answer();
      return sendText(response, 502, BAD_GATEWAY, { 'content-type': 'text/html' });
    case 'reset-after':
      void answer();
      return reset(response);
    case 'truncate':
      return sendHalf(response, await answer());
    case 'not-json':
      return sendText(response, withText((await answer()).status), 'Service is starting up', { 'content-type': 'application/json' });
    case 'empty':
      return sendText(response, (await answer()).status, '', { 'content-type': 'application/json' });
  }
}

const BAD_GATEWAY =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n';

function reset(response: ServerResponse): number {
  response.socket?.resetAndDestroy();
  return 0;
}

function send(response: ServerResponse, { status, body, headers }: Answer): number {
  if (body === undefined) return sendText(response, status, '', headers);
  if (body instanceof Uint8Array) return sendText(response, status, body, headers);
  return sendText(response, status, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8', ...headers });
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): number {
  const length = status === 204 ? {} : { 'content-length': String(Buffer.byteLength(text)) };
  response.writeHead(status, { ...length, ...headers }).end(text);
  return status;
}

/** 204 allows no body, so a fault with a body uses 200. */
function withText(status: number): number {
  return status === 204 ? 200 : status;
}

function sendHalf(response: ServerResponse, { status, body, headers }: Answer): number {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body ?? {}));
  response.writeHead(withText(status), { 'content-type': 'application/json', 'content-length': String(bytes.length), ...headers });
  // Only after the half was sent. Otherwise, the client would see a reset instead of a truncated body.
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.socket?.end());
  return withText(status);
}
