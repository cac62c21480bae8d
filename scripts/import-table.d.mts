interface Room {
  readonly holds: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  /** `true`: all of Node. */
  readonly node: true | readonly string[];
}

export const ROOMS: Readonly<Record<string, Room>>;
export function roomOf(path: string): string | undefined;
export function forbiddenImport(file: string, specifier: string): string | undefined;
