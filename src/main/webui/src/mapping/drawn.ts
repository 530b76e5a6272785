import { widthsOf } from '../draft/widths';

const DMNDI = 'https://www.omg.org/spec/DMN/20230324/DMNDI/';
const DC = 'http://www.omg.org/spec/DMN/20180521/DC/';
const DI = 'http://www.omg.org/spec/DMN/20180521/DI/';
const KIE = 'https://kie.org/dmn/extensions/1.0';

const SIZE = { width: 180, height: 60 };
const STEP = { x: 220, y: 140 };
const A_ROW = 6;

/**
 * A model that the editor can show: one without a drawing gets one, what something is made of below it, and its tables the
 * widths of their columns. A model that is drawn stays as it is.
 */
export function drawn(model: string): string {
  const document = new DOMParser().parseFromString(model, 'application/xml');
  const root = document.documentElement;
  if (root === null || root.localName !== 'definitions' || all(root, 'DMNShape').length > 0) {
    return model;
  }
  all(root, 'DMNDI').forEach((empty) => empty.parentNode!.removeChild(empty));
  const nodes = ['inputData', 'decision', 'businessKnowledgeModel'].flatMap((name) => all(root, name));
  nodes.forEach((node, i) => node.getAttribute('id') || node.setAttribute('id', `_drawn-${i}`));
  const make = (namespace: string, name: string, attributes: Record<string, string | number> = {}) => {
    const element = document.createElementNS(namespace, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
    return element;
  };
  const diagram = make(DMNDI, 'dmndi:DMNDiagram', { id: '_diagram', name: 'DRG' });
  diagram.appendChild(extension(root, make));
  const places = placesOf(nodes);
  for (const node of nodes) {
    const id = node.getAttribute('id')!;
    diagram.appendChild(shape(make, id, { ...places.get(id)!, ...SIZE }));
  }
  const lowest = Math.max(0, ...[...places.values()].map(({ y }) => y));
  all(root, 'textAnnotation').forEach((note, i) => {
    const id = note.getAttribute('id') ?? `_note-${i}`;
    note.setAttribute('id', id);
    const lines = (note.textContent ?? '').trim().split('\n').length;
    diagram.appendChild(shape(make, id, { x: 20 + i * 400, y: lowest + STEP.y, width: 360, height: 40 + 20 * lines }));
  });
  for (const node of nodes) {
    for (const [i, requirement] of all(node, 'informationRequirement').entries()) {
      const from = places.get(needed(requirement));
      const to = places.get(node.getAttribute('id')!)!;
      const id = requirement.getAttribute('id') || `${node.getAttribute('id')}-requires-${i}`;
      requirement.setAttribute('id', id);
      if (from) {
        const edge = make(DMNDI, 'dmndi:DMNEdge', { id: `${id}-edge`, dmnElementRef: id });
        edge.appendChild(make(DI, 'di:waypoint', { x: from.x + SIZE.width / 2, y: from.y }));
        edge.appendChild(make(DI, 'di:waypoint', { x: to.x + SIZE.width / 2, y: to.y + SIZE.height }));
        diagram.appendChild(edge);
      }
    }
  }
  const drawing = make(DMNDI, 'dmndi:DMNDI');
  drawing.appendChild(diagram);
  root.appendChild(drawing);
  return new XMLSerializer().serializeToString(document);
}

type Make = (namespace: string, name: string, attributes?: Record<string, string | number>) => Element;

const all = (element: Element, name: string): Element[] => [...element.getElementsByTagNameNS('*', name)];

const children = (element: Element, name: string): Element[] =>
  [...element.childNodes].filter((node): node is Element => (node as Element).localName === name);

const textOf = (element: Element | undefined) => (element?.textContent ?? '').trim();

function shape(make: Make, id: string, bounds: Record<string, number>): Element {
  const element = make(DMNDI, 'dmndi:DMNShape', { id: `${id}-shape`, dmnElementRef: id });
  element.appendChild(make(DC, 'dc:Bounds', bounds));
  return element;
}

/** The id of what a decision requires. */
function needed(requirement: Element): string {
  const href = [...all(requirement, 'requiredInput'), ...all(requirement, 'requiredDecision')][0]?.getAttribute('href');
  return (href ?? '').replace(/^.*#/, '');
}

/** What requires nothing is the lowest; everything else stands above all that it requires. */
function placesOf(nodes: Element[]): Map<string, { x: number; y: number }> {
  const needs = new Map(nodes.map((node) => [node.getAttribute('id')!, all(node, 'informationRequirement').map(needed)]));
  const heights = new Map<string, number>();
  const height = (id: string, way: string[]): number => {
    if (way.includes(id)) {
      return 0;
    }
    const known = heights.get(id);
    if (known !== undefined) {
      return known;
    }
    const below = (needs.get(id) ?? []).filter((other) => needs.has(other));
    const own = below.length === 0 ? 0 : 1 + Math.max(...below.map((other) => height(other, [...way, id])));
    heights.set(id, own);
    return own;
  };
  const levels: string[][] = [];
  for (const id of needs.keys()) {
    (levels[height(id, [])] ??= []).push(id);
  }
  const rows = levels.flatMap((level = []) => {
    const parts: string[][] = [];
    for (let i = 0; i < level.length; i += A_ROW) {
      parts.push(level.slice(i, i + A_ROW));
    }
    return parts;
  });
  return new Map(
    rows.flatMap((row, i) =>
      row.map((id, j): [string, { x: number; y: number }] => [
        id,
        { x: 20 + j * STEP.x, y: 20 + (rows.length - 1 - i) * STEP.y },
      ]),
    ),
  );
}

/** Widths of tables, which the editor cannot open once it has inserted a column without them. */
function extension(root: Element, make: Make): Element {
  const widths = make(KIE, 'kie:ComponentsWidthsExtension');
  for (const table of all(root, 'decisionTable')) {
    const rules = children(table, 'rule');
    const cells = (kind: string, i: number) => rules.map((rule) => textOf(children(rule, kind)[i]));
    const columns = [
      ...children(table, 'input').map((input, i) => ({
        heading: input.getAttribute('label') ?? textOf(input),
        cells: cells('inputEntry', i),
      })),
      ...children(table, 'output').map((output, i) => ({
        heading: output.getAttribute('label') ?? table.getAttribute('outputLabel') ?? '',
        cells: cells('outputEntry', i),
      })),
    ];
    const own = make(KIE, 'kie:ComponentWidths', { dmnElementRef: table.getAttribute('id') ?? '' });
    for (const width of widthsOf(columns, children(table, 'annotation').length)) {
      const element = make(KIE, 'kie:width');
      element.appendChild(root.ownerDocument.createTextNode(String(width)));
      own.appendChild(element);
    }
    widths.appendChild(own);
  }
  const element = make(DI, 'di:extension');
  element.appendChild(widths);
  return element;
}
