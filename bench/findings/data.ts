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

/** A multiplicative hash, so that the texts of a finding are always the same, and differ between findings as texts do. */
function mixed(seed: number): number {
  const one = Math.imul(seed ^ (seed >>> 15), 0x2c1b_3c6d);
  return (one ^ (one >>> 12)) >>> 0;
}

const WORDS = ['设定', '安全', 'безопасность', 'ошибка', '구성', 'größe', 'façade', '🔒', 'エラー', 'ж', 'naïve', '漢字'];

/** Text that gzip makes about as small as prose: words, and a character of its own after each. */
function prose(seed: number, words: number): string {
  const parts = Array.from({ length: words }, (_, at) => {
    const drawn = mixed(seed * 65_537 + at);
    return `${WORDS[drawn % WORDS.length] ?? ''}${String.fromCodePoint(0x4e00 + ((drawn >>> 8) % 4000))}`;
  });
  return parts.join(' ');
}

function hardFinding(index: number): ReturnType<FindingsMaker['at']> {
  return {
    ...usualFinding(index),
    checkId: `CHECK_${String(index).padStart(6, '0')}`,
    title: `${index}: ${prose(index, 10)}`,
    description: prose(index + 1, 300),
    severity: SEVERITIES[index % SEVERITIES.length] ?? 'low',
    remediation: { description: prose(index + 2, 100), code: `größe = "${prose(index + 3, 60)}"\n` },
  };
}
