import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Rule } from '../../src/domain/finding.js';
import { type Annotation, formatWorkflowCommand, toAnnotations } from '../../src/report/annotations.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { completed, finding, liveTarget, many, SCENARIOS } from './scenarios.js';

const RULE: Rule = { id: 'R1', title: 'Title', text: 'What is wrong', fix: { text: 'Do this', code: 'x = 1' }, tags: [] };

describe('toAnnotations', () => {
  it('maps severities, and has the problem, the place and the fix', () => {
    const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
    const report = completed(
      severities.map((severity, index) => finding(RULE, severity, { file: 'a b.tf', line: index + 1, resource: 'aws.x' })),
    );
    const annotations = toAnnotations(report, { details: 'full' });
    expect(annotations.map(({ level, title, line }) => `${level} ${title} ${line}`)).toEqual([
      'error Critical: Title 1',
      'error High: Title 2',
      'warning Medium: Title 3',
      'notice Low: Title 4',
      'notice Info: Title 5',
    ]);
    expect(annotations[0]).toEqual({
      level: 'error',
      ruleId: 'R1',
      title: 'Critical: Title',
      message: 'What is wrong (R1, aws.x)\n\nHow to fix: Do this\n\nx = 1',
      file: 'a b.tf',
      line: 1,
    });
  });

  it('gives the worst ten of a level, and the tenth has the number of the others', () => {
    const annotations = toAnnotations(many(500), { details: 'full' });
    expect(annotations).toHaveLength(30);
    const errors = annotations.filter(({ level }) => level === 'error');
    expect(errors.every(({ title }) => title.startsWith('Critical: '))).toBe(true);
    expect(errors[8]?.message).not.toContain('more finding');
    expect(errors[9]?.message).toMatch(/\n\n… and 190 more findings of this level: see the job summary\.$/);
    expect(annotations.findLast(({ level }) => level === 'warning')?.message).toContain('… and 90 more findings');
  });

  it('leaves room for what the step has logged before', () => {
    const annotations = toAnnotations(many(500), { details: 'full', used: { error: 1, notice: 12 } });
    expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(9);
    expect(annotations.filter(({ level }) => level === 'notice')).toHaveLength(0);
  });

  it('needs no file, and leaves closed findings alone', () => {
    const closed = finding(RULE, 'high', { file: 'c.tf' }, { state: 'closed', rawState: 'resolved' });
    const annotations = toAnnotations(completed([finding(RULE, 'high', { resource: 'aws.x' }), closed]), { details: 'full' });
    expect(annotations).toHaveLength(1);
    expect(annotations[0]).not.toHaveProperty('file');
    expect(annotations[0]?.message).toContain('aws.x');
  });

  it('is empty if only counts are shown', () => {
    expect(toAnnotations(liveTarget(), { details: 'counts' })).toEqual([]);
  });

  it('keeps the limits of title and message, with the number of the others', () => {
    const long = { ...RULE, title: '漢'.repeat(5000), text: 'x'.repeat(9000) };
    const report = completed(Array.from({ length: 11 }, (_, line) => finding(long, 'high', { file: 'a.tf', line: line + 1 })));
    for (const { title, message } of toAnnotations(report, { details: 'full' })) {
      expect(title.length).toBeLessThanOrEqual(255);
      expect(message.length).toBeLessThanOrEqual(4096);
    }
    expect(toAnnotations(report, { details: 'full' }).at(-1)?.message).toMatch(/and 1 more finding of this level/);
  });
});

describe('formatWorkflowCommand', () => {
  it('escapes as GitHub’s toolkit does', () => {
    const annotation: Annotation = {
      level: 'warning',
      ruleId: 'R',
      title: 'a: b, c%',
      message: '50%\nnext: a, b',
      file: 'x,y:z.tf',
      line: 7,
    };
    expect(formatWorkflowCommand(annotation)).toBe('::warning file=x%2Cy%3Az.tf,line=7,title=a%3A b%2C c%25::50%25%0Anext: a, b');
  });

  it('is one line that the runner reads back, whatever the texts are', () => {
    const text = fc.oneof(fc.constantFrom(...TRICKS), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, text, text, (title, message, file) => {
        const line = formatWorkflowCommand({ level: 'error', ruleId: 'R', title, message, file, line: 1 });
        expect(line).toMatch(/^::error (?:file=[^:,]*,line=1,)?title=[^:,]*::/);
        expect(line).not.toMatch(/[\r\n\u001b\u2028]|##\w*\[/);
        const decoded = line.slice(line.indexOf('::', 2) + 2).replaceAll('%0A', '\n');
        for (const part of decoded.split('\n')) expect(part).not.toMatch(/^\s*::/);
      }),
    );
  });

  it('is made for every hostile finding', () => {
    const annotations = toAnnotations(SCENARIOS.hostile?.() ?? liveTarget(), { details: 'full' });
    expect(annotations).toHaveLength(30);
    for (const annotation of annotations) expect(formatWorkflowCommand(annotation)).toMatch(/^::(?:error|warning|notice) /);
  });
});
