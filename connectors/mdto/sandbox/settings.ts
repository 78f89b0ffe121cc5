// What an e-depot that never existed can be told: where it lives, what it asks, and what goes wrong in it.
import { z } from 'zod';
import { PROFILE_NAMES } from '../profiles';

/** What may be changed while it runs. */
export const switches = z.strictObject({
  reject: z.strictObject({
    every: z.number().int().min(1).optional().describe('Every so many SIPs one is rejected, by order of arrival: 5 rejects the fifth, the tenth and so on.'),
    times: z.number().int().min(0).optional().describe('At most so many by "every"; absent: no end to it.'),
    dossiers: z.array(z.string().min(1)).default([]).describe('Identifications of dossiers that are rejected, as in their metadata or as the name of the SIP.'),
    reason: z.string().min(1).default('the archive of this organisation is not yet open for new dossiers').describe('The reason it gives.'),
  }).optional().describe('Sound SIPs that are rejected nevertheless. A SIP with faults is always rejected, with its faults as reasons.'),
  delay: z.number().min(0).default(0).describe('Seconds between "received" and the verdict.'),
  silent: z.boolean().default(false).describe('It takes SIPs and never answers.'),
});
export type Switches = z.output<typeof switches>;

export const settings = switches.extend({
  profile: z.enum(PROFILE_NAMES).default('nationaal-archief').describe('Whose rules it checks by.'),
  folder: z.string().min(1).optional().describe('Its folder, with in/, receipts/, archive/ and rejected/; absent: data/sandbox/<connection> of the house.'),
  host: z.string().min(1).default('127.0.0.1').describe('Address its status page listens on.'),
  every: z.number().int().min(0).default(300).describe('Milliseconds between two looks into its folder; 0: only when asked (POST /look).'),
  receipts: z.enum(['json', 'xml']).default('json').describe('How it writes receipts.'),
});
export type Settings = z.output<typeof settings>;
