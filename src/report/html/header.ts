import { asInstant } from '../../domain/instant.js';
import { capital, toSingleLine, truncate } from '../../text/plain.js';
import { headlineText } from '../headline.js';
import type { Report } from '../report.js';
import { shortCommit, type View } from '../view.js';
import { againText, expiredText } from '../waivers.js';
import {
  countsTargets,
  foundUntilThen,
  instantText,
  meaningText,
  reasonText,
  VERDICT_MARKS,
  verdictLine,
  verdictSentence,
} from '../wording.js';
import { icon } from './charts.js';
import { type Child, code, type Element, foreign, h, joined, type Node, withCode } from './element.js';
import { subjectOf } from './gate.js';
import { hintOf } from './notes.js';

/** The verdict, its reason, and what it means. */
export function headline(view: View): Element {
  const { report, blockingCounts, targets } = view;
  const { decision } = report;
  const { verdict, warnOnlyApplied } = decision;
  // The reason is below it.
  const isShort = blockingCounts.total === 0 || (targets.length > 0 && verdict !== 'failed');
  const isWhole = isShort && countsTargets(report);
  const title = isWhole ? verdictLine(report) : verdictSentence(report);
  const meaning = meaningText(report);
  return h(
    'header',
    { class: `verdict ${warnOnlyApplied ? 'forgiven' : verdict}` },
    h('p', { class: 'stamp' }, icon(warnOnlyApplied ? 'warning' : verdict), h('span', { class: 'word' }, verdict)),
    h(
      'div',
      {},
      h('h1', {}, foreign(isShort ? title : headlineText(view))),
      !isWhole && h('p', { class: 'reason' }, foreign(`${capital(reasonText(report))}.`)),
      meaning !== '' && h('p', { class: 'meaning' }, withCode(meaning)),
      targets.length > 0 && about(view),
    ),
  );
}

/** The commit of the run, and when its last scan was over. */
function about({ report: { source }, targets }: View): Child {
  const times = targets.flatMap(({ view: { report } }) => asInstant(report.scan?.completedAt ?? '') ?? []);
  const last = times.toSorted().at(-1);
  const parts = [
    source.commit !== undefined && h('span', {}, 'Run for commit ', code(shortCommit(source.commit, 12))),
    last !== undefined && `last scan completed ${instantText(last)}`,
  ].filter((part) => part !== false);
  return parts.length > 0 && h('p', { class: 'quiet' }, joined(parts, ' · '));
}

/** The title in the browser tab. */
export function titleOf(report: Report): string {
  const title = countsTargets(report) ? verdictLine(report) : verdictSentence(report);
  return `${VERDICT_MARKS[report.decision.verdict]} ${truncate(toSingleLine(title), MAX_TITLE_LENGTH)}`;
}

/** In characters: tabs and bookmarks show no more. */
const MAX_TITLE_LENGTH = 65;

/** Prominent blocks: a partial list, expired waivers, and an error. */
export function calls(view: View): Child {
  const { report, waivers, counts: tally } = view;
  const { count = 0, listed = [] } = waivers?.expired ?? {};
  return [
    report.partial === true &&
      call(
        'caution',
        h('p', {}, h('strong', {}, 'Partial results: the scan was cancelled before it finished.')),
        h('p', {}, `${foundUntilThen(tally)}. The rest was not scanned. The gate did not decide on these results, so this is not a pass.`),
      ),
    count > 0 &&
      call(
        'caution',
        h('p', {}, h('strong', {}, `${expiredText(count)}.`)),
        h(
          'ul',
          {},
          listed.map((waiver) => expiredItem(waiver, report)),
        ),
      ),
    problem(report),
  ];
}

function expiredItem(waiver: Parameters<typeof subjectOf>[0], report: Report): Element {
  const { again, unless } = againText(waiver, report);
  return h(
    'li',
    {},
    'The waiver of ',
    subjectOf(waiver),
    ` expired after ${waiver.expires}: `,
    h('strong', {}, again),
    `${unless}. Reason: `,
    foreign(waiver.reason),
  );
}

/** The error with its code, the service's reason, and the hint. */
function problem({ error, scan }: Report): Child {
  const reason = scan?.reason === undefined || error?.message.includes(scan.reason) ? undefined : scan.reason;
  if (error === undefined) return reason !== undefined && call('note', h('p', {}, 'The service reported: ', foreign(reason)));
  return call(
    'problem',
    h('p', {}, h('strong', {}, 'What happened: '), foreign(error.message), ' ', code(error.code)),
    reason !== undefined && h('p', {}, 'The service reported: ', foreign(reason)),
    error.hint !== undefined && hintOf(error.hint, h('strong', {}, 'What to do: ')),
  );
}

function call(kind: 'note' | 'caution' | 'problem', ...children: readonly Child[]): Element {
  return h('div', { class: `call ${kind}` }, children);
}

/** Fewer sections need no links. */
const MIN_SECTIONS = 3;
/** Sections right below the links. */
const WITHOUT_LINK: readonly unknown[] = ['scanned', 'summary', 'targets'];

/** Links to the sections further down, because readers do not find notes below a hundred findings. */
export function contents(sections: readonly Node[]): Child {
  const headings = sections.flatMap((section) => headingOf(section)).filter(({ attributes }) => !WITHOUT_LINK.includes(attributes.id));
  if (headings.length < MIN_SECTIONS) return undefined;
  return h(
    'nav',
    { class: 'contents', 'aria-label': 'On this page' },
    h(
      'ul',
      {},
      headings.map(({ attributes: { id }, children }) => h('li', {}, h('a', { href: `#${String(id)}` }, children))),
    ),
  );
}

function headingOf(section: Node): Element[] {
  if (typeof section === 'string' || section.tag !== 'section') return [];
  return section.children.filter((child) => typeof child !== 'string').filter(({ tag }) => tag === 'h2');
}
