import { describe, expect, it } from '@jest/globals';
import { createIntern } from '../../src/domain/fingerprint.js';

describe('equal values', () => {
  const rule = () => ({ id: 'R1', title: 'Rule', tags: ['a', 'b'], fix: { text: 'Do this' }, url: undefined, score: null });

  it('become one object', () => {
    const intern = createIntern<{ readonly id: string }>();
    const [first, other] = [intern(rule()), intern({ ...rule(), id: 'R2' })];
    expect(intern(rule())).toBe(first);
    expect(intern({ ...rule(), id: 'R2' })).toBe(other);
    expect(other).not.toBe(first);
  });

  it.each<[string, object]>([
    ['another text', { title: 'Other' }],
    ['another item', { tags: ['a', 'c'] }],
    ['one item less', { tags: ['a'] }],
    ['one item more', { tags: ['a', 'b', 'c'] }],
    ['no list', { tags: { 0: 'a', 1: 'b' } }],
    ['no list, but a text', { tags: 'a,b' }],
    ['nothing', { fix: null }],
    ['nothing, which is undefined', { fix: undefined }],
    ['a list', { fix: ['Do this'] }],
    ['another part', { fix: { text: 'Do that' } }],
    ['another name of a part', { fix: { code: 'Do this' } }],
    ['one part more', { fix: { text: 'Do this', code: 'x' } }],
    ['an object instead of nothing', { score: {} }],
    ['a field more', { more: 1 }],
  ])('are not those of which one has %s', (_what, difference) => {
    const intern = createIntern<{ readonly id: string }>();
    const first = intern(rule());
    const different = { ...rule(), ...difference };
    expect(intern(different)).toBe(different);
    expect(intern({ ...rule(), ...difference })).toBe(different);
    expect(intern(rule())).toBe(first);
    // The same in the other order.
    const reverse = createIntern<{ readonly id: string }>();
    reverse(different);
    expect(reverse(first)).toBe(first);
  });
});
