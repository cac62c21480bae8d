import { DAY_MS } from '../clock.js';
import { manyOf } from '../lazy-list.js';
import { namesOfTargets, type PresetName, type PresetOptions, plansOfTargets, REPOSITORY } from '../presets.js';
import type { CloudgeniFinding, CloudgeniScenario, FindingsMaker, ScanPlan } from './scenario.js';

/** Cloudgeni for the demo: two earlier scans of the default branch, and a new one that ends within 5 seconds (`slow`: 8 seconds). */
export function cloudgeniPreset({ preset = 'failing', repository = REPOSITORY, targets }: PresetOptions = {}): CloudgeniScenario {
  const findings = preset === 'clean' ? closedTerraformFindings() : terraformFindings();
  const pace = preset === 'slow' ? { queuedMs: 2500, runningMs: 5500 } : { queuedMs: 800, runningMs: 2700 };
  const before = terraformFindings().slice(4);
  return {
    repositories: [
      { id: 'repo_emulated', fullName: repository },
      { id: 'repo_network', fullName: `${repository.split('/')[0] ?? 'octo-org'}/network-baseline` },
    ],
    scans: [
      { id: 'scan_before1', repositoryId: 'repo_emulated', createdAgoMs: 7 * DAY_MS, findings: before },
      { id: 'scan_before2', repositoryId: 'repo_emulated', createdAgoMs: DAY_MS, findings: before },
    ],
    plans: [{ ...pace, findings }],
    ...(targets !== undefined && severalRepositories(targets, { preset, repository, pace })),
  };
}

interface Several {
  readonly preset: PresetName;
  /** The repository of the job, which is the first one. */
  readonly repository: string;
  readonly pace: ScanPlan;
}

/** Several repositories, of which every second one has an earlier scan. */
function severalRepositories(count: number, { preset, repository, pace }: Several): CloudgeniScenario {
  const owner = repository.split('/')[0] ?? '';
  const own = { id: 'repo_emulated', fullName: repository };
  const others = namesOfTargets(count - 1).map((name) => ({ id: `repo_${name.replace('-', '_')}`, fullName: `${owner}/${name}` }));
  const repositories = [own, ...others];
  const ids = repositories.map(({ id }) => id);
  const minor = terraformFindings().filter(({ severity }) => severity === 'low' || severity === 'info');
  const earlier = ids.filter((_, index) => index % 2 === 0);
  return {
    repositories,
    targets: ids,
    scans: earlier.map((repositoryId) => ({ repositoryId, createdAgoMs: DAY_MS, findings: minor })),
    plansByTarget: plansOfTargets(ids, preset, {
      failing: { ...pace, findings: terraformFindings() },
      clean: { ...pace, findings: closedTerraformFindings() },
      broken: { ...pace, end: 'failed' },
      minor: { ...pace, findings: minor },
    }),
  };
}

/** The 14 findings of a Terraform repository in several files, of which 11 are open (1 critical, 3 high, 4 medium, 2 low, 1 info). */
export function terraformFindings(): readonly CloudgeniFinding[] {
  return [...NETWORK, ...STORAGE, ...DATABASE, ...IDENTITY];
}

/** The findings of the fixed repository: only those above that are not open. */
function closedTerraformFindings(): readonly CloudgeniFinding[] {
  return terraformFindings().filter((finding) => finding.status !== 'open');
}

/** `count` open findings with distinct resources, 50 in each file. */
export function manyFindings(count: number): FindingsMaker {
  return manyOf(terraformFindings(), count, ({ resource }, number, index) => {
    const file = `modules/part_${String(Math.floor(index / 50)).padStart(4, '0')}/main.tf`;
    const place = { type: resource?.type ?? 'aws_resource', name: `unit_${number}`, file, line: (index % 50) * 12 + 1 };
    return { id: `finding_${number}`, resource: place };
  });
}

