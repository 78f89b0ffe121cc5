// What a suite presumes: settings of the sender as its translator had them, and differences that are accepted, each with its reason.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { JsonObject } from '../../core/model/json';

const profile = z.strictObject({
  /** `settings` of the sender, beside who it is. */
  sender: z.record(z.string(), z.json()).default({}),
  /** What still fails, by the beginning of its name: it is told and counted as failed, and keeps our own run from being red. */
  open: z.array(z.strictObject({ name: z.string().min(1), because: z.string().min(1) })).default([]),
  accepted: z.array(z.strictObject({ difference: z.string().min(1), because: z.string().min(1) })).default([]),
});

export interface Profile {
  readonly sender: JsonObject;
  readonly open: readonly { readonly name: string; readonly because: string }[];
  readonly accepted: readonly { readonly difference: string; readonly because: string }[];
}

export const profileOf = (suite: string): Profile => profile.parse(parse(readFileSync(path.join(__dirname, `${suite}.yaml`), 'utf8'))) as Profile;

/** Whether a difference is one of those; each is a regular expression. */
export function accepted({ accepted: all }: Profile): (difference: string) => boolean {
  const patterns = all.map(({ difference }) => new RegExp(difference));
  return (difference) => patterns.some((pattern) => pattern.test(difference));
}
