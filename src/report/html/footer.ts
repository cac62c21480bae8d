import type { Report } from '../report.js';
import { countText, numberText } from '../wording.js';
import { type Element, h, withCode } from './element.js';

/** What other files hold less or more of, and what this page is. */
export function footer({ sarif }: Report): Element {
  return h(
    'footer',
    {},
    sarif !== undefined &&
      sarif.leftOut > 0 &&
      h(
        'p',
        {},
        `Code scanning gets the ${countText(sarif.results, 'worst finding')}; ${numberText(sarif.leftOut)} more are left out of the SARIF file. This page and `,
        h('code', {}, 'results.json'),
        ' hold all of them.',
      ),
    sarif?.shortened !== undefined &&
      h(
        'p',
        {},
        `${countText(sarif.shortened, 'finding')} of the SARIF file ${sarif.shortened === 1 ? 'is' : 'are'} told by title and place alone, the least severe ones, so that it is no larger than GitHub takes; here all is told.`,
      ),
    h('p', {}, withCode('This page asks no network for anything. The same for scripts is `results.json` beside it.')),
  );
}
