import { SEVERITIES, type Severity, totalOf } from '../../domain/severity.js';
import type { View } from '../view.js';
import { capital } from '../wording.js';
import type { Purse } from './budget.js';
import { picture, settings } from './charts.js';

/** Of the marks beside the words. */
const COLOURS: Readonly<Record<Severity, string>> = {
  critical: '#8250df',
  high: '#cf222e',
  medium: '#e16f24',
  low: '#d4a72c',
  info: '#2f81f7',
};

/** Of fewer findings the table tells as much at a glance. */
const LEAST_FINDINGS = 10;
const LEAST_SEVERITIES = 3;
/** Mermaid leaves out slices of less than 1 %: a picture without the one critical finding would be a lie. */
const LEAST_SHARE = 0.02;

/** How the findings divide into severities; empty where the table says as much, or where the picture could not show all. */
export function severityChart({ tally }: View, purse: Purse): string {
  if (tally === undefined || tally.from === 'partial' || tally.untold.length > 0) return '';
  const { counts } = tally;
  const total = totalOf(counts);
  // The largest first: versions of Mermaid differ in whether colours follow the order or the size.
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).toSorted((a, b) => counts[b] - counts[a]);
  if (total < LEAST_FINDINGS || parts.length < LEAST_SEVERITIES || parts.some((severity) => counts[severity] / total < LEAST_SHARE))
    return '';
  const colours = Object.fromEntries(parts.map((severity, index) => [`pie${index + 1}`, COLOURS[severity]]));
  const chart = picture([
    settings({ themeVariables: { ...colours, pieOpacity: '1' } }),
    'pie showData',
    ...parts.map((severity) => `  "${capital(severity)}" : ${counts[severity]}`),
  ]);
  const block = `### Findings by severity\n\n${chart}`;
  return purse.buys(block) ? block : '';
}
