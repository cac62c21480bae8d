import type { Problem } from '../../domain/errors.js';
import { isSegment } from '../../http/path.js';
import type { Service, ServicePlan } from '../scanner.js';
import { type CloudgeniRequest, SCAN_TYPES } from './request.js';

const MINUTE_MS = 60_000;

/** Cloudgeni scans the Terraform, Bicep and Terragrunt of a repository. https://docs.cloudgeni.ai/api-reference/scanning-api */
export const cloudgeni: Service = {
  id: 'cloudgeni',
  title: 'Cloudgeni',
  apiUrl: 'https://api.cloudgeni.ai',
  apiPrefix: '/api/v1',
  keyVariable: 'CLOUDGENI_API_KEY',
  // The documents advise against `Authorization` and `x-api-key`.
  authorize: (key) => ({ 'x-cloudgeni-api-key': key }),
  measures: ['findings', 'counts'],
  scansRepository: true,
  inputs: {
    target: 'the ID of the repository; by default, scan-gate looks the repository up by its full name',
    organization: 'required; the ID of the organization, such as `org_123`',
    'scan-type': '`static` (default) or `full`',
  },
  timeoutMs: 30 * MINUTE_MS,
  onTimeout: 'cancel',
  // The documents name no duration: a usual one for scans of infrastructure as code.
  typicalMs: MINUTE_MS,
  // "Rate Limits": trigger 10, status 60, findings 30 per minute. Lists have no limit.
  perMinute: { start: 10, status: 60, findings: 30 },
  documentation: 'https://docs.cloudgeni.ai/api-reference/authentication',
  loadErrors: async () => ({ explain: (await import('./errors.js')).explainCloudgeni }),
  parse(given, { source }) {
    const problems: Problem[] = [];
    const organization = given.organization ?? '';
    const type = SCAN_TYPES.find((known) => known === (given['scan-type'] ?? SCAN_TYPES[0]).toLowerCase());
    if (organization === '')
      problems.push({ input: 'organization', given: '', allowed: 'the Cloudgeni organization ID, such as org_123', missing: true });
    else if (!isSegment(organization))
      problems.push({ input: 'organization', given: organization, allowed: 'an organization ID, such as org_123' });
    if (given.target !== undefined && !isSegment(given.target)) {
      problems.push({
        input: 'target',
        given: given.target,
        allowed: 'a repository ID, such as repo_abc123, or nothing to look the repository up by its name',
      });
    }
    if (given.target === undefined && source.repository === undefined) {
      problems.push({
        input: 'target',
        given: '',
        allowed: 'the Cloudgeni repository ID, because scan-gate looks the repository up only if the CI reports its name',
        missing: true,
      });
    }
    // Without both, the service would scan its default branch, and the result would be reported for something else.
    if (source.branch === undefined && source.commit === undefined && (source.ref !== undefined || source.ci === 'github')) {
      problems.push({
        input: 'sha',
        given: '',
        allowed: `the full commit hash of ${source.ref ?? 'what to scan'}, which names no branch`,
        missing: true,
      });
    }
    // The service uses its default branch for a missing one and lists the scan there, so later scans would be compared with it.
    if (source.branch === undefined && source.ref === undefined && source.commit !== undefined) {
      problems.push({
        input: 'ref',
        given: '',
        allowed: 'the branch, tag, or pull request of the commit: without it, Cloudgeni scans the commit as its default branch',
        missing: true,
      });
    }
    if (type === undefined) problems.push({ input: 'scan-type', given: given['scan-type'] ?? '', allowed: SCAN_TYPES.join(', ') });
    if (problems.length > 0 || type === undefined) return { problems };
    const { repository, branch, commit, baseBranch } = source;
    const request: CloudgeniRequest = {
      organization,
      target: given.target,
      repository,
      type,
      branch,
      commit,
      baseBranch,
      // Outside of GitHub Actions, names of one repository may differ: in doubt the service does not know the commit, which is an error.
      given: source.overridden || (source.ci !== 'github' && source.ci !== 'none'),
    };
    return { plan: planOf(request, given['scan-type'] === undefined ? [] : ['type']) };
  },
};

function planOf(request: CloudgeniRequest, explicit: ServicePlan['explicit']): ServicePlan {
  return {
    explicit,
    nameParts: [...(request.target === undefined ? [] : [request.target]), request.type],
    ofBranches: (branches) => planOf({ ...request, ...branches }, explicit),
    connect: async (http) => (await import('./scanner.js')).createCloudgeniScanner(request, http),
  };
}
