import type { Check } from '../../domain/check.js';
import type { Verdict } from '../../domain/gate.js';
import type { RuleResult } from '../../domain/gate-settings.js';
import { hintText } from '../../text/hint.js';
import { truncate } from '../../text/plain.js';
import { renderConsole } from '../console/console.js';
import type { Report } from '../report.js';
import { viewOf } from '../view.js';
import { meaningText, reasonText, verdictSentence } from '../wording.js';
import { junitDocument, type NotPassed, suiteOf, type TestCase, type TestSuite } from './document.js';
import { findingSuites } from './findings.js';

/**
 * junit.xml, for the test pages of other CIs: the gate and its rules as tests, then the findings. It is all green only if the gate
 * passed; `warn-only` does not change it. In chunks, because there may be 25,000 findings.
 */
export function renderJunit(report: Report): Iterable<string> {
  const view = viewOf(report, 'full', 'file');
  const name = `scan-gate ${report.name}`;
  // Readers read dots as packages.
  const className = `scan-gate.${report.name.replaceAll('.', '_')}`;
  const suites = [gateSuite(report, className), checksSuite(report, className), ...findingSuites(view, className)];
  // The names of suites distinguish several gates of one pipeline.
  return junitDocument(
    name,
    suites.map((suite) => ({ ...suite, name: `${name}: ${suite.name}` })),
  );
}

/** In characters. */
const MAX_VALUE_LENGTH = 200;
const MAX_TEXT_LENGTH = 2000;

/** No reader is green unless the gate passed. */
const OUTCOMES: Readonly<Record<Verdict, NotPassed | undefined>> = {
  passed: undefined,
  failed: 'failure',
  error: 'error',
  timeout: 'error',
  cancelled: 'error',
  skipped: 'skipped',
  started: 'skipped',
  checked: 'skipped',
};

const CHECK_OUTCOMES: Readonly<Record<Check['state'], NotPassed | undefined>> = {
  ok: undefined,
  warning: undefined,
  problem: 'failure',
  unknown: 'skipped',
};

/** The verdict, then each rule. */
function gateSuite(report: Report, className: string): TestSuite {
  return suiteOf('gate', [gateCase(report, className), ...report.decision.rules.map((rule) => ruleCase(rule, className))]);
}

/** The doctor's checks. */
function checksSuite({ checks = [] }: Report, className: string): TestSuite {
  return suiteOf(
    'doctor',
    checks.map((check, index) => checkCase(check, `${className}.doctor`, checks.slice(0, index))),
  );
}

function gateCase(report: Report, className: string): TestCase {
  const { decision } = report;
  const kind = OUTCOMES[decision.verdict];
  const message = `${verdictSentence(report)}: ${reasonText(report)}`;
  const output = renderConsole(report, { details: 'full' }).join('\n');
  return {
    className,
    name: 'verdict',
    ...(kind && {
      outcome: { kind, type: decision.verdict, message: truncate(message, MAX_TEXT_LENGTH), text: whatHappened(report, message) },
    }),
    output,
  };
}

function whatHappened(report: Report, message: string): string {
  const { error, partial } = report;
  const parts = [
    message,
    meaningText(report).replaceAll('`', ''),
    error !== undefined && `${error.code}: ${truncate(error.message, MAX_TEXT_LENGTH)}`,
    error?.hint !== undefined && truncate(hintText(error.hint), MAX_TEXT_LENGTH),
    partial === true && 'The partial results are in results.json. The gate did not use them.',
  ];
  return parts.filter(Boolean).join('\n\n');
}

function ruleCase({ rule, value, failed, text }: RuleResult, className: string): TestCase {
  // Without the value, because a rule with another value is still the same test.
  const message = truncate(`${rule}: ${truncate(value, MAX_VALUE_LENGTH)}: ${text}`, MAX_TEXT_LENGTH);
  return { className, name: rule, ...(failed ? { outcome: { kind: 'failure', type: rule, message } } : { output: message }) };
}

function checkCase({ name, state, text: found, hint = '' }: Check, className: string, before: readonly Check[]): TestCase {
  const sameName = before.filter((check) => check.name === name).length;
  const text = [truncate(found, MAX_TEXT_LENGTH), truncate(hintText(hint), MAX_TEXT_LENGTH)].filter(Boolean).join('\n\n');
  const kind = CHECK_OUTCOMES[state];
  return {
    className,
    name: `${truncate(name, MAX_VALUE_LENGTH)}${sameName === 0 ? '' : ` (${sameName + 1})`}`,
    ...(kind ? { outcome: { kind, type: state, message: truncate(found, MAX_TEXT_LENGTH), text } } : { output: text }),
  };
}
