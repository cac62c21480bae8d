import { type Details, detailsFor } from '../domain/run-options.js';
import type { Target } from '../domain/scan.js';
import { type Hint, mapHint, nameInputs } from '../text/hint.js';
import type { RunConfig } from './context.js';

/** What public logs, comments and summaries show of a run. @param target Undefined if it was not looked up yet. */
export function detailsOf({ details, source, service }: RunConfig, target: Target | undefined): Details {
  return detailsFor(details, source, target?.ownCode ?? service.scansRepository);
}

const ABOUT_ONE_TARGET = /^(?:TARGET_|NOT_FOUND$)/;

/** Replaces `{input}` in the hint by the name that the user knows, such as a flag. */
export function named<T extends { readonly hint?: Hint | undefined; readonly code?: string | undefined }>(
  reported: T,
  { inputStyle, keyVariable, inPolicy }: RunConfig,
): T {
  if (reported.hint === undefined) return reported;
  // What several targets have in common is shown once, so its hint names the group.
  const target = ABOUT_ONE_TARGET.test(reported.code ?? '') ? inPolicy?.entry : inPolicy?.group;
  const hint = target === undefined ? reported.hint : mapHint(reported.hint, (text) => text.replaceAll('{target}', target));
  return { ...reported, hint: nameInputs(hint, inputStyle, keyVariable) };
}
