import type { Endpoint, Matched } from '../endpoints.js';
import { refusal } from './responses.js';
import {
  type FeguraDesk,
  listAccounts,
  listDiagrams,
  listScans,
  readAccount,
  readDiagram,
  readScan,
  startScan,
} from './fegura-handlers.js';
import type { FeguraCall } from './scenario.js';
import { oneOf, someText, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';

type Handler = (desk: FeguraDesk, request: Matched) => Answer | Promise<Answer>;

const PAGING = { limit: wholeNumber(1, 100), cursor: someText };
const LIST_QUERY = { ...PAGING, accountId: someText, status: oneOf('queued', 'scanning', 'completed', 'failed') };
const START_BODY = { awsAccountId: someText, region: someText };
const DIAGRAMS_QUERY = {
  ...PAGING,
  accountId: someText,
  diagramType: oneOf('architecture', 'network', 'dataflow', 'boundary', 'organization'),
};

/** The endpoints of the Scans page, and those that only the siblings show. */
export function feguraEndpoints(desk: FeguraDesk): readonly Endpoint<FeguraCall>[] {
  const may = (scope: 'read' | 'write', handle: Handler): Endpoint<FeguraCall>['answer'] => {
    const allowed = (desk.scenario.scopes ?? ['read', 'write']).includes(scope);
    return (request) => (allowed ? handle(desk, request) : refusal(403, `The API key lacks the scope ${scope}`));
  };
  const sibling = (handle: Handler): Endpoint<FeguraCall>['answer'] =>
    desk.scenario.siblingEndpoints === 'off' ? () => refusal(404, 'Not found') : may('read', handle);
  return [
    { kind: 'start', method: 'POST', path: '/scans', body: START_BODY, required: ['awsAccountId'], answer: may('write', startScan) },
    { kind: 'list', method: 'GET', path: '/scans', query: LIST_QUERY, answer: may('read', listScans) },
    { kind: 'status', method: 'GET', path: '/scans/{id}', answer: may('read', readScan) },
    { kind: 'lookup', method: 'GET', path: '/accounts', query: PAGING, answer: sibling(listAccounts) },
    { kind: 'lookup', method: 'GET', path: '/accounts/{id}', answer: sibling(readAccount) },
    { kind: 'diagrams', method: 'GET', path: '/diagrams', query: DIAGRAMS_QUERY, answer: sibling(listDiagrams) },
    { kind: 'diagram', method: 'GET', path: '/diagrams/{id}', answer: sibling(readDiagram) },
  ];
}
