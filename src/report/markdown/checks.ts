import type { Check } from '../../domain/check.js';
import { clip } from '../../text/plain.js';
import { markdownText } from '../../text/markdown.js';
import { countText } from '../wording.js';
import { bounded, type Purse } from './budget.js';
import { hintBlock } from './notes.js';

/** In characters. */
const LONGEST_SAYING = 600;

const STATE_MARKS: Readonly<Record<Check['state'], string>> = { ok: '✅', warning: '⚠️', problem: '❌', unknown: '❓' };
const WORDS: Readonly<Record<Check['state'], string>> = { ok: 'ok', warning: 'warning', problem: 'to be changed', unknown: 'not known' };

/** What the doctor has looked at: all of it in a table, and below it what to do, as blocks that can be copied. */
export function checksBlocks(checks: readonly Check[], purse: Purse): string[] {
  if (checks.length === 0) return [];
  const head = purse.must(['### What was checked', '', '| | Check | What was found |', '|---|---|---|'].join('\n'));
  // Problems first, should there be no room for all of them.
  const rows = new Map(byUrgency(checks).map((check) => [check, rowOf(check)]));
  const bought = [...rows].filter(([, row]) => purse.buys(row)).map(([check]) => check);
  const table = [head, ...checks.filter((check) => bought.includes(check)).map((check) => rows.get(check))].join('\n');
  const told = byUrgency(checks).filter(({ hint }) => hint !== undefined);
  const hints = told.map(hintOf).filter((block) => purse.buys(block));
  const missing = checks.length - bought.length + told.length - hints.length;
  const heading = hints.length === 0 ? '' : purse.must('### What to do');
  return [table, heading, ...hints, missing > 0 ? `… and ${countText(missing, 'more line')}: see the log.` : ''].filter(Boolean);
}

const ORDER: readonly Check['state'][] = ['problem', 'warning', 'unknown', 'ok'];

function byUrgency(checks: readonly Check[]): Check[] {
  return checks.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}

function rowOf({ name, state, says }: Check): string {
  return `| ${STATE_MARKS[state]} ${WORDS[state]} | ${markdownText(clip(name, 80))} | ${bounded(says, LONGEST_SAYING, markdownText)} |`;
}

function hintOf({ name, state, hint = '' }: Check): string {
  return hintBlock(hint, `${STATE_MARKS[state]} **${markdownText(clip(name, 80))}:** `);
}
