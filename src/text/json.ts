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

/**
 * Changes every text in a value of plain data. Parts in which nothing changes are returned as they are, because rebuilding a large value
 * takes long.
 *
 * @param mapKeys Changes the names of fields; default: they stay.
 */
export function mapStrings<T>(value: T, map: (text: string) => string, mapKeys?: (name: string) => string): T;
export function mapStrings(value: unknown, map: (text: string) => string, mapKeys?: (name: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return mapItems(value, (item) => mapStrings(item, map, mapKeys));
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  let changes: Map<string, unknown> | undefined;
  for (const name of names) {
    const part: unknown = mapStrings(value[name], map, mapKeys);
    if (part !== value[name]) (changes ??= new Map()).set(name, part);
  }
  const isRenamed = mapKeys !== undefined && names.some((name) => mapKeys(name) !== name);
  if (changes === undefined && !isRenamed) return value;
  return Object.fromEntries(names.map((name) => [mapKeys?.(name) ?? name, changes?.has(name) ? changes.get(name) : value[name]]));
}

/** The list itself if no item changes. */
function mapItems(items: readonly unknown[], map: (item: unknown) => unknown): readonly unknown[] {
  const mapped = items.map(map);
  return mapped.every((item, index) => item === items[index]) ? items : mapped;
}

/**
 * The text of `JSON.stringify(value, null, 2)` in chunks, for a value of plain data without `toJSON`.
 *
 * @param depth The deepest objects and lists with a chunk of their own.
 * @param lineEnd The line end with the indentation of the value.
 */
export function* indentedJson(value: unknown, depth: number, lineEnd = '\n'): Iterable<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', lineEnd);
    return;
  }
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const parts: readonly [string, unknown][] = Object.entries(value);
  let before = open;
  for (const [name, part] of parts) {
    if (part === undefined && open === '{') continue;
    yield `${before}${lineEnd}  ${open === '{' ? `${JSON.stringify(name)}: ` : ''}`;
    yield* indentedJson(part, depth - 1, `${lineEnd}  `);
    before = ',';
  }
  yield before === ',' ? `${lineEnd}${close}` : `${open}${close}`;
}
