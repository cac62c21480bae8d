import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FORMATS } from '../config/inputs.js';
import { decodeText, SAVE_AS_UTF_8 } from '../domain/file-text.js';
import { createLogger } from '../runtime/logger.js';
import { createRedactor } from '../runtime/redactor.js';
import { type Command, refuseProblems } from './command.js';
import { type Flag, RESULTS_FILE, readFlags, wrongValues } from './flags.js';

const DETAILS = ['auto', 'full', 'counts'] as const;

/** The flags of the command. */
export const REPORT_FLAGS: readonly Flag[] = [
  { name: 'results', description: 'The results.json to read.', default: RESULTS_FILE },
  { name: 'format', description: 'The format to write.', values: FORMATS, default: 'table' },
  { name: 'output', description: 'The file to write, instead of standard output.' },
  {
    name: 'details',
    description: 'Whether standard output has findings or numbers only, if it is not a terminal.',
    values: DETAILS,
    default: 'auto',
  },
];

/** Renders a results.json again. Sends no request. The verdict of the file does not change the exit code. */
export const report: Command = async (terminal) => {
  const { args, cwd, print, log = print, isTerminal = false } = terminal;
  const read = readFlags(args, REPORT_FLAGS);
  const problems = [...read.problems, ...wrongValues(read, REPORT_FLAGS)];
  if (problems.length > 0) return refuseProblems(terminal, problems);
  const { results: [path = RESULTS_FILE] = [], format: formats = [], output: [output] = [], details: asked = [] } = read.values;
  const refuse = (message: string): 2 => refuseProblems(terminal, [{ input: 'results', given: path, allowed: '', message }]);
  const bytes = await readFile(resolve(cwd, path)).catch(() => undefined);
  if (bytes === undefined) return refuse(`--results: ${path} cannot be read. Run a scan first, or set --results to its results.json`);
  const decoded = decodeText(bytes);
  if ('fault' in decoded) return refuse(`--results: ${path} ${decoded.fault}. ${SAVE_AS_UTF_8}`);
  const { renderAgain } = await import('../app/render-again.js');
  const logger = createLogger({ write: print, log, redactor: createRedactor([]), style: 'plain', debug: false });
  const format = FORMATS.find((known) => known === formats[0]) ?? 'table';
  const details = DETAILS.find((known) => known === asked[0]) ?? 'auto';
  const file = output === undefined ? undefined : resolve(cwd, output);
  const fault = await renderAgain(decoded.text, {
    output: { format, file, print },
    details: isTerminal && details === 'auto' ? 'full' : details,
    logger,
  });
  if (fault === 'unwritten') return 2;
  return fault === undefined ? 0 : refuse(`--results: ${path} ${fault}`);
};
