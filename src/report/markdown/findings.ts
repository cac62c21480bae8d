import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { breaksThreshold } from '../rules.js';
import type { View } from '../view.js';
import { countText, numberText } from '../wording.js';
import type { Purse } from './budget.js';
import { findingDetails, findingHead, findingRow, fold, groupAlike, ROWS_HEAD } from './finding.js';

/** How many findings are told one by one, with their remedies. */
const WORST = 10;
/** While rows of the rest are missing, remedies may take this part of the money: the worst ones are what a reader came for. */
const DETAILS_SHARE = 1 / 3;
/** Kept for the sentences about what is missing. */
const RESERVE = 400;

/** The worst with their remedies, the rest as rows, and how many found no room: fewer remedies first, then fewer rows, then "N more". */
export function findingsBlocks(view: View, purse: Purse): string[] {
  const { listed } = view;
  if (listed.length === 0) return [];
  const reserve = purse.share(RESERVE);
  const worst = listed.slice(0, WORST);
  const groups = groupAlike(worst, view);
  const heads = takeWhile(groups, (group) => findingHead(group, view), purse);
  const told = new Set(groups.slice(0, heads.length).flat());
  const remedies = groups.slice(0, heads.length).map((group) => findingDetails(group, view));
  const wanted = remedies.reduce((sum, remedy) => sum + purse.price(remedy), 0);

  const forRows = purse.share(purse.left - Math.min(wanted, purse.left * DETAILS_SHARE));
  const rest = listed.filter((finding) => !told.has(finding));
  const rows = heads.length < groups.length ? [] : rowsThatFit(rest, view, forRows);
  purse.refund(forRows);

  const shown = remedies.map((remedy) => (remedy !== '' && purse.buys(remedy) ? remedy : ''));
  purse.refund(reserve);
  const missingRemedies = remedies.filter(Boolean).length - shown.filter(Boolean).length;
  // Paid from what was kept for them, since others buy from what is left.
  const pay = (sentence: string): string => (sentence === '' ? '' : purse.must(sentence));
  return [
    pay(heading(told.size, view)),
    ...heads.flatMap((head, index) => [head, shown[index] ?? '']),
    pay(withoutRemedy(missingRemedies)),
    rows.length > 0 ? fold(rowsTitle(rows.length, rest.length), [ROWS_HEAD, ...rows].join('\n')) : '',
    pay(missing(rest.length - rows.length)),
  ].filter(Boolean);
}

function withoutRemedy(count: number): string {
  return count === 0 ? '' : `${numberText(count)} ${count === 1 ? 'remedy' : 'remedies'} found no room here: see \`results.json\`.`;
}

function heading(shown: number, view: View): string {
  const { listed, tally, newFirst } = view;
  const total = `${countText(listed.length, 'finding')}${tally?.from === 'partial' ? ' of a partial list' : ''}`;
  const added = listed.filter(({ change }) => change === 'new').length;
  const news = newsText(added, newFirst && added < listed.length);
  const breaking = breakingText(view);
  if (shown === listed.length) return `### ${total}${news}${breaking}`;
  const which = newFirst && added > 0 ? 'first' : 'worst';
  return `### The ${which} ${shown === 1 ? 'one' : numberText(shown)} of ${total}${news}${breaking}`;
}

/** How many of them have to go before the threshold holds; said where that is not all of them. */
function breakingText({ listed, report: { decision } }: View): string {
  const breaking = listed.filter((finding) => breaksThreshold(finding, decision)).length;
  if (breaking === 0 || breaking === listed.length) return '';
  return `; ${numberText(breaking)} ${breaking === 1 ? 'breaks' : 'break'} the gate`;
}

function newsText(added: number, first: boolean): string {
  if (added === 0) return '';
  if (!first) return `, ${numberText(added)} of them new`;
  return added === 1 ? ', the new one first' : `, the ${numberText(added)} new ones first`;
}

function rowsTitle(shown: number, rest: number): string {
  if (rest === 1) return 'The other finding';
  return shown === rest
    ? `The other ${countText(rest, 'finding')}`
    : `The next ${numberText(shown)} of the other ${countText(rest, 'finding')}`;
}

function missing(count: number): string {
  return count === 0 ? '' : `… and **${numberText(count)} more**, which found no room here: see \`results.json\` in the report's files.`;
}

/** In order, until one does not fit: leaving single ones out would hide them among the shown. */
function takeWhile<Item>(items: readonly Item[], render: (item: Item) => string, purse: Purse): string[] {
  const taken: string[] = [];
  for (const item of items) {
    const block = render(item);
    if (!purse.buys(block)) break;
    taken.push(block);
  }
  return taken;
}

function rowsThatFit(rest: readonly EvaluatedFinding[], view: View, purse: Purse): string[] {
  if (rest.length === 0 || !purse.buys(fold(rowsTitle(rest.length, rest.length + 1), ROWS_HEAD))) return [];
  return takeWhile(rest, (finding) => findingRow(finding, view), purse);
}
