import type { ErrorCode } from '../domain/errors.js';

/** What a request is for. It determines rate limits and retries. */
export type CallKind = 'lookup' | 'list' | 'start' | 'status' | 'findings' | 'cancel';

/** Methods of requests to a service. All but GET change something, and use a new connection. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request to a service. */
export interface ServiceCall {
  readonly kind: CallKind;
  readonly method: HttpMethod;
  /** The path below the service's base URL, with its query. Segments are percent-encoded. */
  readonly path: string;
  readonly body?: unknown;
  /** A success may have an empty body, such as 204, and is returned as undefined. For other calls, an empty body is an error. */
  readonly answersNothing?: boolean | undefined;
  /** The run can continue without the response, so temporary errors are retried for two minutes only. */
  readonly optional?: boolean | undefined;
  /** Is called with the size of a response before it is parsed. If it throws, the call is not repeated. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** Sends calls to one service with one key: keeps limits, retries, and timeouts. Returns the parsed JSON, or throws a `ScanError`. */
export interface ServiceHttp {
  send(call: ServiceCall, signal: AbortSignal): Promise<unknown>;
}

/** A failed response, for the service's own explanation. */
export interface ErrorResponse {
  readonly call: ServiceCall;
  readonly status: number;
  /** The parsed body, or undefined if it was not JSON. */
  readonly body: unknown;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Explains a failed response of one service. Undefined means that the general texts are used. */
export type ExplainRefusal = (refusal: ErrorResponse) => Explanation | undefined;

/** The facts about a service that requests to it need. */
export interface HttpProfile {
  readonly title: string;
  /** The documentation of the service's API keys. */
  readonly documentation: string;
  /** The headers that carry the key. */
  authorize(key: string): Readonly<Record<string, string>>;
  /** Documented limits by kind of call. `all` is the limit for all kinds together. */
  readonly perMinute: Readonly<Partial<Record<CallKind | 'all', number>>>;
  /** Loads how the service reports errors: only a response needs that, and a mistake in the inputs is reported earlier without it. */
  loadErrors(): Promise<ServiceErrors>;
}

/** How one service reports errors. */
export interface ServiceErrors {
  readonly explain: ExplainRefusal;
  /** Finds an error in a response with a success status, and the status that it means. Only for services that respond like this. */
  refusalIn?(call: ServiceCall, body: unknown): (Explanation & { readonly status: number }) | undefined;
}

export interface Explanation {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly serviceCode?: string | undefined;
  /** The ID of the conflicting scan, if the service reports it. */
  readonly conflictingId?: string | undefined;
  /** The error looks temporary (429, 5xx), but sending the request again does not help. */
  readonly final?: boolean | undefined;
  /** The pause that the body asks for, in milliseconds. A header has precedence. */
  readonly retryAfterMs?: number | undefined;
}

/** Waits `ms` milliseconds. Throws the signal's reason if the signal is aborted meanwhile. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;
