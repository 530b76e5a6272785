import { expect, it } from 'vitest';
import { caseLink } from './caseLink';

it('leads to the first page with a witness, on its own day if it has one', () => {
  expect(caseLink('EU-AIA', { placePublic: true, capability: ['other'] }, '2025-01-01')).toBe(
    '/#v=1&asOf=2025-01-01&placePublic=true&capability=other&instruments=EU-AIA',
  );
  expect(caseLink('EU-AIA', { asOf: '2026-08-02' }, '2025-01-01')).toBe('/#v=1&asOf=2026-08-02&instruments=EU-AIA');
});
