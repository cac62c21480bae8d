import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import tsm from 'teamcity-service-messages';
import { serviceMessage } from '../../../src/publish/teamcity/messages.js';
import { TRICKS } from '../../helpers/hostile-strings.js';
import { runs } from '../../helpers/lanes.js';

/** The message of an independent package, which would add a time and a flow. */
function ofPackage(type: string, values: Readonly<Record<string, string>> | string): string {
  return new tsm.Message(type, typeof values === 'string' ? values : { ...values }).toString();
}

describe('a service message', () => {
  const text = fc.oneof(
    fc.constantFrom(...TRICKS, "|'[]\n\r\u0085\u2028\u2029|x|l|p é 漢"),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from("|'[]\n\r\u0085\u2028\u2029xlpn")) }),
  );

  it('is the one that an independent package makes, with one value or several', () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        expect(serviceMessage('publishArtifacts', first)).toBe(ofPackage('publishArtifacts', first));
        const values = { typeId: first, message: second, flowId: '0', timestamp: '0' };
        expect(serviceMessage('inspection', { ...values, line: undefined })).toBe(ofPackage('inspection', values));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('has |x, |l and |p for the line ends of Unicode', () => {
    expect(serviceMessage('a', "1\u00852\u20283\u20294|5'6")).toBe("##teamcity[a '1|x2|l3|p4||5|'6']");
  });
});
