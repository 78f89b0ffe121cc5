// The selectielijsten for gemeenten as facts, by year: the one place where a number becomes a value and a term.
import { ROWS_2017 } from './2017';
import { ROWS_2020 } from './2020';
import { readRows, type Selectielijst, type SelectielijstResultaat } from './types';

export type { Procestermijn, Selectielijst, SelectielijstProcestype, SelectielijstResultaat } from './types';

/** Both lists know the same twenty-nine procestypen. */
const PROCESTYPEN = (
  [
    [1, 'Instellen en inrichten organisatie'],
    [2, 'Beleid en regelgeving opstellen'],
    [3, 'Plannen opstellen'],
    [4, 'Evaluatie uitvoeren'],
    [5, 'Producten en diensten leveren'],
    [6, 'Verzoeken behandelen'],
    [7, 'Aangiften behandelen'],
    [8, 'Voorzieningen verstrekken'],
    [9, 'Status toekennen'],
    [10, 'Heffen'],
    [11, 'Toestemming verlenen'],
    [12, 'Toezien en handhaven'],
    [13, 'Geschillen behandelen'],
    [14, 'Openbare ruimte inrichten'],
    [15, 'Onderhouden en repareren'],
    [16, 'Overeenkomsten aangaan'],
    [17, 'Personen aanstellen'],
    [18, 'Betalen en innen'],
    [19, 'Secretariaat voeren en gegevens administreren / verwerken'],
    [20, 'Informeren'],
    [21, 'Adviseren'],
    [22, 'Gebeurtenis organiseren'],
    [23, 'Voorziening aanvragen'],
    [24, 'Toestemming vragen'],
    [25, 'Toezicht en handhaving ondergaan'],
    [26, 'Betwisten'],
    [27, 'Status aanvragen'],
    [28, 'Product of dienst aanvragen'],
    [29, 'Aangifte doen'],
  ] as const
).map(([nummer, naam]) => ({ nummer, naam }));

/** Every list the house knows, oldest first. */
export const SELECTIELIJSTEN: readonly Selectielijst[] = [
  { jaar: 2017, procestypen: PROCESTYPEN, resultaten: readRows(ROWS_2017) },
  { jaar: 2020, procestypen: PROCESTYPEN, resultaten: readRows(ROWS_2020) },
];

/** The sixteen generic results (Selectielijst API, resultaattypeomschrijvingen), by name. */
export const RESULTAATTYPEOMSCHRIJVINGEN = [
  'Afgebroken', 'Afgehandeld', 'Afgewezen', 'Gegrond', 'Geweigerd', 'Ingetrokken', 'Niet nodig', 'Niet ontvankelijk',
  'Niet vastgesteld', 'Onbekend', 'Ongegrond', 'Ontvankelijk', 'Toegekend', 'Vastgesteld', 'Verleend', 'Verwerkt',
] as const;

/** The list of a year; undefined where the house does not know it. */
export function selectielijst(jaar: number): Selectielijst | undefined {
  return SELECTIELIJSTEN.find((list) => list.jaar === jaar);
}

const byNummer = new Map(SELECTIELIJSTEN.map((list) => [list.jaar, new Map(list.resultaten.map((result) => [result.nummer, result]))]));

/** One result by year and full number; undefined where the list has none such. */
export function selectielijstResultaat(jaar: number, nummer: string): SelectielijstResultaat | undefined {
  return byNummer.get(jaar)?.get(nummer);
}
