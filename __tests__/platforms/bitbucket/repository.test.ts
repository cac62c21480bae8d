import { afterEach, describe, expect, it } from '@jest/globals';
import type { BitbucketScenario } from '../../../src/emulator/bitbucket/scenario.js';
import { apiThroughProxy, apiWithToken } from '../../../src/platforms/bitbucket/api.js';
import { openBitbucketRepository, repositoryOf } from '../../../src/platforms/bitbucket/repository.js';
import { firstOf } from '../../../src/platforms/http.js';
import type { RepositoryApi } from '../../../src/platforms/platform.js';
import { type BitbucketStage, bitbucketStage, strikeBitbucket, TOKEN } from '../../publish/bitbucket/stage.js';
import { HEAD, never, OTHER } from '../../publish/harness.js';

afterEach(strikeBitbucket);

const SCENARIO: BitbucketScenario = {
  branches: { 'release/1': OTHER },
  files: { [OTHER]: { 'ci/gate #1.yml': 'name: a\n' } },
};

async function open(scenario: BitbucketScenario = {}): Promise<[RepositoryApi, RepositoryApi, BitbucketStage]> {
  const world = await bitbucketStage({ ...SCENARIO, ...scenario });
  const { emulator, context } = world;
  const apis = [apiThroughProxy(context, [new URL(emulator.url)]), apiWithToken(context, TOKEN, `${emulator.url}/2.0`)] as const;
  const [proxied, direct] = apis.map((api) => repositoryOf(api, 'octo-org/infrastructure'));
  return [proxied as RepositoryApi, direct as RepositoryApi, world];
}

describe.each([
  ['the proxy of Pipelines', 0],
  ['a token', 1],
] as const)('with %s, the repository', (_how, index) => {
  it('completes commits, and finds the tip of a branch', async () => {
    const { [index]: api, 2: world } = await open();
    expect(await api.commitOf(HEAD.slice(0, 12), never())).toBe(HEAD);
    expect(await api.commitOf('0123456789ab', never())).toBeUndefined();
    expect(await api.tipOf('release/1', never())).toBe(OTHER);
    await expect(api.tipOf('release/2', never())).rejects.toThrow('Branch not found');
    expect(world.emulator.undocumented).toEqual([]);
  });

  it('has files, and does not have others', async () => {
    const { [index]: api } = await open();
    expect(await api.fileAt(OTHER, 'ci/gate #1.yml', never())).toBe('name: a\n');
    expect(await api.fileAt(OTHER, 'ci/other.yml', never())).toBeUndefined();
  });

  it('does not take a refusal for an absence', async () => {
    const { [index]: api } = await open({ repository: 'octo-org/other' });
    await expect(api.commitOf(HEAD.slice(0, 12), never())).rejects.toThrow('not found');
    await expect(api.fileAt(OTHER, 'ci/other.yml', never())).rejects.toThrow('not found');
  });
});

it('uses the token where the proxy refuses', async () => {
  const { emulator, context } = await bitbucketStage({ faults: [{ call: 'commit', nth: 1, fault: { status: 403 } }] });
  const direct = apiWithToken(context, TOKEN, `${emulator.url}/2.0`);
  const api = repositoryOf(firstOf(apiThroughProxy(context, [new URL(emulator.url)]), direct), 'octo-org/infrastructure');
  expect(await api.commitOf(HEAD.slice(0, 12), never())).toBe(HEAD);
  expect(emulator.requests.map(({ headers }) => headers['authorization'])).toEqual([undefined, 'present']);
});

it('needs the name of the repository', async () => {
  const { context } = await bitbucketStage();
  expect(openBitbucketRepository({ BITBUCKET_REPO_FULL_NAME: 'a/../b' }, context)).toEqual({
    why: 'BITBUCKET_REPO_FULL_NAME is not the name of a repository',
  });
  expect(openBitbucketRepository({ BITBUCKET_REPO_FULL_NAME: 'a/b' }, context)).toMatchObject({ title: 'Bitbucket' });
});
