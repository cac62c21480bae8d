/** What a job does at GitHub, by which it needs permissions. */
export interface JobNeeds {
  readonly upload: boolean;
  readonly comment: boolean;
  readonly trackingIssue: boolean;
  /** The baseline is chosen by the workflow's history. */
  readonly history: boolean;
}

/** The permissions of a job as YAML to paste, whole: a block that names one permission takes away all that it does not name. */
export function permissionsBlock({ upload, comment, trackingIssue, history }: JobNeeds): string {
  const lines = [
    'contents: read # checkout and policy file',
    upload && 'security-events: write # code scanning',
    comment && 'pull-requests: write # the comment',
    trackingIssue && 'issues: write # the tracking issue',
    history && "actions: read # the baseline, by the workflow's earlier runs",
  ].filter((line) => line !== false);
  return ['permissions:', ...lines.map((line) => `  ${line}`)].join('\n');
}
