/** What the command line can write a report as. */
export const FORMATS = ['table', 'json', 'sarif', 'markdown', 'junit', 'gitlab', 'jenkins'] as const;
export type Format = (typeof FORMATS)[number];

/** One input of action.yml, which is also the flag of the same name on the command line. */
interface InputSpec {
  readonly name: string;
  /** The section of docs/inputs.md. */
  readonly group: 'core' | 'service' | 'gate' | 'reporting' | 'advanced' | 'output';
  /** One sentence of at most 160 characters, for action.yml and docs/inputs.md. */
  readonly description: string;
  /** The page of docs/ with the details, and the heading on that page. */
  readonly page: string;
  /** The value in action.yml; absent if the default depends on something that `shown` describes. */
  readonly default?: string | undefined;
  /** The default as docs/inputs.md shows it, if that is not `default`. */
  readonly shown?: string | undefined;
  readonly required?: boolean | undefined;
  /** Read from the environment only, and masked before anything else happens. */
  readonly secret?: boolean | undefined;
  /** The only values; the description explains each of them. */
  readonly values?: readonly string[] | undefined;
  /** An input that only some services have: `Service.inputs`. */
  readonly service?: boolean | undefined;
  /** Only the command line takes it: action.yml does not have it. */
  readonly commandLine?: boolean | undefined;
}

/**
 * The one table of inputs, for reading, validation, and the command line. action.yml and docs/inputs.md are generated from it, and a
 * test compares them.
 */
