// The functions of the language: the only list. One file per function; add yours in the order of the alphabet.
import { constant } from './constant';
import { date } from './date';
import { dateTime } from './dateTime';
import { defaultTo } from './default';
import type { MappingFunction } from './define';
import { duration } from './duration';
import { durationParts } from './durationParts';
import { field } from './field';
import { first } from './first';
import { jaNee } from './jaNee';
import { join } from './join';
import { lower } from './lower';
import { maxLength } from './maxLength';
import { number } from './number';
import { setting } from './setting';
import { sort } from './sort';
import { split } from './split';
import { stufDate } from './stufDate';
import { text } from './text';
import { trim } from './trim';
import { truncate } from './truncate';
import { unique } from './unique';
import { wallTime } from './wallTime';
import { yesNo } from './yesNo';

export const FUNCTIONS: readonly MappingFunction[] = [
  constant, date, dateTime, defaultTo, duration, durationParts, field, first, jaNee, join, lower, maxLength, number, setting, sort, split,
  stufDate, text, trim, truncate, unique, wallTime, yesNo,
];
