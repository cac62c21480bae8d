import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { formatWorkflowCommand, toAnnotations } from '../../src/report/annotations.js';
import { renderCodeQuality } from '../../src/report/code-quality.js';
import { renderConsole } from '../../src/report/console/console.js';
import { renderHtml } from '../../src/report/html/html.js';
import { renderJenkins } from '../../src/report/jenkins.js';
import { renderJson } from '../../src/report/json.js';
import { renderJunit } from '../../src/report/junit/junit.js';
import type { Report } from '../../src/report/report.js';
import { renderFullSarif } from '../../src/report/sarif/extended.js';
import { compactJson, renderSarif } from '../../src/report/sarif/sarif.js';
import { createLogger, type LoggerOptions } from '../../src/runtime/logger.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { textOf } from '../helpers/chunks.js';
import { LONG_TRICKS, TRICKS } from '../helpers/hostile-strings.js';
import { EVERYTHING } from '../helpers/lanes.js';
import { githubSarifProblems } from '../helpers/oracles/github-sarif.js';
import { commandsIn } from '../helpers/oracles/log-commands.js';
import { validateWithSchema } from '../helpers/oracles/sarif.js';
import { hostileSays, reportSaying } from './hostile-report.js';

/** Every line of the log, and every file as a job prints it. */
function linesOf(report: Report): Record<string, string[]> {
  const sarif = renderSarif(report);
  const files = {
    'results.json': textOf(renderJson(report)),
    'results.sarif': sarif ? compactJson(sarif.log) : '',
    'results.full.sarif': textOf(renderFullSarif(report)),
    'gl-code-quality-report.json': [...(renderCodeQuality(report) ?? [])].join(''),
    'jenkins-issues.json': [...(renderJenkins(report) ?? [])].join(''),
    'junit.xml': [...renderJunit(report)].join(''),
    'report.html': [...renderHtml(report)]
      .join('')
      .replace(/<script>.*?<\/script>/s, '')
      .replace(/<style>.*?<\/style>/s, ''),
  };
  return {
    console: [...renderConsole(report, { details: 'full' })],
    annotations: toAnnotations(report, { details: 'full' }).map(formatWorkflowCommand).flatMap(saidBy),
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.split('\n')])),
  };
}

/** What GitHub's runner shows of an annotation: one line with one command, whose text contains no command. */
function saidBy(line: string): string[] {
  const [, properties = '', message] = /^::(?:error|warning|notice|debug)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
  if (message === undefined) return [`::not one command:: ${line}`];
  return `${properties.replaceAll(',', '\n')}\n${message}`
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%')
    .split('\n');
}

/** Every line that a logger writes of a text. */
function logged(text: string, style: LoggerOptions['style']): string[] {
  const lines: string[] = [];
  const logger = createLogger({ write: (line) => lines.push(line), redactor: createRedactor([]), style, debug: true });
  logger.info(text);
  for (const level of ['notice', 'warning', 'error'] as const) logger[level](text, `${text}\n${text}`);
  logger.debug(text);
  return style === 'plain' ? lines : [...lines.slice(0, 1), ...lines.slice(1).flatMap(saidBy)];
}

const harmIn = (report: Report): string[] =>
  Object.entries(linesOf(report)).flatMap(([surface, lines]) => commandsIn(lines).map((complaint) => `${surface}: ${complaint}`));

describe('the SARIF of hostile texts', () => {
  it.each(hostileSays([...TRICKS, ...LONG_TRICKS], 12))('is one that GitHub accepts if %s', (_, say) => {
    const log = JSON.parse(JSON.stringify(renderSarif(reportSaying(say))?.log));
    expect([...validateWithSchema(log), ...githubSarifProblems(log)]).toEqual([]);
  });
});

describe('no line is a command of any CI', () => {
  it.each([...hostileSays(TRICKS, 16), ...hostileSays(LONG_TRICKS, 2)])('where %s', (_, say) => {
    expect(harmIn(reportSaying(say))).toEqual([]);
  });

  it('if the logger gets any trick', () => {
    for (const trick of [...TRICKS, ...LONG_TRICKS])
      expect(commandsIn([...logged(trick, 'plain'), ...logged(trick, 'actions')])).toEqual([]);
  });

  it('if any field contains anything', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' })), { maxLength: 4 });
    fc.assert(
      fc.property(text, fc.constantFrom('', ' ', '\n', '\r', '\u2028'), (parts, glue) => {
        const trick = parts.join(glue);
        expect(harmIn(reportSaying(() => trick))).toEqual([]);
        expect(commandsIn([...logged(trick, 'plain'), ...logged(trick, 'actions')])).toEqual([]);
      }),
      { numRuns: EVERYTHING ? 300 : 15 },
    );
  });
});

describe('the oracle', () => {
  it.each([
    '::error::x',
    '  ::add-mask::x',
    'text ##[error]x',
    'text ##vso[task.complete]x',
    "text ##teamcity[message text='x']",
    'section_start:1:x\r',
    '--- group',
    'travis_fold:start:x\r',
    '\u001b]8;;x\u0007',
    'a\u202eb',
  ])('sees %j', (line) => {
    expect(commandsIn([line])).not.toEqual([]);
    expect(commandsIn(['std::vector a::b, ## heading --- x'])).toEqual([]);
  });
});
