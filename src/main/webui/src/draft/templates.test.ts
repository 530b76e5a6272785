import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { getMarshaller } from '@kie-tools/dmn-marshaller';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnsOf, withDerivedFact, withRow } from './templates';

// One that is in force changes with its policy.
const BEGUN = readFileSync(new URL('../../../../test/resources/template/acme-new.dmn', import.meta.url), 'utf8');

const FACT = {
  name: 'Emotion inference',
  question: 'Does the AI infer emotions?',
  expression: 'list contains(facts.capability, "emotion_inference") and not(Governed)',
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
    const made = written(withDerivedFact(BEGUN, FACT)!);
    const before = lines(BEGUN);
    const gone = [...before].filter((line) => !lines(made).has(line));
    expect(gone).toEqual([]);
    expect(columnsOf(made)).toEqual([...columnsOf(BEGUN), 'Emotion inference']);
    expect(made).toContain('<requiredDecision href="#_Governed" />');
    expect(made).toContain('dmnElementRef="_Findings-requires-Emotion-inference"');
    const rows = BEGUN.match(/<rule /g)!.length;
    const cells = (text: string) => text.match(/<inputEntry /g)!.length;
    expect(cells(made) - cells(BEGUN)).toBe(rows);
    expect(made.match(/<kie:width>/g)!.length - BEGUN.match(/<kie:width>/g)!.length).toBe(1);
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
      cells: { Governed: 'true' },
    };
    const made = written(withRow(BEGUN, row)!);
    const rule = made.slice(made.indexOf('<rule id="_Findings-row-NO-EMOTION-2026-07-01"'));
    expect([...rule.matchAll(/<text>(.*?)<\/text>/g)].slice(0, 6).map(([, text]) => text)).toEqual([
      '&gt;= date(&quot;2026-07-01&quot;)',
      'true',
      '&quot;NO-EMOTION&quot;',
      '&quot;prohibits&quot;',
      '&quot;none&quot;',
      'NO-EMOTION: no inference of emotions',
    ]);
    expect(made).toContain('&quot;CLAUSE-1&quot;,&quot;NOT-ENCODED&quot;,&quot;NO-EMOTION&quot;');
    const twice = written(withRow(made, { ...row, cells: {} })!);
    const second = twice.slice(twice.indexOf('<rule id="_Findings-row-NO-EMOTION-2026-07-01-2"'));
    expect([...second.matchAll(/<text>(.*?)<\/text>/g)][1]![1]).toBe('-');
  });
});
