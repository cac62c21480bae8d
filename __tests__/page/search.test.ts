import { describe, expect, it } from '@jest/globals';
import type { Choice } from '../../src/page/filter.js';
import { pickerOf } from '../../src/page/search.js';
import { itemsOf } from '../../src/report/html/finding.js';
import { dataOf } from '../../src/report/html/page-data.js';
import { viewOf } from '../../src/report/view.js';
import { reportOf } from '../report/services.js';

const ALL: Choice = {
  text: '',
  severities: [],
  change: undefined,
  state: undefined,
  target: undefined,
  sort: { by: 'severity', down: false },
  page: 1,
};
const pickerFor = (name: string) => pickerOf(itemsOf(dataOf(viewOf(reportOf(name), 'full', 'file'))));

describe('the findings that are chosen', () => {
  it('keep the order of the report among equals, whichever way they are sorted', () => {
    const picker = pickerFor('cloudgeni/failing');
    for (const down of [false, true]) {
      const picked = picker.pick({ ...ALL, sort: { by: 'rule', down } });
      const tags = picked.filter(({ rule }) => rule.id === 'CG_TAGS').map(({ index }) => index);
      expect(tags).toEqual(tags.toSorted((a, b) => a - b));
    }
  });

  it('are in numeric order of their lines in one file', () => {
    const lines = pickerFor('cloudgeni/failing')
      .pick({ ...ALL, text: 'storage/main.tf', sort: { by: 'where', down: false } })
      .map(({ line }) => line);
    expect(lines).toEqual([15, 15, 48]);
  });

  it('are those that all choices leave', () => {
    const picker = pickerFor('cloudgeni/waivers');
    expect(picker.pick({ ...ALL, state: 'waived', severities: ['info', 'high'] })).toHaveLength(4);
    expect(picker.pick({ ...ALL, state: 'waived', severities: ['critical'] })).toHaveLength(0);
    expect(picker.pick({ ...ALL, text: '  WORKER_2   network ' })).toHaveLength(1);
  });

  it('are counted for each choice beside the others', () => {
    const picker = pickerFor('cloudgeni/waivers');
    expect(Object.fromEntries(picker.count({ ...ALL, state: 'waived' }, 'state'))).toEqual({ '': 10, blocking: 4, waived: 4, outside: 2 });
    expect(picker.count({ ...ALL, state: 'waived', severities: ['high'] }, 'severity').get('info')).toBe(3);
  });

  it('are found by fingerprint and by the service’s own words', () => {
    const picker = pickerFor('s4e/failing');
    expect(picker.pick({ ...ALL, text: 'accepted_risk' })).toHaveLength(1);
    const [first] = picker.pick(ALL);
    expect(picker.pick({ ...ALL, text: first?.fingerprint ?? '' })).toEqual([first]);
  });
});
