/** What GitHub, or the schema, would reject a whole file for. */
export interface Fault {
  /** The place in the log, such as `runs[0].results[3].locations[0]`. */
  readonly where: string;
  /** What is wrong there, as the end of a sentence that begins with the place. */
  readonly says: string;
  /** What a person can do about it; absent where it is a fault of ours. */
  readonly hint?: string | undefined;
}

/** @param what In the plural. */
export function* tooMany(where: string, what: string, count: number, limit: number): Iterable<Fault> {
  if (count > limit) yield { where, says: `holds ${count} ${what}, and ${limit} are allowed` };
}

/** GitHub's "required" is not satisfied by an empty string. */
export function isBlank(text: unknown): boolean {
  return typeof text !== 'string' || text.trim() === '';
}

/** The schema's `uniqueItems`: of anything, by its content. */
export function hasTwice(items: readonly unknown[] | undefined): boolean {
  return items !== undefined && items.length > 1 && new Set(items.map((item) => JSON.stringify(item))).size < items.length;
}
