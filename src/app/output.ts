import type { Format } from '../config/inputs.js';
import type { Details } from '../domain/run-options.js';
import { renderCodeQuality } from '../report/code-quality.js';
import { renderConsole } from '../report/console/console.js';
import { toCountsOnly } from '../report/counts-only.js';
import { renderJenkins } from '../report/jenkins.js';
import { renderJson } from '../report/json.js';
import { renderJunit } from '../report/junit/junit.js';
import { renderMarkdownFile } from '../report/markdown/markdown.js';
import type { Report } from '../report/report.js';
import { removeFile, type WholeText, writeOutput } from '../runtime/atomic-write.js';
import { unwritableFile } from '../runtime/file-fault.js';
import type { Logger } from '../runtime/logger.js';
import { VERSION } from '../runtime/version.js';
import { fieldsOf, parseJson } from '../text/json.js';
import { escapeForLog, escapeJsonForLog } from '../text/log.js';
import { sarifFileOf } from '../workflow/finish/build-report.js';

/** What the command line writes besides the report directory: the inputs `format` and `output`. */
export interface Output {
  readonly format: Format;
  /** An absolute path; absent for standard output. */
  readonly file?: string | undefined;
  /** Writes one or more lines to standard output. */
  readonly print: (text: string) => void;
}

/** The name of a file of each format, for messages. */
const EXAMPLES: Readonly<Record<Format, string>> = {
  table: 'results.txt',
  json: 'results.json',
  sarif: 'results.sarif',
  markdown: 'report.md',
  junit: 'junit.xml',
  gitlab: 'gl-code-quality-report.json',
  jenkins: 'jenkins-issues.json',
};

/**
 * Writes a report in the format that was asked for. If only numbers may be shown, standard output, which may be a public log, gets no
 * findings.
 *
 * @returns false if it could not be written
 */
export async function writeResult(report: Report, details: Details, { format, file, print }: Output, logger: Logger): Promise<boolean> {
  if (file === undefined && format === 'table') return true;
  if (file === undefined && details === 'counts' && format !== 'json') {
    logger.warning(
      `Standard output may be public (details: counts), so it does not get the findings as ${format}.`,
      'Set --output to a file, or --details full.',
    );
    return true;
  }
  const shown = file === undefined && details === 'counts' ? toCountsOnly(report) : report;
  const text = await renderFormat(shown, format);
  if (text === undefined) {
    logger.warning(`There is no complete list of findings, so nothing is written as ${format}.`);
    // Otherwise, an earlier file could be taken for the result of this run.
    if (file !== undefined) await removeFile(file).catch(() => undefined);
    return true;
  }
  if (file === undefined) {
    print(printable(text, format));
    return true;
  }
  try {
    await writeOutput(file, text);
    logger.info(`Wrote ${file}.`);
    return true;
  } catch (error) {
    const { message, hint } = unwritableFile(file, error, { flag: '--output', example: EXAMPLES[format] });
    logger.error(message, hint);
    return false;
  }
}

/** One report in one format; undefined if the format needs a complete list of findings that the report does not have. */
async function renderFormat(report: Report, format: Format): Promise<string | undefined> {
  switch (format) {
    case 'json':
      return whole(renderJson(report));
    case 'sarif':
      return await sarifText(report);
    case 'markdown':
      return whole(renderMarkdownFile(report));
    case 'junit':
      return whole(renderJunit(report));
    case 'gitlab':
      return whole(renderCodeQuality(report));
    case 'jenkins':
      return whole(renderJenkins(report));
    case 'table':
      return `${renderConsole(report, { details: 'full' }).join('\n')}\n`;
  }
}

/** One log. Several targets have a run each, with the category of the target. */
async function sarifText({ targets, ...report }: Report): Promise<string | undefined> {
  if (targets === undefined) return (await sarifFileOf(report, sarifOptionsOf(report)))?.text;
  const files = [];
  for (const target of targets) {
    const file = await sarifFileOf(target, sarifOptionsOf(target));
    if (file !== undefined) files.push(file.text);
  }
  const [first, ...others] = files;
  if (first === undefined || others.length === 0) return first;
  const runs = files.flatMap((text): unknown[] => {
    const { runs: own } = fieldsOf(parseJson(text));
    return Array.isArray(own) ? own : [];
  });
  return escapeJsonForLog(JSON.stringify({ ...fieldsOf(parseJson(first)), runs }));
}

/** The settings of the policy with which results.sarif was rendered. */
function sarifOptionsOf({ sarif, target }: Report): Parameters<typeof sarifFileOf>[1] {
  const anchor = sarif?.fallbackFile;
  return {
    toolVersion: VERSION,
    maxResults: sarif?.results,
    ...(target !== undefined && anchor !== undefined && { locations: { [target.id]: anchor } }),
  };
}

function whole(text: WholeText | undefined): string | undefined {
  return text === undefined || typeof text === 'string' ? text : [...text].join('');
}

/** Only Markdown can contain what a CI reads as a command; the other formats escape it. */
function printable(text: string, format: Format): string {
  const end = text.endsWith('\n') ? text.slice(0, -1) : text;
  return format === 'markdown' ? end.split('\n').map(escapeForLog).join('\n') : end;
}
