import { domainToUnicode } from 'node:url';
import type { Target } from '../domain/scan.js';
import { type Hint, mapHint } from '../text/hint.js';
import { HIDDEN, hideNames, hidePaths, placesIn } from '../text/target-names.js';
import { parseUrl } from '../text/url.js';
import type { Logger } from './logger.js';

/** Hides what is scanned wherever everybody can read along, from the first line of the log on. */
export interface TargetRedactor {
  /** Names that no page may show, such as those of other targets that an error lists. */
  add(names: readonly string[]): void;
  /** What a service says in a sentence: the places that it names are hidden from now on, whatever text quotes them. */
  addFromText(text: string): void;
  /** The target is known: it is hidden under all of its names, or, where it is the repository's own code, it never was a secret. */
  setTarget(target: Target): void;
  /** Whether anything is hidden. */
  isActive(): boolean;
  /** The text as it is where only those can read it who may. */
  redact(text: string): string;
}

/**
 * @param asked The target as it was given, for lines that are written before it is looked up.
 * @param isPublic Whether everybody can read the pages of a run that scans this target.
 * @param known Hosts that are no secret, such as the service's own.
 */
export function createTargetRedactor(
  asked: readonly string[],
  isPublic: (target: Target | undefined) => boolean,
  known: readonly string[] = [],
): TargetRedactor {
  let names = asked.filter((name) => name !== '');
  let settled: Target | undefined;
  let hide: ((text: string) => string) | undefined;
  const set = (next: string[]): void => {
    names = next;
    hide = undefined;
  };
  return {
    add: (more) => set([...names, ...more]),
    addFromText(text) {
      // A service may say the same thousands of times.
      const before = new Set(names);
      const more = [...new Set(placesIn(text, known))].filter((place) => !before.has(place)).slice(0, MAX_NAMES);
      if (more.length > 0 && names.length < MAX_NAMES) set([...names, ...more]);
    },
    setTarget(target) {
      settled = target;
      set(target.ownCode ? [] : [...names, target.label, target.id, target.key]);
    },
    isActive: () => isPublic(settled),
    redact(text) {
      if (!isPublic(settled)) return text;
      hide ??= hideNames([...names, ...names.flatMap(readableHost)], { addresses: false });
      // The paths first: a name in one may have been replaced by words.
      return hide(settled?.ownCode ? text : hideQuoted(hidePaths(text, HIDDEN)));
    },
  };
}

/** A host that is given as `xn--…`, as people read it. */
function readableHost(name: string): string[] {
  if (!/xn--/i.test(name)) return [];
  const host = parseUrl(name)?.hostname || parseUrl(`http://${name}`)?.hostname;
  return host ? [domainToUnicode(host)] : [];
}

/** Of one text, and of all before the last. Every text is searched for all of them. */
const MAX_NAMES = 1_000;

/** What a service gave in the place of something else may be a text of a finding. */
function hideQuoted(text: string): string {
  const end = Math.max(text.lastIndexOf('".'), text.lastIndexOf('….'));
  const before = ' and is ';
  // A sentence with a place and a type between its words, not two sentences that are far apart.
  for (let at = text.indexOf(`${before}"`); at !== -1 && at + before.length < end; at = text.indexOf(`${before}"`, at + 1)) {
    if (!text.slice(Math.max(0, at - 211), Math.max(0, at - 1)).includes(' should be ')) continue;
    return `${text.slice(0, at + before.length)}${HIDDEN}${text.slice(end + 1)}`;
  }
  return text;
}

/** A logger that redacts. Lines that a renderer has made go through as they are: it knows what it may show. */
export function redactingLogger(logger: Logger, { redact: hide }: TargetRedactor): Logger {
  const say = (level: 'notice' | 'warning' | 'error') => (text: string, hint?: Hint) => logger[level](hide(text), mapHint(hint, hide));
  return {
    info: (text) => logger.info(hide(text)),
    debug: (text) => logger.debug(hide(text)),
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
    group: (title) => logger.group(hide(title)),
    endGroup: () => logger.endGroup(),
    raw: (line) => logger.raw(line),
    said: logger.said,
  };
}