const NETWORK: readonly CloudgeniFinding[] = [
  {
    id: 'finding_net01',
    checkId: 'CKV_AWS_24',
    title: 'Security group open to the internet on port 22',
    description:
      'Security group allows SSH from 0.0.0.0/0. Anyone on the internet can reach the login prompt of every instance in the group.',
    severity: 'critical',
    status: 'open',
    resource: { type: 'aws_security_group', name: 'bastion', file: 'network/security_groups.tf', line: 12 },
    remediation: {
      description: 'Allow SSH only from the networks of your administrators, or use Session Manager and close the port.',
      code: 'ingress {\n  description = "SSH from the office"\n  from_port   = 22\n  to_port     = 22\n  protocol    = "tcp"\n  cidr_blocks = ["203.0.113.0/24"]\n}',
    },
  },
  {
    id: 'finding_net02',
    checkId: 'CKV_AWS_2',
    title: 'Load balancer listener without HTTPS',
    description: 'The listener on port 80 forwards plain HTTP to the target group instead of redirecting it to HTTPS.',
    severity: 'high',
    status: 'open',
    resource: { type: 'aws_lb_listener', name: 'http', file: 'network/load_balancer.tf', line: 41 },
    remediation: {
      description: 'Redirect HTTP to HTTPS.',
      code: 'default_action {\n  type = "redirect"\n\n  redirect {\n    port        = "443"\n    protocol    = "HTTPS"\n    status_code = "HTTP_301"\n  }\n}',
    },
  },
  {
    id: 'finding_net03',
    checkId: 'CKV2_AWS_11',
    title: 'VPC flow logs disabled',
    description: 'The VPC does not record its traffic, so that an intrusion cannot be traced afterwards.',
    severity: 'medium',
    status: 'open',
    resource: { type: 'aws_vpc', name: 'main', file: 'network/vpc.tf', line: 1 },
    remediation: {
      description: 'Add an aws_flow_log for this VPC.',
      code: 'resource "aws_flow_log" "main" {\n  vpc_id          = aws_vpc.main.id\n  traffic_type    = "ALL"\n  log_destination = aws_cloudwatch_log_group.flow.arn\n  iam_role_arn    = aws_iam_role.flow.arn\n}',
    },
  },
  {
    id: 'finding_net04',
    checkId: 'CKV_AWS_23',
    title: 'Security group rule without description',
    description: 'A rule of this security group does not say what it is for.',
    severity: 'low',
    status: 'open',
    resource: { type: 'aws_security_group', name: 'app', file: 'network/security_groups.tf', line: 38 },
    remediation: { description: 'Give every ingress and egress rule a description.' },
  },
];

const STORAGE: readonly CloudgeniFinding[] = [
  {
    id: 'finding_sto01',
    checkId: 'CKV_AWS_19',
    title: 'S3 Bucket Encryption',
    description: 'S3 bucket does not have encryption enabled',
    severity: 'high',
    status: 'open',
    resource: { type: 'aws_s3_bucket', name: 'data_bucket', file: 'storage/main.tf', line: 15 },
    remediation: {
      description: 'Enable server-side encryption',
      code: 'resource "aws_s3_bucket_server_side_encryption_configuration" "data_bucket" {\n  bucket = aws_s3_bucket.data_bucket.id\n\n  rule {\n    apply_server_side_encryption_by_default {\n      sse_algorithm     = "aws:kms"\n      kms_master_key_id = aws_kms_key.data.arn\n    }\n  }\n}',
    },
  },
  {
    id: 'finding_sto02',
    checkId: 'CKV2_AWS_6',
    title: 'S3 bucket without public access block',
    description: 'Nothing keeps a later policy or ACL from making the objects of this bucket public.',
    severity: 'medium',
    status: 'open',
    resource: { type: 'aws_s3_bucket', name: 'data_bucket', file: 'storage/main.tf', line: 15 },
    remediation: {
      description: 'Block public access for the whole bucket.',
      code: 'resource "aws_s3_bucket_public_access_block" "data_bucket" {\n  bucket                  = aws_s3_bucket.data_bucket.id\n  block_public_acls       = true\n  block_public_policy     = true\n  ignore_public_acls      = true\n  restrict_public_buckets = true\n}',
    },
  },
  {
    id: 'finding_sto03',
    checkId: 'CKV_AWS_21',
    title: 'S3 bucket versioning disabled',
    description: 'Objects that are overwritten or deleted by mistake cannot be restored.',
    severity: 'low',
    status: 'open',
    resource: { type: 'aws_s3_bucket', name: 'logs', file: 'storage/logs.tf', line: 3 },
    remediation: {
      description: 'Enable versioning.',
      code: 'resource "aws_s3_bucket_versioning" "logs" {\n  bucket = aws_s3_bucket.logs.id\n\n  versioning_configuration {\n    status = "Enabled"\n  }\n}',
    },
  },
  {
    id: 'finding_sto04',
    checkId: 'CKV_AWS_144',
    title: 'S3 bucket without cross-region replication',
    description: 'The bucket exists in one region only.',
    severity: 'info',
    status: 'open',
    resource: { type: 'aws_s3_bucket', name: 'logs', file: 'storage/logs.tf', line: 3 },
  },
  {
    id: 'finding_sto05',
    checkId: 'CKV_AWS_18',
    title: 'S3 bucket without access logging',
    description: 'Access to this bucket is not recorded.',
    severity: 'medium',
    status: 'suppressed',
    resource: { type: 'aws_s3_bucket', name: 'logs', file: 'storage/logs.tf', line: 3 },
    remediation: { description: 'Add an aws_s3_bucket_logging resource. The log bucket itself may be excepted.' },
  },
];

