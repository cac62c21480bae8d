import type { CiName } from '../domain/source.js';
import { azure } from './azure.js';
import { bitbucket } from './bitbucket.js';
import { buildkite } from './buildkite.js';
import { circleci } from './circleci.js';
import { codebuild } from './codebuild.js';
import { drone } from './drone.js';
import type { Env } from './event-facts.js';
import { gitlab } from './gitlab.js';
import { jenkins } from './jenkins.js';
import { type Ci, isSet, valueOf } from './job.js';
import { isGitHub } from './source.js';
import { teamcity } from './teamcity.js';
import { woodpecker } from './woodpecker.js';

/** In the order of recognition. Jenkins is the last: agents of other CIs often run on its nodes, and inherit its variables. */
export const CIS: readonly Ci[] = [gitlab, azure, bitbucket, circleci, buildkite, teamcity, woodpecker, drone, codebuild, jenkins];

/**
 * The CI that the input `ci` names, or the first CI whose marker is set; undefined in a terminal, in an unknown CI, and in GitHub Actions,
 * where any step can set the markers of other CIs.
 */
export function chosenCi(env: Env, named: string): Ci | undefined {
  if (named !== '') return CIS.find(({ id }) => id === named);
  return isGitHub(env) ? undefined : recognised(env)[0];
}

/** How the pipeline of a CI gives a job this time; undefined if its pipelines have no such setting. */
export function timeLimitOf(name: CiName, minutes: number): string | undefined {
  return name === 'github' ? `timeout-minutes: ${minutes}` : CIS.find(({ id }) => id === name)?.timeLimit?.(minutes);
}

/** The CIs whose marker is set. */
export function recognised(env: Env): readonly Ci[] {
  return CIS.filter(({ marker, markerValue }) => {
    if (markerValue === undefined) return isSet(env, marker);
    const value = valueOf(env, marker);
    return markerValue === '*' ? value !== undefined : value === markerValue;
  });
}
