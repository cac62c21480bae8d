import { type Hint, mapHint } from '../text/hint.js';

/** Something to report besides the verdict. `text` and `hint` may contain text of a service: every surface escapes them. */
export interface Note {
  readonly level: 'notice' | 'warning' | 'error';
  /** A stable code for scripts and for removing duplicates, such as `unknown-status` or an `ErrorCode`. */
  readonly code: string;
  readonly text: string;
  /** What to change; Markdown-free. */
  readonly hint?: Hint | undefined;
  /** Indexes in `Report.targets` of the targets that the note is about, in a run of several; absent if it is about the whole run. */
  readonly targets?: readonly number[] | undefined;
}

/** The worst first. */
export const NOTE_LEVELS: readonly Note['level'][] = ['error', 'warning', 'notice'];

/** Applies a change, such as redaction, to the texts of a note or a check. */
export function mapTexts<T extends Pick<Note, 'text' | 'hint'>>(shown: T, change: (text: string) => string): T {
  return { ...shown, text: change(shown.text), ...(shown.hint !== undefined && { hint: mapHint(shown.hint, change) }) };
}
