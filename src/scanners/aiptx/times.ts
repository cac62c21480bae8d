import type { Service } from '../scanner.js';
import type { Mode } from './request.js';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** "Duration by mode" (siblings, section 7); what the examples of the primary document last, between 2 and 4 hours, for `standard`. */
export const TIMES: Readonly<Record<Mode, Pick<Service, 'timeoutMs' | 'lastsMs'>>> = {
  quick: { timeoutMs: HOUR_MS, lastsMs: { low: 15 * MINUTE_MS, typical: 20 * MINUTE_MS, high: 30 * MINUTE_MS } },
  standard: { timeoutMs: 5 * HOUR_MS, lastsMs: { low: 6_500 * SECOND_MS, typical: 10_400 * SECOND_MS, high: 16_000 * SECOND_MS } },
  deep: { timeoutMs: 26 * HOUR_MS, lastsMs: { low: 4 * HOUR_MS, typical: 10 * HOUR_MS, high: 24 * HOUR_MS } },
};
