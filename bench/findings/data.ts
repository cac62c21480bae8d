import type { FindingsMaker } from '../../src/emulator/cloudgeni/scenario.js';

const SEVERITIES = ['critical', 'high', 'high', 'medium', 'medium', 'medium', 'low', 'low', 'low', 'info'];

/**
 * Findings as Cloudgeni returns them.
 *
 * @param kind `usual`: 300 rules and 800 files, about 1.4 kB each. `hard`: a rule for each finding, and texts of some kB with several
 * bytes for each character.
 */
export function findingsOf(count: number, kind: string): FindingsMaker {
  return { count, at: kind === 'hard' ? hardFinding : usualFinding };
}

function usualFinding(index: number): ReturnType<FindingsMaker['at']> {
  const rule = index % 300;
  const about = `Check ${rule} looks at the configuration of this resource and compares it with the recommendation of the benchmark. `;
  return {
    id: `finding_${String(index).padStart(8, '0')}`,
    checkId: `CKV_AWS_${rule}`,
    title: `Ensure that the setting ${rule} of the resource is enabled`,
    description: about.repeat(5),
    severity: SEVERITIES[rule % SEVERITIES.length] ?? 'low',
    status: 'open',
    resource: { type: 'aws_s3_bucket', name: `bucket_${index}`, file: `modules/part_${index % 800}/main.tf`, line: 1 + (index % 400) },
    remediation: {
      description: `Set the argument of check ${rule} to the recommended value, and apply the plan. `.repeat(3),
      code: `resource "aws_s3_bucket" "example" {\n  setting_${rule} = true\n  other_setting = "value"\n}\n`.repeat(3),
    },
  };
}

function hardFinding(index: number): ReturnType<FindingsMaker['at']> {
  return {
    ...usualFinding(index),
    checkId: `CHECK_${String(index).padStart(6, '0')}`,
    title: `Überprüfung ${index}: 설정이 올바르지 않습니다 — ошибка конфигурации 設定エラー 😀`,
    description: `Die Prüfung ${index} betrifft 設定 и безопасность 🔒, naïve façade: ${'ü漢字😀ж '.repeat(200)}`,
    severity: SEVERITIES[index % SEVERITIES.length] ?? 'low',
    remediation: {
      description: `Ändern Sie die Einstellung ${index}: ${'исправьте 修正 🔧 '.repeat(40)}`,
      code: `größe = "${'ü漢😀'.repeat(60)}"\n`,
    },
  };
}
