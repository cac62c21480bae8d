import { DAY_MS } from '../clock.js';
import type { Maker } from '../lazy-list.js';
import { namesOfTargets, type PresetName, type PresetOptions, plansOfTargets } from '../presets.js';
import type { Aether365Result, Aether365Scenario, ScanPlan } from './scenario.js';

/** Aether365 for the demo: three earlier scans of the tenant, and a new one that ends within 5 seconds (`slow`: 8 seconds). */
export function aether365Preset({ preset = 'failing', targets }: PresetOptions = {}): Aether365Scenario {
  const findings = preset === 'clean' ? fixedChecks() : tenantChecks();
  // In the earlier scans, two of the checks passed.
  const before = tenantChecks().map((check) => (BROKEN_SINCE.includes(check.test_id) ? { ...check, result: 'passed' } : check));
  const numbers = { passed: 84, skipped: 4 };
  return {
    tenant: { id: 't_emulated', companyName: 'Octo Org' },
    scans: [
      { id: 'scan_before1', createdAgoMs: 14 * DAY_MS, runningMs: 860_000, findings: before, ...numbers },
      { id: 'scan_before2', createdAgoMs: 7 * DAY_MS, runningMs: 815_000, findings: before, ...numbers },
      { id: 'scan_before3', createdAgoMs: 2 * DAY_MS, runningMs: 1_010_000, type: 'exposure', findings: before.slice(0, 4) },
    ],
    plans: [{ runningMs: preset === 'slow' ? 8000 : 3500, findings, ...numbers }],
    ...(targets !== undefined && severalTenants(targets, preset, { runningMs: preset === 'slow' ? 8000 : 3500, ...numbers })),
  };
}

/** Several tenants, of which every second one has an earlier scan. The first one is the key's own. */
function severalTenants(count: number, preset: PresetName, plan: ScanPlan): Aether365Scenario {
  const tenants = namesOfTargets(count).map((name) => ({ id: `t_${name.replace('-', '_')}`, companyName: `Octo ${name}` }));
  const [tenant, ...otherTenants] = tenants;
  const ids = tenants.map(({ id }) => id);
  const minor = tenantChecks().filter(({ result, severity }) => result !== 'failed' || severity === 'low' || severity === 'medium');
  const earlier = ids.filter((_, index) => index % 2 === 0);
  return {
    ...(tenant && { tenant }),
    otherTenants,
    targets: ids,
    scans: earlier.map((tenantId) => ({ ...plan, tenantId, createdAgoMs: 7 * DAY_MS, runningMs: 815_000, findings: minor })),
    plansByTarget: plansOfTargets(ids, preset, {
      failing: { ...plan, findings: tenantChecks() },
      clean: { ...plan, findings: fixedChecks() },
      broken: { ...plan, end: 'failed' },
      minor: { ...plan, findings: minor },
    }),
  };
}

const BROKEN_SINCE: readonly string[] = ['CIS.M365.5.2.2.1', 'CIS.M365.6.2.1'];

/** A typical tenant: the results of its compliance scan. */
export function tenantChecks(): readonly Aether365Result[] {
  return [...IDENTITY, ...EXCHANGE, ...SHARING, ...TEAMS];
}

/** The same tenant with everything fixed. */
function fixedChecks(): readonly Aether365Result[] {
  return tenantChecks().map((check) => (check.result === 'failed' ? { ...check, result: 'passed' } : check));
}

/** `count` failed checks of all severities. */
export function manyFailedChecks(count: number): Maker<Aether365Result> {
  return { count, at: (index) => failedCheck(index) };
}

function failedCheck(index: number): Aether365Result {
  return {
    test_id: `AE.${1001 + index}`,
    title: `Emulated check ${1001 + index}`,
    result: 'failed',
    severity: ['critical', 'high', 'medium', 'low'][index % 4] ?? 'low',
    framework: ['cis', 'eidsca', 'cisa', 'nis2'][index % 4] ?? 'cis',
    help_url: `https://docs.example.org/checks/${1001 + index}`,
    remediation_steps: '1. Open the admin center.\n2. Fix the setting.',
  };
}

