import { describe, expect, it } from '@jest/globals';
import { createLedger, LEDGER_STATE, type LedgerEntry, noLedger, readLedger } from '../../src/runtime/ledger.js';

describe('the ledger', () => {
  it.each<LedgerEntry>([
    {
      phase: 'running',
      intent: { target: 'repo_1', traits: { type: 'static', branch: 'main' }, known: ['a', 'b'], since: '2026-11-21T09:00:00.000Z' },
    },
    { phase: 'running', scan: { id: 'scan_1', target: 'repo_1' } },
    { phase: 'ended' },
  ])('carries %j from main to post', (entry) => {
    const state = new Map<string, string>();

    createLedger((name, value) => state.set(name, value)).save(entry);

    expect([...state.keys()]).toEqual([LEDGER_STATE]);
    expect(readLedger(state.get(LEDGER_STATE))).toEqual(entry);
  });

  it('keeps the last entry only', () => {
    const state = new Map<string, string>();
    const ledger = createLedger((name, value) => state.set(name, value));

    ledger.save({ phase: 'running' });
    ledger.save({ phase: 'ended' });

    expect(readLedger(state.get(LEDGER_STATE))).toEqual({ phase: 'ended' });
  });

  it.each([undefined, '', 'null', '[]', '"running"', '{', '{"phase":"other"}', '{}'])('reads nothing from %j', (text) => {
    expect(readLedger(text)).toBeUndefined();
  });

  it('is nothing on the command line', () => {
    expect(noLedger.save({ phase: 'running' })).toBeUndefined();
  });
});
