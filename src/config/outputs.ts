/** One output of action.yml. */
export interface OutputSpec {
  readonly name: string;
  readonly description: string;
}

/** The one table of outputs; action.yml and the README's table are compared with it. Unknown is the empty string, never 0, and so are all numbers of partial results. */
export const OUTPUTS = [
  { name: 'verdict', description: '`passed`, `failed`, `error`, `timeout`, `cancelled`, `skipped`, `started` or `checked`. Always set.' },
  { name: 'verdict-reason', description: 'One sentence that says why.' },
  { name: 'scan-id', description: "The service's ID of the scan." },
  { name: 'scan-status', description: '`queued`, `running`, `completed`, `failed`, `cancelled` or `unknown`.' },
  {
    name: 'scan-origin',
    description:
      '`started` by this run, `joined` (it was running already), `reused` (recent enough, `max-age`) or `collected` (`scan-id`).',
  },
  { name: 'scanned-sha', description: 'The commit that was scanned.' },
  { name: 'baseline-id', description: 'ID of the earlier scan that this one was compared with.' },
  { name: 'total', description: 'Open findings.' },
  { name: 'critical', description: 'Open critical findings.' },
  { name: 'high', description: 'Open high findings.' },
  { name: 'medium', description: 'Open medium findings.' },
  { name: 'low', description: 'Open low findings.' },
  { name: 'info', description: 'Open findings for information.' },
  { name: 'new', description: 'Open findings that the baseline lacks.' },
  { name: 'fixed', description: 'Findings of the baseline that are gone.' },
  { name: 'unchanged', description: 'Open findings that the baseline has as well.' },
  { name: 'waived', description: 'Open findings that a waiver of the policy accepts.' },
  { name: 'score', description: "The service's score of the checks, 0 to 100." },
  { name: 'checks-passed', description: 'Checks that passed.' },
  { name: 'checks-failed', description: 'Checks that failed.' },
  { name: 'checks-skipped', description: 'Checks that did not run; they are not part of the score.' },
  { name: 'report-dir', description: 'The folder with the files.' },
  { name: 'sarif-file', description: 'Path of `results.sarif`; empty unless a completed scan was read in full.' },
  { name: 'results-file', description: 'Path of `results.json`.' },
  { name: 'html-file', description: 'Path of `report.html`.' },
  { name: 'sarif-id', description: 'ID of the upload to code scanning.' },
  { name: 'comment-url', description: "Address of the pull request's comment." },
  { name: 'issue-url', description: 'Address of the tracking issue.' },
  { name: 'duration-seconds', description: 'How long the run took.' },
] as const satisfies readonly OutputSpec[];
