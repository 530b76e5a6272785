import type { Decision, Finding, Instrument, Verdict } from '../api/types';
import { isReport } from '../words/outcomes';
import { countries, nameOf, subdivisions } from '../words/places';

/** An instrument with what it says of each case; nothing where it does not govern it. */
export interface Line {
  instrument: Instrument;
  verdicts: (Verdict | undefined)[];
  /** Whether it says something else of one case than of another. */
  differs: boolean;
}

/** Instruments of one provider or of one place. */
export interface Group {
  kind: 'provider' | 'jurisdiction' | 'report';
  name: string;
  lines: Line[];
}

const ORDER: Group['kind'][] = ['provider', 'jurisdiction', 'report'];
const BODIES: Record<string, string> = { EU: 'European Union' };

/** Who a provider's policy is of, or where a law holds. */
function belonging(instrument: Instrument): Pick<Group, 'kind' | 'name'> {
  if (isReport(instrument)) {
    return { kind: 'report', name: 'Press reports' };
  }
  if (instrument.kind.startsWith('provider')) {
    return { kind: 'provider', name: instrument.issuer.split(' / ')[0]! };
  }
  const place = instrument.jurisdiction.split(/ [(/]/)[0]!.trim();
  return { kind: 'jurisdiction', name: BODIES[place] ?? nameOf(place, subdivisions) ?? nameOf(place, countries) ?? place };
}

/** The instruments that govern one of the cases, by provider and place, with what they say of each. */
export function matrix(instruments: Instrument[], decisions: (Decision | undefined)[]): Group[] {
  const groups = new Map<string, Group>();
  for (const instrument of instruments) {
    const verdicts = decisions.map((decision) => decision?.verdicts.find((verdict) => verdict.instrument === instrument.id));
    if (verdicts.every((verdict) => verdict === undefined)) {
      continue;
    }
    const { kind, name } = belonging(instrument);
    const group = groups.get(`${kind} ${name}`) ?? { kind, name, lines: [] };
    const said = new Set(verdicts.filter((_, i) => decisions[i] !== undefined).map(answer));
    group.lines.push({ instrument, verdicts, differs: said.size > 1 });
    groups.set(`${kind} ${name}`, group);
  }
  return [...groups.values()].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.name.localeCompare(b.name),
  );
}

const answer = (verdict: Verdict | undefined) => (verdict ? verdict.possibleOutcomes.join() : '');

/** A clause that says something of one case and not of the other. */
export interface Apart {
  instrument: string;
  title: string;
  finding: Finding;
}

/** The findings of a decision that another one has not, of instruments that answer otherwise there. */
export function apart(decision: Decision, other: Decision): Apart[] {
  return decision.verdicts.flatMap((verdict) => {
    const there = other.verdicts.find(({ instrument }) => instrument === verdict.instrument);
    if (answer(there) === answer(verdict)) {
      return [];
    }
    const has = new Set(there?.findings.map(same));
    return verdict.findings
      .filter((finding) => !has.has(same(finding)))
      .map((finding) => ({ instrument: verdict.instrument, title: verdict.title, finding }));
  });
}

const same = ({ row, certain }: Finding) => `${row} ${certain}`;

/** The clauses that an outcome comes from, each once: those that apply for certain, or may if none does. */
export function deciding(verdict: Verdict): Finding[] {
  const leading = verdict.findings.filter(({ outcome }) => outcome === verdict.outcome);
  const certain = leading.filter((finding) => finding.certain);
  const chosen = certain.length > 0 ? certain : verdict.findings.filter((finding) => !finding.certain);
  return chosen.filter(({ clause }, i) => chosen.findIndex((finding) => finding.clause === clause) === i);
}
