/**
 * Runs the work in a time zone.
 *
 * @param zone Of the IANA database, such as `Asia/Tokyo`.
 */
export async function inTimeZone<T>(zone: string, work: () => Promise<T> | T): Promise<T> {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    if (new Intl.DateTimeFormat().resolvedOptions().timeZone !== zone) throw new Error(`This process does not live in ${zone}.`);
    return await work();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}
