import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { SEVERITIES } from '../../domain/severity.js';
import { capital, truncate } from '../../text/plain.js';
import { type BlockedBy, blockedBy, isDecided } from '../blocking.js';
import { additionalLocations, formatLocation } from '../location.js';
import { type View } from '../view.js';
import type { WaivedFinding } from '../waivers.js';
import { reasonText } from '../wording.js';
import { firstFilled, labelsOf, ruleOf, wordsOf } from '../words.js';
import type { TestCase, TestSuite } from './document.js';

/** In characters. GitLab keeps 255 of a test's name, whose end makes it unique. */
const MAX_TITLE_LENGTH = 120;
const MAX_PLACE_LENGTH = 100;
const MAX_TEXT_LENGTH = 1000;

/**
 * Every open finding, by severity: a failed test if it blocks, else a skipped one, because a passed test would mean that nothing was found.
 * Waived findings, and those outside of the paths, are skipped too, with the reason.
 *
 * @param titleOf The part of a title that stays from run to run.
 */
export function findingSuites(view: View, className: string, titleOf: (title: string) => string): TestSuite[] {
  // The gate does not decide on partial results.
  if (view.report.partial === true) return [];
  const blocked = blockedBy(view.report);
  const testOf = (finding: EvaluatedFinding): Test => ({
    className: `${className}.${finding.ruleId.replaceAll('.', '_') || 'unnamed'}`,
    name: nameOf(finding, view, titleOf),
  });
  const counted = SEVERITIES.map((severity) => {
    const findings = view.listed.filter((finding) => finding.severity === severity);
    const failure = findings.filter((finding) => blocked(finding).length > 0).length;
    const cases = mapped(findings, (finding) => countedCase(finding, view, testOf(finding), blocked));
    const tally = { tests: findings.length, failure, error: 0, skipped: findings.length - failure };
    return { name: `${severity} findings`, tally, cases };
  });
  const waived = skippedSuite('waived findings', view.waived, (one) => waivedCase(one, view, testOf(one.finding)));
  const outside = skippedSuite('findings outside of paths', view.outside, (finding) =>
    skippedCase(finding, view, testOf(finding), 'outside of paths: shown, not counted'),
  );
  return [...counted, waived, outside];
}

type Test = Pick<TestCase, 'className' | 'name'>;

function skippedSuite<Item>(name: string, items: readonly Item[], caseOf: (item: Item) => TestCase): TestSuite {
  return { name, tally: { tests: items.length, failure: 0, error: 0, skipped: items.length }, cases: mapped(items, caseOf) };
}

function countedCase(finding: EvaluatedFinding, view: View, test: Test, blocked: BlockedBy): TestCase {
  const rules = blocked(finding);
  const { decision } = view.report;
  const why = isDecided(decision) ? 'it counts, and does not block' : `not compared with the gate: ${reasonText(view.report)}`;
  if (rules.length === 0) return skippedCase(finding, view, test, why);
  const message = messageOf(finding, view);
  const outcome = { kind: 'failure', type: rules.join(' '), message, text: textOf(finding, view, message) } as const;
  return { ...test, outcome };
}

function waivedCase({ finding, waiver: { expires, reason } }: WaivedFinding, view: View, test: Test): TestCase {
  return skippedCase(finding, view, test, `waived until ${expires}: ${truncate(reason, MAX_TEXT_LENGTH)}`);
}

function skippedCase(finding: EvaluatedFinding, view: View, test: Test, why: string): TestCase {
  const message = `${messageOf(finding, view)}: ${why}`;
  return { ...test, outcome: { kind: 'skipped', type: 'skipped', message } };
}

/**
 * Without the line and the days in the title, which change from run to run. The beginning of the fingerprint makes the name unique.
 */
function nameOf(finding: EvaluatedFinding, view: View, titleOf: (title: string) => string): string {
  const { file, resource, url } = finding.location;
  const places = [formatLocation({ file, resource, url }), ...additionalLocations({ file, resource, url })].filter(Boolean);
  const where = places.length === 0 ? '' : ` (${truncate(places.join(', '), MAX_PLACE_LENGTH)})`;
  const [identity = '', ordinal = ''] = finding.fingerprint.split(':');
  return `${truncate(titleOf(wordsOf(finding, view.rules).title), MAX_TITLE_LENGTH)}${where} [${identity.slice(0, 12)}:${ordinal}]`;
}

function messageOf(finding: EvaluatedFinding, view: View): string {
  const place = formatLocation(finding.location);
  const fresh = finding.baselineState === 'new' ? ' (new)' : '';
  return `${capital(finding.severity)}${fresh}: ${truncate(wordsOf(finding, view.rules).title, MAX_TITLE_LENGTH)}${place === '' ? '' : `, ${place}`}`;
}

function textOf(finding: EvaluatedFinding, view: View, message: string): string {
  const { text, fix, url } = wordsOf(finding, view.rules);
  const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
  const about = [finding.ruleId, ...additionalLocations(finding.location), cvss, ...labelsOf(ruleOf(finding, view.rules))];
  const parts = [
    message,
    about.filter(Boolean).join(', '),
    text !== undefined && truncate(text, MAX_TEXT_LENGTH),
    firstFilled(fix?.text) !== undefined && `How to fix: ${truncate(fix?.text ?? '', MAX_TEXT_LENGTH)}`,
    firstFilled(fix?.code) !== undefined && truncate(fix?.code ?? '', MAX_TEXT_LENGTH),
    url !== undefined && `More: ${url}`,
    `Fingerprint, for a waiver: ${finding.fingerprint}`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** Lazy, because there may be 25,000 items. */
function mapped<Item, Result>(items: readonly Item[], render: (item: Item) => Result): Iterable<Result> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) yield render(item);
    },
  };
}
