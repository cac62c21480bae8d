import type { Problem } from '../domain/errors.js';
import { SERVICE_INPUTS } from '../scanners/scanner.js';
import { type InputStyle, nameInput, nameInputs } from '../text/hint.js';
import { truncate } from '../text/plain.js';
import { HIDDEN } from '../text/target-names.js';
import type { ReadInputs } from './environment.js';

const MAX_VALUE_LENGTH = 101;

/**
 * One mistake as one line: the input, its value, what is allowed, and what was probably intended.
 *
 * @param variables The variables that inputs come from, if they are not flags.
 */
export function describeProblem(problem: Problem, style: InputStyle, variables: ReadInputs['variables'] = {}): string {
  const { message, input, given, variable, place, entry } = problem;
  if (message !== undefined) return nameInputs(message, style);
  const atLine = atLineOf(problem);
  if (atLine !== undefined) return `${atLine.place}${atLine.mistake}${allowedBy(problem, style)}`;
  if (entry !== undefined) return `${place ?? ''} (${entry}): ${input}${cannotBe(given)}${allowedBy(problem, style)}`;
  const name = `${variables[input] ?? nameInput(input, style)}${place === undefined ? '' : ` (${place})`}`;
  if (given === '') {
    const names = variable !== undefined && style === 'command-line' ? `${variable} (or ${name})` : name;
    return `${names} is missing: ${nameInputs(problem.allowed, style)}.${meantBy(problem)}`;
  }
  return `${name}${cannotBe(given)}${allowedBy(problem, style)}`;
}

function cannotBe(given: string): string {
  return ` cannot be "${truncate(given, MAX_VALUE_LENGTH)}"`;
}

function allowedBy(problem: Problem, style: InputStyle): string {
  return `; allowed: ${nameInputs(problem.allowed, style)}.${meantBy(problem)}`;
}

function meantBy({ suggestion }: Problem): string {
  return suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
}

/** A mistake in a policy: the file and the line, and after it what is wrong there, because the input `policy-file` itself has no mistake. */
function atLineOf(problem: Problem): { readonly place: string; readonly mistake: string } | undefined {
  const { given, line } = problem;
  if (line === undefined) return undefined;
  const end = given.indexOf(`:${line}: `) + `:${line}`.length;
  const [place, text] = [given.slice(0, end), given.slice(end + 2)];
  const [start, key] = /^([a-z][\w-]*): (?=.)/i.exec(text) ?? [];
  if (start === undefined) return { place, mistake: cannotBe(text) };
  return { place: `${place}: `, mistake: `${key}${cannotBe(text.slice(start.length))}` };
}

interface Redaction {
  addFromText(text: string): void;
  redact(text: string): string;
}

/**
 * The mistake for public pages. The target is never quoted, because a malformed target may not be recognized in the text. Places in the
 * other inputs of a service, and in the policy, may be targets in the wrong place, so they are redacted too.
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
    ...(problem.message !== undefined && { message: redact(problem.message) }),
    ...(problem.suggestion !== undefined && { suggestion: redact(problem.suggestion) }),
  };
}

/** YAML can spell a target in many ways, so only the place of the line is shown, not its text. */
function withoutQuote(problem: Problem): Problem {
  const { given, allowed } = problem;
  const place = given.slice(0, given.length - quotedPlaces(problem).length);
  return { ...problem, given: `${place}${HIDDEN}`, allowed: allowed.replace(YAML_MESSAGE, 'YAML'), suggestion: undefined };
}

/** The parser's message, which quotes tags and anchors. */
const YAML_MESSAGE = /^YAML (\(.*\))$/s;

/** Everything that a mistake in a policy quotes from the file. */
export function quotesOf(problem: Problem): string[] {
  const { allowed, suggestion } = problem;
  const message = YAML_MESSAGE.exec(allowed)?.[1];
  // A word that the message allows, such as the right key, is no text of the file.
  const isOwn = suggestion === undefined || allowed.split(/[^\w-]+/).includes(suggestion);
  const shown = atLineOf(problem)?.mistake ?? '';
  // As it is in the file, and as the message shows it, where words of the message are between a key and its value.
  const quoted = [quotedPlaces(problem), ...(shown.startsWith(' ') ? [] : [shown])];
  return [...quoted, ...(message === undefined ? [] : [message]), ...(isOwn ? [] : [suggestion])];
}

/** The part of a mistake that may quote a target: the text of a policy line, or the value of an input that services define. */
export function quotedPlaces({ input, given, line }: Problem): string {
  if (line !== undefined) return given.slice(given.indexOf(`:${line}: `) + `:${line}: `.length);
  return SERVICE_INPUTS.some((name) => name === input) ? given : '';
}
