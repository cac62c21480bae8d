import { clip, oneLine } from '../../text/plain.js';
import type { WaiverResult } from '../../domain/waiver.js';
import type { View } from '../view.js';
import { againText, type WaiverGroup } from '../waivers.js';
import { countText, numberText } from '../wording.js';
import { INDENT, indented } from './indent.js';

/** Waivers of one kind in the log; more are in the files. */
const MOST_WAIVERS = 10;
const LONGEST_TEXT = 200;

/** What there is to know of the policy's waivers, what lapsed first. */
export function* waiverLines({ waivers, report }: View): Iterable<string> {
  if (waivers === undefined) return;
  const { lapsed, ending, unused } = waivers;
  yield* group(lapsed, 'LAPSED, and what was accepted counts again', (waiver) => {
    const { again, unless } = againText(waiver, report);
    return `lapsed after ${waiver.expires}: ${again}${unless}`;
  });
  yield* group(
    ending,
    'within 14 days of the end',
    ({ expires, matched }) => `ends after ${expires}: ${countText(matched, 'finding')} will count again`,
  );
  yield* group(
    unused,
    'without a finding',
    ({ expires, state }) => `${state === 'lapsed' ? 'lapsed after' : 'until'} ${expires}, matched nothing`,
  );
}

function* group({ count, listed }: WaiverGroup, title: string, says: (waiver: WaiverResult) => string): Iterable<string> {
  if (count === 0) return;
  yield `${INDENT}${countText(count, 'waiver')} ${title}`;
  for (const waiver of listed.slice(0, MOST_WAIVERS)) {
    const text = `${waiver.by} ${clip(oneLine(waiver.value), LONGEST_TEXT)} ${says(waiver)} (${clip(oneLine(waiver.reason), LONGEST_TEXT)})`;
    yield* indented(text, INDENT + INDENT);
  }
  if (listed.length > MOST_WAIVERS) yield `${INDENT + INDENT}… and ${numberText(listed.length - MOST_WAIVERS)} more: see results.json`;
}
