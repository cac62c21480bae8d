import { describe, expect, it } from '@jest/globals';
import { createStateStore, noStateStore, readSavedState, SAVED_STATE_NAME, type SavedState } from '../../src/runtime/state.js';

describe('the ledger', () => {
  it.each<SavedState>([
    {
      phase: 'running',
      intent: { target: 'repo_1', traits: { type: 'static', branch: 'main' }, known: ['a', 'b'], since: '2026-11-21T09:00:00.000Z' },
    },
    { phase: 'running', scan: { id: 'scan_1', target: 'repo_1' } },
    { phase: 'ended' },
  ])('carries %j from main to post', (entry) => {
    const state = new Map<string, string>();

    createStateStore((name, value) => state.set(name, value)).save(entry);

    expect([...state.keys()]).toEqual([SAVED_STATE_NAME]);
    expect(readSavedState(state.get(SAVED_STATE_NAME))).toEqual(entry);
  });

  it('keeps the last entry only', () => {
    const state = new Map<string, string>();
    const stateStore = createStateStore((name, value) => state.set(name, value));

    stateStore.save({ phase: 'running' });
    stateStore.save({ phase: 'ended' });

    expect(readSavedState(state.get(SAVED_STATE_NAME))).toEqual({ phase: 'ended' });
  });

  it('keeps what the post step has to clean up when the run ends in an error', () => {
    const state = new Map<string, string>();
    const stateStore = createStateStore((name, value) => state.set(name, value));
    const scan = { id: 'scan_1', target: 'repo_1' };

    stateStore.save({ phase: 'running', scan });
    stateStore.end();

    expect(readSavedState(state.get(SAVED_STATE_NAME))).toEqual({ phase: 'ended', scan });
  });

  it('keeps beside every entry which step saved it', () => {
    const state = new Map<string, string>();
    const main = { title: 'S4E', cancelRequest: 'POST /x/:id', place: 'a', inputs: 'b', directory: '/w/scan-gate-report', claim: 'c' };

    createStateStore((name, value) => state.set(name, value), main).save({ phase: 'ended' });

    expect(readSavedState(state.get(SAVED_STATE_NAME))).toEqual({ phase: 'ended', main });
  });

  it.each([undefined, ''])('reads nothing from %j', (text) => {
    expect(readSavedState(text)).toBeUndefined();
  });

  it.each([
    'null',
    '[]',
    '"running"',
    '{',
    '{"phase":"other"}',
    '{}',
    '{"phase":"running","scan":{"id":"../cancel","target":"a"}}',
    '{"phase":"running","scan":{"id":"sc-1"}}',
    '{"phase":"running","intent":{"target":"a","since":"2026-11-21T09:00:00.000Z"}}',
    '{"phase":"ended","main":{"title":"S4E"}}',
  ])('takes %j for unreadable, and not for nothing', (text) => {
    expect(readSavedState(text)).toBe('unreadable');
  });

  it('is nothing on the command line', () => {
    expect(noStateStore.save({ phase: 'running' })).toBeUndefined();
  });
});
