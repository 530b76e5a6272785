import { FINDINGS } from './model';

/** A fact that follows from others, as somebody describes it. */
export interface DerivedFact {
  name: string;
  question: string;
  /** FEEL, true or false. */
  expression: string;
}

/** A row of the table of findings, as far as a form asks for it. */
export interface ClauseRow {
  clause: string;
  effect: string;
  /** In the words of the cell: none, outside, "met: id" and so on. */
  condition: string;
  /** The first day (ISO 8601) that it is for. */
  from: string;
  annotation: string;
  /** By the name of the column: a constant of FEEL. Any value where there is none. */
  cells: Record<string, string>;
}

const SPACE = { x: 200, y: 360, width: 160, height: 60 };

/**
 * A model with another derived fact: its decision, drawn, what it follows from, and a column of the table for it, open in
 * every row. Undefined where the name is taken or the model has no table.
 */
export function withDerivedFact(model: string, fact: DerivedFact): string | undefined {
  const at = opened(model);
  const { name } = fact;
  const id = `_${name.replace(/[^A-Za-z0-9]+/g, '-')}`;
  if (at === undefined || at.elements().some((element) => element.getAttribute('name') === name)) {
    return undefined;
  }
  const { make, findings, table } = at;
  const needs = at
    .elements()
    .filter((element) => element !== findings)
    .filter((element) => mentions(fact.expression, element.getAttribute('name') ?? ''));
  const decision = make('decision', { id, name }, [
    ...(fact.question ? [make('question', {}, [fact.question])] : []),
    make('variable', { id: `${id}-variable`, name, typeRef: 'boolean' }),
    ...needs.map((element, i) => requirement(at, `${id}-requires-${i + 1}`, element)),
    make('literalExpression', { id: `${id}-expression`, label: name, typeRef: 'boolean' }, [
      make('text', {}, [fact.expression]),
    ]),
  ]);
  findings.parentNode!.insertBefore(decision, findings);
  const required = requirement(at, `_Findings-requires-${id.slice(1)}`, decision);
  findings.insertBefore(required, table);

  const inputs = children(table, 'input');
  const column = make('input', { id: `_Findings-input-${id.slice(1)}`, label: name }, [
    make('inputExpression', { id: `_Findings-input-${id.slice(1)}-expression`, typeRef: 'boolean' }, [
      make('text', {}, [name]),
    ]),
    make('inputValues', { id: `_Findings-input-${id.slice(1)}-values` }, [make('text', {}, ['true,false'])]),
  ]);
  table.insertBefore(column, children(table, 'output')[0]!);
  for (const rule of children(table, 'rule')) {
    const cell = make('inputEntry', { id: `${rule.getAttribute('id')}-in-${id.slice(1)}` }, [make('text', {}, ['-'])]);
    rule.insertBefore(cell, children(rule, 'outputEntry')[0]!);
  }
  widen(at, inputs.length + 1);
  draw(at, id, [...needs.map((element, i) => [`${id}-requires-${i + 1}`, element] as const)]);
  return at.text();
}

/** A model with another row at the end of its table. Undefined where the model has no table. */
export function withRow(model: string, row: ClauseRow): string | undefined {
  const at = opened(model);
  if (at === undefined) {
    return undefined;
  }
  const { make, table } = at;
  const id = `_Findings-row-${row.clause.replace(/[^A-Za-z0-9]+/g, '-')}-${row.from}`;
  const entry = (kind: string, name: string, text: string) => make(kind, { id: `${id}-${name}` }, [make('text', {}, [text])]);
  const inputs = children(table, 'input').map((input) => input.getElementsByTagName('text')[0]?.textContent ?? '');
  const clauses = children(children(table, 'output')[0]!, 'outputValues')[0]?.getElementsByTagName('text')[0];
  const quoted = `"${row.clause}"`;
  if (clauses && !(clauses.textContent ?? '').split(',').includes(quoted)) {
    clauses.textContent = `${clauses.textContent},${quoted}`;
  }
  const rules = children(table, 'rule');
  let number = 1;
  let own = id;
  while (rules.some((rule) => rule.getAttribute('id') === own)) {
    own = `${id}-${++number}`;
  }
  const rule = make('rule', { id: own }, [
    ...inputs.map((input, i) =>
      entry('inputEntry', `in-${i + 1}`, input === 'asOf' ? `>= date("${row.from}")` : (row.cells[input] ?? '-')),
    ),
    ...[row.clause, row.effect, row.condition].map((text, i) => entry('outputEntry', `out-${i + 1}`, `"${text}"`)),
    make('annotationEntry', {}, [make('text', {}, [`${row.clause}: ${row.annotation}`])]),
  ]);
  table.appendChild(rule);
  return at.text();
}

/** The columns of the table that a row may ask something of: all but the day. */
export function columnsOf(model: string): string[] {
  const at = opened(model);
  return at === undefined
    ? []
    : children(at.table, 'input')
        .map((input) => input.getElementsByTagName('text')[0]?.textContent ?? '')
        .filter((name) => name !== 'asOf');
}

