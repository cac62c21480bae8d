import type { PropertyBag, ReportingDescriptor } from 'sarif';
import type { Rule } from '../../domain/finding.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import { codeFence, foreignLink, markdownLink, markdownParagraphs, markdownTextWithoutHtml, webUrl } from '../../text/markdown.js';
import { stripControlCharacters, toSingleLine, truncate } from '../../text/plain.js';
import { firstFilled } from '../words.js';
import { GITHUB_LIMITS } from './limits.js';
import { weaknessOf } from './taxonomies.js';

const { description: MAX_DESCRIPTION_LENGTH, name: MAX_NAME_LENGTH, helpUri: MAX_URI_LENGTH, tagsKept: MAX_TAGS } = GITHUB_LIMITS;
/** Small enough for many rules in an upload of 10 MB. */
const MAX_HELP_TEXT_LENGTH = 4000;
const MAX_CODE_LENGTH = 8000;

/** What a rule needs besides its texts. */
interface RuleFrame {
  readonly id: string;
  /** The highest score of its findings; 0 if none of them is a security alert. */
  readonly score: number;
  /** Whether the rule has only its title. */
  readonly brief: boolean;
  /** Whether its findings have fixes of their own, which are in their messages. */
  readonly ownRemedies: boolean;
}

export function sarifRule(whole: Rule, { id, score, brief, ownRemedies }: RuleFrame): ReportingDescriptor {
  const rule = brief ? titleOf(whole) : whole;
  const title = truncate(toSingleLine(firstFilled(rule.title, rule.id) ?? id), MAX_DESCRIPTION_LENGTH);
  const text = truncate(stripControlCharacters(firstFilled(rule.text, rule.title, rule.id) ?? id).trim(), MAX_DESCRIPTION_LENGTH);
  const name = truncate(title, MAX_NAME_LENGTH);
  const helpUri = webUrl(rule.url) ?? weaknessesOf(rule)[0]?.url;
  return {
    id,
    // SARIF1001: validators reject a name that repeats the ID.
    ...(name !== id && { name }),
    shortDescription: { text: title || id },
    fullDescription: { text: text || id },
    help: helpOf(rule, title || id, ownRemedies),
    ...(helpUri !== undefined && helpUri.length <= MAX_URI_LENGTH && { helpUri }),
    properties: propertiesOf(rule, score),
  };
}

function titleOf({ id, title, url, tags }: Rule): Rule {
  return { id, title, tags, ...(url !== undefined && { url }) };
}

/** The rule's ID in SARIF. If the ID contains invisible characters, its visible part and a hash, so that it stays unique. */
export function sarifRuleId(id: string): string {
  const visible = truncate(toSingleLine(id), MAX_NAME_LENGTH - 9);
  return visible === id && id !== '' ? id : `${visible || 'unnamed'}-${hashIdentity([id]).slice(0, 8)}`;
}

function propertiesOf(rule: Rule, score: number): PropertyBag {
  const tags = [...new Set(['security', ...rule.tags.map(toSingleLine)])].filter(Boolean);
  return {
    tags: tags.slice(0, MAX_TAGS),
    // A string: GitHub rejects the whole file for a number here.
    ...(score > 0 && { 'security-severity': score.toFixed(1) }),
  };
}

/** GitHub shows `markdown`, others `text`; for a rule without help GitHub shows "No rule help available". */
function helpOf(rule: Rule, title: string, ownRemedies: boolean): { text: string; markdown: string } {
  const about = truncate(firstFilled(rule.text) ?? `${title}.`, MAX_HELP_TEXT_LENGTH);
  const remedy = truncate(firstFilled(rule.fix?.text) ?? '', MAX_HELP_TEXT_LENGTH);
  const code = truncate(firstFilled(rule.fix?.code) ?? '', MAX_CODE_LENGTH);
  const fixes = remedy !== '' || code !== '';
  const elsewhere = !fixes && ownRemedies && 'Each finding explains how to fix it.';
  const inMarkdown = (text: string) => markdownParagraphs(text, markdownTextWithoutHtml, '\\');
  const link = foreignLink('More about this rule', rule.url);
  const named = weaknessesOf(rule);
  const weaknesses = named.map(({ label, url }) => markdownLink(label, url)).join(', ');
  return {
    text:
      joined([
        stripControlCharacters(about).trim(),
        fixes && 'How to fix:',
        stripControlCharacters(remedy).trim(),
        stripControlCharacters(code).trim(),
        elsewhere,
        weaknessLine(named.map(({ label }) => label).join(', ')),
      ]) || title,
    markdown:
      joined([
        inMarkdown(about),
        fixes && '## How to fix',
        inMarkdown(remedy),
        code !== '' && codeFence(code),
        elsewhere,
        weaknessLine(weaknesses),
        link,
      ]) || markdownTextWithoutHtml(title),
  };
}

function weaknessLine(weaknesses: string): string {
  return weaknesses === '' ? '' : `Weakness: ${weaknesses}`;
}

/** The weaknesses that the tags name, with MITRE's pages. */
function weaknessesOf({ tags }: Rule): { readonly label: string; readonly url: string }[] {
  return tags.flatMap((tag) => weaknessOf(tag) ?? []).map(({ id: label, helpUri: url }) => ({ label, url }));
}

function joined(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}
