/** The part of the environment that CIs are read from. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What an event is about: the fields of `Source` that differ from event to event. */
export interface EventFacts {
  /** A pair with `commit`: both from the payload, or both from the runner's variables, never one from each. */
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

/** The branch that is merged into: as a branch, and as the ref that no input changes. */
export function baseFields(branch: string | undefined): Pick<EventFacts, 'baseBranch' | 'baseRef'> {
  return { baseBranch: branch, baseRef: branch === undefined ? undefined : `refs/heads/${branch}` };
}
