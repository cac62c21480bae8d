import { ScanError } from '../../domain/errors.js';
import { parseJson } from '../../text/json.js';
import { parseUrl } from '../../text/url.js';
import { type ApiContext, type ApiRequest, createApi, type Env } from '../http.js';

/** A repository of Azure Repos, and a token for it. */
interface AzureRepository {
  /** The organization, or the collection of a server: `https://dev.azure.com/organization`, without a slash at the end. */
  readonly collection: string;
  /** Name or ID. */
  readonly project: string;
  /** Name or ID. */
  readonly repository: string;
  readonly token: string;
}

/** The path is below the collection, and has no query. */
interface AzureRequest extends ApiRequest {
  readonly query?: Readonly<Record<string, string>>;
}

/** The REST API of Azure DevOps (https://learn.microsoft.com/rest/api/azure/devops/?view=azure-devops-rest-7.1). */
export interface AzureApi {
  /** The path of the repository. */
  readonly repository: string;
  /** @throws ScanError with the status, also if the sign-in page is the answer */
  send(request: AzureRequest, signal: AbortSignal): Promise<string>;
  /** The JSON of the answer. */
  json(request: AzureRequest, signal: AbortSignal): Promise<unknown>;
}

/** The platform's name, for messages. */
export const TITLE = 'Azure DevOps';
const VERSION = '7.1';

/**
 * The API of the job's repository, or of another one of the organization; or the variable without which it cannot be used, and why, as a
 * clause.
 *
 * @param other `project/repository`, by names or IDs.
 */
export function openAzure(env: Env, context: ApiContext, other = ''): AzureApi | { readonly missing: string; readonly why: string } {
  const provider = valueIn(env, 'BUILD_REPOSITORY_PROVIDER');
  if (provider !== 'TfsGit' && other === '') {
    const missing = 'BUILD_REPOSITORY_PROVIDER';
    return { missing, why: `the repository is not in Azure Repos (${missing} is ${provider === '' ? 'empty' : provider})` };
  }
  const url = parseUrl(valueIn(env, 'SYSTEM_COLLECTIONURI', 'SYSTEM_TEAMFOUNDATIONCOLLECTIONURI'));
  const [project, repository] = other.split('/');
  const place = {
    token: valueIn(env, 'SYSTEM_ACCESSTOKEN'),
    collection: url !== undefined && /^https?:$/.test(url.protocol) ? url.href.replace(/\/$/, '') : '',
    project: project || valueIn(env, 'SYSTEM_TEAMPROJECTID', 'SYSTEM_TEAMPROJECT'),
    repository: repository || valueIn(env, 'BUILD_REPOSITORY_ID', 'BUILD_REPOSITORY_NAME'),
  };
  const missing = (['token', 'collection', 'project', 'repository'] as const).find((name) => place[name] === '');
  if (missing !== undefined) return { missing: VARIABLES[missing], why: `${VARIABLES[missing]} is empty, or has no valid value` };
  return createAzureApi(place, context);
}

/** https://learn.microsoft.com/azure/devops/pipelines/build/variables */
const VARIABLES: Readonly<Record<keyof AzureRepository, string>> = {
  token: 'SYSTEM_ACCESSTOKEN',
  collection: 'SYSTEM_COLLECTIONURI',
  project: 'SYSTEM_TEAMPROJECT',
  repository: 'BUILD_REPOSITORY_ID',
};

/** Azure leaves `$(Name)` in the place of a variable that does not exist. */
function valueIn(env: Env, ...names: readonly string[]): string {
  return names.map((name) => env[name]?.trim() ?? '').find((value) => value !== '' && !/^\$\(.*\)$/.test(value)) ?? '';
}

function createAzureApi({ collection, project, repository, token }: AzureRepository, context: ApiContext): AzureApi {
  const api = createApi({ ...context, title: TITLE, baseUrl: collection, headers: { authorization: `Bearer ${token}` } });
  const send: AzureApi['send'] = async ({ path, query, ...request }, signal) => {
    const search = new URLSearchParams({ 'api-version': VERSION, ...query });
    const { status, text } = await api.send({ ...request, path: `${path}?${search.toString()}` }, signal);
    // Azure DevOps shows its sign-in page to a token that it does not know (github.com/microsoft/azure-devops-auth-samples/issues/52).
    if (status === 203) throw new ScanError('AUTH_REJECTED', `${TITLE} answered 203 with its sign-in page`, { status });
    return text;
  };
  return {
    repository: `/${encodeURIComponent(project)}/_apis/git/repositories/${encodeURIComponent(repository)}`,
    send,
    async json(request, signal) {
      const text = await send(request, signal);
      const value = parseJson(text);
      if (value === undefined) throw new ScanError('NOT_JSON', `${TITLE} answered ${request.method} with a text that is not JSON`);
      return value;
    },
  };
}
