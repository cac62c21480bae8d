import type { Problem } from '../domain/errors.js';
import { toSingleLine, truncate } from '../text/plain.js';

/** A mistake in the policy file, and where it stands. Its words fit `describeProblem` like those of an input. */
export interface PolicyProblem extends Problem {
  readonly file: string;
  /** From 1 on. */
  readonly line: number;
}

/** What is wrong on one line. */
export interface Mistake {
  readonly line: number;
  /** What stands there. */
  readonly given: string;
  readonly allowed: string;
  /** What was probably meant. */
  readonly suggestion?: string | undefined;
}

/** Collects every mistake of one file, so that all of them are reported at once. */
export interface PolicyProblems {
  add(mistake: Mistake): void;
  /** In the order of the lines; of a file that is broken throughout only the first ones, and how many more there are. */
  all(): readonly PolicyProblem[];
}

/** A list of a thousand wrong numbers would be a thousand annotations. */
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

/** A mistake as it is reported beside those of the inputs. */
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
