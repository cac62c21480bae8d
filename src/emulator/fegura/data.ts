import { DAY_MS } from '../clock.js';
import { namesOfTargets, type PresetName, type PresetOptions, plansOfTargets } from '../presets.js';
import { CONNECTION, type DiagramPlan, type FeguraScenario, type ScanPlan } from './scenario.js';

const LASTED: ScanPlan = { queuedMs: 5000, runningMs: 130_000 };

const BEFORE = {
  vpcs: 2,
  subnets: 6,
  securityGroups: 14,
  ec2Instances: 9,
  lambdaFunctions: 12,
  rdsInstances: 2,
  s3Buckets: 7,
  natGateways: 2,
};

/** The account after a change: a second fleet was added, and the NAT gateways were removed. */
const AFTER = {
  vpcs: 3,
  subnets: 12,
  securityGroups: 21,
  ec2Instances: 27,
  lambdaFunctions: 11,
  rdsInstances: 2,
  s3Buckets: 9,
  eksClusters: 1,
};

const ARCHITECTURE: DiagramPlan = {
  type: 'architecture',
  title: 'Architecture of production',
  mermaid: [
    'flowchart LR',
    '  users([Users]) --> cdn[CloudFront]',
    '  cdn --> alb[Load balancer]',
    '  alb --> web[Web instances]',
    '  alb --> eks[EKS cluster]',
    '  web --> db[(RDS orders)]',
    '  eks --> db',
    '  eks --> queue[[SQS jobs]]',
    '  queue --> worker[Lambda workers]',
    '  worker --> bucket[(S3 reports)]',
  ].join('\n'),
};

const NETWORK: DiagramPlan = {
  type: 'network',
  title: 'VPC layout',
  generatingMs: 1500,
  mermaid: [
    'flowchart TB',
    '  subgraph vpc1[vpc-main 10.0.0.0/16]',
    '    public1[public a] --- private1[private a]',
    '    public2[public b] --- private2[private b]',
    '  end',
    '  subgraph vpc2[vpc-fleet 10.8.0.0/16]',
    '    nodes1[nodes a] --- nodes2[nodes b]',
    '  end',
    '  igw[Internet gateway] --> public1',
    '  igw --> public2',
    '  vpc1 <-->|peering| vpc2',
  ].join('\n'),
};

/**
 * Fegura for the demo: two earlier scans of the account, and a new one that ends within 4 seconds. There are no findings, so
 * the new scan shows unexpected resources (`clean`: none). `slow` takes 8 seconds, and its start is answered at once.
 */
export function feguraPreset({ preset = 'failing', targets }: PresetOptions = {}): FeguraScenario {
  const pace: ScanPlan = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500, answers: 'queued' } : { queuedMs: 400, runningMs: 1600 };
  return {
    scans: [
      { ...LASTED, createdAgoMs: 7 * DAY_MS, inventory: { ...BEFORE, ec2Instances: 8 } },
      { ...LASTED, createdAgoMs: DAY_MS, inventory: BEFORE, diagrams: [ARCHITECTURE] },
    ],
    plans: [{ ...pace, inventory: preset === 'clean' ? BEFORE : AFTER, diagrams: [ARCHITECTURE, NETWORK] }],
    ...(targets !== undefined && severalAccounts(targets, preset, pace)),
  };
}

/** Several connected accounts, of which every second one has an earlier scan. */
function severalAccounts(count: number, preset: PresetName, pace: ScanPlan): FeguraScenario {
  const accounts = namesOfTargets(count).map((alias, index) => ({
    id: `${CONNECTION.id.slice(0, -3)}${String(index + 100)}`,
    alias,
    awsAccountId: String(481_516_234_209 + index),
  }));
  const ids = accounts.map(({ id }) => id);
  const earlier = ids.filter((_, index) => index % 2 === 0);
  return {
    accounts,
    targets: ids,
    scans: earlier.map((accountId) => ({ ...LASTED, accountId, createdAgoMs: DAY_MS, inventory: BEFORE })),
    plansByTarget: plansOfTargets(ids, preset, {
      failing: { ...pace, inventory: AFTER, diagrams: [ARCHITECTURE, NETWORK] },
      clean: { ...pace, inventory: BEFORE },
      broken: { ...pace, end: 'failed', errorMessage: 'The role of the connection can no longer be assumed.' },
      minor: { ...pace, inventory: { ...BEFORE, ec2Instances: 10 }, diagrams: [ARCHITECTURE] },
    }),
  };
}
