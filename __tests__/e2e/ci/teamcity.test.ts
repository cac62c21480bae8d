import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServedRepository } from '../../helpers/checkout.js';
import { type Message, readMessage } from '../../publish/teamcity/read-message.js';
import { type CiUnderTest, expectSituation, type Ran, runCi, type SituationName, servePolicies, situationsOf } from './harness.js';

/** What the agent reads in the log. */
function messagesOf({ log }: Ran<unknown>): Message[] {
  return log
    .split('\n')
    .filter((line) => /##teamcity\[/i.test(line))
    .map(readMessage);
}

const namesOf = (ran: Ran<unknown>): string[] => [...new Set(messagesOf(ran).map(({ name }) => name))];
const FAILED = ['inspectionType', 'inspection', 'importData', 'publishArtifacts', 'buildProblem', 'buildStatus'];
const folder = mkdtempSync(join(tmpdir(), 'scan-gate-teamcity-'));

/** The parameters of the build, which are in a file that the file of build properties names. */
const prepare: CiUnderTest<never>['prepare'] = ({ variables, served }) => {
  const parameters = readFileSync(join('__tests__', 'fixtures', 'ci', 'teamcity', `${variables}.properties`), 'utf8');
  const [configuration, build] = [join(folder, 'configuration'), join(folder, 'build')];
  writeFileSync(configuration, parameters.replaceAll('{{clone}}', served.url));
  writeFileSync(build, `#TeamCity build properties\nteamcity.configuration.properties.file=${configuration}\n`);
  // TeamCity does not report who can see the build.
  return { TEAMCITY_BUILD_PROPERTIES_FILE: build, SCAN_GATE_DETAILS: 'full' };
};

const TEAMCITY: CiUnderTest<never> = {
  ci: 'teamcity',
  prepare,
  checkout: { 'head-unknown': 'refs/pull/7/merge' },
  check: {
    'a push to the default branch': (ran) => expect(namesOf(ran)).toEqual(FAILED),
    'a push to a branch': (ran) =>
      expect(namesOf(ran)).toEqual(['inspectionType', 'inspection', 'importData', 'publishArtifacts', 'buildStatus']),
    'a pull request that passes': (ran) => expect(namesOf(ran)).toEqual(['importData', 'publishArtifacts', 'buildStatus']),
    'a pull request that fails': (ran) => {
      expect(namesOf(ran)).toEqual(FAILED);
      expect(messagesOf(ran).at(-1)?.values['text']).toMatch(/^Cloudgeni gate failed: /);
    },
    'a service that errs': (ran) => expect(namesOf(ran)).toEqual(['importData', 'publishArtifacts', 'buildProblem', 'buildStatus']),
  },
};

describe('a job of TeamCity', () => {
  let served: ServedRepository;
  beforeAll(() => {
    served = servePolicies();
  });
  afterAll(() => {
    served.remove();
    rmSync(folder, { recursive: true });
  });

  // TeamCity does not show whether a pull request is from a fork.
  const FORK: SituationName = 'a pull request from a fork without a key';
  it.each(situationsOf(TEAMCITY).filter((name) => name !== FORK))('%s', (name) => expectSituation(TEAMCITY, name, served));

  it(`${FORK}, which TeamCity does not show: a missing key is an error`, async () => {
    const ran = await runCi(TEAMCITY, FORK, served);

    expect([ran.exitCode, ran.service.requests]).toEqual([2, []]);
    expect(ran.log).toContain('CLOUDGENI_API_KEY');
  });
});
