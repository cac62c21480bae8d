import { escapeJsonForLog } from '../text/log.js';
import type { Report } from './report.js';

/**
 * results.json: the report itself, for scripts and for `schemas/results.schema.json`. Texts are as the service gave them, since JSON
 * needs no neutralising but for who prints the file; lone surrogates are escaped by `JSON.stringify`.
 */
export function renderJson(report: Report): string {
  return `${escapeJsonForLog(JSON.stringify(report, null, 2))}\n`;
}
