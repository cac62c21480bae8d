import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { azureMount } from '../../src/emulator/azure/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { createTransport } from '../../src/http/transport.js';
import { type AzureApi, openAzure } from '../../src/platforms/azure/client.js';
import { headOf, threadsOf } from '../../src/platforms/azure/pull-request.js';
import { systemClock } from '../../src/runtime/clock.js';

const MARKER = '<!-- scan-gate:0123456789abcdef -->';
const log: string[] = [];
const logger = { info: (text: string) => log.push(text), debug: (text: string) => log.push(text) };
const { signal } = new AbortController();
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator(azureMount({ project: 'The Orders', repository: 'my repo' }));
});
afterAll(() => emulator.close());

const api = () =>
  openAzure(
    {
      BUILD_REPOSITORY_PROVIDER: 'TfsGit',
      BUILD_REPOSITORY_NAME: 'my repo',
      SYSTEM_COLLECTIONURI: `${emulator.url}/octo-org/`,
      SYSTEM_TEAMPROJECT: 'The Orders',
      SYSTEM_ACCESSTOKEN: 'ado-emulated',
    },
    { transport: createTransport('scan-gate/test'), clock: systemClock, random: () => 0.5, logger, scrub: (text) => text },
  ) as AzureApi;

describe('the threads of Azure Repos', () => {
  it('are created, listed, changed and removed', async () => {
    const threads = threadsOf({ api: api(), number: 7, marker: MARKER }, signal);
    const created = await threads.create({ body: 'one', resolved: false });
    expect(created).toMatchObject({ id: '101.1', body: 'one', resolved: false, author: await threads.me() });
    expect(await threads.list()).toEqual([created]);
    if (created !== undefined) await threads.update(created, { body: 'two', resolved: true });
    expect(await threads.list()).toMatchObject([{ body: 'two', resolved: true }]);
    if (created !== undefined) await threads.remove(created);
    expect(await threads.list()).toEqual([]);
  });

  it('are of a pull request whose head is known, if it exists', async () => {
    expect(await headOf(api(), 7, signal)).toMatch(/^[0-9a-f]{40}$/);
    expect(await headOf(api(), 8, signal)).toBeUndefined();
  });

  it('have neither the token nor a text in the log', () => {
    expect(log.join('\n')).toContain('GET /octo-org/The%20Orders/_apis/git/repositories/my%20repo/pullRequests/7/threads -> 200');
    expect(log.join('\n')).not.toMatch(/ado-emulated|Bearer|scan-gate:0/);
  });
});
