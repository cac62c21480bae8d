import type { Env } from '../../ci/event-facts.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import type { Note } from '../../domain/note.js';
import type { Report } from '../../report/report.js';
import { type ProgramEnd, runProgram } from '../../runtime/program.js';
import { truncateLine } from '../../text/plain.js';
import { withGuard } from '../guard.js';
import type { Publication, Publishable, Publisher } from '../publisher.js';

/**
 * In characters, of which each takes at most three bytes. Buildkite allows 1 MiB (https://buildkite.com/docs/agent/cli/reference/annotate),
 * but the annotation is on the first page of a build.
 */
export const ANNOTATION_CHARACTERS = 100_000;
/** In characters. */
const MAX_CONTEXT = 100;
/** From 1 to 10; the default is 3. The higher is shown first. */
const PRIORITY = '8';
/** In milliseconds. The agent itself repeats requests that fail. */
const TIMEOUT_MS = 60_000;

type Style = 'error' | 'warning' | 'success' | 'info';

interface AnnotationOptions {
  /** The input `annotations`. */
  readonly enabled: boolean;
  /** Identifies the gate. */
  readonly name: string;
  readonly env: Env;
  /** Markdown in at most `ANNOTATION_CHARACTERS`. */
  readonly render: (what: Publishable) => string;
  /** Removes secrets from a text. */
  readonly scrub: (text: string) => string;
}

/** The annotation of the build, by the agent's own command, which needs no token. An annotation with the same context is replaced. */
export function annotationPublisher({ enabled, name, env, render, scrub }: AnnotationOptions): Publisher {
  const annotate = async (body: string, style: Style, signal: AbortSignal): Promise<ProgramEnd | undefined> => {
    const run = (more: readonly string[]): Promise<ProgramEnd | undefined> =>
      runProgram(
        {
          name: 'buildkite-agent',
          args: ['annotate', '--style', style, '--context', contextOf(name), ...more],
          stdin: body,
          env: environmentOf(env),
          timeoutMs: TIMEOUT_MS,
        },
        signal,
      );
    const end = await run(['--scope', 'build', '--priority', PRIORITY]);
    // Agents before 3.112 do not have all flags. Their annotations are of the build, too.
    return end !== undefined && /flag provided but not defined/i.test(end.stderr) ? await run([]) : end;
  };
  return {
    surface: 'report',
    async begin(signal) {
      if (enabled) await annotate(`**scan-gate** has not finished yet.\n`, 'info', signal);
    },
    async publish(what, signal) {
      if (!enabled) return { surface: 'report', outcome: 'skipped' };
      return await withGuard({ surface: 'report', signal, scrub }, async () => {
        const end = await annotate(render(what), styleOf(what.report), signal);
        return end?.exitCode === 0 ? { surface: 'report', outcome: 'done' } : failed(noteOf(end, scrub));
      });
    },
  };
}

/** Identifies the annotation of the gate in its build. */
export function contextOf(name: string): string {
  const context = `scan-gate-${name}`;
  return context.length <= MAX_CONTEXT ? context : `scan-gate-${hashIdentity([name])}`;
}

/** The agent gets its own variables and those of the network, not the keys of scan-gate. */
function environmentOf(env: Env): Record<string, string> {
  const own =
    /^(?:BUILDKITE\w*|PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|WINDIR|TEMP|TMP|TMPDIR|(?:HTTPS?|NO)_PROXY|SSL_CERT_(?:FILE|DIR))$/i;
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value !== undefined && own.test(name) ? [[name, value]] : [])));
}

function styleOf({ decision: { verdict, warnOnlyApplied } }: Report): Style {
  if (warnOnlyApplied) return 'warning';
  if (verdict === 'passed') return 'success';
  return verdict === 'skipped' || verdict === 'started' || verdict === 'checked' ? 'info' : 'error';
}

function failed(note: Note): Publication {
  return { surface: 'report', outcome: 'failed', note };
}

function noteOf(end: ProgramEnd | undefined, scrub: (text: string) => string): Note {
  if (end === undefined) {
    return {
      level: 'warning',
      code: 'agent-missing',
      text: 'The annotation was not written: the program buildkite-agent is not on the PATH.',
      hint: 'In a container of the docker plugin, set mount-buildkite-agent: true.',
    };
  }
  const { exitCode, stderr } = end;
  const how = exitCode === null ? `did not end within ${TIMEOUT_MS / 1000} s` : `ended with exit code ${exitCode}`;
  // Redacted before it is shortened, because a part of a secret would remain.
  const words = truncateLine(scrub(stderr), 300);
  return {
    level: 'warning',
    code: 'annotation-failed',
    text: `The annotation was not written: buildkite-agent ${how}${words === '' ? '' : ` ("${words}")`}.`,
    hint: 'Run the job again. The agent needs the variables that it sets for the job, such as BUILDKITE_AGENT_ACCESS_TOKEN.',
  };
}
