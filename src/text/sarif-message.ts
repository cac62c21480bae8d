import { plain } from './plain.js';

/**
 * `message.text` of a result. Braces are doubled, or `{0}` would be a placeholder (SARIF 2.1.0, 3.11.5); brackets and backslashes
 * are escaped, or `[text](1)` would be a link (3.11.6).
 */
export function sarifMessageText(text: string): string {
  return plain(text)
    .replaceAll(/[\\[\]]/g, '\\$&')
    .replaceAll(/[{}]/g, '$&$&');
}
