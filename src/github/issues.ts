import { fieldsOf, isObject } from '../text/json.js';
import { type GitHub, type GitHubAccess, type Repository, tokenLogin } from './client.js';
import { toGitHubError } from './github-error.js';
import { hasMarker, isSameUser, type MarkedContent, markedContent, sameText } from './marked-content.js';
import { type Listed, PER_PAGE, readPages } from './pages.js';

/** The issues of one gate: those with its marker that the token's own user wrote. */
export interface Issues {
  /** Oldest first. */
  open(): Promise<readonly MarkedContent[]>;
  /** The closed ones among the few hundred of ours that were touched last, the latest first. */
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

/** Other workflows write as the same user, and pull requests are listed as issues. */
const MAX_OPEN_PAGES = 20;
/** A closed issue that is not found among so many is only not opened again. */
const MAX_CLOSED_PAGES = 5;

/** The repository's issues, read and written with the signal of one publication. */
export function issuesOf(options: IssuesOptions, signal: AbortSignal): Issues {
  const { github, octokit, repository, marker } = options;
  let login: Promise<string> | undefined;

  /** By creation, where the order must not change between two pages; by the last touch, where only the latest are looked at. */
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
    // Where ours may be further down, a new one could be its double.
    if (items.length === 0 && !whole) throw new Error(`ours was not among the latest ${MAX_OPEN_PAGES * PER_PAGE} open issues`);
    return items.toSorted((a, b) => a.id - b.id);
  };

  /** The answer was lost, or unreadable: what is there tells whether the issue was made. */
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
        // A create is sent once: the retry plugin would make two issues of a lost answer.
        const { data } = await octokit.rest.issues.create({ ...repository, title, body, request: { signal, retries: 0 } });
        return asIssue(data)[0] ?? (await findLost(body, new Error("GitHub's answer to the issue could not be read")));
      } catch (error) {
        if (signal.aborted || toGitHubError(error)?.answered !== false) throw error;
        return findLost(body, error);
      }
    },
    async change(number, changes) {
      const { data } = await octokit.rest.issues.update({ ...repository, issue_number: number, ...changes, request: { signal } });
      return asIssue(data)[0] ?? { id: number, author: '', body: changes.body ?? '' };
    },
  };
}

/** One issue; or nothing, where the answer has another form, or is of a pull request. */
function asIssue(data: unknown): MarkedContent[] {
  const fields = fieldsOf(data);
  return typeof fields.number !== 'number' || isObject(fields.pull_request) ? [] : [markedContent(fields.number, fields)];
}
