import type { Problem } from '../domain/errors.js';
import { SERVICE_INPUTS } from '../scanners/scanner.js';
import { type InputStyle, nameInput, nameInputs } from '../text/hint.js';
import { truncate } from '../text/plain.js';
import { HIDDEN } from '../text/target-names.js';

const MAX_VALUE_LENGTH = 101;

/** One mistake as one line: which input, what was given, what is allowed, what was probably meant. */
export function describeProblem(problem: Problem, style: InputStyle): string {
  const name = nameInput(problem.input, style);
  const meant =
    problem.suggestion === undefined ? '' : ` Did you mean ${problem.unknown ? nameInput(problem.suggestion, style) : problem.suggestion}?`;
  if (problem.says !== undefined) return problem.says;
  if (problem.unknown) return `There is no input ${name}.${meant}`;
  const allowed = nameInputs(problem.allowed, style);
  if (problem.given === '') return `${name} is missing: ${allowed}.${meant}`;
  return `${name} cannot be "${truncate(problem.given, MAX_VALUE_LENGTH)}"; allowed: ${allowed}.${meant}`;
}

/** What keeps names of targets from those who may not read them. */
interface Redaction {
  addFromText(text: string): void;
  redact(text: string): string;
}

/**
 * The mistake for pages that everybody may read. Of the target nothing is quoted: what is wrong with it may be why no name of it is
 * found in the text. Places in the other inputs of a service, and in the policy, may be targets that were given in the wrong place.
 */
export function discreetProblem(problem: Problem, { addFromText, redact }: Redaction): Problem {
  if (problem.given !== '' && problem.input === 'target')
    return { ...problem, given: HIDDEN, allowed: redact(problem.allowed), suggestion: undefined };
  addFromText(quotedPlaces(problem));
  if (problem.line !== undefined) return withoutQuote(problem);
  return {
    ...problem,
    given: redact(problem.given),
    allowed: redact(problem.allowed),
    ...(problem.says !== undefined && { says: redact(problem.says) }),
    ...(problem.suggestion !== undefined && { suggestion: redact(problem.suggestion) }),
  };
}

/** A line of the policy may name a target in any spelling that YAML has, so that nothing of it is quoted; its place is. */
function withoutQuote(problem: Problem): Problem {
  const { given, allowed } = problem;
  const place = given.slice(0, given.length - quotedPlaces(problem).length);
  return { ...problem, given: `${place}${HIDDEN}`, allowed: allowed.replace(YAML_WORDS, 'YAML'), suggestion: undefined };
}

/** The parser's words quote tags and anchors. */
const YAML_WORDS = /^YAML (\(.*\))$/s;

/** All that a mistake in a policy quotes of the file. */
export function quotesOf(problem: Problem): string[] {
  const words = YAML_WORDS.exec(problem.allowed)?.[1];
  return [
    quotedPlaces(problem),
    ...(words === undefined ? [] : [words]),
    ...(problem.suggestion === undefined ? [] : [problem.suggestion]),
  ];
}

/** The part of a mistake that may quote a target: of a policy what stands in the line, of inputs those that services define. */
export function quotedPlaces({ input, given, line }: Problem): string {
  if (line !== undefined) return given.slice(given.indexOf(`:${line}: `) + `:${line}: `.length);
  return SERVICE_INPUTS.some((name) => name === input) ? given : '';
}
