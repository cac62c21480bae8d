import type { Decision } from '../../domain/gate.js';
import type { Scan } from '../../domain/scan.js';
import type { UploadedSarif } from '../../publish/publisher.js';
import type { Report, ReportedScan } from '../../report/report.js';
import { findSarifFaults, GITHUB_LIMITS, REDUCTIONS } from '../../report/sarif/limits.js';
import {
  basisOf,
  compactJson,
  compactPieces,
  isReadInFull,
  type KnownParts,
  type RenderedSarif,
  renderBasis,
  type SarifBasis,
  type SarifOptions,
} from '../../report/sarif/sarif.js';
import { gzippedWithin } from '../../runtime/gzip.js';
import { VERSION } from '../../runtime/version.js';
import type { RunConfig, RunState } from '../context.js';
import { named } from '../details.js';
import { dedupeNotes } from './dedupe-notes.js';

/** Builds the one plain object from which every surface is rendered. */
export function buildReport(run: RunConfig, state: RunState, decision: Decision): Report {
  const error = state.error && named({ code: state.error.code, message: state.error.message, hint: state.error.hint }, run);
  const { target, evaluation, measurements, partial, comparison, diagrams, scores, checks } = state;
  const scan = reportedScan(run, state);
  return {
    schemaVersion: 1,
    ...frameOf(run),
    ...(run.label !== undefined && { label: run.label }),
    ...(run.isSeveral === true && { isSeveral: true }),
    decision,
    ...(error && { error }),
    ...(target && { target }),
    ...(scan && { scan }),
    ...(measurements && { measurements }),
    ...(evaluation && { evaluation }),
    ...(partial && { partial }),
    ...(comparison && { comparison }),
    ...(diagrams && diagrams.length > 0 && { diagrams }),
    ...(scores && { scores }),
    notes: dedupeNotes(
      state.notes.map((note) => named(note, run)),
      error?.hint,
    ),
    ...(checks && { checks: checks.map((check) => named(check, run)) }),
  };
}

function reportedScan({ waitOptions }: RunConfig, { scan, origin }: Pick<RunState, 'scan' | 'origin'>): ReportedScan | undefined {
  if (scan === undefined || origin === undefined) return undefined;
  const isLatest = origin === 'collected' && waitOptions.scanId === 'latest';
  return { ...withoutInternals(scan), origin, ...(isLatest && { latest: true }) };
}

/** What the SARIF of the report will depend on, if nothing changes until then. */
export function buildBasis(run: RunConfig, state: Pick<RunState, 'scan' | 'origin' | 'target' | 'evaluation'>): SarifBasis {
  const { target, evaluation } = state;
  return basisOf({ schemaVersion: 1, ...frameOf(run), target, scan: reportedScan(run, state), evaluation });
}

/** The part of a report that the settings of the run decide. */
export function frameOf({
  name,
  service,
  otherHost,
  source,
  policy,
  centralPolicy,
}: RunConfig): Pick<Report, 'name' | 'service' | 'source' | 'policy' | 'centralPolicy'> {
  return {
    name,
    service: { id: service.id, title: service.title, ...(otherHost !== undefined && { apiUrl: otherHost }) },
    source,
    ...(policy && { policy }),
    ...(centralPolicy && { centralPolicy }),
  };
}

/** Removes fields that only the workflow uses. The report contains the target separately. */
function withoutInternals(scan: Scan): Omit<ReportedScan, 'origin' | 'latest'> {
  const { target: _target, partial: _partial, correlationId: _correlationId, options: _options, startsAhead: _ahead, ...reported } = scan;
  return reported;
}

interface FileOptions extends SarifOptions {
  /** Compress the text while it is made, because it is uploaded. Default: only if its size after gzip must be known. */
  readonly compress?: boolean | undefined;
}

/** The options of the SARIF of a run. */
export function sarifOptionsOf({ sarif }: RunConfig, how: Pick<FileOptions, 'compress'>): FileOptions {
  return { toolVersion: VERSION, ...sarif, ...how };
}

/**
 * Renders the SARIF of a report, reduced until it fits: first by evidence of the least severe findings, then by findings. If it does not
 * fit at all, returns the smallest SARIF, and the upload rejects it. Undefined without a completed scan that was read in full.
 *
 * @param maxBytes After gzip.
 */
export async function sarifFileOf(
  report: Report,
  options: FileOptions,
  maxBytes: number = GITHUB_LIMITS.gzipBytes,
): Promise<UploadedSarif | undefined> {
  return isReadInFull(report) ? await sarifFileOfBasis(report, options, maxBytes) : undefined;
}

/** The same without a verdict, which may not be known yet. The caller must make sure that the scan was read in full. */
export async function sarifFileOfBasis(
  basis: SarifBasis,
  options: FileOptions,
  maxBytes: number = GITHUB_LIMITS.gzipBytes,
): Promise<UploadedSarif | undefined> {
  return (await largestWithin(basis, options, maxBytes))?.file;
}

/** A smaller SARIF of the same report; undefined if none fits. */
export async function smallerSarifOf(report: Report, options: FileOptions, maxBytes: number): Promise<UploadedSarif | undefined> {
  const found = isReadInFull(report) ? await largestWithin(report, options, maxBytes) : undefined;
  return found?.fits === true ? found.file : undefined;
}

/** @param maxBytes After gzip. */
async function largestWithin(
  basis: SarifBasis,
  { compress = false, ...options }: FileOptions,
  maxBytes: number,
): Promise<{ readonly file: UploadedSarif; readonly fits: boolean } | undefined> {
  const known: KnownParts = { rules: new Map(), results: new Map() };
  let smallest: RenderedSarif | undefined;
  const fileOf = (rendered: RenderedSarif, text: string, gzip?: Buffer): UploadedSarif => {
    return { text, summary: summaryOf(rendered), facts: { faults: findSarifFaults(rendered.log, basis), gzip } };
  };
  for (const reduction of REDUCTIONS) {
    const rendered = renderBasis(basis, { ...options, reduction, known });
    if (rendered === undefined) return undefined;
    // This reduction changes nothing in this report.
    if (smallest && rendered.shortened === smallest.shortened && rendered.results === smallest.results) continue;
    smallest = rendered;
    const found = await textWithin(compactPieces(rendered.log), maxBytes, compress);
    if (found) return { file: fileOf(rendered, found.text, found.gzip), fits: true };
  }
  return smallest && { file: fileOf(smallest, compactJson(smallest.log)), fits: false };
}

/** The text, if it has at most `maxBytes` after gzip. It is only compressed if it must be. */
async function textWithin(
  pieces: Iterable<string>,
  maxBytes: number,
  compress: boolean,
): Promise<{ readonly text: string; readonly gzip?: Buffer } | undefined> {
  const made: string[] = [];
  const making = function* (): Iterable<string> {
    for (const piece of pieces) {
      made.push(piece);
      yield piece;
    }
  };
  if (!compress) {
    let bytes = 0;
    for (const piece of making()) bytes += Buffer.byteLength(piece);
    // Gzip enlarges a text by at most a few bytes for each 16 KiB.
    if (bytes < maxBytes * 0.99) return { text: made.join('') };
  }
  const gzip = await gzippedWithin(compress ? making() : made, maxBytes);
  return gzip && { text: made.join(''), gzip };
}

function summaryOf({ results, leftOut, shortened, anchor }: RenderedSarif): UploadedSarif['summary'] {
  return { results, omitted: leftOut, ...(shortened > 0 && { shortened }), fallbackFile: anchor };
}
