import type { S4eFinding } from './s4e-findings.js';
import { metaOf, type S4eSlice } from './paging.js';
import type { AssetPlan, S4eScenario } from './scenario.js';
import { assetOf, createdOf, endpointFinding, guideCreated, guideFinding, resultOf, type Shape, scanOf, statusOf } from './s4e-shapes.js';
import type { S4eScanNow, S4eWorld } from './state.js';
import type { Answer } from '../types.js';

/** The code of an error by its status. Only `rate_limited` is documented; the others are ours, in its style. */
const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  429: 'rate_limited',
};

/** What a list of findings is, besides its items. */
export interface FindingsAbout {
  readonly slice: S4eSlice;
  readonly total: number;
  /** What its page documents. */
  readonly told: 'total' | 'both';
}

/** Writes answers in the scenario's dialect. */
export interface S4ePen {
  readonly object: (status: number, value: Shape) => Answer;
  /** A list of assets or scans. */
  readonly list: (items: readonly unknown[], total: number, slice: S4eSlice, told: 'total' | 'both') => Answer;
  readonly findings: (items: readonly unknown[], about: FindingsAbout) => Answer;
  readonly error: (status: number, message: string) => Answer;
  readonly rateLimited: (waitSeconds: number, headers: Readonly<Record<string, string>>) => Answer;
  readonly asset: (asset: AssetPlan) => Shape;
  readonly created: (scan: S4eScanNow) => Shape;
  readonly scan: (scan: S4eScanNow) => Shape;
  readonly status: (scan: S4eScanNow) => Shape;
  readonly result: (finding: S4eFinding, scan: S4eScanNow) => Shape;
  /** With what only the siblings' endpoint for findings tells. */
  readonly finding: (finding: S4eFinding, scan: S4eScanNow) => Shape;
}

/** A pen for one world. */
export function s4ePen(scenario: S4eScenario, world: S4eWorld): S4ePen {
  const sibling = scenario.dialect === 'sibling';
  const noise = scenario.chatty ? { error: false, code: 200, message: 'OK' } : {};
  const finding: S4ePen['finding'] = (found, scan) => (sibling ? guideFinding(found, scan, world) : endpointFinding(found, scan, world));
  return {
    object: (status, value) => ({ status, body: sibling ? { ...noise, ...value } : { ...noise, data: value } }),
    list: (items, total, slice, told) => ({ status: 200, body: { ...noise, data: items, meta: metaOf(total, slice, told) } }),
    findings(items, { slice, total, told }) {
      const meta = scenario.meta ?? (sibling ? 'absent' : told);
      const body = { ...noise, [sibling ? 'findings' : 'data']: items, ...(meta !== 'absent' && { meta: metaOf(total, slice, meta) }) };
      return { status: 200, body };
    },
    error: (status, message) => ({ status, body: refusal(scenario.errors ?? 'envelope', status, message) }),
    rateLimited: (waitSeconds, headers) => ({
      status: 429,
      headers,
      body: {
        status: 'error',
        error: { code: 'rate_limited', message: `Slow down; ${waitSeconds} s left`, retry_after: waitSeconds },
      },
    }),
    asset: (asset) => assetOf(asset, world),
    created: (scan) => (sibling ? guideCreated(scan) : createdOf(scan)),
    scan: (scan) => scanOf(scan, world),
    status: statusOf,
    result: (found, scan) => (sibling ? guideFinding(found, scan, world) : resultOf(found, scan)),
    finding,
  };
}

function refusal(form: NonNullable<S4eScenario['errors']>, status: number, message: string): Shape {
  if (form === 'detail') return { detail: message };
  if (form === 'message') return { message, code: status };
  return { status: 'error', error: { code: CODES[status] ?? 'internal_error', message } };
}
