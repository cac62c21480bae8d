import type { Comparison } from '../../src/domain/comparison.js';
import type { Inventory } from '../../src/domain/scan.js';
import type { Report } from '../../src/report/report.js';
import { completedOf, endedOf, type Frame, ON_MAIN, POLICY } from '../helpers/report-fixtures.js';

const ACCOUNT = '550e8400-e29b-41d4-a716-446655440000';

export const FEGURA: Frame = {
  name: 'fegura-us-east-1-0b6c1a2f',
  service: { id: 'fegura', title: 'Fegura' },
  target: { id: ACCOUNT, key: ACCOUNT, label: 'production (123456789012)', ownCode: false },
  scan: {
    id: '660e8400-e29b-41d4-a716-446655440000',
    state: 'completed',
    rawState: 'completed',
    traits: { region: 'us-east-1' },
    createdAt: '2026-01-20T14:30:00.000Z',
    completedAt: '2026-01-20T14:32:15.000Z',
    origin: 'started',
  },
  source: ON_MAIN,
  // No severities, no score: its gate is that the scan completes.
  settings: { warnOnly: 'false' },
};

const BASELINE: Comparison['baseline'] = {
  id: '5a1f77d2-19c3-4b7e-8a54-0c9be21d6e10',
  completedAt: '2026-01-13T14:32:40.000Z',
  selectedBy: 'previous',
};
const NOW: Inventory = { vpcs: 2, subnets: 6, ec2Instances: 6, lambdaFunctions: 12, s3Buckets: 1, natGateways: 1 };
const THEN: Inventory = { vpcs: 2, subnets: 6, ec2Instances: 4, lambdaFunctions: 12, s3Buckets: 3, elasticIps: 2 };

export const ARCHITECTURE = `%%{init: {'theme': 'neutral'}}%%
flowchart LR
  internet((Internet)) --> alb[Load balancer]
  subgraph vpc1["VPC main<br/>10.0.0.0/16"]
    alb --> web1[EC2 web-1]
    alb --> web2[EC2 web-2]
    web1 --> db[(RDS orders)]
    web2 --> db
    nat{{NAT gateway}} --> internet
    web1 -.-> nat
  end
  web1 ==> bucket[/S3 assets/]
  fn[Lambda resize] --> bucket
  click alb "https://console.aws.amazon.com" "Open"
`;

const NETWORK = 'graph TD\n  vpc1 --- subnetA\n  vpc1 --- subnetB\n  vpc1 <--> vpc2\n';

/** The scenarios whose renderings are committed. */
export const FEGURA_SCENARIOS: Readonly<Record<string, () => Report>> = {
  'completed-with-change': () =>
    completedOf(
      FEGURA,
      { inventory: NOW, baseline: BASELINE, before: { inventory: THEN } },
      {
        diagrams: [
          { title: 'Production architecture', mermaid: ARCHITECTURE },
          { title: 'VPC layout', mermaid: NETWORK },
          { title: 'Data flow', mermaid: 'flowchart LR\n  a[<img src="https://evil.example/track.png">] --> b\n' },
        ],
      },
    ),
  failed: () => {
    const reason = 'AccessDenied: not authorized to perform ec2:DescribeVpcs (role FeguraReadOnly)';
    const scan = { ...FEGURA.scan, state: 'failed', rawState: 'failed', reason } as const;
    const message = `The scan ${scan.id} failed at Fegura: ${reason}`;
    const hint = 'Look at the scan in Fegura, fix the cause, and run the job again.';
    return endedOf(
      FEGURA,
      { kind: 'error', code: 'SCAN_FAILED' },
      { target: FEGURA.target, scan, error: { code: 'SCAN_FAILED', message, hint } },
    );
  },
  'max-resource-change': () =>
    completedOf(
      FEGURA,
      { inventory: NOW, baseline: { ...BASELINE, selectedBy: 'last-success' }, before: { inventory: THEN } },
      { policy: POLICY },
      { maxResourceChange: { value: { ec2Instances: 0, total: 9 }, from: 'policy-scanner' }, warnOnly: 'false' },
    ),
  'many-changes': () =>
    completedOf(FEGURA, {
      inventory: { ...NOW, subnets: 9, vpcs: 3, lambdaFunctions: 15 },
      baseline: BASELINE,
      before: { inventory: { ...THEN, elasticIps: 2, natGateways: 1 } },
    }),
  'first-scan': () =>
    completedOf(
      FEGURA,
      { inventory: NOW, baseline: { selectedBy: 'none' } },
      { policy: { path: '.scan-gate.yml' } },
      { maxResourceChange: { value: { total: 0 }, from: 'policy' }, warnOnly: 'false' },
    ),
  'no-baseline': () =>
    completedOf(
      FEGURA,
      { inventory: NOW },
      { notes: [{ level: 'notice', code: 'no-diagrams', text: 'The diagrams of the scan were not ready within 60 s.' }] },
    ),
};
