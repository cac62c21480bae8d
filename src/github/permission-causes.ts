import { joinHints } from '../text/hint.js';
import { type Cause, OWN_TOKEN, says } from './cause.js';
import { permissionHint } from './error-notes.js';

/** The token is not allowed to do it. After a surface's own causes, since 404 hides others as well. */
export const PERMISSION: readonly Cause[] = [
  {
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: says(/not accessible by personal access token/i, 403),
    why: ({ attempted: { permission } }) => `the token may not do it, because it lacks ${permission}`,
    hint: ({ attempted: { permission } }) =>
      `Give the personal access token behind {github-token} this repository and the permission ${permission}, or ${OWN_TOKEN}.`,
  },
  {
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: says(/\b(?:admin|push|write|maintain) (?:rights|access|permission)/i, 403),
    why: "the token may not do it, because the token's user lacks the role for it in this repository",
    hint: `Give the user the role (Write or more), or ${OWN_TOKEN}.`,
  },
  {
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: says(/not accessible by integration/i, 403),
    why: ({ attempted: { permission } }) => `the token may not do it, because it lacks ${permission}`,
    hint: ({ attempted: { permissions, source } }) => permissionHint(permissions, source),
  },
  {
    // GitHub hides behind 404 what a token may not see; and what is not there.
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: ({ failure: { status } }) => status === 404,
    why: ({ attempted: { permission } }) => `the token may not do it, because it probably lacks ${permission}`,
    hint: ({ attempted: { permissions, source } }) => permissionHint(permissions, source),
  },
  {
    code: 'github-refused',
    level: 'warning',
    lasts: 'settled',
    traced: true,
    when: ({ failure: { status } }) => status === 403,
    why: 'GitHub refused it for a reason that scan-gate does not know',
    hint: ({ attempted: { permission, permissions, source } }) =>
      joinHints("See GitHub's words.", permissionHint(permissions, source, `If the token lacks ${permission}: `)),
  },
];
