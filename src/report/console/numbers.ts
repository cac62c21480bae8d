import type { Comparison } from '../../domain/comparison.js';
import { hasCodeScanning } from '../../domain/source.js';
import type { WaiverResult } from '../../domain/waiver.js';
import { escapeForLog } from '../../text/log.js';
import { toSingleLine, truncate } from '../../text/plain.js';
import { amountText, isChanged, resourceChangesText } from '../inventory.js';
import { uncountedText } from '../target-table.js';
import { sarifOf } from '../targets.js';
import type { View } from '../view.js';
import { againText, expiredText, expiringText, type WaiverGroup } from '../waivers.js';
import {
  changeTexts,
  countsLine,
  countText,
  describeHow,
  firstText,
  formulaText,
  instantText,
  isAudienceUnknown,
  numberText,
  scoreChangeText,
  scoreText,
  skippedRiseText,
  skippedText,
  whyNotCompared,
} from '../wording.js';

export const INDENT = '  ';
const MAX_LINE_LENGTH = 2000;

/** All lines of a text, indented and escaped; none for an empty text. */
export function* indented(text: string, indent: string): Iterable<string> {
  if (text === '') return;
  for (const line of escapeForLog(truncate(text, MAX_LINE_LENGTH)).split('\n')) yield `${indent}${line}`.trimEnd();
}

/** Kinds of resources in the log; more are in the files. */
const MAX_KINDS = 20;
const MAX_KIND_LENGTH = 60;

/** All counts, line by line, and the waivers that need attention. */
export function* numberLines(view: View): Iterable<string> {
  const { counts: tally, resources, details, report, targets } = view;
  if (report.partial === true)
    yield `${INDENT}partial results: the scan was cancelled before it finished. They are not uploaded, and this is not a pass.`;
  yield* postureLines(view);
  yield* tallyLines(view);
  yield* resourceLines(view);
  yield* comparisonLines(view);
  yield* waiverLines(view);
  const place = hasCodeScanning(report.source) ? 'code scanning' : 'results.sarif';
  const sarif = sarifOf(report);
  if (sarif !== undefined && sarif.omitted > 0) {
    yield `${INDENT}${place}: the ${countText(sarif.results, 'worst finding')}, ${numberText(sarif.omitted)} more left out`;
  }
  if (sarif?.shortened !== undefined)
    yield `${INDENT}${place}: ${countText(sarif.shortened, 'finding')} with title and location only, because GitHub limits the size of the file`;
  if (
    details === 'counts' &&
    (tally !== undefined || resources !== undefined || targets.some(({ view: { resources: own } }) => own !== undefined))
  ) {
    const next = isAudienceUnknown(report) ? '; if only your team can see it, set --details to full' : '';
    yield `${INDENT}only counts are shown (details: counts), because this log may be public; the findings are in the report files${next}`;
  }
}

function* postureLines({ posture, comparison }: View): Iterable<string> {
  if (posture === undefined) return;
  const { passed, failed, skipped, score } = posture;
  const change = scoreChangeText(comparison?.score);
  yield `${INDENT}score ${formulaText(posture) ?? scoreText(score)}${change === '' ? '' : `, compared with the baseline: ${change}`}`;
  yield `${INDENT}checks passed ${numberText(passed)} · failed ${numberText(failed)} · skipped ${skippedText(skipped)} (not counted)`;
  const rise = skippedRiseText(comparison?.checksSkipped);
  if (rise !== '') yield `${INDENT}${rise}`;
}

function* tallyLines({ counts: tally, report, targets }: View): Iterable<string> {
  if (tally === undefined) return;
  const partial = tally.from === 'partial';
  const without = uncountedText(targets);
  const aside = without === '' ? '' : ` (${escapeForLog(without)})`;
  yield `${INDENT}${partial ? 'found until then: ' : ''}${countsLine(tally.counts, tally.unreported)} · total ${numberText(tally.total)}${aside}`;
  if (tally.from === 'numbers') yield* indented(`${report.service.title} reported these counts without a list of findings`, INDENT);
  if (tally.closed > 0) yield `${INDENT}not counted: ${countText(tally.closed, 'finding')} resolved or suppressed at the service`;
  if (tally.waived > 0) yield `${INDENT}not counted: ${countText(tally.waived, 'finding')} waived`;
  if (tally.outside > 0) yield `${INDENT}not counted: ${countText(tally.outside, 'finding')} outside of paths`;
}

