/** Something a person should know besides the verdict. `text` and `hint` may hold a service's words: every surface neutralises them. */
export interface Note {
  readonly level: 'notice' | 'warning' | 'error';
  /** A stable word for scripts and for not saying things twice, such as `unknown-status` or an `ErrorCode`. */
  readonly code: string;
  readonly text: string;
  /** What to change; Markdown-free, may have several lines (YAML to paste). */
  readonly hint?: string | undefined;
}

/** The worst first. */
export const NOTE_LEVELS: readonly Note['level'][] = ['error', 'warning', 'notice'];
