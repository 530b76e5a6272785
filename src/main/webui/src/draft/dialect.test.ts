import { DOMParser } from '@xmldom/xmldom';
import { beforeAll, describe, expect, it } from 'vitest';
import { whyNotRead } from './dialect';

const of = (namespace: string, root = 'definitions') => `<x:${root} xmlns:x="${namespace}" name="M"/>`;

describe('why the editor cannot read a model', () => {
  beforeAll(() => {
    Object.assign(globalThis, { DOMParser });
  });

  it.each([
    ['no model', 'not XML'],
    [of('http://www.omg.org/spec/DMN/20151101/dmn.xsd'), 'It is DMN 1.1, and the editor reads 1.2 to 1.6'],
    [of('http://www.omg.org/spec/DMN/20130901'), 'It is DMN 1.0'],
    [of('https://www.omg.org/spec/DMN/20191111/MODEL/'), 'It is DMN 1.3, which the editor reads'],
    [of('https://www.omg.org/spec/DMN/20991231/MODEL/'), 'of no version of DMN that is known here'],
    [of('http://www.omg.org/spec/BPMN/20100524/MODEL', 'process'), 'its outermost element is process'],
  ])('%s', (model, says) => {
    expect(whyNotRead(model)).toContain(says);
  });
});