const DATABASE: readonly CloudgeniFinding[] = [
  {
    id: 'finding_db01',
    checkId: 'CKV_AWS_17',
    title: 'RDS instance publicly accessible',
    description: 'The database has a public address. A weak password or an open security group is then all that is needed to read it.',
    severity: 'high',
    status: 'open',
    resource: { type: 'aws_db_instance', name: 'orders', file: 'database/rds.tf', line: 8 },
    remediation: { description: 'Keep the instance in private subnets.', code: 'publicly_accessible = false' },
  },
  {
    id: 'finding_db02',
    checkId: 'CKV_AWS_118',
    title: 'RDS enhanced monitoring disabled',
    description: 'Metrics of the operating system are not collected.',
    severity: 'medium',
    status: 'open',
    resource: { type: 'aws_db_instance', name: 'orders', file: 'database/rds.tf', line: 8 },
    remediation: {
      description: 'Set a monitoring interval.',
      code: 'monitoring_interval = 60\nmonitoring_role_arn = aws_iam_role.rds_monitoring.arn',
    },
  },
  {
    id: 'finding_db03',
    checkId: 'CKV_AWS_16',
    title: 'RDS storage not encrypted',
    description: 'The storage of the database is not encrypted at rest.',
    severity: 'high',
    status: 'resolved',
    resource: { type: 'aws_db_instance', name: 'orders', file: 'database/rds.tf', line: 8 },
    remediation: { description: 'Encrypt the storage.', code: 'storage_encrypted = true' },
  },
];

const IDENTITY: readonly CloudgeniFinding[] = [
  {
    id: 'finding_iam01',
    checkId: 'CKV_AWS_63',
    title: 'IAM policy allows all actions',
    description: 'The statement allows "*" on the resources of the deployment role. Whoever holds the role can do anything.',
    severity: 'medium',
    status: 'open',
    resource: { type: 'aws_iam_policy', name: 'deploy', file: 'iam/policies.tf', line: 22 },
    remediation: {
      description: 'Name the actions that the deployment needs.',
      code: 'statement {\n  actions   = ["ecs:UpdateService", "ecs:DescribeServices"]\n  resources = [aws_ecs_service.app.id]\n}',
    },
  },
  {
    id: 'finding_iam02',
    checkId: 'CKV_AWS_61',
    title: 'Role can be assumed by every account',
    description: 'The trust policy of the role names the principal "*".',
    severity: 'critical',
    status: 'resolved',
    resource: { type: 'aws_iam_role', name: 'ci', file: 'iam/roles.tf', line: 5 },
    remediation: { description: 'Name the accounts or services that may assume the role.' },
  },
];
