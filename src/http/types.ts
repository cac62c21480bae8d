import type { ErrorCode } from '../domain/errors.js';

/** What a request is for; limits and retries go by it. */
export type CallKind = 'lookup' | 'list' | 'start' | 'status' | 'findings' | 'cancel';

/** How a service is asked; all but GET change something there, and go over a connection of their own. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request to a service. */
export interface ServiceCall {
  readonly kind: CallKind;
  readonly method: HttpMethod;
  /** Below the service's base URL, with its query; segments already percent-encoded. */
  readonly path: string;
  readonly body?: unknown;
  /** A success has nothing to say, as 204 does: it is told as undefined. Elsewhere an empty answer is no answer. */
  readonly answersNothing?: boolean | undefined;
  /** The run can do without the answer: failures that may pass are borne for two minutes only. */
  readonly optional?: boolean | undefined;
  /** Called with the bytes of an answer before it is parsed; what it throws is thrown, and the call is not repeated. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** One per service, host and key: it owns limits, retries and time-outs. Answers the parsed JSON (undefined where a call answers nothing), or throws a coded `ScanError`. */
export interface ServiceHttp {
  send(call: ServiceCall, signal: AbortSignal): Promise<unknown>;
}

/** An answer that is not a success, for the service's own words. */
export interface ErrorResponse {
  readonly call: ServiceCall;
  readonly status: number;
  /** The parsed body, or undefined where it was not JSON. */
  readonly body: unknown;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How one service says no, in terms of our errors; undefined where the general texts do. */
export type ExplainRefusal = (refusal: ErrorResponse) => Explanation | undefined;

/** What requests to one service need to know of it. */
export interface HttpProfile {
  readonly title: string;
  /** Where people learn about an API key. */
  readonly documentation: string;
  /** The headers that carry the key. */
  authorize(key: string): Readonly<Record<string, string>>;
  /** Documented limits by kind of call; `all`: over all kinds together. */
  readonly perMinute: Readonly<Partial<Record<CallKind | 'all', number>>>;
  readonly explain: ExplainRefusal;
  /** What an answer under a success refuses all the same, with the status that it means; only where the service answers so. */
  refusalIn?(call: ServiceCall, body: unknown): (Explanation & { readonly status: number }) | undefined;
}

export interface Explanation {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly serviceCode?: string | undefined;
  /** What is in the way, where a conflict names it. */
  readonly conflictingId?: string | undefined;
  /** A refusal that looks temporary (429, 5xx) and that sending again does not end. */
  readonly final?: boolean | undefined;
  /** How long the body asks us to wait, in milliseconds; a header wins. */
  readonly retryAfterMs?: number | undefined;
}

/** Waits `ms` milliseconds; throws the signal's reason when it is aborted meanwhile. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;
