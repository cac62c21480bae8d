import { numberFrom } from '../invented.js';

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** The base of API links: the emulator's address. */
export interface Links {
  readonly api: string;
}

/** The base of website links. */
export const WEB = 'https://github.com';
/** A fixed time for fields that no test reads. */
export const SOME_TIME = '2026-01-05T09:00:00Z';

const USER_LINKS = {
  followers_url: '/followers',
  following_url: '/following{/other_user}',
  gists_url: '/gists{/gist_id}',
  starred_url: '/starred{/owner}{/repo}',
  subscriptions_url: '/subscriptions',
  organizations_url: '/orgs',
  repos_url: '/repos',
  events_url: '/events{/privacy}',
  received_events_url: '/received_events',
};

/** GitHub's "simple user". */
export function userObject({ api }: Links, login: string, type: string = login.endsWith('[bot]') ? 'Bot' : 'User'): Json {
  const id = login === 'github-actions[bot]' ? 41898282 : numberFrom(login);
  const url = `${api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('User', id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: login.endsWith('[bot]') ? `${WEB}/apps/${login.slice(0, -5)}` : `${WEB}/${login}`,
    ...linksBelow(url, USER_LINKS),
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** GitHub's "public user", as `GET /user` answers. */
export function publicUserObject(links: Links, login: string): Json {
  const counts = { public_repos: 2, public_gists: 0, followers: 20, following: 0 };
  const texts = { name: login, company: null, blog: '', location: null, email: null, hireable: null, bio: null, twitter_username: null };
  return { ...userObject(links, login), ...texts, ...counts, created_at: SOME_TIME, updated_at: SOME_TIME };
}

/** An opaque node id. */
export function nodeId(kind: string, id: number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

/** Links that consist of a URL and a suffix. */
export function linksBelow(url: string, tails: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(Object.entries(tails).map(([name, tail]) => [name, `${url}${tail}`]));
}
