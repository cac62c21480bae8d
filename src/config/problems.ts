import { type InputStyle, nameInput, nameInputs } from '../domain/hint.js';
import { clip } from '../domain/plain-text.js';
import type { Problem } from '../scanners/scanner.js';

const LONGEST_VALUE = 101;

/** One mistake as one line: which input, what was given, what is allowed, what was probably meant. */
export function describeProblem(problem: Problem, style: InputStyle): string {
  const name = nameInput(problem.input, style);
  const meant =
    problem.suggestion === undefined ? '' : ` Did you mean ${problem.unknown ? nameInput(problem.suggestion, style) : problem.suggestion}?`;
  if (problem.says !== undefined) return problem.says;
  if (problem.unknown) return `There is no input ${name}.${meant}`;
  const allowed = nameInputs(problem.allowed, style);
  if (problem.given === '') return `${name} is missing: ${allowed}.${meant}`;
  return `${name} cannot be "${clip(problem.given, LONGEST_VALUE)}"; allowed: ${allowed}.${meant}`;
}
