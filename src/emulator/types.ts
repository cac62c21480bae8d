import type { Clock } from './clock.js';
import type { FaultRule } from './faults.js';

/** A received request. */
export interface Call {
  readonly method: string;
  /** Percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; undefined without a body. */
  readonly body: unknown;
  /** Why the body could not be read as JSON. */
  readonly bodyProblem?: string | undefined;
}

/** An answer. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON unless it is bytes; absent for no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Why the request is undocumented. */
  readonly undocumented?: string | undefined;
}

/** A request that was routed but not yet processed. */
export interface Routed {
  readonly kind: string;
  /** Lets the service process the request at once. The answer may take longer. */
  answer(): Answer | Promise<Answer>;
}

/** What a service receives when its emulator starts. */
export interface MountContext {
  readonly clock: Clock;
  /** `http://127.0.0.1:PORT`, for links in answers. */
  readonly url: string;
}

/** A running service, with its state. */
export interface Opened<State> {
  readonly state: State;
  route(call: Call): Routed;
  /** The body of an error in the service's own format, for injected statuses. */
  refusal(status: number): unknown;
}

/** A service that can be opened on a port. Every `open` starts with a new state. */
export interface ServiceEmulator<State = unknown, Kind extends string = string> {
  /** The service's id, or `github`. */
  readonly id: string;
  /** The inputs of a job for this scenario, to show to users: `api-key`, `organization`, and others. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Files of the repository that the job needs, by path, such as a policy. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  readonly faults: readonly FaultRule<Kind>[];
  open(context: MountContext): Opened<State>;
}

/** A request that the emulator received. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Lower-case names. The value of a secret header is only `present`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Kind of call, such as `start` or `sarif-upload`; `undocumented` for an undocumented path. */
  readonly kind: string;
  /** 0 until the request is answered; stays 0 if a fault prevents the answer. */
  readonly status: number;
  /** When it arrived, by the emulator's clock. */
  readonly at: number;
  /** How many requests were open when it arrived, including itself. */
  readonly inFlight: number;
  /** Why the request is undocumented. */
  readonly undocumented?: string;
}
