import type { Verdict } from '../../domain/gate.js';
import { hintText } from '../../text/hint.js';
import { truncate } from '../../text/plain.js';
import type { Report } from '../report.js';
import { meaningText, verdictLine } from '../wording.js';
import { junitDocument, type NotPassed, suiteOf, type TestCase, type TestSuite } from './document.js';

/** In characters. */
export const MAX_TEXT_LENGTH = 2000;

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

/** junit.xml of a run that ended before there was anything but a verdict. It loads no code about findings. */
export function renderVerdictJunit(report: Report): Iterable<string> {
  const suites = [suiteOf('gate', [gateCase(report, report.error?.message)])];
  return junitDocument(documentNameOf(report), namedSuites(report, suites));
}

/** The suites with names that distinguish several gates of one pipeline, and several targets of one run. */
export function namedSuites(report: Report, suites: readonly TestSuite[]): TestSuite[] {
  return suites.map((suite) => ({ ...suite, name: `${documentNameOf(report)}: ${suite.name}` }));
}

/** The name of the whole document. */
export function documentNameOf({ name }: Report): string {
  return `scan-gate ${name}`;
}

/** Readers read dots as packages. */
export function classNameOf(report: Report): string {
  return `scan-gate.${report.name.replaceAll('.', '_')}`;
}

/** The test of the verdict. @param output In full: the report for a console, or the error. */
export function gateCase(report: Report, output: string | undefined): TestCase {
  const { decision } = report;
  const kind = OUTCOMES[decision.verdict];
  const message = verdictLine(report);
  return {
    className: classNameOf(report),
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
