import { SEVERITIES } from '../domain/severity.js';
import type { Service } from '../scanners/scanner.js';
import { BUDGETS, type GivenRules, inapplicable } from './gate-rules.js';
import { readNumbers } from './numbers.js';
import type { Reader } from './reader.js';

/** The rules that the inputs give. One that this service cannot answer is a mistake: it would hold nothing, and look as if it did. */
export function readRules(read: Reader, service: Service | undefined): GivenRules {
  const threshold = read.word('severity-threshold', [...SEVERITIES, 'none'], 'high');
  const gateOn = read.word('gate-on', ['all', 'new'], 'all');
  const paths = readList(read.text('paths'));
  const maxFindings = readBudgets(read);
  const minScore = read.number('min-score', 0, 100);
  const maxScoreDrop = read.number('max-score-drop', 0, 100);
  const rules: GivenRules = {
    ...(read.text('severity-threshold') !== '' && { severityThreshold: threshold }),
    ...(read.text('gate-on') !== '' && { gateOn }),
    ...(maxFindings && { maxFindings }),
    ...(minScore !== undefined && { minScore }),
    ...(maxScoreDrop !== undefined && { maxScoreDrop }),
    ...(paths.length > 0 && { paths }),
  };
  if (service)
    for (const { rule, given, why } of inapplicable(rules, service)) read.problem({ input: rule, given, allowed: `nothing: ${why}` });
  return rules;
}

function readBudgets(read: Reader): GivenRules['maxFindings'] {
  const text = read.text('max-findings');
  if (text === '') return undefined;
  const { numbers, mistakes } = readNumbers(text, BUDGETS);
  for (const mistake of mistakes) read.problem({ input: 'max-findings', ...mistake });
  return numbers;
}

/** One a line, or separated by commas; a comma inside of braces belongs to the pattern. */
export function readList(text: string): string[] {
  return text
    .split(/[\n]|,(?![^{]*\})/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
