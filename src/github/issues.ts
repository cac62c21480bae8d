import { fieldsOf, isObject } from '../text/json.js';
import { hasMarker, isSameUser, sameText } from '../text/marker.js';
import { type GitHub, type GitHubAccess, type Repository, tokenLogin } from './client.js';
import { mayHaveWritten } from './github-error.js';
import { type MarkedContent, markedContent } from './marked-content.js';
import { type Listed, PER_PAGE, readPages } from './pages.js';

/** The issues of one gate: issues with its marker that the token's own user wrote. */
export interface Issues {
  /** Oldest first. */
  open(): Promise<readonly MarkedContent[]>;
  /** Latest update first, at most a few hundred. */
  closed(): Promise<readonly MarkedContent[]>;
  /** Sent once. */
  create(title: string, body: string): Promise<MarkedContent>;
  change(number: number, changes: IssueChanges): Promise<MarkedContent>;
}

interface IssueChanges {
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  readonly state_reason?: 'completed' | 'reopened' | 'not_planned';
}

interface IssuesOptions {
  readonly github: GitHubAccess;
  readonly octokit: GitHub;
  readonly repository: Repository;
  /** The hidden first line. */
  readonly marker: string;
}

/** The list also contains pull requests, and issues that other workflows wrote as the same user. */
const MAX_OPEN_PAGES = 20;
/** A closed issue on a later page is not reopened; a new issue is created instead. */
const MAX_CLOSED_PAGES = 5;

/** The repository's issues. @param signal Aborts all requests. */
export function issuesOf(options: IssuesOptions, signal: AbortSignal): Issues {
  const { github, octokit, repository, marker } = options;
  let login: Promise<string> | undefined;

  /** @param sort `created` keeps the order stable between two pages; `updated` is for reading only the latest. */
  const mine = async (state: 'open' | 'closed', sort: 'created' | 'updated', mostPages: number): Promise<Listed<MarkedContent>> => {
    const creator = await (login ??= tokenLogin(options, signal));
    const request = { signal, onBytes: github.listBytes('issues') };
    const listed = { ...repository, state, creator, sort, direction: 'desc', request } as const;
    return readPages({
      what: 'issues',
      mostPages,
      read: (page) => octokit.rest.issues.listForRepo({ ...listed, ...page }),
      keep: (page) => page.flatMap(asIssue).filter((issue) => hasMarker(issue, marker) && isSameUser(issue.author, creator)),
    });
  };

  const open = async (): Promise<MarkedContent[]> => {
    const { items, whole } = await mine('open', 'created', MAX_OPEN_PAGES);
    // Our issue may be on a later page, and a new one would duplicate it.
    if (items.length === 0 && !whole)
      throw new Error(
        `no issue of this gate is among the latest ${MAX_OPEN_PAGES * PER_PAGE} open issues, and scan-gate does not read further`,
      );
    return items.toSorted((a, b) => a.id - b.id);
  };

  /** After a lost or unreadable answer, looks whether the issue was created. */
  const findLost = async (body: string, error: unknown): Promise<MarkedContent> => {
    const lost = (await open()).find((issue) => sameText(issue.body, body));
    if (lost === undefined) throw error;
    return lost;
  };

  return {
    open,
    closed: async () => (await mine('closed', 'updated', MAX_CLOSED_PAGES)).items,
    async create(title, body) {
      try {
        // Sent once: if the answer is lost, a retry would create a second issue.
        const { data } = await octokit.rest.issues.create({ ...repository, title, body, request: { signal, retries: 0 } });
        return asIssue(data)[0] ?? (await findLost(body, new Error("GitHub's answer to the new issue could not be read")));
      } catch (error) {
        if (signal.aborted || !mayHaveWritten(error)) throw error;
        return findLost(body, error);
      }
    },
    async change(number, changes) {
      const { data } = await octokit.rest.issues.update({ ...repository, issue_number: number, ...changes, request: { signal } });
      return asIssue(data)[0] ?? { id: number, author: '', body: changes.body ?? '' };
    },
  };
}

/** One issue; nothing if the answer has another form, or describes a pull request. */
function asIssue(data: unknown): MarkedContent[] {
  const fields = fieldsOf(data);
  return typeof fields.number !== 'number' || isObject(fields.pull_request) ? [] : [markedContent(fields.number, fields)];
}
