import type { EvaluatedFinding } from '../../domain/evaluation.js';
import { repositoryPath } from '../../domain/finding.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import type { Severity } from '../../domain/severity.js';
import { additionalLocations, formatLocation, shownAt } from '../../report/location.js';
import { ANCHOR } from '../../report/sarif/sarif.js';
import { targetOf } from '../../report/targets.js';
import { type View, viewOf } from '../../report/view.js';
import { countText } from '../../report/wording.js';
import { labelsOf, ruleOf, wordsOf } from '../../report/words.js';
import { escapeForLog, escapeLogLine } from '../../text/log.js';
import { capital, truncate } from '../../text/plain.js';
import { annotationsPublisher } from '../annotations.js';
import type { Publishable, Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';
import { serviceMessage } from './messages.js';

/** A build page with more inspections is hard to read, and its log is long. */
const MAX_INSPECTIONS = 1_000;
/** In characters (https://www.jetbrains.com/help/teamcity/service-messages.html#Reporting+Inspections). */
const MAX_NAME_LENGTH = 255;
const MAX_TEXT_LENGTH = 4_000;

const LEVELS: Readonly<Record<Severity, 'ERROR' | 'WARNING' | 'WEAK WARNING' | 'INFO'>> = {
  critical: 'ERROR',
  high: 'ERROR',
  medium: 'WARNING',
  low: 'WEAK WARNING',
  info: 'INFO',
};

/** The findings that count, worst first, on the tab "Inspections" of the build: first each rule, once. */
export function inspectionsPublisher({ settings, logger }: Pick<SurfaceOptions, 'settings' | 'logger'>): Publisher {
  return annotationsPublisher({
    enabled: settings.annotations,
    // Nothing beside an inspection would show that the results are partial.
    render: (what) => (what.report.partial === true ? undefined : inspectionLines(what, settings.name)),
    write: (line) => logger.raw(line),
  });
}

function* inspectionLines({ report, details }: Publishable, gate: string): Iterable<string> {
  const view = viewOf(report, details);
  const shown = view.listed.slice(0, MAX_INSPECTIONS);
  const types = new Map(shown.map((finding) => [finding.ruleId, finding]));
  for (const finding of types.values()) yield serviceMessage('inspectionType', typeOf(finding, view, gate));
  for (const finding of shown) yield serviceMessage('inspection', inspectionOf(finding, view, gate));
  const more = view.listed.length - shown.length;
  if (more > 0) {
    const text = `The tab Inspections shows the worst ${countText(shown.length, 'finding')}. results.json has ${countText(more, 'more finding')}.`;
    yield serviceMessage('message', { text, status: 'WARNING' });
  }
}

function typeOf(finding: EvaluatedFinding, view: View, gate: string): Record<string, string> {
  const rule = ruleOf(finding, view.rules);
  const labels = labelsOf(rule);
  const text = rule?.text ?? rule?.title ?? wordsOf(finding, view.rules).title;
  return {
    id: typeIdOf(finding, gate),
    name: nameOf(rule?.title ?? finding.ruleId),
    category: nameOf(view.report.service.title),
    // A description that begins with `<html>` is shown as a page, so this one begins with a word.
    description: textOf(`Rule ${finding.ruleId}${labels.length === 0 ? '' : ` (${labels.join(', ')})`}: ${text}`),
  };
}

function inspectionOf(finding: EvaluatedFinding, view: View, gate: string): Record<string, string | undefined> {
  const { location, severity, baselineState, targetIndex } = finding;
  const { title, text } = wordsOf(finding, view.rules);
  const file = repositoryPath(location.file);
  const place = [file === undefined ? formatLocation(location) : '', ...additionalLocations(location)].filter(Boolean);
  // Every inspection needs a file.
  const shown = shownAt(location, targetOf(view.report, finding).sarif?.fallbackFile ?? ANCHOR);
  const target = targetIndex === undefined ? undefined : view.labels[targetIndex];
  const head = `${capital(severity)}${baselineState === 'new' ? ' (new)' : ''}: ${target === undefined ? '' : `${target}: `}${title}`;
  return {
    typeId: typeIdOf(finding, gate),
    message: textOf(`${head}${place.length === 0 ? '' : ` (${place.join(', ')})`}${text === undefined ? '' : `\n${text}`}`),
    // An escaped path would be another path.
    file: truncate(escapeLogLine(shown.path) === shown.path ? shown.path : ANCHOR, MAX_TEXT_LENGTH),
    line: String(shown.line),
    SEVERITY: LEVELS[severity],
  };
}

/** Two gates of one build may have a rule of the same name. A cut ID keeps apart what was cut. */
function typeIdOf({ ruleId }: EvaluatedFinding, gate: string): string {
  const id = escapeLogLine(`${gate}/${ruleId}`);
  return id.length <= MAX_NAME_LENGTH && id === `${gate}/${ruleId}`
    ? id
    : `${truncate(id, MAX_NAME_LENGTH - 17)}-${hashIdentity([ruleId]).slice(0, 16)}`;
}

function nameOf(text: string): string {
  return truncate(escapeLogLine(text), MAX_NAME_LENGTH);
}

function textOf(text: string): string {
  return truncate(escapeForLog(text), MAX_TEXT_LENGTH);
}
