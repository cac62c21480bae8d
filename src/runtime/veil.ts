import { hideNames } from '../domain/hide-names.js';
import type { Target } from '../domain/scan.js';
import type { Logger } from './logger.js';

/** Hides what is scanned wherever everybody can read along, from the first line of the log on. */
export interface Veil {
  /** Names that no page may show, such as those of other targets that an error lists. */
  add(names: readonly string[]): void;
  /** The target is known: it is hidden under all of its names, or, where it is the repository's own code, it never was a secret. */
  settle(target: Target): void;
  /** The text as it is where only those can read it who may. */
  hide(text: string): string;
}

/**
 * @param asked The target as it was given, for lines that are written before it is looked up.
 * @param isPublic Whether everybody can read the pages of a run that scans this target.
 */
export function createVeil(asked: readonly string[], isPublic: (target: Target | undefined) => boolean): Veil {
  let names = asked.filter((name) => name !== '');
  let settled: Target | undefined;
  let hide: ((text: string) => string) | undefined;
  const set = (next: string[]): void => {
    names = next;
    hide = undefined;
  };
  return {
    add: (more) => set([...names, ...more]),
    settle(target) {
      settled = target;
      set(target.ownCode ? [] : [...names, target.label, target.id, target.key]);
    },
    hide: (text) => (isPublic(settled) ? (hide ??= hideNames(names, { addresses: false }))(text) : text),
  };
}

/** The logger behind the veil. Lines that a renderer has made go through as they are: it knows what it may show. */
export function discreetLogger(logger: Logger, { hide }: Veil): Logger {
  const say = (level: 'notice' | 'warning' | 'error') => (text: string, hint?: string) => logger[level](hide(text), hint && hide(hint));
  return {
    info: (text) => logger.info(hide(text)),
    debug: (text) => logger.debug(hide(text)),
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
    raw: (line) => logger.raw(line),
    said: logger.said,
  };
}
