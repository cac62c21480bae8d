import type { Instant } from './instant.js';

/** What the advice about a scan that is left running needs to know of the service. */
export interface LeftAt {
  readonly title: string;
  /** The documented request that cancels a scan, such as `POST /api/scan/:id/cancel`; absent if the service has none. */
  readonly cancelRequest?: string | undefined;
}

/** How to end a scan that may still run. Names inputs as `{input}`. */
export function cancelAdvice({ title, cancelRequest }: LeftAt, id: string): string {
  return cancelRequest === undefined
    ? `${title} offers no way to cancel a scan. Collect its result later: {scan-id} ${id}`
    : `Cancel it at ${title}: ${cancelRequest.replace(':id', id)}, with the API key.`;
}

/** How to collect the result of a scan that still runs, and how to end it. Names inputs as `{input}`. */
export function leftAdvice(at: LeftAt, id: string): string {
  const collect = `Collect its result later: {scan-id} ${id}`;
  return at.cancelRequest === undefined ? collect : `${collect}. To end it: ${cancelAdvice(at, id)}`;
}

/** How to find a scan whose ID is unknown. @param since When its start was about to be sent. */
export function lookAdvice({ title, cancelRequest }: LeftAt, since: Instant): string {
  const look = `Look in ${title} for a scan that began at about ${since.slice(11, 16)} UTC`;
  return cancelRequest === undefined
    ? `${look}. ${title} offers no way to cancel a scan: collect its result later with {scan-id}, or leave the scan.`
    : `${look}, and cancel the scan if you do not need it: ${cancelRequest}, with the API key.`;
}
