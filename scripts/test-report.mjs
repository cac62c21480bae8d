// Summarizes a JSON report of jest in a few lines, because CI keeps only a part of the output.
//   node scripts/test-report.mjs counts REPORT      `PASSED FAILED`
//   node scripts/test-report.mjs files REPORT       the test files with failures, one on each line
//   node scripts/test-report.mjs failures REPORT    the name of each failed test, and why; exit code 1 if there is none
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** Lines of a failure that are printed, of those that are not jest's own stack. */
const MOST_LINES = 25;
const MOST_FAILURES = 20;

const [, , what, path] = process.argv;
const report = JSON.parse(readFileSync(path, 'utf8'));
const failed = report.testResults.filter(({ status }) => status === 'failed');

const isOurs = (line) => !/^\s+at .*(?:node_modules|node:)/.test(line);
const textOf = (message) => stripVTControlCharacters(message).split('\n').filter(isOurs).slice(0, MOST_LINES).join('\n');

/** A file that could not be run has a message of its own and no failed test. */
const failuresOf = ({ name, message, assertionResults }) => {
  const tests = assertionResults.filter(({ status }) => status === 'failed');
  if (tests.length === 0) return [`${name}\n${textOf(message)}`];
  return tests.map(({ fullName, failureMessages }) => `${name}\n  ${fullName}\n${textOf(failureMessages.join('\n'))}`);
};

const answers = {
  counts: () => [`${report.numPassedTests} ${report.numFailedTests + report.numRuntimeErrorTestSuites}`],
  files: () => failed.map(({ name }) => name),
  failures: () => failed.flatMap(failuresOf).slice(0, MOST_FAILURES),
};
const lines = answers[what]();
for (const line of lines) console.log(line);
// Jest can also fail for other reasons, which are in its log.
if (what === 'failures' && lines.length === 0) process.exitCode = 1;
