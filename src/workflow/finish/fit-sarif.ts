import type { UploadedSarif } from '../../publish/publisher.js';
import type { Report } from '../../report/report.js';
import { GITHUB_LIMITS, REDUCTIONS } from '../../report/sarif/limits.js';
import { compactJson, type RenderedSarif, renderSarif, type SarifOptions } from '../../report/sarif/sarif.js';
import { gzipBytes } from '../../runtime/gzip.js';

/**
 * The SARIF of a report, as whole as it fits: evidence of the least severe findings goes first, then findings do. Undefined without a
 * full read of a completed scan. What does not fit at all is given as small as it gets: the upload refuses it.
 *
 * @param maxBytes After gzip.
 */
export async function sarifFileOf(
  report: Report,
  options: SarifOptions,
  maxBytes: number = GITHUB_LIMITS.gzipBytes,
): Promise<UploadedSarif | undefined> {
  return (await largestWithin(report, options, maxBytes))?.file;
}

/** A smaller file of the same report, where there is one that fits. */
export async function smallerSarifOf(report: Report, options: SarifOptions, maxBytes: number): Promise<UploadedSarif | undefined> {
  const found = await largestWithin(report, options, maxBytes);
  return found?.fits === true ? found.file : undefined;
}

/** @param maxBytes After gzip. */
async function largestWithin(
  report: Report,
  options: SarifOptions,
  maxBytes: number,
): Promise<{ readonly file: UploadedSarif; readonly fits: boolean } | undefined> {
  let smallest: RenderedSarif | undefined;
  let text = '';
  let fits = false;
  for (const reduction of REDUCTIONS) {
    const rendered = renderSarif(report, { ...options, reduction });
    if (rendered === undefined) return undefined;
    // Nothing is so bad, or so little, in this report.
    if (smallest && rendered.shortened === smallest.shortened && rendered.results === smallest.results) continue;
    smallest = rendered;
    text = compactJson(rendered.log);
    fits = (await gzipBytes(text, maxBytes)) <= maxBytes;
    if (fits) break;
  }
  return smallest && { file: { text, summary: summaryOf(smallest) }, fits };
}

function summaryOf({ results, leftOut, shortened, anchor }: RenderedSarif): UploadedSarif['summary'] {
  return { results, omitted: leftOut, ...(shortened > 0 && { shortened }), fallbackFile: anchor };
}
