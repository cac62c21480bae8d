/** Everything that a test says about a service, in one place to import from. */
export type { CloudgeniFinding, FindingsMaker, FindingsSource } from './cloudgeni/scenario.js';
export { placeless } from './cloudgeni/scenario.js';
export { cloudgeniPreset } from './cloudgeni/preset.js';
export type {
  CloudgeniCall,
  CloudgeniScenario,
  EarlierScan,
  FindingsFlaws,
  RepositoryPlan,
  ScanPlan,
  Summary,
} from './cloudgeni/scenario.js';
export type { Fault, FaultRule } from './faults.js';
export type { CommentPlan, GithubCall, GithubScenario, PullPlan } from './github/scenario.js';
export { primaryRateLimit, secondaryRateLimit } from './github/scenario.js';
export type { LimitsPlan } from './rate-limits.js';
export { githubPreset, PRESETS, type PresetName, type PresetOptions } from './presets.js';
export { closedTerraformFindings, manyFindings, terraformFindings } from './cloudgeni/data.js';
