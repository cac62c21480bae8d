import { afterEach, describe, expect, it } from '@jest/globals';
import { secondaryRateLimit } from '../../src/emulator/github/scenario.js';
import { stage, strike } from '../publish/harness.js';

afterEach(strike);

describe('a rate limit that lasts longer than a job waits', () => {
  const REPOSITORY = { owner: 'octo-org', repo: 'infrastructure' };

  it('is remembered: nothing is asked before it ends, and everything after', async () => {
    const { github, emulator } = await stage({ faults: [{ call: 'repository', nth: 1, fault: secondaryRateLimit(90) }] });
    const { rest } = await github.open();
    await expect(rest.repos.get(REPOSITORY)).rejects.toMatchObject({ status: 403 });
    await expect(rest.repos.get(REPOSITORY)).rejects.toMatchObject({ status: 403 });
    expect(emulator.requests).toHaveLength(1);
    await github.clock.sleep(89_000);
    await expect(rest.issues.listComments({ ...REPOSITORY, issue_number: 7 })).rejects.toMatchObject({ status: 403 });
    await github.clock.sleep(1_000);
    await rest.repos.get(REPOSITORY);
    expect(emulator.requests).toHaveLength(2);
  });

  it('is waited for again when another one has ended', async () => {
    const faults = [
      { call: 'repository', nth: 1, fault: secondaryRateLimit(90) },
      { call: 'repository', nth: 2, fault: secondaryRateLimit(5) },
    ] as const;
    const { github, emulator } = await stage({ faults });
    const { rest } = await github.open();
    await expect(rest.repos.get(REPOSITORY)).rejects.toMatchObject({ status: 403 });
    await github.clock.sleep(90_000);
    await rest.repos.get(REPOSITORY);
    expect(emulator.requests).toHaveLength(3);
  });

  it('of one kind of request leaves the others alone', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800', 'x-ratelimit-resource': 'code_scanning_upload' };
    const { github } = await stage({ faults: [{ call: 'repository', nth: 1, fault: { status: 403, headers } }] });
    const { rest } = await github.open();
    await expect(rest.repos.get(REPOSITORY)).rejects.toMatchObject({ status: 403 });
    expect((await rest.repos.get(REPOSITORY)).status).toBe(200);
  });
});
