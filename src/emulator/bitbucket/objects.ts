import type { Matched } from '../endpoints.js';
import { hexFrom } from '../invented.js';
import type { Answer } from '../types.js';

/** Bitbucket's error (https://developer.atlassian.com/cloud/bitbucket/rest/intro/#standardized-error-responses). */
export function bitbucketError(status: number, message: string, detail?: unknown): Answer {
  return { status, body: { type: 'error', error: { message, ...(detail !== undefined && { detail }) } } };
}

/** An error of the report service, which has its own form (github.com/reviewdog/reviewdog/issues/1285). */
export function reportError(message: string): Answer {
  return { status: 400, body: { key: 'report-service.general.bad-request', message, arguments: {} } };
}

/** The answer to DELETE. It names a type, because Bitbucket's client reads the type of every answer. */
export const NO_CONTENT: Answer = { status: 204, headers: { 'content-type': 'text/html; charset=utf-8' } };

/** An invented UUID, in braces as Bitbucket writes them. */
export function uuidFrom(seed: string): string {
  return hexFrom(seed).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '{$1-$2-$3-$4-$5}');
}

/** A user. */
export function userObject(name: string): Readonly<Record<string, unknown>> {
  return { type: 'user', display_name: name, nickname: name, account_id: hexFrom(name).slice(0, 24), uuid: uuidFrom(name), links: {} };
}

/** A page of the list at `url` (https://developer.atlassian.com/cloud/bitbucket/rest/intro/#pagination). */
export function pageOf(url: string, request: Matched, all: readonly unknown[]): Answer {
  const [page, pagelen] = [request.number('page', 1), request.number('pagelen', 10)];
  const to = (number: number): string => `${url}?pagelen=${pagelen}&page=${number}`;
  return {
    status: 200,
    body: {
      values: all.slice((page - 1) * pagelen, page * pagelen),
      pagelen,
      size: all.length,
      page,
      ...(page * pagelen < all.length && { next: to(page + 1) }),
      ...(page > 1 && { previous: to(page - 1) }),
    },
  };
}
