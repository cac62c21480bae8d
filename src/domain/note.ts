import { type Hint, mapHint } from '../text/hint.js';

/** Something a person should know besides the verdict. `text` and `hint` may hold a service's words: every surface neutralises them. */
export interface Note {
  readonly level: 'notice' | 'warning' | 'error';
  /** A stable word for scripts and for not saying things twice, such as `unknown-status` or an `ErrorCode`. */
  readonly code: string;
  readonly text: string;
  /** What to change; Markdown-free. */
  readonly hint?: Hint | undefined;
}

/** The worst first. */
export const NOTE_LEVELS: readonly Note['level'][] = ['error', 'warning', 'notice'];

/** A note or a check with another form of its texts, such as a redacted one. */
export function mapTexts<T extends Pick<Note, 'text' | 'hint'>>(shown: T, change: (text: string) => string): T {
  return { ...shown, text: change(shown.text), ...(shown.hint !== undefined && { hint: mapHint(shown.hint, change) }) };
}
