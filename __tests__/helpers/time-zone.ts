import { runInThisContext } from 'node:vm';

/**
 * Runs the work in a time zone. Jest gives tests a copy of `process.env`, but Node reads the real one.
 *
 * @param zone Of the IANA database, such as `Asia/Tokyo`.
 */
export async function inTimeZone<T>(zone: string, work: () => Promise<T> | T): Promise<T> {
  const before = process.env['TZ'];
  setZone(zone);
  try {
    if (new Intl.DateTimeFormat().resolvedOptions().timeZone !== zone) throw new Error(`This process does not live in ${zone}.`);
    return await work();
  } finally {
    setZone(before);
  }
}

function setZone(zone: string | undefined): void {
  runInThisContext(zone === undefined ? 'delete process.env.TZ' : `process.env.TZ = ${JSON.stringify(zone)}`);
}
