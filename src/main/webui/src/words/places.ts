import type { Fact } from '../api/types';

const COUNTRIES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  );

/** Subdivisions that are offered; any other ISO 3166-2 code may be typed. */
const STATES =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming'.split(
    ',',
  );

export interface Place {
  code: string;
  name: string;
}

const NAMES = new Intl.DisplayNames('en', { type: 'region' });

export const countries: Place[] = COUNTRIES.map((code) => ({ code, name: NAMES.of(code) ?? code }));

export const subdivisions: Place[] = STATES.map((state) => ({ code: `US-${state.slice(0, 2)}`, name: state.slice(3) }));

/** The code of what was typed as a code in any case or as a name; the text as it was typed if it is neither. */
export function codeOf(typed: string, places: Place[]): string {
  const text = typed.trim();
  const place = places.find((p) => [p.code, p.name].some((said) => said.toLowerCase() === text.toLowerCase()));
  return place?.code ?? text;
}

/** The cities that the vocabulary has. */
export const citiesOf = (fact: Fact): Place[] =>
  (fact.values ?? []).flatMap(({ value, label }) => (label === undefined ? [] : [{ code: value, name: label }]));

export const nameOf = (code: string, places: Place[]) => places.find((place) => place.code === code)?.name;
