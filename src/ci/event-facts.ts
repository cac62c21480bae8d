/** The environment variables. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The fields of `Source` that differ from event to event. */
export interface EventFacts {
  /** `ref` and `commit` come from the same place: both from the payload, or both from the runner's variables. */
  readonly ref?: string | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
  readonly baseBranch?: string | undefined;
  readonly baseRef?: string | undefined;
  readonly baseCommit?: string | undefined;
  readonly pullRequest?: number | undefined;
  readonly pullRequestState?: 'open' | 'closed' | undefined;
  readonly boundToCommit: boolean;
}

/** The base branch: its name, and its ref, which no input changes. */
export function baseFields(branch: string | undefined): Pick<EventFacts, 'baseBranch' | 'baseRef'> {
  return { baseBranch: branch, baseRef: branch === undefined ? undefined : `refs/heads/${branch}` };
}
