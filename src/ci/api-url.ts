import type { Source } from '../domain/source.js';
import { parseUrl } from '../text/url.js';

/**
 * The address of GitHub's API. GITHUB_API_URL names it; without one, it belongs to GITHUB_SERVER_URL: a token of GitHub Enterprise Server
 * or of a cloud at ghe.com must not be sent to github.com.
 */
export function apiUrlOf(given: string | undefined, { ci, serverUrl }: Pick<Source, 'ci' | 'serverUrl'>): string {
  const named = given?.trim() ?? '';
  if (named !== '') return named;
  const server = ci === 'github' && serverUrl !== undefined ? parseUrl(serverUrl) : undefined;
  if (server === undefined || server.hostname === 'github.com') return 'https://api.github.com';
  return server.hostname.endsWith('.ghe.com') ? `https://api.${server.host}` : `${serverUrl}/api/v3`;
}
