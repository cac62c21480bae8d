import type { Decision } from '../domain/gate.js';
import type { Note } from '../domain/note.js';
import { asSkippedIfExpected, withGuard } from './guard.js';
import type { Publication, Publishable, Publisher } from './publisher.js';

/** What a status shows. */
export type StatusState = 'pending' | 'passed' | 'failed' | 'error';

interface StatusOptions {
  /** Sends a state, with one line about it. */
  readonly send: (state: StatusState, description: string, signal: AbortSignal) => Promise<Publication>;
  /** The description while the run lasts. */
  readonly pending: string;
  /** The description at the end. */
  readonly describe: (what: Publishable) => string;
  /** Why the platform refused the status, and what to do. */
  readonly explain: (error: unknown) => Note;
  /** Removes secrets from a text. */
  readonly scrub: (text: string) => string;
}

/**
 * The status of a commit or a pull request: pending from the start, so that a job that is killed does not leave an old state. A branch
 * policy can require it.
 */
export function statusPublisher({ send, pending, describe, explain, scrub }: StatusOptions): Publisher {
  return {
    surface: 'status',
    async begin(signal) {
      await send('pending', pending, signal);
    },
    async publish(what, signal) {
      const write = (): Promise<Publication> => send(stateOf(what.report.decision), describe(what), signal);
      return asSkippedIfExpected(await withGuard({ surface: 'status', signal, scrub, explain }, write));
    },
  };
}

/** The result of the job, so that `warn-only` also applies where a policy requires the status. A scan that was only started has no result. */
function stateOf({ verdict, exitCode }: Decision): StatusState {
  if (verdict === 'started') return 'pending';
  if (exitCode === 0) return 'passed';
  return verdict === 'failed' ? 'failed' : 'error';
}
