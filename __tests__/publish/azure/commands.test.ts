import { describe, expect, it } from '@jest/globals';
import { commandFromString } from 'azure-pipelines-task-lib/taskcommand.js';
import * as fc from 'fast-check';
import { loggingCommand } from '../../../src/publish/azure/commands.js';
import { TRICKS } from '../../helpers/hostile-strings.js';
import { runs } from '../../helpers/lanes.js';

describe('a logging command', () => {
  it('has the form of the documentation', () => {
    expect(loggingCommand('task.logissue', { type: 'error', sourcepath: 'a;b].tf', code: undefined, linenumber: '' }, '100%\nof it')).toBe(
      '##vso[task.logissue type=error;sourcepath=a%3Bb%5D.tf;]100%AZP25%0Aof it',
    );
    expect(loggingCommand('task.uploadsummary', {}, '/work/summary.md')).toBe('##vso[task.uploadsummary]/work/summary.md');
  });

  const text = fc.oneof(fc.constantFrom(...TRICKS, '%0D%0A%5D%3B%AZP25', '%AZP250D', ']##vso[a.b]'), fc.string({ unit: 'binary' }));

  it('is read back by Microsoft’s parser, whatever the texts are', () => {
    fc.assert(
      fc.property(text, text, (property, message) => {
        // The parser trims properties.
        const value = `a${property}z`;
        const line = loggingCommand('task.logissue', { type: 'error', code: value }, message);
        expect(line).not.toMatch(/[\r\n]/);
        expect(commandFromString(line)).toEqual({ command: 'task.logissue', properties: { type: 'error', code: value }, message });
      }),
      { numRuns: runs(1000) },
    );
  });
});
