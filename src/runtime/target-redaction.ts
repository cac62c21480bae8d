import { domainToUnicode } from 'node:url';
import type { Target } from '../domain/scan.js';
import { type Hint, mapHint } from '../text/hint.js';
import { HIDDEN, hideNames, hidePaths, placesIn } from '../text/target-names.js';
import { parseUrl } from '../text/url.js';
import type { Logger } from './logger.js';

/** Hides the target on public pages, from the first line of the log. */
export interface TargetRedactor {
  /** Adds names to hide, such as other targets that an error lists. */
  add(names: readonly string[]): void;
  /** Adds the places (hosts, addresses, paths) that a text of a service names. */
  addFromText(text: string): void;
  /** Adds a target after it is looked up. Its names are hidden, unless it is the code of the repository, which is not secret. */
  setTarget(target: Target): void;
  /** Whether anything is hidden. */
  isActive(): boolean;
  /** Hides names in the text, if the pages of the run are public. */
  redact(text: string): string;
}

/**
 * @param asked The targets as given, for lines that are written before they are looked up.
 * @param isPublic Whether the pages of a run that scans this target are public.
 * @param options.known Hosts that are not secret, such as the host of the service.
 * @param options.several Whether the run has several targets: names of one are then not known to be public because another is.
 */
export function createTargetRedactor(
  asked: readonly string[],
  isPublic: (target: Target | undefined) => boolean,
  { known = [], several = false }: { readonly known?: readonly string[]; readonly several?: boolean } = {},
): TargetRedactor {
  let names = asked.filter((name) => name !== '');
  let settled: readonly Target[] = [];
  let hide: ((text: string) => string) | undefined;
  const set = (next: string[]): void => {
    names = next;
    hide = undefined;
  };
  const isActive = (): boolean => (settled.length === 0 ? isPublic(undefined) : settled.some(isPublic));
  const isOwn = (): boolean => settled.length > 0 && settled.every(({ ownCode }) => ownCode);
  return {
    add: (more) => set([...names, ...more]),
    addFromText(text) {
      // A service may report the same place thousands of times.
      const before = new Set(names);
      const more = [...new Set(placesIn(text, known))].filter((place) => !before.has(place)).slice(0, MAX_NAMES);
      if (more.length > 0 && names.length < MAX_NAMES) set([...names, ...more]);
    },
    setTarget(target) {
      settled = several ? [...settled, target] : [target];
      if (target.ownCode && !several) set([]);
      else if (!target.ownCode) set([...names, target.label, target.id, target.key]);
    },
    isActive,
    redact(text) {
      if (!isActive()) return text;
      hide ??= hideNames([...names, ...names.flatMap(readableHost)], { addresses: false });
      // Paths first, because they are not recognized after a name in them was replaced.
      return hide(isOwn() ? text : hideQuoted(hidePaths(text, HIDDEN)));
    },
  };
}

/** The Unicode form of a host that is given as `xn--…`. */
function readableHost(name: string): string[] {
  if (!/xn--/i.test(name)) return [];
  const host = parseUrl(name)?.hostname || parseUrl(`http://${name}`)?.hostname;
  return host ? [domainToUnicode(host)] : [];
}

/** The most names from one text, because every text is searched for all names. */
const MAX_NAMES = 1_000;

/** Hides the value in a message such as "… should be … and is …", because it may be a text of a finding. */
function hideQuoted(text: string): string {
  const end = Math.max(text.lastIndexOf('".'), text.lastIndexOf('….'));
  const before = ' and is ';
  // The two parts must be in one sentence, not far apart.
  for (let at = text.indexOf(`${before}"`); at !== -1 && at + before.length < end; at = text.indexOf(`${before}"`, at + 1)) {
    if (!text.slice(Math.max(0, at - 211), Math.max(0, at - 1)).includes(' should be ')) continue;
    return `${text.slice(0, at + before.length)}${HIDDEN}${text.slice(end + 1)}`;
  }
  return text;
}

/** A logger that hides the target. Lines of renderers are not changed, because renderers already hide it. */
export function redactingLogger(logger: Logger, { redact: hide }: TargetRedactor): Logger {
  const log = (level: 'notice' | 'warning' | 'error') => (text: string, hint?: Hint) => logger[level](hide(text), mapHint(hint, hide));
  return {
    info: (text) => logger.info(hide(text)),
    result: (text) => logger.result(hide(text)),
    debug: (text) => logger.debug(hide(text)),
    notice: log('notice'),
    warning: log('warning'),
    error: log('error'),
    group: (title) => logger.group(hide(title)),
    endGroup: () => logger.endGroup(),
    raw: (line) => logger.raw(line),
    counts: logger.counts,
  };
}
