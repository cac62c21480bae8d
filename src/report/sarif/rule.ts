import type { PropertyBag, ReportingDescriptor } from 'sarif';
import type { Rule } from '../../domain/finding.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import { codeFence, foreignLink, markdownLink, markdownParagraphs, markdownTextWithoutHtml, webUrl } from '../../text/markdown.js';
import { stripControlCharacters, toSingleLine, truncate } from '../../text/plain.js';
import { firstFilled } from '../view.js';
import { GITHUB_LIMITS } from './limits.js';
import { weaknessOf } from './taxonomies.js';

const { description: MAX_DESCRIPTION_LENGTH, name: MAX_NAME_LENGTH, tagsKept: MAX_TAGS } = GITHUB_LIMITS;
/** Ours: the upload's 10 MB hold a good many rules of this size. */
const MAX_HELP_TEXT_LENGTH = 4000;
const MAX_CODE_LENGTH = 8000;

/** What a rule is told with besides its own words. */
interface RuleFrame {
  readonly id: string;
  /** The highest among its findings; 0 where none of them is a security alert. */
  readonly score: number;
  /** By its title alone. */
  readonly brief: boolean;
  /** Findings of it have a remedy of their own, which their messages tell. */
  readonly ownRemedies: boolean;
}

/** One rule. */
export function sarifRule(whole: Rule, { id, score, brief, ownRemedies }: RuleFrame): ReportingDescriptor {
  const rule = brief ? titleOf(whole) : whole;
  const title = truncate(toSingleLine(firstFilled(rule.title, rule.id) ?? id), MAX_DESCRIPTION_LENGTH);
  const text = truncate(stripControlCharacters(firstFilled(rule.text, rule.title, rule.id) ?? id).trim(), MAX_DESCRIPTION_LENGTH);
  const name = truncate(title, MAX_NAME_LENGTH);
  const helpUri = webUrl(rule.url) ?? weaknessesOf(rule)[0]?.url;
  return {
    id,
    // SARIF1001: a name that repeats the id is refused by validators.
    ...(name !== id && { name }),
    shortDescription: { text: title || id },
    fullDescription: { text: text || id },
    help: helpOf(rule, title || id, ownRemedies),
    ...(helpUri !== undefined && { helpUri }),
    properties: propertiesOf(rule, score),
  };
}

function titleOf({ id, title, url, tags }: Rule): Rule {
  return { id, title, tags, ...(url !== undefined && { url }) };
}

/** The rule's id in SARIF: its own, or, where that holds what cannot be seen, the visible part and a hash, so that no two rules get one id. */
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

/** GitHub shows `markdown`, others `text`; a rule without help gets a page that says "No rule help available". */
function helpOf(rule: Rule, title: string, ownRemedies: boolean): { text: string; markdown: string } {
  const about = truncate(firstFilled(rule.text) ?? `${title}.`, MAX_HELP_TEXT_LENGTH);
  const remedy = truncate(firstFilled(rule.fix?.text) ?? '', MAX_HELP_TEXT_LENGTH);
  const code = truncate(firstFilled(rule.fix?.code) ?? '', MAX_CODE_LENGTH);
  const fixes = remedy !== '' || code !== '';
  const elsewhere = !fixes && ownRemedies && 'How to fix it is told with each finding.';
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

/** MITRE's pages on the weaknesses that the tags name. */
function weaknessesOf({ tags }: Rule): { readonly label: string; readonly url: string }[] {
  return tags.flatMap((tag) => weaknessOf(tag) ?? []).map(({ id: label, helpUri: url }) => ({ label, url }));
}

function joined(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}
