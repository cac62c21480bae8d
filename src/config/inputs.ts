/** One input of action.yml; on the command line the flag of the same name. */
export interface InputSpec {
  readonly name: string;
  /** Text in action.yml. */
  readonly description: string;
  /** Value in action.yml; absent where the default depends on something, which `shown` then describes. */
  readonly default?: string | undefined;
  /** The default as the README shows it, where it is not `default`. */
  readonly shown?: string | undefined;
  readonly required?: boolean | undefined;
  /** Read from the environment only, masked before anything else happens. */
  readonly secret?: boolean | undefined;
  /** The closed set of words it takes. */
  readonly values?: readonly string[] | undefined;
  /** Only some services take it: `Service.inputs`. */
  readonly service?: boolean | undefined;
}

/**
 * The one table of inputs. Reading, validation, the command line, action.yml and the README's table all follow it; a test compares
 * the last two with it. The contract is section 2.1 of the design; what does nothing yet is not listed yet.
 */
const INPUTS = [
  { name: 'scanner', required: true, description: 'The scan service to ask.' },
  {
    name: 'api-key',
    required: true,
    secret: true,
    description: "The service's API key, from a secret. Masked before anything else happens.",
  },
  {
    name: 'target',
    service: true,
    shown: 'looked up',
    description: 'What to scan.',
  },
  { name: 'organization', service: true, description: 'Whose account it is.' },
  { name: 'region', service: true, shown: 'per service', description: 'Where the target is.' },
  { name: 'scan-type', service: true, shown: 'per service', description: 'What kind of scan.' },
  {
    name: 'scan-options',
    service: true,
    description:
      "YAML or JSON mapping: other fields of the create request, under the service's own names; on the command line also `@file`. An unknown name is an error.",
  },
  {
    name: 'api-url',
    shown: "the service's",
    description:
      "Scheme and host of the service's API, with or without the documented path. https; loopback may be http. Another host than the service's own is named in log and summary.",
  },
  {
    name: 'ref',
    shown: "the event's",
    description: 'What is scanned and where results are reported: `refs/heads/x`, `refs/tags/x`, `refs/pull/N/head`, or a branch name.',
  },
  {
    name: 'sha',
    shown: "the event's",
    description: "The commit that `ref` stands for: 40 hex digits. Other commits than the event's and the job's need their `ref`.",
  },
  {
    name: 'wait',
    default: 'true',
    values: ['true', 'false'],
    description:
      '`false`: start (or join) the scan, write the outputs and leave with the verdict `started`. With `scan-id`: look once; finished: report and gate; running: `started`.',
  },
  {
    name: 'scan-id',
    description:
      'Collect this scan instead of starting one; `latest`: the newest one of the target that matches, also where it failed, for an older one would answer for other code.',
  },
  {
    name: 'max-age',
    description:
      '`6h`: take the last completed scan that matches when it is younger than that, instead of starting one. S4E does not report the options of a scan: there a notice, and nothing is taken. `1m` to `8760h`.',
  },
  { name: 'timeout', shown: 'per service', description: 'How long to wait for the scan: `45s`, `30m`, `5h`.' },
  { name: 'poll-interval', shown: 'adaptive', description: 'A fixed time between two looks at the scan instead, `250ms` to `10m`.' },
  {
    name: 'on-timeout',
    shown: 'per service',
    values: ['cancel', 'leave'],
    description: 'What becomes of a scan that we started and that is still running at the deadline. Only some services can cancel.',
  },
  {
    name: 'on-missing-key',
    default: 'fail',
    values: ['fail', 'skip-untrusted'],
    description:
      '`skip-untrusted`: the verdict is `skipped` where the event proves that secrets are withheld (forks, Dependabot). A key that is missing elsewhere stays an error.',
  },
  {
    name: 'severity-threshold',
    shown: '`high`',
    values: ['critical', 'high', 'medium', 'low', 'info', 'none'],
    description: 'The job fails on any open finding of this severity or worse. `none`: no finding fails it.',
  },
  {
    name: 'max-findings',
    description:
      'Budgets, `high=3, medium=20, total=400, new-high=0`: the job fails when there are more open findings of exactly that severity, in total, or new since the baseline. A budget of a severity replaces the default `severity-threshold` for that severity.',
  },
  {
    name: 'gate-on',
    // No default in action.yml: it would look as if somebody had given it, and overrule the policy.
    shown: '`all`',
    values: ['all', 'new'],
    description: '`new`: `severity-threshold` counts only findings that the baseline lacks.',
  },
  {
    name: 'paths',
    description:
      'Globs, one a line: findings in other files are shown and not counted. A glob that no file of the repository matches is an error.',
  },
  {
    name: 'min-score',
    description:
      "The job fails when the service's score, 0 to 100, is lower; for services that tell one. `severity-threshold` then holds only where it is given.",
  },
  {
    name: 'max-score-drop',
    description: 'The job fails when the score is more points lower than that of the baseline, 0 to 100; for services that tell one.',
  },
  {
    name: 'baseline',
    default: 'auto',
    description:
      "What is new and what is fixed is told against: `auto` (the last completed scan that matches, from before the workflow's last successful run where `actions: read` lets us know), `none`, the ID of a scan, or the path of a file that `scan-gate baseline` has written.",
  },
  {
    name: 'policy-file',
    shown: '`.github/scan-gate.yml` or `.scan-gate.yml`',
    description:
      'Path of the policy file in the repository: rules, waivers, what may be scanned. On pull requests and in merge queues it is read at the base commit (`contents: read`), so that a change cannot loosen its own gate; in a job without a checkout at the commit of the event. Two of them, one whose name ends in `.yaml`, or a named one that is missing, are an error.',
  },
  {
    name: 'warn-only',
    default: 'false',
    values: ['true', 'false', 'everything'],
    description:
      '`true`: the verdict `failed` does not fail the job. `everything`: nor do `error` and `timeout`. The verdict stays as it is and is told loudly.',
  },
  {
    name: 'name',
    shown: 'derived',
    description:
      'Tells this gate apart from others in the repository (code-scanning category, comment). Default: made of scanner, target and type.',
  },
  {
    name: 'report-dir',
    default: 'scan-gate-report',
    description:
      'Where the files are written; its old reports are removed at the start. A second gate of the same job that leaves the default writes to `scan-gate-report-<name>`.',
  },
  {
    name: 'upload-sarif',
    default: 'auto',
    values: ['auto', 'required', 'never'],
    description:
      'Upload to code scanning. `auto`: a missing permission or licence is a notice. `required`: it is an `error` (not for events that never upload).',
  },
  {
    name: 'comment',
    default: 'on-findings',
    values: ['always', 'on-findings', 'on-failure', 'never'],
    description:
      'When to comment on the pull request. `on-findings`: when there is anything to say. An existing comment is always brought up to date.',
  },
  {
    name: 'details',
    default: 'auto',
    values: ['auto', 'full', 'counts'],
    description:
      'What log, annotations, comment, summary and issue show. `auto`: only numbers when the repository is public and the target is not its own code.',
  },
  { name: 'annotations', default: 'true', values: ['true', 'false'], description: 'Annotate files and lines.' },
  {
    name: 'tracking-issue',
    default: 'never',
    values: ['never', 'on-failure'],
    description:
      '`on-failure`: scheduled runs keep one issue for this gate, opened when it does not pass, closed when it passes again (`issues: write`).',
  },
  {
    name: 'dry-run',
    default: 'false',
    values: ['true', 'false'],
    description: '`true`: only check key, target, permissions, event and policy, and start nothing. The verdict is `checked` or `error`.',
  },
  {
    name: 'github-token',
    default: '${{ github.token }}',
    secret: true,
    description:
      'For the upload (`security-events: write`), the comment (`pull-requests: write`) and the tracking issue (`issues: write`).',
  },
] as const satisfies readonly InputSpec[];

export type InputName = (typeof INPUTS)[number]['name'];

/** The table with the general type of its rows. */
export const INPUT_TABLE: readonly (InputSpec & { readonly name: InputName })[] = INPUTS;

/** What was given, under the names of the table; absent and empty are the same. */
export type RawInputs = Readonly<Partial<Record<InputName, string>>>;
