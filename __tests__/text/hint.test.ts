import { describe, expect, it } from '@jest/globals';
import { type Hint, hintText, joinHints, mapHint, nameInputs, sentencesOf, yamlOf } from '../../src/text/hint.js';

const YAML: Hint = { text: 'See {sha}.', lead: 'Or add for {ref}:', yaml: 'permissions:\n  contents: read # {paths}' };
const LEAD: Hint = { lead: 'Add:', yaml: 'permissions: {}' };

describe('a hint', () => {
  it.each<[Hint, string, string]>([
    ['permissions: are missing\n- x: y', 'permissions: are missing\n- x: y', ''],
    [LEAD, 'Add:', 'permissions: {}'],
    [YAML, 'See {sha}. Or add for {ref}:', 'permissions:\n  contents: read # {paths}'],
  ])('%j is sentences and what is to be pasted', (hint, sentences, yaml) => {
    expect([sentencesOf(hint), yamlOf(hint)]).toEqual([sentences, yaml]);
    expect(hintText(hint)).toBe([sentences, yaml].filter(Boolean).join('\n'));
  });

  it('names inputs in all of its parts', () => {
    expect(nameInputs(YAML, 'command-line')).toEqual({
      text: 'See --sha.',
      lead: 'Or add for --ref:',
      yaml: 'permissions:\n  contents: read # --paths',
    });
    expect(nameInputs(undefined, 'action')).toBeUndefined();
  });

  it('is changed in all of its parts', () => {
    const hide = (text: string): string => text.replaceAll(/\w/g, '*');
    expect(mapHint({ text: 'a.', lead: 'b:', yaml: 'c: d' }, hide)).toEqual({ text: '*.', lead: '*:', yaml: '*: *' });
    expect(mapHint({ lead: 'b:', yaml: 'c: d' }, hide)).toEqual({ lead: '*:', yaml: '*: *' });
    expect(mapHint('a b', hide)).toBe('* *');
  });

  it('is joined with others so that its YAML stays whole, at the end', () => {
    expect(joinHints('Before.', YAML, undefined, 'After.')).toEqual({ ...YAML, text: 'Before. See {sha}. After.' });
    expect(joinHints('', LEAD)).toEqual({ ...LEAD, text: '' });
    expect(joinHints('One.', undefined, 'Two.')).toBe('One. Two.');
    expect(joinHints(YAML, LEAD)).toEqual({
      text: 'See {sha}.',
      lead: 'Or add for {ref}: Add:',
      yaml: 'permissions:\n  contents: read # {paths}\npermissions: {}',
    });
  });
});
