import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../api/types';
import { GROUPS, grouped, matches, placeFor, valuesFor } from './groups';

const fact = (name: string, question = ''): Fact => ({
  name,
  type: 'enum',
  set: false,
  default: 'unknown',
  meaning: '',
  question,
  allowedValues: ['body_worn'],
});

describe('groups', () => {
  const vocabulary = readFileSync(new URL('../../../resources/vocabulary.yaml', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => /^(\w+):/.exec(line)?.[1] ?? []);

  it('name facts of the vocabulary, each once', () => {
    const named = GROUPS.flatMap((group) => [...group.first, ...group.more]);
    expect(new Set(named).size).toBe(named.length);
    expect(named.filter((name) => !vocabulary.includes(name))).toEqual([]);
  });

  it('leave out no fact of the vocabulary', () => {
    const named = GROUPS.flatMap((group) => [...group.first, ...group.more]);
    expect(vocabulary.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('keep a fact that no group names', () => {
    const all = grouped([fact('service'), fact('brandNew')]);
    expect(all.map((group) => group.title)).toEqual(['Which service', 'More facts']);
    expect(all[1]?.more[0]?.name).toBe('brandNew');
  });
});

it('finds a fact by all words of a search', () => {
  const camera = fact('camera', 'Which kind of camera do the images come from?');
  expect(matches(camera, 'body worn')).toBe(true);
  expect(matches(camera, 'IMAGES camera')).toBe(true);
  expect(matches(camera, 'consent')).toBe(false);
});

it('finds a value by the words on the screen, and by those that people use', () => {
  const service = { ...fact('service'), allowedValues: ['rekognition', 'claude'] };
  expect(matches(service, 'amazon')).toBe(true);
  expect(valuesFor(service, 'Amazon')).toEqual(['rekognition']);
  const camera = fact('camera');
  expect(matches(camera, 'body-worn')).toBe(true);
  expect(valuesFor(camera, 'bodycam')).toEqual(['body_worn']);
  expect(valuesFor({ ...fact('actorType'), allowedValues: ['police', 'company'] }, 'sheriff')).toEqual(['police']);
  expect(placeFor({ ...fact('useSubdivision'), type: 'subdivision' }, 'illinois')).toBe('US-IL');
  expect(placeFor(camera, 'illinois')).toBeUndefined();
});
