import type { Clock } from '../clock.js';
import type { Matched } from '../endpoints.js';
import type { Content } from '../hosting.js';
import type { Answer } from '../types.js';
import { identityOf, listOf } from './objects.js';
import { pullNotFound } from './threads.js';

/** The values of `GitStatusState` by their numbers, which requests may use as well. */
export const STATES = ['notSet', 'pending', 'succeeded', 'failed', 'error', 'notApplicable'] as const;

/** A status of a pull request. */
export interface PullStatus {
  readonly id: number;
  /** Number of the pull request. */
  readonly pull: number;
  readonly state: (typeof STATES)[number];
  readonly description: string;
  readonly context: { readonly name: string; readonly genre: string };
  readonly targetUrl: string;
  readonly iterationId: number | undefined;
  readonly createdAtMs: number;
}

/** The statuses of a repository's pull requests. */
export interface Statuses {
  readonly all: readonly PullStatus[];
  create(request: Matched): Answer;
  list(request: Matched): Answer;
}

/** No statuses yet. A later status of the same context counts instead of the earlier one; both stay listed. */
export function azureStatuses(context: {
  readonly clock: Clock;
  readonly url: string;
  readonly content: Content;
  readonly user: string;
}): Statuses {
  const all: PullStatus[] = [];
  const object = ({ createdAtMs, pull: _pull, iterationId, ...status }: PullStatus): Readonly<Record<string, unknown>> => ({
    ...status,
    ...(iterationId !== undefined && { iterationId }),
    creationDate: new Date(createdAtMs).toISOString(),
    updatedDate: new Date(createdAtMs).toISOString(),
    createdBy: identityOf(context.url, context.user),
    _links: {},
  });
  const onPull = (request: Matched, act: (pull: number) => Answer): Answer => {
    const pull = Number(request.param('pull'));
    return context.content.pull(pull) ? act(pull) : pullNotFound();
  };
  return {
    all,
    create: (request) =>
      onPull(request, (pull) => {
        const status = { ...statusIn(request), id: all.length + 1, pull, createdAtMs: context.clock.now() };
        all.push(status);
        return { status: 200, body: object(status) };
      }),
    list: (request) => onPull(request, (pull) => listOf(all.filter((status) => status.pull === pull).map(object))),
  };
}

/** The body was already validated. */
function statusIn({ body }: Matched): Omit<PullStatus, 'id' | 'pull' | 'createdAtMs'> {
  const { state, description = '', context, targetUrl = '', iterationId } = body as Partial<PullStatus> & { readonly state: unknown };
  return {
    state: typeof state === 'number' ? (STATES[state] ?? 'notSet') : (state as PullStatus['state']),
    description,
    context: { name: String(context?.name), genre: context?.genre ?? '' },
    targetUrl,
    iterationId,
  };
}
