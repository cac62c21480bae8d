import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ServiceHttp } from '../../src/http/types.js';
import { type Aether365Client, createAether365Client } from '../../src/scanners/aether365/client.js';
import { type AiptxClient, createAiptxClient } from '../../src/scanners/aiptx/client.js';
import { type CloudgeniClient, createCloudgeniClient } from '../../src/scanners/cloudgeni/client.js';
import { createFeguraClient, type FeguraClient } from '../../src/scanners/fegura/client.js';
import { SERVICES } from '../../src/scanners/registry.js';
import { createS4eClient, type S4eClient } from '../../src/scanners/s4e/client.js';

const SECTIONS = [
  'Add the workflow',
  'Before you begin',
  'Inputs',
  'What scan-gate reads and decides',
  'How long a scan takes',
  'Limits',
  'Service-specific behavior',
  'Fix errors',
  'Requests that scan-gate makes',
  'Service documentation',
];
const MAX_LINES = 300;
/** The placeholder for every ID in a path. */
const ID = 'ID';

type Calls<Client> = Readonly<Record<keyof Client, (client: Client) => unknown>>;

const { signal } = new AbortController();
const how = { onTotal: () => undefined };
const CALLS = {
  fegura: ofClient<FeguraClient>(createFeguraClient, {
    accounts: (client) => client.accounts(signal, false),
    create: (client) => client.create({ awsAccountId: ID, region: 'eu-central-1' }, signal),
    scan: (client) => client.scan(ID, signal),
    scans: (client) => client.scans(ID, signal),
    diagrams: (client) => client.diagrams(ID, signal),
    diagram: (client) => client.diagram(ID, signal),
  }),
  cloudgeni: ofClient<CloudgeniClient>((http) => createCloudgeniClient(ID, http), {
    repositories: (client) => client.repositories(signal),
    trigger: (client) => client.trigger(ID, { type: 'static' }, signal),
    scan: (client) => client.scan(ID, ID, signal),
    scans: (client) => client.scans(ID, {}, signal),
    findings: (client) => client.findings(ID, ID, how, signal),
  }),
  s4e: ofClient<S4eClient>(createS4eClient, {
    asset: (client) => client.asset(ID, signal),
    scans: (client) => client.scans(ID, signal),
    create: (client) => client.create({ asset_id: ID, scan_type: 'full' }, signal),
    status: (client) => client.status(ID, signal),
    scan: (client) => client.scan(ID, signal),
    cancel: (client) => client.cancel(ID, signal),
    results: (client) => client.results(ID, how, signal),
    findings: (client) => client.findings(ID, how, signal),
  }),
  aether365: ofClient<Aether365Client>(createAether365Client, {
    tenant: (client) => client.tenant(signal, false),
    trigger: (client) => client.trigger(ID, 'compliance', signal),
    scan: (client) => client.scan(ID, signal),
    scans: (client) => client.scans(ID, 'compliance', signal),
    results: (client) => client.results(ID, undefined, signal),
  }),
  aiptx: ofClient<AiptxClient>(createAiptxClient, {
    create: (client) => client.create({}, signal),
    rescan: (client) => client.rescan(ID, undefined, signal),
    scan: (client) => client.scan(ID, 'status', signal),
    status: (client) => client.status(ID, signal),
    cancel: (client) => client.cancel(ID, signal),
    scans: (client) => client.scans({}, signal),
    findings: (client) => client.findings(ID, how, signal),
    detail: (client) => client.detail(ID, signal),
    compare: (client) => client.compare(ID, ID, signal),
  }),
};

describe('the pages of the services', () => {
  it('are one for each service', () => {
    expect(readdirSync('docs/services').toSorted()).toEqual(SERVICES.map(({ id }) => `${id}.md`).toSorted());
    expect(Object.keys(CALLS).toSorted()).toEqual(SERVICES.map(({ id }) => id).toSorted());
  });

  it.each(SERVICES)('have one shape ($id)', ({ id }) => {
    const text = pageOf(id);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(SECTIONS);
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(MAX_LINES);
  });

  it.each(SERVICES)('list the requests of the client, and no others ($id)', async ({ id, apiPrefix }) => {
    const sent = Object.entries(CALLS).find(([service]) => service === id)?.[1];
    const requests = (await sent?.())?.map(({ method, path }) => `${method} ${apiPrefix}${path.replace(/\?.*/, '')}`);
    const [, section = ''] = /^## Requests that scan-gate makes\n([\s\S]*?)^## /m.exec(pageOf(id)) ?? [];
    const listed = [...section.matchAll(/^\| `([A-Z]+ [^`]+)` \|/gm)].map(([, request = '']) => request.replaceAll(/\{\w+\}/g, ID));
    expect(listed.toSorted()).toEqual([...new Set(requests)].toSorted());
  });
});

function pageOf(id: string): string {
  return readFileSync(`docs/services/${id}.md`, 'utf8');
}

interface Sent {
  readonly method: string;
  readonly path: string;
}

/** Sends the first request of every call of a client, and gives no response. */
function ofClient<Client>(create: (http: ServiceHttp) => Client, calls: Calls<Client>): () => Promise<readonly Sent[]> {
  return async () => {
    const sent: Sent[] = [];
    const send: ServiceHttp['send'] = (call) => {
      sent.push(call);
      return Promise.reject(new Error('not answered'));
    };
    const client = create({ send });
    for (const call of Object.values<Calls<Client>[keyof Client]>(calls))
      await expect(firstOf(call(client))).rejects.toThrow('not answered');
    return sent;
  };
}

async function firstOf(answer: unknown): Promise<unknown> {
  return isIterable(answer) ? await answer[Symbol.asyncIterator]().next() : await answer;
}

function isIterable(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
