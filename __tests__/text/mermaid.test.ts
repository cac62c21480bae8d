import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { codeFence } from '../../src/text/markdown.js';
import { mermaidSource } from '../../src/text/mermaid.js';
import { TRICKS } from '../helpers/hostile-strings.js';
import { ARCHITECTURE } from '../report/scenarios-fegura.js';

const why = (text: string): string => {
  const drawn = mermaidSource(text);
  return 'why' in drawn ? drawn.why : 'drawn';
};
const sourceOf = (text: string): string => {
  const drawn = mermaidSource(text);
  return 'source' in drawn ? drawn.source : drawn.why;
};

describe('mermaidSource', () => {
  it('keeps shapes and words, and drops settings, comments, front matter and clicks', () => {
    const source = sourceOf(`---\ntitle: x\nconfig:\n  theme: dark\n---\n${ARCHITECTURE}%% secret remark\n`);
    expect(source).toMatch(/^flowchart LR\n/);
    expect(source).toContain('vpc1["VPC main<br/>10.0.0.0/16"]');
    expect(source).not.toMatch(/init|theme|secret|click|console\.aws/);
  });

  it.each([
    'graph TD\n  a --> b',
    'flowchart-elk LR\n a[x] --> b',
    'sequenceDiagram\n  A->>B: hello',
    'classDiagram\n  class Shape {\n    <<interface>>\n  }\n  Shape <|-- Square',
    'stateDiagram-v2\n  [*] --> Still',
    'architecture-beta\n  service db(database)[Database]',
    'C4Context\n  Person(a, "A")',
    'erDiagram\n  A ||--o{ B : has',
    'flowchart LR\n  link --> href',
    'flowchart LR\n  a@{ shape: cyl, label: "Database" }',
  ])('draws %j', (text) => {
    expect(sourceOf(text)).toBe(text);
  });

  it.each([
    ['', 'it is empty'],
    ['%% only a remark', 'it is empty'],
    ['hello', 'it does not start with a type of diagram that GitHub draws'],
    ['graphics TD', 'it does not start with a type of diagram that GitHub draws'],
    ['---\ntitle: never ends\ngraph TD', 'it does not start with a type of diagram that GitHub draws'],
    ['graph TD\n %%{init: {"x": 1}', 'it contains settings for Mermaid'],
    ['graph TD\n a["<img src=x onerror=alert(1)>"]', 'it contains HTML'],
    ['graph TD\n a["</div>"]', 'it contains HTML'],
    ['graph TD\n a["<!-- scan-gate:0123 -->"]', 'it contains HTML'],
    ['graph TD\n a["<br onclick=x>"]', 'it contains HTML'],
    ['graph TD\n a-->b\n  ::set-env name=A::b', 'it contains CI commands'],
    ['graph TD\n a["##vso[task.setvariable variable=A]b"]', 'it contains CI commands'],
    ['graph TD\n a-->b; click a "https://evil.example"', 'it contains links'],
    ['sequenceDiagram\n  link Alice: Dashboard @ https://evil.example', 'it contains links'],
    ['sequenceDiagram\n  links Alice: {"a": "https://evil.example"}', 'it contains links'],
    ['classDiagram\n  callback Shape "run"', 'it contains links'],
    ['C4Context\n Person(a, "A", $link="https://evil.example")', 'it contains links'],
    ['graph TD\n a["javascript:alert(1)"]', 'it contains links'],
    ['flowchart TD\n a@{ img: "https://evil.example/x.png" }', 'it contains images'],
    ['flowchart TD\n a@{ "\\x69mg": "https://evil.example/x.png" }', 'it contains images'],
    ['flowchart TD\n a["`![x](https://evil.example)`"]', 'it contains images'],
    ['flowchart TD\n classDef x background:url(https://evil.example)', 'its styles contain addresses'],
    ['flowchart TD\n style a background:u\\72l(x)', 'its styles contain addresses'],
    [`graph TD\n${'a --> b\n'.repeat(501)}`, 'it has more than the 500 connections that GitHub draws'],
    [`graph TD\n a[${'x'.repeat(50_000)}]`, 'it is longer than the 50000 characters that GitHub draws'],
    ['x'.repeat(200_000), 'it is longer than the 50000 characters that GitHub draws'],
  ])('does not draw %.60j', (text, reason) => {
    expect(why(text)).toBe(reason);
  });

  it('counts a connection with words on it once', () => {
    expect(why(`graph TD\n${'a -- words --> b\nb -. words .-> c\nc == words ==> d\nd <--> e\n'.repeat(125)}`)).toBe('drawn');
  });

  it('never lets its text out of the fence', () => {
    const text = fc.oneof(fc.constantFrom(...TRICKS, '```', '\n```\n', '~~~', '`'.repeat(9)), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(text), (parts) => {
        const drawn = mermaidSource(`graph TD\n${parts.join('\n')}`);
        if ('why' in drawn) return;
        const [opening = '', ...lines] = codeFence(drawn.source, 'mermaid').split('\n');
        const fence = opening.slice(0, -'mermaid'.length);
        expect(fence).toMatch(/^`{3,}$/);
        expect(lines.filter((line) => line.trim().startsWith(fence))).toEqual([fence]);
        expect(drawn.source).not.toMatch(/<(?:img|script|a|!--)\b|[\u202e\u001b]/i);
      }),
    );
  });

  // With quadratic time, this would exceed the time limit of jest.
  it('comes to an end, whatever it is given', () => {
    for (const piece of ['%%{', '@{', '---\n', '\n ', ';', '<', '-.', 'graph TD\n%%{init', ' \t', '\nclick '])
      expect(mermaidSource(`graph TD\n${piece.repeat(Math.floor(99_000 / piece.length))}`)).toBeDefined();
  });
});
