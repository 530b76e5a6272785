import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { getMarshaller } from '@kie-tools/dmn-marshaller';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnsOf, withDerivedFact, withRow } from './templates';

const AWS = readFileSync(new URL('../../../../../dmn/aws-rai.dmn', import.meta.url), 'utf8');

const FACT = {
  name: 'Emotion inference',
  question: 'Does the AI infer emotions?',
  expression: 'list contains(facts.capability, "emotion_inference") and not(People tracked)',
};

/** As the editor writes what it has read. */
function written(model: string): string {
  const marshaller = getMarshaller(model, { upgradeTo: 'latest' });
  return marshaller.builder.build(marshaller.parser.parse());
}

const lines = (text: string) => new Set(text.split('\n').map((line) => line.trim()));

describe('what a template adds', () => {
  beforeAll(() => {
    Object.assign(globalThis, { DOMParser, XMLSerializer });
  });

  it('is a derived fact with all that belongs to it, and nothing else', () => {
    const made = written(withDerivedFact(AWS, FACT)!);
    const before = lines(AWS);
    const gone = [...before].filter((line) => !lines(made).has(line));
    expect(gone).toEqual([]);
    expect(columnsOf(made)).toEqual([...columnsOf(AWS), 'Emotion inference']);
    expect(made).toContain('<requiredDecision href="#_People-tracked" />');
    expect(made).toContain('dmnElementRef="_Findings-requires-Emotion-inference"');
    const rows = AWS.match(/<rule /g)!.length;
    const cells = (text: string) => text.match(/<inputEntry /g)!.length;
    expect(cells(made) - cells(AWS)).toBe(rows);
    expect(made.match(/<kie:width>/g)!.length - AWS.match(/<kie:width>/g)!.length).toBe(1);
    expect(made).toMatch(/<input id="_Findings-input-Emotion-inference"[^]*?<text>true,false<\/text>/);
    expect(withDerivedFact(made, FACT)).toBeUndefined();
  });

  it('is a row, with its clause among those that the table may cite', () => {
    const row = {
      clause: 'NO-EMOTION',
      effect: 'prohibits',
      condition: 'none',
      from: '2026-07-01',
      annotation: 'no inference of emotions',
      cells: { 'facts.service': '"bedrock"' },
    };
    const made = written(withRow(AWS, row)!);
    const rule = made.slice(made.indexOf('<rule id="_Findings-row-NO-EMOTION-2026-07-01"'));
    expect([...rule.matchAll(/<text>(.*?)<\/text>/g)].slice(0, 12).map(([, text]) => text)).toEqual([
      '&gt;= date(&quot;2026-07-01&quot;)',
      '&quot;bedrock&quot;',
      ...Array<string>(6).fill('-'),
      '&quot;NO-EMOTION&quot;',
      '&quot;prohibits&quot;',
      '&quot;none&quot;',
      'NO-EMOTION: no inference of emotions',
    ]);
    expect(made).toContain('&quot;WEAPON&quot;,&quot;NOT-ENCODED&quot;,&quot;NO-EMOTION&quot;');
    const twice = written(withRow(made, row)!);
    expect(twice).toContain('_Findings-row-NO-EMOTION-2026-07-01-2');
  });
});
