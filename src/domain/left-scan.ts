import type { Instant } from './instant.js';

/** A service, as far as it matters for a scan that is left there. */
export interface LeftAt {
  readonly title: string;
  /** The documented request that cancels a scan, such as `POST /api/scan/:id/cancel`; absent where the service has none. */
  readonly cancelRequest?: string | undefined;
}

/** How a person ends a scan that may still run. Names inputs as `{input}`. */
export function cancelAdvice({ title, cancelRequest }: LeftAt, id: string): string {
  return cancelRequest === undefined
    ? `${title} offers no way to cancel a scan. Collect its result later: {scan-id} ${id}`
    : `Cancel it at ${title}: ${cancelRequest.replace(':id', id)}, with the API key.`;
}

/** What a person does about a scan that goes on: its result can be collected, and it can be ended. Names inputs as `{input}`. */
export function leftAdvice(at: LeftAt, id: string): string {
  const collect = `Collect its result later: {scan-id} ${id}`;
  return at.cancelRequest === undefined ? collect : `${collect}. To end it: ${cancelAdvice(at, id)}`;
}

/** What a person does about a scan whose ID is unknown. @param since When its start was about to be sent. */
export function lookAdvice({ title, cancelRequest }: LeftAt, since: Instant): string {
  const look = `Look in ${title} for a scan begun at about ${since.slice(11, 16)} UTC`;
  return cancelRequest === undefined
    ? `${look}. ${title} offers no way to cancel a scan: collect its result later by {scan-id}, or leave it.`
    : `${look}, and cancel it there if nobody wants it: ${cancelRequest}, with the API key.`;
}