const INPUTS = [
  {
    name: 'scanner',
    group: 'core',
    required: true,
    description: 'The scan service to use.',
    page: 'inputs.md#core-inputs',
  },
  {
    name: 'api-key',
    group: 'core',
    required: true,
    secret: true,
    description: 'The API key of the service, from a secret; scan-gate masks the key before it does anything else.',
    page: 'inputs.md#core-inputs',
  },
  {
    name: 'wait',
    group: 'core',
    default: 'true',
    values: ['true', 'false'],
    description: 'Set `false` to start the scan and end with the verdict `started`, or, with `scan-id`, to look at the scan once.',
    page: 'inputs.md#start-now-and-collect-later',
  },
  {
    name: 'scan-id',
    group: 'core',
    description: 'The ID of a scan to collect instead of starting one, or `latest` for the newest matching scan of the target.',
    page: 'inputs.md#start-now-and-collect-later',
  },
  {
    name: 'max-age',
    group: 'core',
    description: 'Reuse the last completed matching scan if it is younger than this duration, such as `6h`, instead of starting one.',
    page: 'inputs.md#reuse-a-recent-scan',
  },
  {
    name: 'timeout',
    group: 'core',
    shown: 'per service',
    description: 'How long to wait for the scan, such as `45s`, `30m`, or `5h`.',
    page: 'inputs.md#set-a-time-limit',
  },
  {
    name: 'on-timeout',
    group: 'core',
    shown: 'per service',
    values: ['cancel', 'leave'],
    description: 'Whether to `cancel` or to `leave` a scan that this run started and that is still running at the deadline.',
    page: 'inputs.md#set-a-time-limit',
  },
  {
    name: 'max-parallel',
    group: 'core',
    default: '4',
    description: 'How many look-ups and starts may run at the same time, if there are several targets.',
    page: 'targets.md',
  },
  {
    name: 'target',
    group: 'service',
    service: true,
    shown: 'looked up',
    description:
      'What to scan, as the service identifies it, such as an account or a URL; several are one a line, or `@group` of the policy.',
    page: 'inputs.md#service-inputs',
  },
  {
    name: 'organization',
    group: 'service',
    service: true,
    description: 'The ID of the organization that owns the target, for services that need it.',
    page: 'inputs.md#service-inputs',
  },
  {
    name: 'region',
    group: 'service',
    service: true,
    shown: 'per service',
    description: 'The cloud region to scan, for services that scan one region at a time; several are one a line.',
    page: 'inputs.md#service-inputs',
  },
  {
    name: 'scan-type',
    group: 'service',
    service: true,
    shown: 'per service',
    description: 'The type of scan, by the name that the service uses.',
    page: 'inputs.md#service-inputs',
  },
  {
    name: 'scan-options',
    group: 'service',
    service: true,
    description: "More fields of the service's create request, as a YAML or JSON mapping under the service's own names.",
    page: 'inputs.md#pass-more-options-to-the-service',
  },
  {
    name: 'severity-threshold',
    group: 'gate',
    shown: '`high`',
    values: ['critical', 'high', 'medium', 'low', 'info', 'none'],
    description: 'Fail on any open finding of this severity or worse: `critical`, `high`, `medium`, `low`, `info`, or `none`.',
    page: 'gate.md',
  },
  {
    name: 'max-findings',
    group: 'gate',
    description: 'How many open findings to allow by severity, in total, or new, such as `high=3, total=400, new-high=0`.',
    page: 'gate.md',
  },
  {
    name: 'gate-on',
    group: 'gate',
    // No default in action.yml, because it would look like a given value and override the policy.
    shown: '`all`',
    values: ['all', 'new'],
    description: 'Which findings `severity-threshold` counts: `all`, or only those that are `new` since the baseline.',
    page: 'baseline.md',
  },
  {
    name: 'paths',
    group: 'gate',
    description: 'Globs, one on each line: findings in other files are shown but do not count.',
    page: 'gate.md',
  },
  {
    name: 'min-score',
    group: 'gate',
    description: 'Fail if the score is lower than this number from 0 to 100, for services that report a score.',
    page: 'gate.md',
  },
  {
    name: 'max-score-drop',
    group: 'gate',
    description: 'Fail if the score falls by more than this many points against the baseline, for services that report a score.',
    page: 'gate.md',
  },
  {
    name: 'baseline',
    group: 'gate',
    default: 'auto',
    description: 'What to compare with: `auto`, `none`, the ID of a scan, or the path of a file that `scan-gate baseline` wrote.',
    page: 'baseline.md',
  },
  {
    name: 'policy-file',
    group: 'gate',
    shown: '`.github/scan-gate.yml` or `.scan-gate.yml`',
    description:
      'The path of the policy file with rules, waivers, and allowed targets, or `owner/repository/path@ref` for a central policy.',
    page: 'policy.md',
  },
  {
    name: 'warn-only',
    group: 'gate',
    default: 'false',
    values: ['true', 'false', 'everything'],
    description: 'Set `true` to keep the job green for the verdict `failed`, or `everything` to do so for `error` and `timeout` too.',
    page: 'gate.md',
  },
  {
    name: 'report-dir',
    group: 'reporting',
    default: 'scan-gate-report',
    description: 'The folder for the report files; scan-gate first removes the reports of an earlier run from it.',
    page: 'reports.md',
  },
  {
    name: 'upload-sarif',
    group: 'reporting',
    default: 'auto',
    values: ['auto', 'required', 'never'],
    description: 'Whether to upload to code scanning: `auto`, `required` (a failed upload is an `error`), or `never`.',
    page: 'reports.md',
  },
  {
    name: 'comment',
    group: 'reporting',
    default: 'on-findings',
    values: ['always', 'on-findings', 'on-failure', 'never'],
    description: 'When to comment on the pull request: `always`, `on-findings`, `on-failure`, or `never`.',
    page: 'reports.md',
  },
  {
    name: 'details',
    group: 'reporting',
    default: 'auto',
    values: ['auto', 'full', 'counts'],
    description: 'What the log, annotations, comment, summary, and issue show: `full` details, only `counts`, or `auto`.',
    page: 'privacy.md',
  },
  {
    name: 'annotations',
    group: 'reporting',
    default: 'true',
    values: ['true', 'false'],
    description: 'Set `false` to write no annotations on files and lines.',
    page: 'reports.md',
  },
  {
    name: 'tracking-issue',
    group: 'reporting',
    default: 'never',
    values: ['never', 'on-failure'],
    description: 'Set `on-failure` to keep one issue open while scheduled runs do not pass; `never` writes no issue.',
    page: 'workflows.md',
  },
  {
    name: 'github-token',
    group: 'reporting',
    secret: true,
    default: '${{ github.token }}',
    description: 'The token for the upload to code scanning, the comment, the tracking issue, and a central policy.',
    page: 'permissions.md',
  },
  {
    name: 'api-url',
    group: 'advanced',
    shown: "the service's",
    description: "The scheme and host of the service's API, if you do not use the service's default address.",
    page: 'inputs.md#use-another-api-address',
  },
  {
    name: 'ref',
    group: 'advanced',
    shown: "the event's",
    description: 'The branch, tag, or pull request to scan and to report on, if that is not what the event is about.',
    page: 'inputs.md#scan-another-branch-or-commit',
  },
  {
    name: 'sha',
    group: 'advanced',
    shown: "the event's",
    description: 'The full hash of the commit that `ref` stands for, if that is not what the event is about.',
    page: 'inputs.md#scan-another-branch-or-commit',
  },
  {
    name: 'ci',
    group: 'advanced',
    commandLine: true,
    shown: 'recognized',
    description: 'On the command line only: the CI that the job runs in, such as `gitlab` or `jenkins`, or `none` to read no CI.',
    page: 'cli.md#choose-the-ci',
  },
  {
    name: 'poll-interval',
    group: 'advanced',
    shown: 'adaptive',
    description: 'A fixed time between two status requests, from `250ms` to `10m`, instead of adaptive times.',
    page: 'how-it-works.md',
  },
  {
    name: 'on-missing-key',
    group: 'advanced',
    default: 'fail',
    values: ['fail', 'skip-untrusted'],
    description: 'Set `skip-untrusted` to skip runs from forks and Dependabot that get no secrets; `fail` ends them in `error`.',
    page: 'events.md',
  },
  {
    name: 'name',
    group: 'advanced',
    shown: 'derived',
    description: 'A name that distinguishes this gate from the other gates of the repository.',
    page: 'inputs.md#name-a-gate',
  },
  {
    name: 'dry-run',
    group: 'advanced',
    default: 'false',
    values: ['true', 'false'],
    description: 'Set `true` to check the key, target, permissions, event, and policy without starting a scan.',
    page: 'inputs.md#check-the-setup-first',
  },
  {
    name: 'format',
    group: 'output',
    commandLine: true,
    default: 'table',
    values: FORMATS,
    description: 'What standard output has: `table`, `json`, `sarif`, `markdown`, `junit`, `gitlab`, or `jenkins`.',
    page: 'cli.md#choose-the-output',
  },
  {
    name: 'output',
    group: 'output',
    commandLine: true,
    description: 'A file for what `format` names, instead of standard output.',
    page: 'cli.md#choose-the-output',
  },
  {
    name: 'quiet',
    group: 'output',
    commandLine: true,
    default: 'false',
    values: ['true', 'false'],
    description: 'Log only warnings and errors on standard error.',
    page: 'cli.md#choose-the-output',
  },
  {
    name: 'verbose',
    group: 'output',
    commandLine: true,
    default: 'false',
    values: ['true', 'false'],
    description: 'Log the requests too, without secrets.',
    page: 'cli.md#choose-the-output',
  },
] as const satisfies readonly InputSpec[];

export type InputName = (typeof INPUTS)[number]['name'];

/** The table with the general type of its rows. */
export const INPUT_TABLE: readonly (InputSpec & { readonly name: InputName })[] = INPUTS;

/** The inputs of action.yml. */
export const ACTION_INPUTS = INPUT_TABLE.filter(({ commandLine }) => commandLine !== true);

/** The given values by the names of the table. Absent and empty are the same. */
export type RawInputs = Readonly<Partial<Record<InputName, string>>>;
