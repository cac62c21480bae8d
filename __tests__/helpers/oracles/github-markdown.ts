import { micromark, type Options } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/**
 * GitHub Flavored Markdown as HTML, by micromark: tables, task lists, footnotes, bare addresses and strikethrough. HTML and addresses
 * of any kind pass as they are, so that whatever GitHub would have to take out is seen.
 */
export function renderGfm(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** Every element and comment that a renderer of CommonMark reads as HTML. */
export function htmlIn(markdown: string): string[] {
  const found: string[] = [];
  const notes: NonNullable<Options['htmlExtensions']>[number] = {
    exit: {
      htmlFlow(token) {
        found.push(this.sliceSerialize(token));
      },
      htmlText(token) {
        found.push(this.sliceSerialize(token));
      },
    },
  };
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml(), notes] });
  return found;
}

/** A tag, a comment, or anything else that starts with `<`. micromark writes a literal `<` as `&lt;`. */
const TAG = /<!--[\s\S]*?-->|<[^>]*>/g;

/**
 * What a page consists of besides its words: every tag in its order with all its attributes, the hosts of its links, its comments, and
 * the kind of an alert. `<span>` is left out: an element without attributes that keeps two signs apart.
 */
export function skeletonOf(html: string): string[] {
  const alerts = html.replaceAll(/<blockquote>\s*<p>\[!(\w+)\]/g, '<alert $1>');
  return [...alerts.matchAll(TAG)].map(([tag]) => withHost(tag)).filter((tag) => tag !== '<span>' && tag !== '</span>');
}

function withHost(tag: string): string {
  return tag.replace(/ href="([^"]*)"/, (_, address: string) => {
    const decoded = address.replaceAll('&amp;', '&');
    return ` href="${URL.canParse(decoded) ? new URL(decoded).origin : `? ${decoded}`}"`;
  });
}

/** The texts in which GitHub looks for mentions, references, and addresses: those outside of code. */
export function wordsOf(html: string): string[] {
  return html
    .replaceAll(/<(pre|code)\b[^>]*>[\s\S]*?<\/\1>/g, '<x>')
    .split(TAG)
    .map(decoded)
    .filter((words) => words.trim() !== '');
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/**
 * What GitHub or GitLab would turn plain text into: mentions, references to issues, merge requests, epics and commits, emoji,
 * and mathematics, as GitHub documents them. micromark finds email and web addresses.
 */
const LIVE: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['mention', /(?<![\w`])@[a-z\d]/i],
  ['reference', /(?<!&)[#!&$]\d/],
  ['GH- or GL-', /(?<![a-z\d])G[HL]-\d/i],
  ['label or milestone', /(?<!\w)[~%][\w".?&-]/],
  ['reference by name', /\[[a-z_]+:|\*iteration:/i],
  ['commit', /(?<![\w])[0-9a-f]{40}(?![\w])/],
  ['address', /\b(?:https?|ftp|mailto|xmpp):(?:\/\/|\S+@\w)|www\./i],
  ['emoji', /(?<!\w):(?=[^:]*[a-z])[a-z\d_+-]+:/i],
  ['mathematics', /\$[^$]*\$/],
];

/** Which of them are active in the text of a page. */
export function liveIn(html: string): string[] {
  return wordsOf(html).flatMap((words) => LIVE.filter(([, pattern]) => pattern.test(words)).map(([name]) => `${name}: ${words}`));
}
