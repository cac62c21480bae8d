import { runInThisContext } from 'node:vm';

/**
 * Lets this process live in a time zone until the work is over. Jest gives tests a copy of `process.env`; Node listens to the real one.
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
