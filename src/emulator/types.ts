import type { Clock } from './clock.js';
import type { FaultRule } from './faults.js';

/** A request as it arrived. */
export interface Call {
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; undefined where there was no body. */
  readonly body: unknown;
  /** Why the body could not be read as JSON. */
  readonly bodyProblem?: string | undefined;
}

/** What goes back. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON, unless it is bytes; absent: no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Why the request is none that the documents know. */
  readonly undocumented?: string | undefined;
}

/** A request whose kind is known; nothing has happened at the service yet. */
export interface Routed {
  readonly kind: string;
  /** Lets the service process the request: at once, though the answer may take its time. */
  answer(): Answer | Promise<Answer>;
}

/** What a mount gets when its emulator is up. */
export interface MountContext {
  readonly clock: Clock;
  /** `http://127.0.0.1:PORT`, for links in answers. */
  readonly url: string;
}

/** A service that is up, with its state. */
export interface Opened<State> {
  readonly state: State;
  route(call: Call): Routed;
  /** The body of an error answer in the service's own envelope, for injected statuses. */
  refusal(status: number): unknown;
}

/** A service that can be put on a port. Making one does nothing yet; every `open` has a state of its own. */
export interface ServiceEmulator<State = unknown, Kind extends string = string> {
  /** The service's id, or `github`. */
  readonly id: string;
  /** The inputs of a job that fits this scenario, for people who point one at it: `api-key`, `organization`, ... */
  readonly inputs: Readonly<Record<string, string>>;
  /** Files of the repository that such a job needs, by path: a policy, for one. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  readonly faults: readonly FaultRule<Kind>[];
  open(context: MountContext): Opened<State>;
}

/** A request that the emulator saw, in order of arrival. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Lower-case names; of headers that carry a secret only `present`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Kind of call, such as `start` or `sarif-upload`; `undocumented` where the path is none of the documents'. */
  readonly kind: string;
  /** 0 while there is no answer, and for ever where a fault held it back. */
  readonly status: number;
  /** When it arrived, by the emulator's clock. */
  readonly at: number;
  /** How many requests were open when it arrived, itself included. */
  readonly inFlight: number;
  /** Why the documents do not know this request. */
  readonly undocumented?: string;
}
