// The two COPY statements, and the settings under which their text means the same on every server.
import { escapeIdentifier } from 'pg';

/** For the session that copies: one spelling of dates, intervals, numbers and bytes. */
export const PLAIN = "set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'; set synchronize_seqscans = off";

interface Named {
  readonly name: string;
  readonly columns: readonly string[];
}

const named = ({ name, columns }: Named): string => `${escapeIdentifier(name)} (${columns.map((column) => escapeIdentifier(column)).join(', ')})`;

export const copyTo = (table: Named): string => `copy ${named(table)} to stdout`;
export const copyFrom = (table: Named): string => `copy ${named(table)} from stdin`;
