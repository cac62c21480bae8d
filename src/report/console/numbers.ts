import { clip, oneLine } from '../../domain/plain-text.js';
import { changeTexts, HOW_WORDS, instantText } from '../baseline.js';
import { amountText, isChanged, resourceChangesText } from '../inventory.js';
import { formulaText, scoreChangeText, scoreText, skippedRiseText } from '../posture.js';
import type { View } from '../view.js';
import { countsLine, countText, numberText } from '../words.js';
import { INDENT, indented } from './lines.js';

/** Kinds of resources in the log; more are in the files. */
const MOST_KINDS = 20;
const LONGEST_KIND = 60;

/** All that is known in numbers, line by line. */
export function* numberLines(view: View): Iterable<string> {
  const { tally, resources, details, report } = view;
  if (report.partial === true)
    yield `${INDENT}PARTIAL RESULTS: the scan was cancelled before it had looked at everything. Not judged, not uploaded, not a pass.`;
  yield* postureLines(view);
  yield* tallyLines(view);
  yield* resourceLines(view);
  yield* comparisonLines(view);
  if (report.sarif !== undefined && report.sarif.leftOut > 0) {
    yield `${INDENT}code scanning: the ${countText(report.sarif.results, 'worst finding')}, ${numberText(report.sarif.leftOut)} more left out`;
  }
  if (details === 'counts' && (tally ?? resources) !== undefined)
    yield `${INDENT}only numbers are shown (details: counts): this log may be readable by everyone; see the report files`;
}

function* postureLines({ posture, comparison }: View): Iterable<string> {
  if (posture === undefined) return;
  const { passed, failed, skipped, score } = posture;
  const change = scoreChangeText(comparison?.score);
  yield `${INDENT}score ${formulaText(posture) ?? scoreText(score)}${change === '' ? '' : `, against the baseline: ${change}`}`;
  yield `${INDENT}checks passed ${numberText(passed)} · failed ${numberText(failed)} · skipped ${numberText(skipped)} (not counted)`;
  const rise = skippedRiseText(comparison?.skipped);
  if (rise !== '') yield `${INDENT}${rise}`;
}

function* tallyLines({ tally, report }: View): Iterable<string> {
  if (tally === undefined) return;
  const partial = tally.from === 'partial';
  yield `${INDENT}${partial ? 'found until then: ' : ''}${countsLine(tally.counts, tally.untold)} · total ${numberText(tally.total)}`;
  if (tally.from === 'numbers') yield* indented(`${report.service.title} gave these numbers and no list of findings`, INDENT);
  if (tally.closed > 0) yield `${INDENT}not counted: ${countText(tally.closed, 'finding')} resolved or suppressed at the service`;
  if (tally.uncounted > 0) yield `${INDENT}not counted: ${countText(tally.uncounted, 'open finding')} that the gate leaves aside`;
}

function* resourceLines({ resources, comparison }: View): Iterable<string> {
  if (resources === undefined) return;
  const { total, kindCount, kinds, changes } = resources;
  const nothing = comparison === undefined ? 'no baseline' : 'the baseline tells none';
  const change = changes === undefined ? nothing : `against the baseline: ${resourceChangesText(changes)}`;
  yield `${INDENT}${countText(total, 'resource')} of ${countText(kindCount, 'kind')}, ${change}`;
  const told = changes === undefined ? kinds : kinds.filter(isChanged);
  for (const kind of told.slice(0, MOST_KINDS)) {
    const sides = changes === undefined ? amountText(kind.after) : `${amountText(kind.before)} -> ${amountText(kind.after)}`;
    yield* indented(`${clip(oneLine(kind.kind), LONGEST_KIND)}: ${sides}`, INDENT + INDENT);
  }
  if (told.length > MOST_KINDS) yield `${INDENT + INDENT}… and ${countText(told.length - MOST_KINDS, 'more kind')}: see results.json`;
}

function* comparisonLines({ comparison }: View): Iterable<string> {
  if (comparison === undefined) return;
  const { baseline, findings: compared } = comparison;
  if (compared !== undefined) {
    const { added, fixed, unchanged } = changeTexts(compared);
    const told = compared.byService ? ' (as the service itself compares the two scans)' : '';
    yield `${INDENT}against the baseline: ${[added, fixed, unchanged].filter(Boolean).join(' · ')}${told}`;
  }
  const when = baseline.completedAt === undefined ? '' : ` of ${instantText(baseline.completedAt)}`;
  yield* indented(`baseline: scan ${baseline.id}${when}, ${HOW_WORDS[baseline.how].replaceAll('`', '')}`, INDENT);
}
