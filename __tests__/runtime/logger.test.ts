import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createLogger, type LoggerOptions } from '../../src/runtime/logger.js';
import { createRedactor } from '../../src/runtime/redactor.js';

function logged(options: Partial<LoggerOptions>, talk: (logger: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  talk(
    createLogger({
      write: (line) => lines.push(line),
      redactor: createRedactor(['SECRETSECRET']),
      style: 'actions',
      debug: true,
      ...options,
    }),
  );
  return lines;
}

describe('in a GitHub job', () => {
  it('problems are workflow commands', () => {
    const lines = logged({}, (logger) => {
      logger.info('logged');
      logger.notice('a');
      logger.warning('b');
      logger.error('c');
      logger.debug('d');
    });

    expect(lines).toEqual(['logged', '::notice::a', '::warning::b', '::error::c', '::debug::d']);
  });

  it('a hint follows its message; further lines of it stay YAML in the one annotation', () => {
    const lines = logged({}, (logger) => logger.error('Denied.', { lead: 'Add:', yaml: 'permissions:\n  security-events: write' }));

    expect(lines).toEqual(['::error::Denied. Add:%0Apermissions:%0A  security-events: write']);
  });

  it('a secret that a line end parts within a hint is masked', () => {
    for (const style of ['actions', 'plain'] as const) {
      const lines = logged({ style }, (logger) => logger.error('Denied.', 'Send SECRET\nSECRET again:\nkey'));

      expect(lines.join('\n')).toContain('Denied. Send *** again:');
    }
  });

  it('percent signs arrive as they are', () => {
    expect(logged({}, (logger) => logger.error('100%0A done'))).toEqual(['::error::100%250A done']);
  });

  it('no text of a service becomes a command, in any of its voices', () => {
    const pieces = fc.constantFrom('::error::', '::set-output name=a::', '##[group]', '\n', '\r', '%0A', '\u001b[2J', 'x', ' ');

    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const lines = logged({}, (logger) => {
          logger.info(text);
          logger.error(text, text);
          logger.debug(text);
        });

        for (const line of lines) {
          // The runner reads a command at the start of a line, and `##[` anywhere in it.
          expect(line.replace(/^::(?:error|debug)::/, '')).not.toMatch(/^\s*::|##\[|[\r\n\u001b]/);
        }
      }),
    );
  });
});

describe('a group', () => {
  const grouped = (style: 'actions' | 'plain'): string[] =>
    logged({ style }, (logger) => {
      logger.endGroup();
      logger.group('One');
      logger.info('a');
      logger.group('Two SECRETSECRET\n::error::x 100%');
      logger.endGroup();
      logger.endGroup();
      logger.info('b');
    });

  it('ends before the next one begins, and once', () => {
    expect(grouped('actions')).toEqual(['::group::One', 'a', '::endgroup::', '::group::Two *** : :error::x 100%25', '::endgroup::', 'b']);
  });

  it('is a title in a terminal', () => {
    expect(grouped('plain')).toEqual(['One', 'a', 'Two *** : :error::x 100%', 'b']);
  });
});

describe('in a terminal', () => {
  it('further lines of a hint stay YAML, each on a line of its own', () => {
    const lines = logged({ style: 'plain' }, (logger) =>
      logger.error('Denied.', { lead: 'Add:', yaml: 'permissions:\n  security-events: write' }),
    );

    expect(lines).toEqual(['error: Denied. Add:', '  permissions:', '    security-events: write']);
  });

  it('problems have a word in front', () => {
    const lines = logged({ style: 'plain' }, (logger) => {
      logger.notice('a');
      logger.warning('b', 'do this');
      logger.error('100%');
      logger.debug('d');
    });

    expect(lines).toEqual(['notice: a', 'warning: b do this', 'error: 100%', 'debug: d']);
  });
});

describe('in both', () => {
  it('debug lines are logged only in debug runs', () => {
    expect(logged({ debug: false }, (logger) => logger.debug('d'))).toEqual([]);
  });

  it('no level logs a secret', () => {
    const lines = logged({}, (logger) => {
      logger.info('SECRETSECRET');
      logger.debug('SECRETSECRET');
      logger.notice('SECRETSECRET', 'SECRETSECRET\nSECRETSECRET');
      logger.warning('SECRETSECRET');
      logger.error('SECRETSECRET');
      logger.raw('::error file=x::SECRETSECRET');
    });

    expect(lines).toHaveLength(6);
    expect(lines.join('\n')).not.toContain('SECRET');
  });

  it('a line that is safe already keeps its command', () => {
    expect(logged({}, (logger) => logger.raw('::error file=a.tf,line=1::x'))).toEqual(['::error file=a.tf,line=1::x']);
  });
});
