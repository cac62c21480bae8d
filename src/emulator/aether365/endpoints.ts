import {
  type Aether365Desk,
  ifSiblings,
  inTenant,
  listScans,
  ofScan,
  readResults,
  readScan,
  readTenant,
  startScan,
} from './aether365-handlers.js';
import type { Aether365Call } from './scenario.js';
import type { Endpoint } from '../endpoints.js';
import { oneOf, wholeNumber } from '../request-schema.js';

const TYPE = oneOf('compliance', 'exposure');
const LIST_QUERY = {
  page: wholeNumber(1),
  limit: wholeNumber(1, 100),
  status: oneOf('in_progress', 'completed', 'failed'),
  scan_type: TYPE,
};
const RESULTS_QUERY = {
  page: wholeNumber(1),
  limit: wholeNumber(1, 200),
  result: oneOf('passed', 'failed', 'skipped'),
  severity: oneOf('critical', 'high', 'medium', 'low'),
  framework: oneOf('cis', 'eidsca', 'cisa', 'nis2'),
};
const SCANS = '/tenants/{tenantId}/scans';

/** The endpoints of the Scans API page, and the two of its siblings that a gate needs. */
export function aether365Endpoints(desk: Aether365Desk): readonly Endpoint<Aether365Call>[] {
  return [
    { kind: 'lookup', method: 'GET', path: '/tenants/me', answer: ifSiblings(desk, readTenant(desk)) },
    { kind: 'list', method: 'GET', path: SCANS, query: LIST_QUERY, answer: inTenant(desk, listScans(desk)) },
    {
      kind: 'start',
      method: 'POST',
      path: SCANS,
      body: { scan_type: TYPE },
      required: ['scan_type'],
      answer: inTenant(desk, startScan(desk)),
    },
    { kind: 'status', method: 'GET', path: '/scans/{scanId}', answer: ofScan(desk, readScan(desk)) },
    {
      kind: 'findings',
      method: 'GET',
      path: '/scans/{scanId}/results',
      query: RESULTS_QUERY,
      answer: ifSiblings(desk, ofScan(desk, readResults(desk))),
    },
  ];
}
