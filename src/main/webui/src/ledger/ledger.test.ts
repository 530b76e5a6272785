import { describe, expect, it } from 'vitest';
import { fromAddress, toAddress } from './address';
import { countsOf, kindInWords, totalOf } from './counts';
import { differing, differingInWords, onceEach } from './differing';
import { type RecordedVerdict, momentsOf, nextOf } from './service';
import { follow } from './useTold';

const verdict = (instrument: string, outcome: RecordedVerdict['outcome'], ...clauses: string[]): RecordedVerdict => ({
  instrument,
  outcome,
  determined: true,
  findings: clauses.map((clause, row) => ({ clause, effect: 'prohibits', outcome, certain: true, row })),
});

const all = (...verdicts: RecordedVerdict[]) => ({ verdicts, openFacts: [] });

const answer = (text: string) => new Response(new Blob([text]).stream() as ReadableStream<Uint8Array>);

describe('the address of a search', () => {
  it('comes back as it was', () => {
    const asked = { from: '2026-01-02', to: '', outcome: 'prohibited', instrument: 'US-PDX-34.10', id: 'a b' };
    expect(fromAddress(toAddress(asked))).toEqual(asked);
    expect(toAddress(fromAddress('#other=1'))).toBe('#');
  });

  it('has its last day in it', () => {
    expect(momentsOf(fromAddress('#from=2026-01-01&to=2026-12-31'))).toEqual({ from: '2026-01-01', to: '2027-01-01' });
    expect(momentsOf(fromAddress(''))).toEqual({});
  });
});

describe('two answers to the same', () => {
  it('differ in instruments, outcomes and clauses', () => {
    expect(
      differing(
        all(verdict('A', 'prohibited', 'x', 'y'), verdict('B', 'permitted', 'b'), verdict('C', 'permitted')),
        all(verdict('A', 'permitted', 'y'), verdict('B', 'permitted', 'b'), verdict('D', 'permitted', 'd')),
      ),
    ).toEqual([
      { instrument: 'A', then: 'prohibited', now: 'permitted', onlyThen: ['x', 'y'], onlyNow: ['y'] },
      { instrument: 'C', then: 'permitted', now: undefined, onlyThen: [], onlyNow: [] },
      { instrument: 'D', then: undefined, now: 'permitted', onlyThen: [], onlyNow: ['d'] },
    ]);
  });
});

it('what a report says is told as what it says', () => {
  const [one] = differing(all(verdict('A', 'prohibited', 'x')), all(verdict('A', 'permitted', 'x')));
  expect(differingInWords(one!, false)).toContain('Prohibited then, Permitted now');
  expect(differingInWords(one!, true)).toContain('Reports a prohibition then, Reports a permission now');
});

it('decisions of reports alone are counted by themselves, and each decision once', () => {
  const counts = countsOf({
    from: '2026-01-01',
    to: '2026-02-01',
    outcomes: { prohibited: 5, permitted: 2, review_required: 1 },
    reported: { prohibited: 2, review_required: 1 },
  });
  expect(counts).toEqual({ prohibited: 3, permitted: 2, reported: 3 });
  expect(totalOf(counts)).toBe(8);
  expect(kindInWords('reported')).toBe('Asked of press reports alone');
});

it('a clause is told once, whatever rows say the same of it', () => {
  const { findings } = verdict('A', 'prohibited', 'x', 'x', 'y');
  expect(onceEach(findings).map(({ clause, row }) => [clause, row])).toEqual([
    ['x', 1],
    ['y', 2],
  ]);
});

describe('a work that tells how far it has come', () => {
  it('ends with its result', async () => {
    const seen: number[] = [];
    const text = '{"progress":{"records":1,"of":3}}\n{"progress":{"records":2,"of":3}}\n{"result":{"intact":true}}\n';
    expect(await follow(answer(text), ({ records }) => seen.push(records))).toEqual({ result: { intact: true } });
  });

  it('says nothing if it broke off', async () => {
    await expect(follow(answer('{"progress":{"records":1,"of":3}}\n'), () => {})).rejects.toThrow('Nothing was decided');
  });
});

describe('the next page of an export', () => {
  it('is asked of this host', () => {
    expect(nextOf('<http://inside:8080/v1/ledger/export?cursor=x&from=2026-01-01>; rel="next"')).toBe(
      '/v1/ledger/export?cursor=x&from=2026-01-01',
    );
    expect(nextOf(null)).toBeUndefined();
  });
});
