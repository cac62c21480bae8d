import type { EvaluatedFinding } from '../domain/evaluation.js';
import { type Rule, repositoryPath } from '../domain/finding.js';
import { hashIdentity } from '../domain/fingerprint.js';
import type { Severity } from '../domain/severity.js';
import { escapeJsonForLog } from '../text/log.js';
import { htmlText } from '../text/markup.js';
import { toSingleLine, truncate } from '../text/plain.js';
import { additionalLocations, formatLocation, shownAt } from './location.js';
import type { Report } from './report.js';
import { ANCHOR, openInFull } from './sarif/sarif.js';
import { firstFilled, labelsOf, rulesById, wordsOf } from './view.js';

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
 * plugin counts findings that a report lacks as fixed.
 */
export function renderJenkins(report: Report): Iterable<string> | undefined {
  const findings = openInFull(report)?.filter(({ counted }) => counted);
  return findings === undefined ? undefined : lines(findings, report);
}

function* lines(findings: readonly EvaluatedFinding[], report: Report): Iterable<string> {
  const rules = rulesById(report);
  yield '{"_class":"io.jenkins.plugins.analysis.core.restapi.ReportApi","issues":[';
  let before = '\n';
  for (const finding of findings) {
    yield `${before}${escapeJsonForLog(JSON.stringify(issueOf(finding, rules, report)))}`;
    before = ',\n';
  }
  yield findings.length === 0 ? ']}\n' : '\n]}\n';
}

function issueOf(finding: EvaluatedFinding, rules: ReadonlyMap<string, Rule>, report: Report): object {
  const { ruleId, severity, fingerprint, location, baselineState } = finding;
  const { path, line } = shownAt(location, report.sarif?.fallbackFile ?? ANCHOR);
  const isAnchored = repositoryPath(location.file) === undefined;
  const place = isAnchored ? toSingleLine(formatLocation(location)) : '';
  const title = truncate(toSingleLine(wordsOf(finding, rules).title), MAX_TITLE_LENGTH);
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
    additionalProperties: { severity, ...(baselineState !== undefined && { change: baselineState }) },
  };
}

function descriptionOf(finding: EvaluatedFinding, rules: ReadonlyMap<string, Rule>): string {
  const { text, fix, url } = wordsOf(finding, rules);
  const cvss = finding.cvss === undefined ? '' : `CVSS ${finding.cvss}`;
  const about = [...additionalLocations(finding.location), cvss, ...labelsOf(rules.get(finding.ruleId))].filter(Boolean).join(', ');
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
