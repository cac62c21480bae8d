import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/runtime/logger.js';
import { exitCodeOfSignal, listenForInterrupt } from '../../src/runtime/process.js';
import { progressText, type ShownProgress, shareProgress } from '../../src/runtime/progress-line.js';
import { createRedactor } from '../../src/runtime/redactor.js';

describe('the line of progress', () => {
  it.each([
    [{ what: 'running', sinceMs: 0 }, 'running, 1 min 5 s'],
    [{ what: 'running 40 %', sinceMs: 0, untilMs: 95_000 }, 'running 40 %, 1 min 5 s, about 30 s left'],
    [{ what: 'running', sinceMs: 0, untilMs: 125_000 }, 'running, 1 min 5 s, about 1 min left'],
    [{ what: 'running', sinceMs: 0, untilMs: 60_000 }, 'running, 1 min 5 s, longer than usual'],
    [{ what: 'queued', sinceMs: 70_000 }, 'queued, 0 s'],
    [{ what: 'running', sinceMs: -7_200_000 }, 'running, 2 h 1 min'],
  ])('%j', (shown, text) => {
    expect(progressText(shown, 65_000)).toBe(text);
  });
});

describe('the line of several targets', () => {
  it('shows how many have ended and the longest remaining time, as long as a scan is waited for', () => {
    const shown: (ShownProgress | undefined)[] = [];
    const line = { show: (progress: ShownProgress) => void shown.push(progress), hide: () => void shown.push(undefined) };
    const progress = shareProgress(line, 3, 0);
    const [first, second] = [progress.line(), progress.line()];
    first.show({ what: 'running', sinceMs: 0, untilMs: 60_000 });
    second.show({ what: 'running', sinceMs: 0, untilMs: 90_000 });
    second.hide();
    progress.ended();
    first.hide();
    first.hide();
    const of = (ended: number, untilMs: number): ShownProgress => ({ what: `${ended} of 3 targets ended`, sinceMs: 0, untilMs });
    expect(shown).toEqual([of(0, 60_000), of(0, 90_000), of(0, 60_000), of(1, 60_000), undefined]);
  });
});

describe('the two outputs of a logger', () => {
  const talk = (options: { quiet?: boolean; documentOnly?: boolean }): { out: string[]; err: string[] } => {
    const [out, err]: [string[], string[]] = [[], []];
    const write = (line: string): void => void out.push(line);
    const log = (line: string): void => void err.push(line);
    const logger = createLogger({ write, log, ...options, redactor: createRedactor([]), style: 'plain', debug: false });
    logger.group('title');
    logger.info('info');
    logger.notice('notice');
    logger.warning('warning');
    logger.result('result');
    logger.raw('##vso[task.complete]');
    return { out, err };
  };
  const all = ['title', 'info', 'notice: notice', 'warning: warning'];
  const raw = '##vso[task.complete]';

  it.each([
    [{}, { out: ['result', raw], err: all }],
    [{ quiet: true }, { out: ['result', raw], err: ['warning: warning'] }],
    [{ documentOnly: true }, { out: [], err: [...all, 'result', raw] }],
    [
      { quiet: true, documentOnly: true },
      { out: [], err: ['warning: warning', raw] },
    ],
  ])('%j', (options, expected) => {
    expect(talk(options)).toEqual(expected);
  });
});

describe('the exit code of a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s: %i', (name, code) => {
    const listeners = new Map<string, () => void>();
    const signal = listenForInterrupt({ on: (event, listener) => listeners.set(event, listener) }, () => undefined);
    expect(exitCodeOfSignal(signal)).toBeUndefined();
    listeners.get(name)?.();
    expect(exitCodeOfSignal(signal)).toBe(code);
  });
});
