import type { LoadedCommand } from './command.js';

/** One command in the help. */
export interface CommandEntry {
  /** A sentence without a period. */
  readonly summary: string;
  readonly exitCodes: readonly string[];
  /** Two examples, without the name of the program. */
  readonly examples: readonly [string, string];
  /** Each command is loaded only when it is used. */
  load(): Promise<LoadedCommand>;
}

const DONE = '0  done';
const FAILED = '2  not done: the reason is on standard error';
const INTERRUPTED = '128 + the number of the signal  interrupted: 130 after Ctrl-C, 143 after SIGTERM';

/** All commands, by name. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  scan: {
    summary: 'Run a scan, wait for it, report, and decide',
    exitCodes: [
      '0  passed, skipped, or started',
      '1  failed: a rule of the gate failed',
      '2  error, timeout, or cancelled at the service',
      INTERRUPTED,
    ],
    examples: [
      'scan --scanner cloudgeni --organization org_123 --severity-threshold high',
      'scan --scanner s4e --target 4711 --format json --output results.json',
    ],
    load: async () => {
      const [{ scan }, { SCAN_FLAGS }] = await Promise.all([import('./scan.js'), import('./inputs.js')]);
      return { run: scan, flags: SCAN_FLAGS };
    },
  },
  doctor: {
    summary: 'Check key, target, permissions, event, and policy; start nothing',
    exitCodes: ['0  checked: a scan can run', '2  error: something must be fixed', INTERRUPTED],
    examples: ['doctor --scanner cloudgeni --organization org_123', 'doctor --scanner s4e --target 4711 --verbose'],
    load: async () => {
      const [{ doctor }, { SCAN_FLAGS }] = await Promise.all([import('./scan.js'), import('./inputs.js')]);
      return { run: doctor, flags: SCAN_FLAGS.filter(({ name }) => name !== 'dry-run') };
    },
  },
  baseline: {
    summary: 'Write the findings of a scan to a baseline file',
    exitCodes: [DONE, FAILED, INTERRUPTED],
    examples: [
      'baseline --scanner cloudgeni --organization org_123 --ref main',
      'baseline --scanner s4e --target 4711 --scan-id latest --output ci/baseline.json',
    ],
    load: async () => {
      const { baseline, BASELINE_FLAGS } = await import('./baseline.js');
      return { run: baseline, flags: BASELINE_FLAGS };
    },
  },
  waive: {
    summary: 'Print waivers for findings, to paste into the policy file',
    exitCodes: [DONE, FAILED],
    examples: [
      'waive --fingerprint 81e15c30 --reason "Public assets only, SEC-412"',
      'waive --rule CKV_AWS_18 --reason "Logs are kept elsewhere" --expires 2027-03-31',
    ],
    load: async () => {
      const [{ waive }, { WAIVE_FLAGS }] = await Promise.all([import('./waive/waive.js'), import('./waive/flags.js')]);
      return { run: waive, flags: WAIVE_FLAGS };
    },
  },
  report: {
    summary: 'Render a results.json again, in any format',
    exitCodes: [DONE, FAILED],
    examples: ['report', 'report --results scan-gate-report/results.json --format sarif --output results.sarif'],
    load: async () => {
      const { report, REPORT_FLAGS } = await import('./report.js');
      return { run: report, flags: REPORT_FLAGS };
    },
  },
  schema: {
    summary: 'Print the JSON Schema of a file',
    exitCodes: [DONE, FAILED],
    examples: ['schema results', 'schema policy > scan-gate.schema.json'],
    load: async () => {
      const { schema, SCHEMA_ARGUMENT } = await import('./schema.js');
      return { run: schema, flags: [], argument: SCHEMA_ARGUMENT };
    },
  },
  demo: {
    summary: 'Show a complete job on an emulated service, without an account',
    exitCodes: ['0  all jobs were shown, whatever their verdicts', '1  a job had no verdict', FAILED, INTERRUPTED],
    examples: ['demo', 'demo --scanner all --scenario clean --event push'],
    load: async () => {
      const { demo, DEMO_FLAGS } = await import('./demo/demo.js');
      return { run: demo, flags: DEMO_FLAGS };
    },
  },
  emulate: {
    summary: 'Run an emulated service on loopback, until Ctrl-C',
    exitCodes: ['0  stopped by a signal', FAILED],
    examples: ['emulate --scanner cloudgeni', 'emulate --scanner s4e --port 4011 --scenario clean'],
    load: async () => {
      const { emulate, EMULATE_FLAGS } = await import('./emulate.js');
      return { run: emulate, flags: EMULATE_FLAGS };
    },
  },
  completion: {
    summary: 'Print a script that completes commands and flags in a shell',
    exitCodes: [DONE, FAILED],
    examples: ['completion bash >> ~/.bashrc', 'completion zsh > ~/.scan-gate.zsh && echo "source ~/.scan-gate.zsh" >> ~/.zshrc'],
    load: async () => {
      const { completion, COMPLETION_ARGUMENT } = await import('./completion.js');
      return { run: completion, flags: [], argument: COMPLETION_ARGUMENT };
    },
  },
};
