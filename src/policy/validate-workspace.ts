import { inapplicable } from '../config/gate-rules.js';
import { asScanError, type Problem } from '../domain/errors.js';
import { utcDay } from '../domain/instant.js';
import { POLICY_PATHS } from '../domain/source.js';
import { SERVICES } from '../scanners/registry.js';
import type { Service } from '../scanners/scanner.js';
import { type Policy, parsePolicy } from './policy.js';
import { problemAt } from './problems.js';
import { readWorkspacePolicy } from './read-file.js';

/** The known inputs of a run whose inputs have mistakes. */
interface GivenToPolicy {
  readonly workspace: string;
  /** The input `policy-file`; empty for the usual path. */
  readonly named: string;
  /** The inputs `scanner` and `name`, as given. */
  readonly scanner: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
}

/** The mistakes in the policy of the workspace, to report together with those of the inputs. Never throws. */
export async function policyMistakes({ workspace, named, scanner, name, nowMs }: GivenToPolicy): Promise<readonly Problem[]> {
  try {
    const file = await readWorkspacePolicy(workspace, named);
    if (file === undefined) return [];
    const parsed = await parsePolicy(file.text, file.path, utcDay(nowMs));
    if ('problems' in parsed) return parsed.problems;
    const service = SERVICES.find(({ id }) => id === scanner.toLowerCase());
    return service === undefined ? [] : inapplicableRules(parsed.policy, { service, name, path: file.path });
  } catch (error) {
    const { message } = asScanError(error);
    return [{ input: 'policy-file', given: named || POLICY_PATHS[0], allowed: `a readable policy file (${message.replace(/\.$/, '')})` }];
  }
}

/** Rules in the section of the scanner or the gate that do not apply to the service. */
export function inapplicableRules(
  { scanners, names }: Policy,
  { service, name, path }: { readonly service: Service; readonly name: string; readonly path: string },
): Problem[] {
  return [scanners.get(service.id), names.get(name)].flatMap((section) =>
    inapplicable(section?.rules ?? {}, service).map(({ rule, given, why }) =>
      problemAt({ line: section?.lines[rule] ?? 1, given: `${rule}: ${given}`, allowed: `nothing: ${why}` }, path),
    ),
  );
}