function* resourceLines({ resources, comparison }: View): Iterable<string> {
  if (resources === undefined) return;
  const { total, kindCount, kinds, changes } = resources;
  const change =
    changes === undefined
      ? `nothing to compare them with: ${whyNotCompared(comparison)}`
      : `compared with the baseline: ${resourceChangesText(changes)}`;
  yield `${INDENT}${countText(total, 'resource')} of ${countText(kindCount, 'kind')}, ${change}`;
  const shown = changes === undefined ? kinds : kinds.filter(isChanged);
  for (const kind of shown.slice(0, MAX_KINDS)) {
    const sides = changes === undefined ? amountText(kind.after) : `${amountText(kind.before)} -> ${amountText(kind.after)}`;
    yield* indented(`${truncate(toSingleLine(kind.kind), MAX_KIND_LENGTH)}: ${sides}`, INDENT + INDENT);
  }
  if (shown.length > MAX_KINDS) yield `${INDENT + INDENT}… and ${countText(shown.length - MAX_KINDS, 'more kind')}: see results.json`;
}

function* comparisonLines({ comparison, resources }: View): Iterable<string> {
  if (comparison === undefined) return;
  const first = firstText(comparison, resources !== undefined);
  if (first !== undefined) {
    yield* indented(first, INDENT);
    return;
  }
  const { baseline, findings: compared } = comparison;
  if (compared !== undefined) {
    const { added, first: inFirst, fixed, unchanged } = changeTexts(compared);
    const by = compared.byService ? ' (as the service itself compares the two scans)' : '';
    yield `${INDENT}compared with the baseline: ${[added, inFirst, fixed, unchanged].filter(Boolean).join(' · ')}${by}`;
  }
  const described = [baselineText(baseline), describeHow(baseline).replaceAll('`', '')].filter(Boolean);
  yield* indented(`baseline: ${described.join(', ')}`, INDENT);
}

function baselineText({ id, completedAt, file }: Comparison['baseline']): string {
  const when = completedAt === undefined ? '' : ` of ${instantText(completedAt)}`;
  const scan = id === undefined ? '' : `scan ${toSingleLine(id)}${when}`;
  return file === undefined ? scan : `the file ${toSingleLine(file)}${scan === '' ? '' : ` (made from ${scan})`}`;
}

/** Waivers of one kind in the log; more are in the files. */
const MAX_WAIVERS = 10;
const MAX_TEXT_LENGTH = 200;

/** The waivers that need attention, expired ones first. */
function* waiverLines({ waivers, report }: View): Iterable<string> {
  if (waivers === undefined) return;
  const { expired, expiring, unused } = waivers;
  yield* group(expired, expiredText, (waiver) => {
    const { again, unless } = againText(waiver, report);
    return `expired after ${waiver.expires}: ${again}${unless}`;
  });
  yield* group(
    expiring,
    expiringText,
    ({ expires, matched }) => `expires after ${expires}: ${countText(matched, 'finding')} will count again`,
  );
  yield* group(
    unused,
    (count) => `${countText(count, 'waiver')} matched nothing`,
    ({ expires, state }) => `${state === 'expired' ? 'expired after' : 'until'} ${expires}, matched nothing`,
  );
}

function* group(
  { count, listed }: WaiverGroup,
  title: (count: number) => string,
  describe: (waiver: WaiverResult) => string,
): Iterable<string> {
  if (count === 0) return;
  yield `${INDENT}${title(count)}`;
  for (const waiver of listed.slice(0, MAX_WAIVERS)) {
    const text = `${waiver.by} ${truncate(toSingleLine(waiver.value), MAX_TEXT_LENGTH)} ${describe(waiver)} (${truncate(toSingleLine(waiver.reason), MAX_TEXT_LENGTH)})`;
    yield* indented(text, INDENT + INDENT);
  }
  if (listed.length > MAX_WAIVERS) yield `${INDENT + INDENT}… and ${numberText(listed.length - MAX_WAIVERS)} more: see results.json`;
}
