import { expect, it } from 'vitest';
import { placeIn, shortAddress } from './citation';

const CONDUCT = 'https://learn.microsoft.com/en-us/legal/ai-code-of-conduct';

it.each([
  ['anthropic.com/legal/aup', 'https://www.anthropic.com/legal/aup', ''],
  ['Code of Conduct, learn.microsoft.com/en-us/legal/ai-code-of-conduct - restriction 18', CONDUCT, 'Code of Conduct - restriction 18'],
  ['Code of Conduct (until 2025: learn.microsoft.com/other)', CONDUCT, 'Code of Conduct (until 2025: learn.microsoft.com/other)'],
  ['considerations.md', 'https://docs.aws.amazon.com/considerations.md.html', ''],
  ['Order No. 19 (babl.ai, SCMP)', 'http://www.csrcare.com/Law', 'Order No. 19 (babl.ai, SCMP)'],
  ['Regulation (EU) 2024/1689 Art. 2(1)', 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj', 'Regulation (EU) 2024/1689 Art. 2(1)'],
  ['Code of Conduct, learn.microsoft.com/en-us/legal/ai-code-of-conduct (v4.0)', CONDUCT, 'Code of Conduct (v4.0)'],
  ['CEO letter', undefined, 'CEO letter'],
])('%s at %s stands at "%s"', (citation, address, place) => expect(placeIn(citation, address)).toBe(place));

it('an address is told in short', () => {
  expect(shortAddress('https://www.anthropic.com/legal/aup/')).toBe('anthropic.com/legal/aup');
  expect(shortAddress(CONDUCT)).toBe('learn.microsoft.com/.../ai-code-of-conduct');
  expect(shortAddress('https://example.org/a/very/long/way/to/a/page/with?a=query&of=some&more=length')).toBe('example.org/.../with');
});
