import type { EvaluatedFinding } from '../domain/evaluation.js';
import { repositoryPath } from '../domain/finding.js';
import { hashIdentity } from '../domain/fingerprint.js';
import type { Severity } from '../domain/severity.js';
import { escapeJsonForLog } from '../text/log.js';
import { htmlText } from '../text/markup.js';
import { toSingleLine, truncate } from '../text/plain.js';
import { type CountedFinding, countedInFull } from './counted-in-full.js';
import { additionalLocations, formatLocation, shownAt } from './location.js';
import type { Report } from './report.js';
import { ANCHOR } from './sarif/sarif.js';
import { firstFilled, labelsOf, type Rules, ruleOf, wordsOf } from './words.js';

/** The four severities of the plugin; its parser of SARIF knows only three. */
const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { critical: 'ERROR', high: 'HIGH', medium: 'NORMAL', low: 'LOW', info: 'LOW' };

/** In characters. */
const MAX_TITLE_LENGTH = 300;
const MAX_NAME_LENGTH = 255;
const MAX_TEXT_LENGTH = 2000;

/**
 * jenkins-issues.json: the findings that count, in the own format of Jenkins' plugin Warnings (`issues(pattern: …)`,
 * https://github.com/jenkinsci/analysis-model/blob/main/src/main/java/edu/hm/hafner/analysis/parser/JsonBaseParser.java). The plugin
 * shows messages and descriptions as HTML. In chunks, a line for each finding. Undefined if there is no results.sarif either, because the
 * plugin counts findings that a report lacks as fixed. Of several targets, those that were read in full are in the file, as if each had
 * been scanned in a job of its own.
 */
export function renderJenkins(report: Report): Iterable<string> | undefined {
  const findings = countedInFull(report);
  return findings === undefined ? undefined : lines(findings);
}

function* lines(findings: readonly CountedFinding[]): Iterable<string> {
  yield '{"_class":"io.jenkins.plugins.analysis.core.restapi.ReportApi","issues":[';
  let before = '\n';
  for (const finding of findings) {
    yield `${before}${escapeJsonForLog(JSON.stringify(issueOf(finding)))}`;
    before = ',\n';
  }
  yield findings.length === 0 ? ']}\n' : '\n]}\n';
}

function issueOf({ finding, rules, report, label }: CountedFinding): object {
  const { ruleId, severity, fingerprint, location, baselineState } = finding;
  const { path, line } = shownAt(location, report.sarif?.fallbackFile ?? ANCHOR);
  const isAnchored = repositoryPath(location.file) === undefined;
  const place = isAnchored ? toSingleLine(formatLocation(location)) : '';
  const words = toSingleLine(wordsOf(finding, rules).title);
  const title = truncate(label === undefined ? words : `${label}: ${words}`, MAX_TITLE_LENGTH);
  return {
    fileName: path,
    lineStart: line,
    lineEnd: line,
    severity: SEVERITY_WORDS[severity],
    message: htmlText(place === '' ? title : `${title} (${place})`),
    description: descriptionOf(finding, rules),
    category: report.service.id,
    type: truncate(toSingleLine(ruleId), MAX_NAME_LENGTH) || 'unnamed',
    // Two gates may find the same in two targets.
    fingerprint: hashIdentity([report.name, fingerprint]),
    moduleName: toSingleLine(report.name),
    additionalProperties: {
      severity,
      ...(label !== undefined && { target: label }),
      ...(baselineState !== undefined && { change: baselineState }),
    },
  };
}

function descriptionOf(finding: EvaluatedFinding, rules: Rules): string {
  const { text, fix, url } = wordsOf(finding, rules);
  const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
  const about = [...additionalLocations(finding.location), cvss, ...labelsOf(ruleOf(finding, rules))].filter(Boolean).join(', ');
  const paragraph = (content: string | undefined, title = ''): string =>
    content === undefined || content === '' ? '' : `<p>${title}${htmlText(truncate(content, MAX_TEXT_LENGTH))}</p>`;
  return [
    paragraph(firstFilled(text)),
    paragraph(about),
    paragraph(firstFilled(fix?.text), 'How to fix: '),
    firstFilled(fix?.code) === undefined ? '' : `<pre>${htmlText(truncate(fix?.code ?? '', MAX_TEXT_LENGTH))}</pre>`,
    paragraph(url, 'More: '),
    paragraph(finding.fingerprint, 'Fingerprint, for a waiver: '),
  ].join('');
}
