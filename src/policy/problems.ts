import type { Problem } from '../domain/errors.js';
import { toSingleLine, truncate } from '../text/plain.js';

/** A mistake in the policy file, with its place. `describeProblem` describes it like a mistake in an input. */
export interface PolicyProblem extends Problem {
  readonly file: string;
  /** Starts at 1. */
  readonly line: number;
}

/** A mistake on one line. */
export interface Mistake {
  readonly line: number;
  /** The text of the mistake. */
  readonly given: string;
  readonly allowed: string;
  /** What was probably intended. */
  readonly suggestion?: string | undefined;
}

/** Collects every mistake of one file, so that all of them are reported at once. */
export interface PolicyProblems {
  add(mistake: Mistake): void;
  /** The first mistakes, in the order of the lines, and how many more there are. */
  all(): readonly PolicyProblem[];
}

/** The most mistakes that are reported, because each becomes an annotation. */
const MOST = 50;

export function policyProblems(file: string): PolicyProblems {
  const mistakes: Mistake[] = [];
  return {
    add: (mistake) => mistakes.push(mistake),
    all() {
      const sorted = mistakes.toSorted((a, b) => a.line - b.line);
      const shown = sorted.slice(0, MOST).map((mistake) => problemAt(mistake, file));
      const next = sorted[MOST];
      if (next === undefined) return shown;
      const more = { line: next.line, given: `${sorted.length - MOST} more mistakes`, allowed: 'none' };
      return [...shown, problemAt(more, file)];
    },
  };
}

/** The problem to report for a mistake. */
export function problemAt({ line, given, allowed, suggestion }: Mistake, file: string): PolicyProblem {
  const place = `${file.length > 40 ? `…${file.slice(-39)}` : file}:${line}`;
  return {
    input: 'policy-file',
    given: `${place}: ${truncate(toSingleLine(given), 50)}`,
    allowed,
    file,
    line,
    ...(suggestion !== undefined && { suggestion: truncate(toSingleLine(suggestion), 60) }),
  };
}
