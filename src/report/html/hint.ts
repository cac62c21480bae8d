import { type Hint, sentencesOf, yamlOf } from '../../text/hint.js';
import { type Child, h } from './element.js';
import { block } from './finding.js';

/** A hint: its sentences, then what is to be pasted, as a block that can be copied. `lead` stands before the sentences. */
export function hintOf(hint: Hint, lead?: Child): Child {
  const sentences = sentencesOf(hint);
  const yaml = yamlOf(hint);
  const begin = [lead, sentences.trim() !== '' && sentences].filter(Boolean);
  return [begin.length > 0 && h('p', { class: 'text', dir: 'auto' }, begin), yaml.trim() !== '' && block(yaml)];
}
