import { expect, it } from 'vitest';
import { headline, standsInShort, standsInWords } from './headline';

it('calls what is open open, and not by the name of an outcome', () => {
  const open = {
    outcome: 'review_required' as const,
    determined: false,
    possibleOutcomes: ['prohibited' as const, 'review_required' as const, 'permitted' as const],
  };
  expect(headline(open)).toEqual({ title: 'Not settled yet', or: 'prohibited, review required or permitted' });
  expect(standsInWords(open)).toBe('Open: prohibited, review required or permitted');
  expect(standsInShort(open)).toBe('Open: from prohibited to permitted');
  const review = { ...open, determined: true, possibleOutcomes: ['review_required' as const] };
  expect([headline(review).title, standsInWords(review), standsInShort(review)]).toEqual(Array(3).fill('Review required'));
});
