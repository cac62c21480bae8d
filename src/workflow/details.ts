import { type Details, detailsFor } from '../domain/run-options.js';
import type { Target } from '../domain/scan.js';
import { type Hint, nameInputs } from '../text/hint.js';
import type { RunConfig } from './context.js';

/** What public logs, comments and summaries show of a run. @param target Undefined if it was not looked up yet. */
export function detailsOf({ details, source, service }: RunConfig, target: Target | undefined): Details {
  return detailsFor(details, source, target?.ownCode ?? service.scansRepository);
}

/** Replaces `{input}` in the hint by the name that the user knows, such as a flag. */
export function named<T extends { readonly hint?: Hint | undefined }>(reported: T, { inputStyle, keyVariable }: RunConfig): T {
  return reported.hint === undefined ? reported : { ...reported, hint: nameInputs(reported.hint, inputStyle, keyVariable) };
}
