// The functions of the language: the only list. One file per function; add yours in the order of the alphabet.
import { archiefactietermijn } from './archiefactietermijn';
import { archiefnominatie } from './archiefnominatie';
import { brondatum } from './brondatum';
import { constant } from './constant';
import { date } from './date';
import { dateTime } from './dateTime';
import { defaultTo } from './default';
import type { MappingFunction } from './define';
import { documentrelaties } from './documentrelaties';
import { doorlooptijd } from './doorlooptijd';
import { duration } from './duration';
import { durationParts } from './durationParts';
import { field } from './field';
import { fill } from './fill';
import { first } from './first';
import { jaNee } from './jaNee';
import { join } from './join';
import { laatsteDatum } from './laatsteDatum';
import { lower } from './lower';
import { maxLength } from './maxLength';
import { naamdeel } from './naamdeel';
import { nietActief } from './nietActief';
import { number } from './number';
import { resultaattypen } from './resultaattypen';
import { resultaattypeomschrijving } from './resultaattypeomschrijving';
import { roltypen } from './roltypen';
import { selectielijstmotivering } from './selectielijstmotivering';
import { selectielijstprocestype } from './selectielijstprocestype';
import { selectielijstverwijzing } from './selectielijstverwijzing';
import { servicenorm } from './servicenorm';
import { setting } from './setting';
import { sort } from './sort';
import { split } from './split';
import { statusvolgorde } from './statusvolgorde';
import { stufAantalDagen } from './stufAantalDagen';
import { stufAnderZaakObject } from './stufAnderZaakObject';
import { stufArchiefindicatie } from './stufArchiefindicatie';
import { stufArchiefnominatie } from './stufArchiefnominatie';
import { stufDagen } from './stufDagen';
import { stufDate } from './stufDate';
import { stufDatum } from './stufDatum';
import { stufEigenschappen } from './stufEigenschappen';
import { stufExtra } from './stufExtra';
import { stufExtraElementen } from './stufExtraElementen';
import { stufFormaat } from './stufFormaat';
import { stufGeometrie } from './stufGeometrie';
import { stufGezetDoor } from './stufGezetDoor';
import { stufInhoud } from './stufInhoud';
import { stufInhoudBericht } from './stufInhoudBericht';
import { stufKoppeling } from './stufKoppeling';
import { stufLaatste } from './stufLaatste';
import { stufObjectrelaties } from './stufObjectrelaties';
import { stufRollen } from './stufRollen';
import { stufRolrelaties } from './stufRolrelaties';
import { stufTaal } from './stufTaal';
import { stufTijd } from './stufTijd';
import { stufTijdstip } from './stufTijdstip';
import { stufZaakniveau } from './stufZaakniveau';
import { stufZaakobjecten } from './stufZaakobjecten';
import { stufZaaktypecode } from './stufZaaktypecode';
import { termijn } from './termijn';
import { text } from './text';
import { trefwoorden } from './trefwoorden';
import { trigger } from './trigger';
import { trim } from './trim';
import { truncate } from './truncate';
import { unique } from './unique';
import { verantwoordelijke } from './verantwoordelijke';
import { vertrouwelijkheid } from './vertrouwelijkheid';
import { wallTime } from './wallTime';
import { yesNo } from './yesNo';

export const FUNCTIONS: readonly MappingFunction[] = [
  archiefactietermijn, archiefnominatie, brondatum, constant, date, dateTime, defaultTo, documentrelaties, doorlooptijd, duration,
  durationParts, field, fill, first, jaNee, join, laatsteDatum, lower, maxLength, naamdeel, nietActief, number, resultaattypen,
  resultaattypeomschrijving, roltypen, selectielijstmotivering, selectielijstprocestype, selectielijstverwijzing, servicenorm, setting,
  sort, split, statusvolgorde,
  stufAantalDagen, stufAnderZaakObject, stufArchiefindicatie, stufArchiefnominatie, stufDagen, stufDate, stufDatum, stufEigenschappen,
  stufExtra, stufExtraElementen, stufFormaat, stufGeometrie, stufGezetDoor, stufInhoud, stufInhoudBericht, stufKoppeling, stufLaatste,
  stufObjectrelaties, stufRollen, stufRolrelaties, stufTaal, stufTijd, stufTijdstip, stufZaakniveau, stufZaakobjecten, stufZaaktypecode,
  termijn, text, trefwoorden, trigger, trim, truncate, unique, verantwoordelijke, vertrouwelijkheid,
  wallTime, yesNo,
];
