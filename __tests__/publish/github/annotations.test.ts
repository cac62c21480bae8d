import { describe, expect, it } from '@jest/globals';
import { annotationsPublisher } from '../../../src/publish/github/annotations.js';
import { ALL, NOTHING, never, publishable } from '../harness.js';

describe('annotations', () => {
  const render = (): string[] => ['::error file=main.tf,line=1::a', '::notice::b'];

  it('are printed line by line', async () => {
    const lines: string[] = [];
    const publisher = annotationsPublisher({ enabled: true, allows: ALL, render, write: (line) => lines.push(line) });
    expect(await publisher.publish(publishable(), never())).toEqual({ surface: 'annotations', outcome: 'done' });
    expect(lines).toEqual(render());
  });

  it.each([
    [false, ALL],
    [true, NOTHING],
  ])('are left out when not wanted, or not possible (%s)', async (enabled, allows) => {
    const lines: string[] = [];
    const publisher = annotationsPublisher({ enabled, allows, render, write: (line) => lines.push(line) });
    expect(await publisher.publish(publishable(), never())).toEqual({ surface: 'annotations', outcome: 'skipped' });
    expect(lines).toEqual([]);
  });

  it('that cannot be rendered are a note', async () => {
    const broken = (): string[] => {
      throw new Error('boom');
    };
    const publisher = annotationsPublisher({ enabled: true, allows: ALL, render: broken, write: () => undefined });
    expect(await publisher.publish(publishable(), never())).toMatchObject({ outcome: 'failed', note: { code: 'annotations-failed' } });
  });
});
