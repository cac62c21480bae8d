import { xmlAttribute, xmlText } from '../../text/markup.js';

/** Neither passed nor failed: `skipped`. `error`: nobody could tell. Absent: passed. */
export type NotPassed = 'failure' | 'error' | 'skipped';

/** One test. */
export interface TestCase {
  /** With dots, which readers group by. */
  readonly className: string;
  /** Unique within its suite, and the same in the next run: readers tell by it what is new. */
  readonly name: string;
  readonly outcome?:
    | {
        readonly kind: NotPassed;
        /** Our own words only: Ruby's readers, GitLab's among them, cast an element's text to the type that it names. */
        readonly type: string;
        /** One line. */
        readonly message: string;
        /** More than the message; readers that show it do not show the message beside it. */
        readonly text?: string | undefined;
      }
    | undefined;
  /** What was written meanwhile. */
  readonly output?: string | undefined;
}

/** Tests that are shown together; none without a test is written. */
export interface TestSuite {
  readonly name: string;
  /** How many of its cases end how: told before them, so that they need not be held. */
  readonly tally: Readonly<Record<NotPassed | 'tests', number>>;
  readonly cases: Iterable<TestCase>;
}

/** A suite of cases that are few. */
export function suiteOf(name: string, cases: readonly TestCase[]): TestSuite {
  const count = (kind: NotPassed): number => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const tally = { tests: cases.length, failure: count('failure'), error: count('error'), skipped: count('skipped') };
  return { name, tally, cases };
}

/**
 * The document, in the order of jenkins-junit.xsd, which is what all readers agree on. In pieces, a line or more for each case.
 * `time` is always 0: a report knows no duration, and readers such as dorny/test-reporter and Surefire's stumble where it is missing.
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