const IDENTITY: readonly Aether365Result[] = [
  {
    test_id: 'CIS.M365.5.2.2.1',
    title: 'Ensure multifactor authentication is enabled for all users in administrative roles',
    result: 'failed',
    severity: 'critical',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-admin',
    remediation_steps:
      '1. Open the Microsoft Entra admin center, Protection, Conditional Access.\n2. Create a policy for the directory roles of administrators.\n3. Under Grant, require multifactor authentication.\n4. Exclude one emergency access account and switch the policy on.',
  },
  {
    test_id: 'CIS.M365.5.2.2.3',
    title: 'Block legacy authentication',
    result: 'failed',
    severity: 'high',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
    remediation_steps:
      '1. Open the Microsoft Entra admin center, Protection, Conditional Access.\n2. Create a policy for all users and all cloud apps.\n3. Under Conditions, Client apps, choose Exchange ActiveSync and Other clients.\n4. Under Grant, block access.',
  },
  // A check that belongs to two frameworks appears twice.
  {
    test_id: 'CIS.M365.5.2.2.3',
    title: 'Block legacy authentication',
    result: 'failed',
    severity: 'high',
    framework: 'cisa',
    help_url: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
    remediation_steps:
      '1. Open the Microsoft Entra admin center, Protection, Conditional Access.\n2. Create a policy for all users and all cloud apps.\n3. Under Conditions, Client apps, choose Exchange ActiveSync and Other clients.\n4. Under Grant, block access.',
  },
  {
    test_id: 'EIDSCA.AP08',
    title: 'Default authorization settings: users may not consent to apps on their own',
    result: 'failed',
    severity: 'high',
    framework: 'eidsca',
    help_url: 'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent',
    remediation_steps:
      '1. Open the Microsoft Entra admin center, Enterprise apps, Consent and permissions.\n2. Choose "Do not allow user consent".',
  },
  {
    test_id: 'CIS.M365.1.1.3',
    title: 'Ensure that between two and four global admins are designated',
    result: 'failed',
    severity: 'medium',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices',
    remediation_steps:
      '1. Open the Microsoft 365 admin center, Roles, Global Administrator.\n2. Remove members until four or fewer are left; give them the roles that they need.',
  },
  {
    test_id: 'CIS.M365.5.2.2.6',
    title: 'Enable Identity Protection user risk policies',
    result: 'skipped',
    severity: 'high',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/entra/id-protection/howto-identity-protection-configure-risk-policies',
    remediation_steps: 'Needs Microsoft Entra ID P2.',
  },
];

const EXCHANGE: readonly Aether365Result[] = [
  {
    test_id: 'CIS.M365.6.2.1',
    title: 'Ensure all forms of mail forwarding are blocked or disabled',
    result: 'failed',
    severity: 'high',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/defender-office-365/outbound-spam-policies-external-email-forwarding',
    remediation_steps:
      '1. Open the Microsoft Defender portal, Policies, Anti-spam.\n2. In the outbound policy set automatic forwarding to Off.\n3. Remove transport rules that redirect to other domains.',
  },
  {
    test_id: 'CIS.M365.2.1.10',
    title: 'Ensure DMARC records for all Exchange Online domains are published',
    result: 'failed',
    severity: 'medium',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/defender-office-365/email-authentication-dmarc-configure',
    remediation_steps: '1. Add a TXT record named _dmarc to each domain.\n2. Begin with p=none, then go on to p=quarantine and p=reject.',
  },
  {
    test_id: 'CIS.M365.3.1.1',
    title: "Ensure Microsoft 365 audit log search is 'Enabled'",
    result: 'passed',
    severity: 'high',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/purview/audit-log-enable-disable',
    remediation_steps: 'Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true',
  },
];

const SHARING: readonly Aether365Result[] = [
  {
    test_id: 'CIS.M365.7.2.3',
    title: 'Ensure external content sharing is restricted',
    result: 'failed',
    severity: 'medium',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/sharepoint/turn-external-sharing-on-or-off',
    remediation_steps:
      '1. Open the SharePoint admin center, Policies, Sharing.\n2. Set external sharing to "New and existing guests" or less.',
  },
  {
    test_id: 'CIS.M365.7.2.7',
    title: 'Ensure link sharing is restricted in SharePoint and OneDrive',
    result: 'failed',
    severity: 'low',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/sharepoint/change-default-sharing-link',
    remediation_steps: 'Set-SPOTenant -DefaultSharingLinkType Direct',
  },
];

const TEAMS: readonly Aether365Result[] = [
  {
    test_id: 'CIS.M365.8.5.3',
    title: 'Ensure only people in my org can bypass the lobby',
    result: 'failed',
    severity: 'low',
    framework: 'cis',
    help_url: 'https://learn.microsoft.com/microsoftteams/who-can-bypass-meeting-lobby',
    remediation_steps: 'Set-CsTeamsMeetingPolicy -Identity Global -AutoAdmittedUsers "EveryoneInCompanyExcludingGuests"',
  },
  {
    test_id: 'AE.1001',
    title: 'Apps from outside the store may be installed in Teams',
    result: 'failed',
    severity: 'medium',
    framework: null,
    help_url: null,
    remediation_steps: '1. Open the Teams admin center, Teams apps, Manage apps.\n2. Switch off the custom apps that nobody needs.',
  },
];
