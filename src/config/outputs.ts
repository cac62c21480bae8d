/** One output of action.yml. */
interface OutputSpec {
  readonly name: string;
  readonly description: string;
}

/**
 * The one table of outputs. action.yml and docs/outputs.md are generated from it. An unknown value is the empty string, never 0. All
 * numbers of partial results are empty too.
 */
export const OUTPUTS = [
  { name: 'verdict', description: '`passed`, `failed`, `error`, `timeout`, `cancelled`, `skipped`, `started`, or `checked`. Always set.' },
  { name: 'verdict-reason', description: 'One sentence that gives the reason for the verdict.' },
  { name: 'scan-id', description: "The service's ID of the scan." },
  { name: 'scan-status', description: '`queued`, `running`, `completed`, `failed`, `cancelled`, or `unknown`.' },
  {
    name: 'scan-origin',
    description: '`started` by this run, `joined` (already running), `reused` (recent enough for `max-age`), or `collected` (`scan-id`).',
  },
  { name: 'scanned-sha', description: 'The commit that was scanned.' },
  { name: 'baseline-id', description: 'ID of the earlier scan that scan-gate compared this scan with.' },
  { name: 'total', description: 'Open findings.' },
  { name: 'critical', description: 'Open critical findings.' },
  { name: 'high', description: 'Open high findings.' },
  { name: 'medium', description: 'Open medium findings.' },
  { name: 'low', description: 'Open low findings.' },
  { name: 'info', description: 'Open informational findings.' },
  { name: 'new', description: 'Open findings that the baseline does not have.' },
  { name: 'fixed', description: 'Findings of the baseline that are no longer open.' },
  { name: 'unchanged', description: 'Open findings that the baseline also has.' },
  { name: 'waived', description: 'Open findings that a waiver of the policy accepts.' },
  { name: 'score', description: "The service's score, from 0 to 100." },
  { name: 'checks-passed', description: 'Checks that passed.' },
  { name: 'checks-failed', description: 'Checks that failed.' },
  { name: 'checks-skipped', description: 'Checks that did not run; the score leaves them out.' },
  { name: 'report-dir', description: 'The folder with the report files.' },
  { name: 'sarif-file', description: 'Path of `results.sarif`; empty unless scan-gate read a completed scan in full.' },
  { name: 'results-file', description: 'Path of `results.json`.' },
  { name: 'html-file', description: 'Path of `report.html`.' },
  { name: 'sarif-id', description: 'ID of the upload to code scanning.' },
  { name: 'comment-url', description: "URL of the pull request's comment." },
  { name: 'issue-url', description: 'URL of the tracking issue.' },
  { name: 'duration-seconds', description: 'How long the run took.' },
] as const satisfies readonly OutputSpec[];
