import type { Report } from './report.js';

/**
 * results.json: the report itself, for scripts and for `schemas/results.schema.json`. Texts are as the service gave them, since JSON
 * needs no neutralising; lone surrogates are escaped by `JSON.stringify`.
 */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
