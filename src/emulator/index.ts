/** Everything that a test says about a service, in one place to import from. */

export { closedTerraformFindings, manyFindings, terraformFindings } from './cloudgeni/data.js';
export { cloudgeniPreset } from './cloudgeni/preset.js';
export type {
  CloudgeniCall,
  CloudgeniFinding,
  CloudgeniScenario,
  EarlierScan,
  FindingsFlaws,
  FindingsMaker,
  FindingsSource,
  RepositoryPlan,
  ScanPlan,
  Summary,
} from './cloudgeni/scenario.js';
export { placeless } from './cloudgeni/scenario.js';
export type { Fault, FaultRule } from './faults.js';
export type { CommentPlan, GithubCall, GithubScenario, PullPlan } from './github/scenario.js';
export { primaryRateLimit, secondaryRateLimit } from './github/scenario.js';
export { githubPreset, PRESETS, type PresetName, type PresetOptions } from './presets.js';
export type { LimitsPlan } from './rate-limits.js';
