import { xmlAttribute, xmlText } from '../../text/markup.js';

/** `error`: it could not be decided. Absent: passed. */
export type NotPassed = 'failure' | 'error' | 'skipped';

/** One test. */
export interface TestCase {
  /** Readers group by its dots. */
  readonly className: string;
  /** Unique within its suite, and the same in the next run, because readers use it to find new failures. */
  readonly name: string;
  readonly outcome?:
    | {
        readonly kind: NotPassed;
        /** Never a text of a service, because readers in Ruby, such as GitLab's, cast an element's text to the type that it names. */
        readonly type: string;
        /** One line. */
        readonly message: string;
        /** It contains the message, because readers show only one of them. */
        readonly text?: string | undefined;
      }
    | undefined;
  /** The output of the test. */
  readonly output?: string | undefined;
}

/** Tests that are shown together. Empty suites are not written. */
export interface TestSuite {
  readonly name: string;
  /** The counts of outcomes, which precede the cases, so that the cases can be streamed. */
  readonly tally: Readonly<Record<NotPassed | 'tests', number>>;
  readonly cases: Iterable<TestCase>;
}

/** A suite of few cases. */
export function suiteOf(name: string, cases: readonly TestCase[]): TestSuite {
  const count = (kind: NotPassed): number => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const tally = { tests: cases.length, failure: count('failure'), error: count('error'), skipped: count('skipped') };
  return { name, tally, cases };
}

/**
 * The document, in the order of jenkins-junit.xsd, which all readers accept. In chunks, a line or more for each case. `time` is always
 * 0, because reports have no duration, and readers such as dorny/test-reporter and Surefire's need it.
 */
export function* junitDocument(name: string, suites: readonly TestSuite[]): Iterable<string> {
  const written = suites.filter(({ tally }) => tally.tests > 0);
  const sum = (kind: keyof TestSuite['tally']): number => written.reduce((total, { tally }) => total + tally[kind], 0);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="${xmlAttribute(name)}" time="0" tests="${sum('tests')}" failures="${sum('failure')}" errors="${sum('error')}">\n`;
  for (const suite of written) yield* suiteLines(suite);
  yield '</testsuites>\n';
}

function* suiteLines({ name, tally, cases }: TestSuite): Iterable<string> {
  const numbers = `tests="${tally.tests}" failures="${tally.failure}" errors="${tally.error}" skipped="${tally.skipped}"`;
  yield `  <testsuite name="${xmlAttribute(name)}" time="0" ${numbers}>\n`;
  for (const one of cases) yield caseLines(one);
  yield '  </testsuite>\n';
}

function caseLines({ className, name, outcome, output }: TestCase): string {
  const open = `    <testcase classname="${xmlAttribute(className)}" name="${xmlAttribute(name)}" time="0"`;
  const inside = [
    outcome === undefined ? '' : `      ${outcomeElement(outcome)}\n`,
    output === undefined ? '' : `      <system-out>${xmlText(output)}</system-out>\n`,
  ].join('');
  return inside === '' ? `${open}/>\n` : `${open}>\n${inside}    </testcase>\n`;
}

function outcomeElement({ kind, type, message, text }: NonNullable<TestCase['outcome']>): string {
  // The schema gives `skipped` no attributes; Jenkins and GitLab read its text.
  if (kind === 'skipped') return `<skipped>${xmlText(message)}</skipped>`;
  return `<${kind} message="${xmlAttribute(message)}" type="${xmlAttribute(type)}">${xmlText(text ?? message)}</${kind}>`;
}
