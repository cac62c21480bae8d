import { describe, expect, it } from '@jest/globals';
import type { Note } from '../../src/domain/note.js';
import type { Hint } from '../../src/text/hint.js';
import { dedupeNotes } from '../../src/workflow/finish/dedupe-notes.js';

const LEAD = 'Give the job all that it needs:';
const YAML = 'permissions:\n  contents: read';
const note = (hint: Hint | undefined, level: Note['level'] = 'warning'): Note => ({ level, code: 'c', text: 't', ...(hint && { hint }) });
const hintsOf = (notes: readonly Note[], error?: Hint): unknown[] => dedupeNotes(notes, error).map(({ hint }) => hint);

describe('the hints of notes', () => {
  it('are shown once if they are equal', () => {
    const pasted = { lead: LEAD, yaml: YAML };
    expect(hintsOf([note('Check {sha}.'), note('Check {sha}.'), note('Check {ref}.')])).toEqual([
      'Check {sha}.',
      undefined,
      'Check {ref}.',
    ]);
    expect(hintsOf([note(pasted), note({ ...pasted })])).toEqual([pasted, undefined]);
    expect(hintsOf([note('Check {sha}.'), note(pasted)], pasted)).toEqual(['Check {sha}.', undefined]);
  });

  it('show equal YAML once, and keep the sentences that make sense without it', () => {
    const first = { lead: LEAD, yaml: YAML };
    const second = { text: 'Check the token. It may be of another job.', lead: `If it lacks contents: read: ${LEAD}`, yaml: YAML };
    expect(hintsOf([note(first), note(second)])).toEqual([first, second.text]);
    expect(hintsOf([note(second), note(first)])).toEqual([second, undefined]);
    expect(hintsOf([note(second)], first)).toEqual([second.text]);
  });

  it('stay whole if the YAML differs', () => {
    const [first, second] = [YAML, `${YAML}\n  issues: write`].map((yaml) => ({ lead: LEAD, yaml }));
    expect(hintsOf([note(first), note(second)])).toEqual([first, second]);
  });

  it('stand in the most severe of the notes', () => {
    const pasted = { lead: LEAD, yaml: YAML };
    expect(hintsOf([note(pasted, 'notice'), note(pasted, 'error')])).toEqual([undefined, pasted]);
  });
});
