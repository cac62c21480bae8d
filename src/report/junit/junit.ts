import type { Check } from '../../domain/check.js';
import type { RuleResult } from '../../domain/gate-settings.js';
import { stableTitle } from '../../domain/stable-title.js';
import { hintText } from '../../text/hint.js';
import { remembered, truncate } from '../../text/plain.js';
import { renderConsole } from '../console/console.js';
import type { Report } from '../report.js';
import { type View, viewOf } from '../view.js';
import { junitDocument, type NotPassed, suiteOf, type TestCase, type TestSuite } from './document.js';
import { findingSuites } from './findings.js';
import { classNameOf, documentNameOf, gateCase, MAX_TEXT_LENGTH, namedSuites } from './gate.js';

/**
 * junit.xml, for the test pages of other CIs: the gate and its rules as tests, then the findings. It is all green only if the gate
 * passed; `warn-only` does not change it. Each of several targets has the suites that it has when it is scanned alone, in the order of the
 * configuration, below the suite of the whole run. In chunks, because there may be 25,000 findings.
 */
export function renderJunit(report: Report): Iterable<string> {
  const view = viewOf(report, 'full', 'file');
  const targets = view.targets.toSorted((a, b) => a.index - b.index);
  const titleOf = remembered(stableTitle);
  const suites =
    targets.length === 0
      ? suitesOf(view, (className) => findingSuites(view, className, titleOf))
      : [
          ...suitesOf({ ...view, report: withoutRules(report) }, () => []),
          ...targets.flatMap(({ view: target }) => suitesOf(target, (className) => findingSuites(target, className, titleOf))),
        ];
  return junitDocument(documentNameOf(report), suites);
}

function suitesOf({ report }: View, findings: (className: string) => readonly TestSuite[]): TestSuite[] {
  const className = classNameOf(report);
  return namedSuites(report, [gateSuite(report, className), checksSuite(report, className), ...findings(className)]);
}

/** The rules are tests of each target. */
function withoutRules(report: Report): Report {
  return { ...report, decision: { ...report.decision, rules: [] } };
}

/** In characters. */
const MAX_VALUE_LENGTH = 200;

const CHECK_OUTCOMES: Readonly<Record<Check['state'], NotPassed | undefined>> = {
  ok: undefined,
  warning: undefined,
  problem: 'failure',
  unknown: 'skipped',
};

/** The verdict, then each rule. */
function gateSuite(report: Report, className: string): TestSuite {
  const output = renderConsole(report, { details: 'full' }).join('\n');
  return suiteOf('gate', [gateCase(report, output), ...report.decision.rules.map((rule) => ruleCase(rule, className))]);
}

/** The doctor's checks. */
function checksSuite({ checks = [] }: Report, className: string): TestSuite {
  return suiteOf(
    'doctor',
    checks.map((check, index) => checkCase(check, `${className}.doctor`, checks.slice(0, index))),
  );
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
