import { clip } from '../../domain/plain-text.js';
import { markdownLink } from '../neutralise/link.js';
import { markdownCode } from '../neutralise/markdown.js';
import type { Report } from '../report.js';
import type { View } from '../view.js';
import { countText, numberText } from '../words.js';

/** Why there are numbers only. */
export function detailsBlock({ details, tally }: View): string {
  if (details === 'full' || tally === undefined) return '';
  return [
    '> [!NOTE]',
    '> Only numbers are shown here (`details: counts`), because this page may be readable by everyone and the findings are not meant for',
    '> everyone. Those who may see them find them in code scanning, where it is set up, and in the files of the report.',
  ].join('\n');
}

/** What code scanning does not hold. */
export function leftOutBlock({ sarif }: Report): string {
  if (sarif === undefined || sarif.leftOut === 0) return '';
  return `Code scanning gets the ${countText(sarif.results, 'worst finding')}; **${numberText(sarif.leftOut)} more** are left out of the SARIF file.`;
}

/** Which gate spoke, and where its log is. */
export function footer({ name, source }: Report): string {
  const run = source.runUrl === undefined ? '' : ` · ${markdownLink('log of this run', source.runUrl)}`;
  return `<sub>scan-gate ${markdownCode(clip(name, 200))}${run}</sub>`;
}
