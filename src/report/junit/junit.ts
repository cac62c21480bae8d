import type { Report } from '../report.js';
import { viewOf } from '../view.js';
import { junitDocument } from './document.js';
import { findingSuites } from './findings.js';
import { checksSuite, gateSuite } from './gate.js';

/**
 * junit.xml, for the test pages of other CIs: the gate and its rules as tests, then the findings. Written whatever the verdict is, and
 * all green only where the gate has passed. A forgiven verdict is as red as it is. In pieces, since it may hold 25,000 findings.
 */
export function renderJunit(report: Report): Iterable<string> {
  const view = viewOf(report, 'full', 'file');
  const name = `scan-gate ${report.name}`;
  // Readers take dots for packages.
  const className = `scan-gate.${report.name.replaceAll('.', '_')}`;
  const suites = [gateSuite(report, className), checksSuite(report, className), ...findingSuites(view, className)];
  // Several gates of one pipeline are told apart by their suites' names.
  return junitDocument(
    name,
    suites.map((suite) => ({ ...suite, name: `${name}: ${suite.name}` })),
  );
}
