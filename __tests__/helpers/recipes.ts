import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { INPUT_TABLE } from '../../src/config/inputs.js';

/** The parts of a step that these tests read. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

export interface RecipeJob {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** A workflow that users copy. */
export interface Recipe {
  readonly on: Readonly<Record<string, Trigger | readonly { readonly cron: string }[] | null>>;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress'?: unknown };
  readonly jobs: Readonly<Record<string, RecipeJob>>;
}

interface Trigger {
  readonly branches?: readonly string[];
  readonly paths?: readonly string[];
  readonly types?: readonly string[];
}

/** By the name of its file. */
export const RECIPES: ReadonlyMap<string, Recipe> = new Map(
  readdirSync('examples')
    .filter((name) => name.endsWith('.yml'))
    .map((name) => [name, parse(readFileSync(`examples/${name}`, 'utf8')) as Recipe]),
);

/** The content of each block of YAML in a document, without its indentation. */
export function yamlBlocks(file: string): readonly string[] {
  const blocks = [...readFileSync(file, 'utf8').matchAll(/^( *)```ya?ml\n([\s\S]*?)^\1```$/gm)];
  return blocks.map(([, , text = '']) => {
    const indents = [...text.matchAll(/^( *)\S/gm)].map(([, spaces = '']) => spaces.length);
    return text.replaceAll(new RegExp(`^ {${Math.min(...indents)}}`, 'gm'), '');
  });
}

export const isGate = ({ uses = '' }: Step): boolean => uses.startsWith('OWNER/scan-gate@');

/** The context of the expressions of a job. */
export interface Context {
  readonly secrets: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  readonly token: string;
  /** The variables of the runner, and the payload. */
  readonly env: Readonly<Record<string, string>>;
  readonly event: unknown;
  /** Outputs by step, and by job. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly needs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Known conditions. `always()` and `!cancelled()` are true, because no test cancels a job. */
const CONDITIONS: Readonly<Record<string, (context: Context) => boolean>> = {
  '!cancelled()': () => true,
  "always() && steps.gate.outputs.report-dir != ''": (context) => valueOf('steps.gate.outputs.report-dir', context) !== '',
  "always() && needs.changes.outputs.infrastructure != 'false'": (context) =>
    valueOf('needs.changes.outputs.infrastructure', context) !== 'false',
  "github.event_name != 'workflow_run' || (github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.head_repository.full_name == github.repository)":
    (context) =>
      valueOf('github.event_name', context) !== 'workflow_run' ||
      (valueOf('github.event.workflow_run.conclusion', context) === 'success' &&
        valueOf('github.event.workflow_run.head_repository.full_name', context) === valueOf('github.repository', context)),
};

/** Whether a job or step runs. */
export function holds(condition: string | undefined, context: Context): boolean {
  if (condition === undefined) return true;
  const known = CONDITIONS[/^\$\{\{ (.*) \}\}$/s.exec(condition)?.[1] ?? condition];
  if (known === undefined) throw new Error(`The test does not know the condition ${condition}`);
  return known(context);
}

/** The text with its expressions replaced. */
export function fill(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_all, expression: string) => valueOf(expression, context));
}

/** @throws if recipes do not use such an expression, or if it names an unknown value */
function valueOf(expression: string, context: Context): string {
  if (expression === 'github.token') return context.token;
  const found = textAt(expression, context);
  if (found === undefined) throw new Error(`The test does not know the expression ${expression}`);
  return found;
}

function textAt(expression: string, context: Context): string | undefined {
  const [first = '', ...path] = expression.split('.');
  const found =
    first === 'github' && path[0] === 'event'
      ? at(context.event, path.slice(1))
      : first === 'github' && path.length === 1
        ? context.env[`GITHUB_${expression.slice('github.'.length).toUpperCase()}`]
        : first === 'secrets' || first === 'vars' || first === 'steps' || first === 'needs'
          ? at(
              context[first],
              path.filter((part, index) => !(index === 1 && part === 'outputs')),
            )
          : undefined;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined), value);
}

/** The inputs that the runner passes to the Action: the defaults of action.yml, and the `with:` of the step. */
export function inputsOf(step: Step, context: Context): Record<string, string> {
  const defaults = INPUT_TABLE.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, fill(value, context)] as const]));
  const given = Object.entries(step.with ?? {}).map(([name, value]) => [name, fill(String(value), context)] as const);
  return Object.fromEntries([...defaults, ...given]);
}
