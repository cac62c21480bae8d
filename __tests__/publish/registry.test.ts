import { expect, it } from '@jest/globals';
import { showsBegin, surfacesOf } from '../../src/publish/registry.js';
import { reportOf } from '../report/services.js';
import { surfacesFor } from './surface-options.js';

it.each([
  { ci: 'azure' },
  { ci: 'bitbucket' },
  { ci: 'buildkite' },
  { ci: 'github', flavour: 'gitea' },
  { ci: 'github', flavour: 'forgejo' },
  { ci: 'github' },
  { ci: 'gitlab' },
  { ci: 'teamcity' },
  { ci: 'jenkins' },
] as const)('knows whether the surfaces of %j show that the run began', async (place) => {
  const report = reportOf('cloudgeni/failing');
  const source = { ...report.source, ...place };
  const create = await surfacesOf(source);
  const publishers = create?.(surfacesFor({ report: { ...report, source } }).options) ?? [];
  expect(showsBegin(source)).toBe(publishers.some(({ begin }) => begin !== undefined));
});