interface Opened {
  document: Document;
  findings: Element;
  table: Element;
  elements: () => Element[];
  make: (name: string, attributes: Record<string, string>, content?: (Element | string)[]) => Element;
  text: () => string;
}

function opened(model: string): Opened | undefined {
  const document = new DOMParser().parseFromString(model, 'application/xml');
  const root = document.documentElement;
  const decisions = () => [...document.getElementsByTagName('decision')];
  const findings = decisions().find((element) => element.getAttribute('name') === FINDINGS);
  const table = findings && children(findings, 'decisionTable')[0];
  if (findings === undefined || table === undefined) {
    return undefined;
  }
  return {
    document,
    findings,
    table,
    elements: () => [...decisions(), ...document.getElementsByTagName('inputData')],
    make: (name, attributes, content = []) => {
      const element = document.createElementNS(root.namespaceURI, name);
      Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
      content.forEach((part) => element.appendChild(typeof part === 'string' ? document.createTextNode(part) : part));
      return element;
    },
    text: () => new XMLSerializer().serializeToString(document),
  };
}

const children = (element: Element, name: string): Element[] =>
  [...element.childNodes].filter((node): node is Element => node.nodeName === name);

function requirement({ make }: Opened, id: string, element: Element): Element {
  const kind = element.nodeName === 'inputData' ? 'requiredInput' : 'requiredDecision';
  return make('informationRequirement', { id }, [make(kind, { href: `#${element.getAttribute('id')}` })]);
}

/** Whether an expression speaks of something by its name, and not in a text. */
function mentions(expression: string, name: string): boolean {
  const outside = expression.replace(/"[^"]*"/g, '""');
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|[^\\w.])${escaped}($|[^\\w])`).test(outside);
}

const KIE = 'https://kie.org/dmn/extensions/1.0';

/** Another width, of the column with that index. */
function widen({ document, table }: Opened, index: number): void {
  const widths = [...document.getElementsByTagNameNS(KIE, 'ComponentWidths')].find(
    (element) => element.getAttribute('dmnElementRef') === table.getAttribute('id'),
  );
  const all = widths ? [...widths.getElementsByTagNameNS(KIE, 'width')] : [];
  const next = all[index];
  if (widths && next) {
    const width = document.createElementNS(KIE, next.nodeName);
    width.textContent = '140';
    widths.insertBefore(width, next);
  }
}

/** A shape at the right of the others, and the lines from what it follows from and to the table. */
function draw({ document, findings }: Opened, id: string, needs: (readonly [string, Element])[]): void {
  const diagram = named(document, 'DMNDiagram')[0];
  if (diagram === undefined) {
    return;
  }
  const shapes = named(document, 'DMNShape');
  const boundsOf = (of: string) => {
    const shape = shapes.find((element) => element.getAttribute('dmnElementRef') === of);
    const bounds = shape && [...shape.childNodes].find((node) => node.nodeName.endsWith('Bounds'));
    return bounds as Element | undefined;
  };
  const number = (bounds: Element | undefined, name: string, otherwise: number) =>
    Number(bounds?.getAttribute(name) ?? otherwise);
  const right = Math.max(0, ...shapes.map((s) => number(boundsOf(s.getAttribute('dmnElementRef') ?? ''), 'x', 0)));
  const place = { ...SPACE, x: right + SPACE.x };
  const prefix = diagram.nodeName.replace('DMNDiagram', '');
  const make = (name: string, namespace: string | null, attributes: Record<string, string | number>) => {
    const element = document.createElementNS(namespace, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
    return element;
  };
  const own = diagram.namespaceURI;
  const shape = make(`${prefix}DMNShape`, own, { id: `${id}-shape`, dmnElementRef: id, isCollapsed: 'false' });
  shape.appendChild(make('dc:Bounds', 'http://www.omg.org/spec/DMN/20180521/DC/', place));
  diagram.appendChild(shape);
  const top = { x: place.x + place.width / 2, y: place.y };
  const line = (requirementId: string, points: { x: number; y: number }[]) => {
    const edge = make(`${prefix}DMNEdge`, own, { id: `${requirementId}-edge`, dmnElementRef: requirementId });
    points.forEach((point) =>
      edge.appendChild(make('di:waypoint', 'http://www.omg.org/spec/DMN/20180521/DI/', point)),
    );
    diagram.appendChild(edge);
  };
  const middle = (of: string) => {
    const bounds = boundsOf(of);
    return { x: number(bounds, 'x', 0) + SPACE.width / 2, y: number(bounds, 'y', 0) };
  };
  needs.forEach(([requirementId, element]) =>
    line(requirementId, [middle(element.getAttribute('id') ?? ''), { x: top.x, y: place.y + place.height }]),
  );
  const table = middle(findings.getAttribute('id') ?? '');
  line(`_Findings-requires-${id.slice(1)}`, [top, { x: table.x, y: table.y + SPACE.height }]);
}

const named = (document: Document, name: string): Element[] =>
  [...document.getElementsByTagName('*')].filter((element) => element.nodeName.split(':').at(-1) === name);
