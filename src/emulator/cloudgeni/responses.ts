import { instant } from '../clock.js';
import { endsAtMs } from '../service.js';
import type { Answer } from '../types.js';
import type { CloudgeniScenario, RepositoryPlan } from './scenario.js';
import type { CloudgeniScan, CloudgeniServiceState } from './state.js';

/** The error code of a status. Only 400, 404, and 409 are documented. */
const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'rate_limited',
};

/** Writes answers in the scenario's dialect. */
export interface CloudgeniResponses {
  readonly object: (status: number, value: Readonly<Record<string, unknown>>) => Answer;
  readonly error: (status: number, message: string, details?: Readonly<Record<string, unknown>>) => Answer;
  readonly scan: (scan: CloudgeniScan) => Readonly<Record<string, unknown>>;
  readonly repository: (repository: RepositoryPlan) => Readonly<Record<string, unknown>>;
}

/** The answers of one service, by its state. */
export function cloudgeniResponses(dialect: CloudgeniScenario['dialect'], service: CloudgeniServiceState): CloudgeniResponses {
  const sibling = dialect === 'sibling';
  return {
    object: (status, value) => ({ status, body: sibling ? { data: value } : value }),
    error: (status, message, details = {}) => {
      const code = CODES[status] ?? 'internal_error';
      return { status, body: sibling ? { error: { code, message, details } } : { error: code, message, details } };
    },
    scan: (scan) => {
      const state = service.stateOf(scan);
      return { ...identityOf(scan), status: sibling ? state.toUpperCase() : state, ...datesOf(scan, state), ...summaryIf(scan, state) };
    },
    repository: (repository) => repositoryOf(repository, service),
  };
}

function identityOf({ id, repositoryId, plan, branch, commit, type }: CloudgeniScan): Record<string, unknown> {
  const shown = plan.echo?.commit === undefined ? commit.slice(0, plan.commitDigits) : plan.echo.commit;
  return {
    id,
    repositoryId,
    branch: plan.echo?.branch ?? branch,
    ...(shown === null ? {} : { commit: shown }),
    type: plan.echo?.type ?? type,
  };
}

function datesOf(scan: CloudgeniScan, state: string): Record<string, unknown> {
  const createdAt = instant(scan.createdAtMs);
  return state === 'completed' ? { createdAt, completedAt: instant(endsAtMs(scan)) } : { createdAt };
}

function summaryIf(scan: CloudgeniScan, state: string): Record<string, unknown> {
  const summary = state === 'completed' ? scan.summary() : undefined;
  return summary === undefined ? {} : { summary };
}

function repositoryOf(repository: RepositoryPlan, state: CloudgeniServiceState): Record<string, unknown> {
  const { id, fullName, provider = 'github', status = 'active' } = repository;
  const last = state.scansOf(id).at(-1);
  const name = fullName.slice(fullName.lastIndexOf('/') + 1);
  // Null for a repository that was never scanned. The page documents only a scanned one.
  return { id, name, fullName, provider, defaultBranch: 'main', lastScanAt: last === undefined ? null : instant(last.createdAtMs), status };
}
