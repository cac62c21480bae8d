import { afterEach, describe, expect, it } from '@jest/globals';
import { asScanError } from '../../src/domain/errors.js';
import { type AzureState, azureMount } from '../../src/emulator/azure/index.js';
import type { AzureScenario } from '../../src/emulator/azure/scenario.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { createTransport } from '../../src/http/transport.js';
import { openAzureRepository } from '../../src/platforms/azure/repository.js';
import type { OpenedRepository } from '../../src/platforms/platform.js';
import { systemClock } from '../../src/runtime/clock.js';
import { validateRequest } from '../helpers/oracles/azure-git.js';

const BASE = '3484a3fb816e0859fd6e1cea078d76385ff50625';
const TIP = '9d90f9c1d1a9f0f27bd87efb3a0ad2b0f4fb7a34';
const POLICY = 'severity-threshold: low # ä\n';
const { signal } = new AbortController();
const open: Emulator<AzureState>[] = [];

afterEach(async () => {
  for (const emulator of open.splice(0)) {
    await emulator.close();
    expect(emulator.undocumented).toEqual([]);
    for (const { method, path } of emulator.requests) {
      const { pathname, searchParams } = new URL(path, 'http://emulator');
      expect(validateRequest(method, pathname, searchParams, undefined)).toEqual([]);
    }
  }
});

async function repository(env: Readonly<Record<string, string>> = {}, scenario: AzureScenario = {}): Promise<OpenedRepository> {
  const emulator = await startEmulator(
    azureMount({
      pulls: [{ number: 7, baseSha: BASE }],
      branches: { 'main-2': BASE, main: TIP },
      files: { [BASE]: { '.azure/scan gate+1.yml': POLICY }, [TIP]: {} },
      ...scenario,
    }),
  );
  open.push(emulator);
  const variables = {
    BUILD_REPOSITORY_PROVIDER: 'TfsGit',
    BUILD_REPOSITORY_NAME: 'infrastructure',
    SYSTEM_COLLECTIONURI: `${emulator.url}/octo-org/`,
    SYSTEM_TEAMPROJECT: 'Orders',
    SYSTEM_ACCESSTOKEN: 'ado-emulated',
    ...env,
  };
  const logger = { info: () => undefined, debug: () => undefined };
  return openAzureRepository(variables, {
    transport: createTransport('scan-gate/test'),
    clock: systemClock,
    random: () => 0.5,
    logger,
    scrub: (text) => text,
  });
}

async function opened(...args: Parameters<typeof repository>) {
  const api = await repository(...args);
  if ('why' in api) throw new Error(api.why);
  return api;
}

const refusal = (answer: Promise<unknown>): Promise<string> => answer.then(String, (error: unknown) => asScanError(error).message);

describe('a repository of Azure Repos', () => {
  it('has commits, branches and files', async () => {
    const api = await opened();
    expect(await api.commitOf(BASE, signal)).toBe(BASE);
    expect(await api.tipOf('main', signal)).toBe(TIP);
    expect(await api.fileAt(BASE, '.azure/scan gate+1.yml', signal)).toBe(POLICY);
  });

  it('does not have what Azure DevOps answers does not exist', async () => {
    const api = await opened();
    expect(await api.commitOf(BASE.replace('3', '4'), signal)).toBeUndefined();
    expect(await api.tipOf('mai', signal)).toBeUndefined();
    expect(await api.fileAt(TIP, '.azure/scan gate+1.yml', signal)).toBeUndefined();
  });

  it('is not known from an answer without the commit', async () => {
    const api = await opened({}, { faults: [{ call: 'commit', nth: 1, fault: { status: 200, body: {} } }] });
    expect(await refusal(api.commitOf(BASE, signal))).toMatch(/does not contain the commit/);
  });

  it('is not known if the token may not read it, or is wrong', async () => {
    const hidden = await opened({ BUILD_REPOSITORY_NAME: 'another' });
    for (const answer of [hidden.commitOf(BASE, signal), hidden.tipOf('main', signal), hidden.fileAt(BASE, 'a', signal)]) {
      expect(await refusal(answer)).toMatch(/answered 404 "TF401019/);
    }
    const wrong = await opened({ SYSTEM_ACCESSTOKEN: 'wrong' });
    expect(await refusal(wrong.fileAt(BASE, 'a', signal))).toBe('Azure DevOps answered 203 with its sign-in page');
  });

  it('is not searched by the first digits of a commit', async () => {
    expect(await refusal((await opened()).commitOf(BASE.slice(0, 12), signal))).toMatch(/by its first digits/);
  });

  it.each([
    [{ SYSTEM_ACCESSTOKEN: '$(System.AccessToken)' }, 'SYSTEM_ACCESSTOKEN is empty, or has no valid value'],
    [{ SYSTEM_COLLECTIONURI: 'ftp://dev.azure.com/octo-org/' }, 'SYSTEM_COLLECTIONURI is empty, or has no valid value'],
    [{ BUILD_REPOSITORY_PROVIDER: 'GitHub' }, 'the repository is not in Azure Repos (BUILD_REPOSITORY_PROVIDER is GitHub)'],
  ])('is not opened with %j', async (env, why) => {
    expect(await repository(env)).toMatchObject({ why });
  });
});
