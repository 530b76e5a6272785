import type { Fact } from '../api/types';

const COUNTRIES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  );

/** All of the U.S.; of other countries any ISO 3166-2 code may be typed. */
const STATES =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,AS American Samoa,GU Guam,MP Northern Mariana Islands,PR Puerto Rico,UM U.S. Minor Outlying Islands,VI U.S. Virgin Islands'.split(
    ',',
  );

const LAENDER =
  'BW Baden-Württemberg,BY Bavaria,BE Berlin,BB Brandenburg,HB Bremen,HH Hamburg,HE Hesse,MV Mecklenburg-Vorpommern,NI Lower Saxony,NW North Rhine-Westphalia,RP Rhineland-Palatinate,SL Saarland,SN Saxony,ST Saxony-Anhalt,SH Schleswig-Holstein,TH Thuringia'.split(
    ',',
  );

/** What people write for a country, beside its code and its name in some languages. */
const WRITTEN: Record<string, string[]> = {
  US: ['USA', 'America', 'United States of America'],
  GB: ['UK', 'GBR', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'Britain', 'Great Britain'],
  DE: ['DEU', 'GER', 'BRD'],
  FR: ['FRA'],
  BE: ['BEL'],
  NL: ['NLD', 'Holland'],
  IT: ['ITA'],
  ES: ['ESP'],
  AT: ['AUT'],
  CN: ['CHN', 'PRC'],
  CH: ['CHE'],
};

/** As people write states: "Ill." */
const SHORT: Record<string, string[]> = {
  'US-CA': ['Calif', 'Cal'],
  'US-IL': ['Ill'],
  'US-MA': ['Mass'],
  'US-PA': ['Penn', 'Penna'],
  'US-WA': ['Wash'],
  'US-DC': ['Washington, D.C.', 'Washington DC'],
  'US-NY': ['New York State'],
  'DE-BY': ['Bayern'],
  'DE-HE': ['Hessen'],
  'DE-NI': ['Niedersachsen'],
  'DE-NW': ['Nordrhein-Westfalen', 'NRW'],
  'DE-RP': ['Rheinland-Pfalz'],
  'DE-SN': ['Sachsen'],
  'DE-ST': ['Sachsen-Anhalt'],
  'DE-TH': ['Thüringen'],
};

/** In which a country is found by the name that it has there. */
const LANGUAGES = ['de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da', 'fi', 'cs', 'el', 'hu', 'ro', 'zh'];

export interface Place {
  code: string;
  name: string;
  /** Other ways to write it. */
  also?: string[];
}

const NAMES = new Intl.DisplayNames('en', { type: 'region' });

export const countries: Place[] = COUNTRIES.map((code) => ({
  code,
  name: NAMES.of(code) ?? code,
  also: WRITTEN[code],
}));

const subdivision = (country: string, codes: string[]): Place[] =>
  codes.map((said) => {
    const code = `${country}-${said.slice(0, 2)}`;
    return { code, name: said.slice(3), also: SHORT[code] };
  });

export const states: Place[] = subdivision('US', STATES);

export const subdivisions: Place[] = [...states, ...subdivision('DE', LAENDER)];

/** Countries that are offered without being looked for: where most are asked about. */
export const OFTEN = ['US', 'GB', 'DE', 'FR'];

let foreign: Map<string, string> | undefined;

/** Codes of countries by their names in other languages; made when it is first needed. */
function abroad(name: string): string | undefined {
  foreign ??= new Map(
    LANGUAGES.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region' });
      return COUNTRIES.map((code): [string, string] => [plain(names.of(code) ?? code), code]);
    }),
  );
  return foreign.get(name);
}

/** Without case, and without the points of an abbreviation. */
const plain = (text: string) => text.toLowerCase().replaceAll('.', '').trim();

/** The code of what was typed as a code in any case or as a name; the text as it was typed if it is neither. */
export function codeOf(typed: string, places: Place[]): string {
  const text = plain(typed);
  const place = places.find((p) => [p.code, p.name, ...(p.also ?? [])].some((said) => plain(said) === text));
  return place?.code ?? (places === countries ? abroad(text) : undefined) ?? postal(text, places) ?? typed.trim();
}

/** A state by the two letters of its post. */
const postal = (text: string, places: Place[]) =>
  places === subdivisions || places === states ? states.find(({ code }) => code.slice(3).toLowerCase() === text)?.code : undefined;

/** The cities that the vocabulary has. */
export const citiesOf = (fact: Fact): Place[] =>
  (fact.values ?? []).flatMap(({ value, label }) => (label === undefined ? [] : [{ code: value, name: label }]));

export const nameOf = (code: string, places: Place[]) => places.find((place) => place.code === code)?.name;
