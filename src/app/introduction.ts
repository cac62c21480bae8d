import type { Config } from '../config/config.js';

/** What is going to happen, in one line: the first that a person reads. */
export function introduce({ service, source, connection, waiting, standing, dryRun }: Config): string {
  if (dryRun) return `checking what a scan by ${service.title} needs. Nothing is started.`;
  if (standing.kind !== 'scan') return `${service.title} is not asked for a scan.`;
  const what = waiting.scanId === undefined ? 'a scan' : `the scan ${waiting.scanId}`;
  // What other services scan is no branch: the event only says when.
  const scanned = service.scansRepository ? source : { branch: undefined, ref: undefined, repository: undefined, commit: undefined };
  const of = scanned.branch ?? scanned.ref ?? scanned.repository ?? 'the target';
  const at = scanned.commit === undefined ? '' : ` at ${scanned.commit.slice(0, 12)}`;
  const where =
    connection.otherHost === undefined ? '' : ` Requests go to ${connection.otherHost}, which is not ${service.title}'s own address.`;
  return `asking ${service.title} for ${what} of ${of}${at}.${where}`;
}
