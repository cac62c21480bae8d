/** Whether the value is a JSON object, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of a JSON object; no fields for any other value. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** Whether the value is a text that is not blank. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** The value of a JSON text; undefined if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const CHUNK = 65_536;

/**
 * Whether JSON has only ASCII characters, and no DEL. Of ASCII controls, valid JSON has only DEL besides white space, so
 * `stripControlCharacters` changes at most its line ends. Conversion to UTF-8 takes a tenth of the time of an expression.
 */
export function isAsciiJson(json: string): boolean {
  const [encoder, bytes] = [new TextEncoder(), new Uint8Array(Math.min(json.length, CHUNK))];
  for (let start = 0; start < json.length; start += CHUNK) {
    const chunk = json.slice(start, start + CHUNK);
    const { read, written } = encoder.encodeInto(chunk, bytes);
    // All other characters have more bytes than UTF-16 units.
    if (read !== chunk.length || written !== read) return false;
  }
  return !json.includes('\u007f');
}

interface MapStringsOptions {
  /** Changes the names of fields; default: they stay. */
  readonly mapKeys?: (name: string) => string;
  /** Long lists in which `map` changes nothing. They are added to it, so they must not be changed afterwards. */
  readonly clear?: WeakSet<object>;
}

/**
 * Changes every text in a value of plain data. Parts in which nothing changes are returned as they are, because rebuilding a large value
 * takes long.
 */
export function mapStrings<T>(value: T, map: (text: string) => string, options?: MapStringsOptions): T;
export function mapStrings(value: unknown, map: (text: string) => string, options: MapStringsOptions = {}): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return mapItems(value, map, options);
  if (!isObject(value)) return value;
  const { mapKeys } = options;
  const names = Object.keys(value);
  let changes: Map<string, unknown> | undefined;
  for (const name of names) {
    const item = value[name];
    // Most fields are no objects, and a call for each of them would take longer.
    const part: unknown = typeof item === 'string' ? map(item) : typeof item === 'object' ? mapStrings(item, map, options) : item;
    if (part !== item) (changes ??= new Map()).set(name, part);
  }
  const isRenamed = mapKeys !== undefined && names.some((name) => mapKeys(name) !== name);
  if (changes === undefined && !isRenamed) return value;
  return Object.fromEntries(names.map((name) => [mapKeys?.(name) ?? name, changes?.has(name) ? changes.get(name) : value[name]]));
}

/** To remember a shorter list would take longer. */
const LONG = 100;

/** The list itself if no item changes. */
function mapItems(items: readonly unknown[], map: (text: string) => string, options: MapStringsOptions): readonly unknown[] {
  if (options.clear?.has(items)) return items;
  let mapped: unknown[] | undefined;
  for (const [index, item] of items.entries()) {
    const part = mapStrings(item, map, options);
    if (mapped !== undefined) mapped.push(part);
    else if (part !== item) mapped = [...items.slice(0, index), part];
  }
  if (mapped === undefined && items.length >= LONG) options.clear?.add(items);
  return mapped ?? items;
}

/**
 * The text of `JSON.stringify(value, null, 2)` in chunks, for a value of plain data without `toJSON`.
 *
 * @param depth The deepest objects with a chunk for each of their values, and lists with a chunk for each `MANY` of their items.
 * @param level How deep the value is in the whole text.
 */
export function* indentedJson(value: unknown, depth: number, level = 0): Iterable<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) yield indentedAt(level, [value]);
  else if (Array.isArray(value)) yield* indentedItems(value, depth, level);
  else {
    let before = '{';
    for (const [name, part] of Object.entries(value)) {
      if (part === undefined) continue;
      yield `${before}${lineAt(level + 1)}${JSON.stringify(name)}: `;
      yield* indentedJson(part, depth - 1, level + 1);
      before = ',';
    }
    yield before === ',' ? `${lineAt(level)}}` : '{}';
  }
}

/** Items of a chunk: to write each item on its own would take several times as long. */
const MANY = 50;

function* indentedItems(items: readonly unknown[], depth: number, level: number): Iterable<string> {
  if (items.length === 0) return yield '[]';
  const step = depth === 1 ? MANY : 1;
  for (let start = 0; start < items.length; start += step) {
    yield `${start === 0 ? '[' : ','}${lineAt(level + 1)}`;
    if (depth === 1) yield indentedAt(level + 1, items.slice(start, start + step));
    else yield* indentedJson(items[start], depth - 1, level + 1);
  }
  yield `${lineAt(level)}]`;
}

/** The text of the values, separated by commas, as it stands in a text at that level: the text of lists in lists, without their brackets. */
function indentedAt(level: number, values: readonly unknown[]): string {
  if (level === 0) return JSON.stringify(values[0], null, 2) ?? 'null';
  let nested: unknown = values;
  let around = '[';
  for (let outer = 1; outer < level; outer += 1) {
    nested = [nested];
    around += `${lineAt(outer)}[`;
  }
  around += lineAt(level);
  // The end has the same lines without the last indentation.
  return JSON.stringify(nested, null, 2).slice(around.length, 2 * level - around.length);
}

function lineAt(level: number): string {
  return `\n${'  '.repeat(level)}`;
}
