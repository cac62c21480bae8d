import { SEVERITIES } from '../domain/severity.js';
import type { Service } from '../scanners/scanner.js';
import { BUDGETS, type GivenRules, inapplicable } from './gate-rules.js';
import { globFault } from './glob.js';
import type { Reader } from './input-reader.js';
import { type NumberRange, parseList, readNumbers } from './values.js';

/** The words and ranges of the rules; the policy has the same. */
export const THRESHOLDS = [...SEVERITIES, 'none'] as const;
export const GATE_ON = ['all', 'new'] as const;
export const POINTS: NumberRange = { min: 0, max: 100 };

/** The rules that the inputs give. One that this service cannot answer is a mistake: it would hold nothing, and look as if it did. */
export function readRules(read: Reader, service: Service | undefined): GivenRules {
  const threshold = read.word('severity-threshold', THRESHOLDS, 'high');
  const gateOn = read.word('gate-on', GATE_ON, 'all');
  const paths = readPaths(read);
  const maxFindings = readBudgets(read);
  const minScore = read.number('min-score', POINTS);
  const maxScoreDrop = read.number('max-score-drop', POINTS);
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

function readPaths(read: Reader): readonly string[] {
  const paths = parseList(read.text('paths'));
  for (const path of paths) {
    const fault = globFault(path, 'files');
    if (fault !== undefined) read.problem({ input: 'paths', given: path, allowed: fault });
  }
  return paths;
}
