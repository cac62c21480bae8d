import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../src/emulator/aiptx.js';
import { feguraMount } from '../../src/emulator/fegura.js';
import { s4eMount } from '../../src/emulator/s4e.js';
import type { Mount } from '../../src/emulator/wire.js';
import { runJob } from '../support/job.js';
import { API_KEY } from '../support/secrets.js';

const HOUR_MS = 3_600_000;
const scanOf = (hours: number) => ({ id: `01d00000-0000-4000-8000-00000000000${hours}`, createdAgoMs: hours * HOUR_MS });
const LIKE = scanOf(3);
const UNLIKE = scanOf(2);
const CHOSEN = scanOf(1);

describe('the baseline of a scan that is chosen by its ID', () => {
  it.each<[string, Mount]>([
    ['type', s4eMount({ key: API_KEY, scans: [{ ...LIKE, type: 'quick' }, UNLIKE, { ...CHOSEN, type: 'quick' }] })],
    ['mode', aiptxMount({ key: API_KEY, scans: [{ ...LIKE, mode: 'deep' }, UNLIKE, { ...CHOSEN, mode: 'deep' }] })],
    ['region', feguraMount({ key: API_KEY, scans: [{ ...LIKE, region: 'eu-west-1' }, UNLIKE, { ...CHOSEN, region: 'eu-west-1' }] })],
  ])('is the last one of the same %s, whatever a start would ask for', async (_what, service) => {
    const { outputs } = await runJob({ service, inputs: { 'upload-sarif': 'never', 'scan-id': CHOSEN.id } });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-id': CHOSEN.id, 'baseline-id': LIKE.id });
  });
});
