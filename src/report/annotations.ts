import type { EvaluatedFinding } from '../domain/evaluation.js';
import { repositoryPath } from '../domain/finding.js';
import type { Severity } from '../domain/severity.js';
import { escapeData, escapeForLog, escapeLogLine } from '../text/log.js';
import { capital, toSingleLine, truncate } from '../text/plain.js';
import { additionalLocations, formatLocation } from './location.js';
import type { Report } from './report.js';
import { type Details, type View, viewOf } from './view.js';
import { countText } from './wording.js';
import { firstFilled, wordsOf } from './words.js';

/** GitHub's three levels of annotations; each has its own limit. */
type AnnotationLevel = 'error' | 'warning' | 'notice';

/** A message at a line of a file; without a file GitHub shows it on the run's page only. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly ruleId: string;
  /** One line. */
  readonly title: string;
  readonly message: string;
  /** Path inside the repository. */
  readonly file?: string | undefined;
  /** 1 or more; only with a file. */
  readonly line?: number | undefined;
}

interface AnnotationOptions {
  /** `counts`: no annotations, because each of them shows a finding. */
  readonly details: Details;
  /** How many annotations the step already has, by level. */
  readonly used?: Readonly<Partial<Record<AnnotationLevel, number>>> | undefined;
  /** Default: those of GitHub. */
  readonly levels?: Readonly<Record<Severity, AnnotationLevel>> | undefined;
}

/** actions/runner: ExecutionContext, `_maxCountPerIssueType`; the eleventh of a level in a step is dropped without a message. */
const MAX_OF_A_LEVEL = 10;
/** actions/runner cuts longer messages. */
const MAX_MESSAGE_LENGTH = 4096;
/** GitHub: checks API, `title` of an annotation. */
const MAX_TITLE_LENGTH = 255;

const LEVELS: Readonly<Record<Severity, AnnotationLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/** The worst findings that count, as annotations; the last one of a full level has the number of those that are left out. Empty for partial results. */
export function toAnnotations(report: Report, { details, used = {}, levels = LEVELS }: AnnotationOptions): Annotation[] {
  // Nothing beside an annotation would show that the results are partial.
  if (report.partial === true) return [];
  const view = viewOf(report, details);
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const findings = view.listed.filter((finding) => levels[finding.severity] === level);
    const limit = Math.max(0, MAX_OF_A_LEVEL - (used[level] ?? 0));
    const shown = findings.slice(0, limit);
    const more = findings.length - shown.length;
    return shown.map((finding, index) => annotationOf(finding, view, level, index === shown.length - 1 ? more : 0));
  });
}

/** The line that makes GitHub's runner show the annotation. It contains no other command, whatever the texts are. */
export function formatWorkflowCommand({ level, title, message, file, line }: Annotation): string {
  // An escaped path would be another path.
  const safeFile = file !== undefined && escapeLogLine(file) === file ? file : undefined;
  const properties = [
    safeFile !== undefined && `file=${escapeProperty(safeFile)}`,
    safeFile !== undefined && line !== undefined && `line=${line}`,
    `title=${escapeProperty(escapeLogLine(title))}`,
  ];
  return `::${level} ${properties.filter(Boolean).join(',')}::${escapeData(escapeForLog(message))}`;
}

function annotationOf(finding: EvaluatedFinding, view: View, level: AnnotationLevel, more: number): Annotation {
  const { title } = wordsOf(finding, view.rules);
  const file = repositoryPath(finding.location.file);
  const tail = more > 0 ? `\n\n… and ${countText(more, 'more finding')} of this level: see the job summary.` : '';
  return {
    level,
    ruleId: finding.ruleId,
    title: truncate(
      escapeLogLine(`${capital(finding.severity)}${finding.baselineState === 'new' ? ' (new)' : ''}: ${title}`),
      MAX_TITLE_LENGTH,
    ),
    message: truncate(escapeForLog(messageOf(finding, view)), MAX_MESSAGE_LENGTH - tail.length) + tail,
    ...(file !== undefined && { file }),
    ...(file !== undefined && finding.location.line !== undefined && { line: finding.location.line }),
  };
}

function messageOf(finding: EvaluatedFinding, view: View): string {
  const { title, text, fix } = wordsOf(finding, view.rules);
  const place = repositoryPath(finding.location.file) === undefined ? formatLocation(finding.location) : '';
  const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
  const target = finding.targetIndex === undefined ? undefined : view.labels[finding.targetIndex];
  const about = [toSingleLine(finding.ruleId), place, ...additionalLocations(finding.location), cvss].filter(Boolean);
  const parts = [
    `${target === undefined ? '' : `${target}: `}${text ?? title} (${about.join(', ')})`,
    firstFilled(fix?.text) !== undefined && `How to fix: ${fix?.text}`,
    firstFilled(fix?.code),
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** actions/toolkit: command.ts, `escapeProperty`. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
