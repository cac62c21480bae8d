import { describe, expect, it } from '@jest/globals';
import { annotationsPublisher } from '../../src/publish/annotations.js';
import { never, publishable } from './harness.js';

describe('annotations', () => {
  const render = (): string[] => ['::error file=main.tf,line=1::a', '::notice::b'];

  it('are printed line by line', async () => {
    const lines: string[] = [];
    const publisher = annotationsPublisher({ enabled: true, render, write: (line) => lines.push(line) });
    expect(await publisher.publish(publishable(), never())).toEqual({ surface: 'annotations', outcome: 'done' });
    expect(lines).toEqual(render());
  });

  it.each([
    ['not wanted', false, render],
    ['nothing is to be shown', true, () => undefined],
  ])('are left out if %s', async (_why, enabled, none) => {
    const lines: string[] = [];
    const publisher = annotationsPublisher({ enabled, render: none, write: (line) => lines.push(line) });
    expect(await publisher.publish(publishable(), never())).toEqual({ surface: 'annotations', outcome: 'skipped' });
    expect(lines).toEqual([]);
  });

  it('that cannot be rendered are a note', async () => {
    const broken = (): string[] => {
      throw new Error('boom');
    };
    const publisher = annotationsPublisher({ enabled: true, render: broken, write: () => undefined });
    expect(await publisher.publish(publishable(), never())).toMatchObject({ outcome: 'failed', note: { code: 'annotations-failed' } });
  });
});
