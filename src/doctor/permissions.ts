import { type Check, checked } from '../domain/check.js';
import { permissionsBlock } from '../domain/job-permissions.js';
import type { Source } from '../domain/source.js';
import { isReadOnly } from './event.js';
import type { Surfaces } from './context.js';

/** What decides over the permissions that a job needs. */
export interface Wishes {
  readonly source: Source;
  readonly surfaces: Surfaces;
  /** The baseline is chosen by the workflow's history. */
  readonly history: boolean;
}

/** The whole block once, complete for the inputs of this job: a block that names one permission takes away all that it does not name. */
export function examinePermissions(looked: readonly Check[], wishes: Wishes): Check[] {
  if (wishes.source.ci !== 'github') return [];
  const worst = (['problem', 'warning'] as const).find((state) => looked.some((check) => check.state === state));
  if (worst === undefined) {
    const says = 'The token may read all that these inputs need. Whether it may write is known when something is written.';
    return [...looked, checked('permissions', 'ok', `${says}${ofDependabot(wishes)}`, `What the job needs:\n${blockOf(wishes)}`)];
  }
  const says = isReadOnly(wishes.source)
    ? "A fork's pull request gets a read-only token, whatever the job asks for."
    : `The token may not do all that these inputs need; the checks above tell what.${ofDependabot(wishes)}`;
  return [...looked, checked('permissions', worst, says, `The job's permissions, whole:\n${blockOf(wishes)}`)];
}

function ofDependabot({ source }: Wishes): string {
  return source.untrusted === 'dependabot' ? " Dependabot's runs get a read-only token unless the job names its permissions." : '';
}

/** YAML to paste. */
function blockOf({ surfaces: { upload, comment, trackingIssue }, history }: Wishes): string {
  return permissionsBlock({ upload: upload !== 'never', comment: comment !== 'never', trackingIssue: trackingIssue !== 'never', history });
}
