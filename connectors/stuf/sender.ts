// What an engineer says of one sender: who it is, how it proves that, what it may do, and what is odd about its messages.
import { z } from 'zod';
import { perEnvironment, secret } from '../../core/connector/secret';
import { VERTROUWELIJKHEIDAANDUIDINGEN } from '../../core/model/zaaktype';
import { zaaktypecodes, zaaktypen } from './service/operations/settings';
import { QUIRKS, QUIRK_NAMES } from './service/quirks';

const text = (longest: number, description: string) => z.string().min(1).max(longest).meta({ description, role: 'sender' });

/** Who somebody is in stuurgegevens (StUF 3.01, zender and ontvanger; stuf.md A2). */
export const party = z.strictObject({
  organisatie: perEnvironment(text(200, 'Organisation, as it stands in the messages: a gemeentecode or OIN.').optional(), 'sender'),
  applicatie: perEnvironment(text(50, 'Name of the application, as it stands in the messages.'), 'sender'),
  administratie: perEnvironment(text(50, 'Administration within the application, where the messages name one.').optional(), 'sender'),
  gebruiker: perEnvironment(text(100, 'User, where only messages of this one are let in. Absent: any.').optional(), 'sender'),
});

const fingerprint = z
  .string()
  .regex(/^([0-9a-fA-F]{2}:?){32}$/, 'expected the SHA-256 of a certificate: 64 hexadecimal digits, with or without colons')
  .transform((value) => value.replaceAll(':', '').toLowerCase());

const certificate = z
  .union([
    z.strictObject({
      oin: perEnvironment(z.string().regex(/^[0-9]{20}$/, 'expected an OIN: 20 digits').meta({ description: 'OIN in the subject of the certificate.', role: 'sender' }), 'sender'),
      issuer: z.string().min(3).meta({ description: 'Distinguished name of the CA that must have issued it, or its CN.', examples: ['QuoVadis PKIoverheid Private Services CA - G1'] }),
    }),
    z.strictObject({
      fingerprints: perEnvironment(z.array(fingerprint).min(1).meta({ description: 'SHA-256 of each certificate that is let in; during a change the old and the new one.', role: 'sender' }), 'sender'),
    }),
  ])
  .meta({ description: 'Client certificate, over TLS of this node or told by a proxy it trusts: by OIN and issuer, or by fingerprint.' });

const authentication = z
  .strictObject({
    certificate: certificate.optional(),
    basic: z
      .strictObject({ username: perEnvironment(z.string().min(1).meta({ description: 'User name.', role: 'sender' }), 'sender'), password: secret('Password. A list during a change: all are let in.') })
      .optional()
      .meta({ description: 'HTTP Basic.' }),
    usernameToken: z
      .strictObject({
        username: perEnvironment(z.string().min(1).meta({ description: 'User name.', role: 'sender' }), 'sender'),
        password: secret('Password. A list during a change: all are let in.'),
        type: z.enum(['digest', 'text', 'either']).default('either').meta({ description: 'PasswordDigest, PasswordText, or either.' }),
        windowSeconds: z.number().int().min(10).max(3_600).default(300).meta({ description: 'How old a token may be, and how long its nonce is remembered.' }),
      })
      .optional()
      .meta({ description: 'WS-Security UsernameToken 1.1.' }),
    addresses: z.array(perEnvironment(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()]).meta({ description: 'Address or range, such as 10.1.2.0/24.', role: 'address' }), 'address')).min(1).optional().meta({ description: 'Addresses from which it calls.' }),
    none: z.literal(true).optional().meta({ description: 'Anybody who writes this name in stuurgegevens is believed: for a test, or where a proxy decides. Must be said.' }),
  })
  .refine((value) => Object.values(value).some((one) => one !== undefined), { error: 'say how this sender proves who it is: certificate, basic, usernameToken, addresses, or none: true' })
  .refine((value) => value.none === undefined || Object.values(value).filter((one) => one !== undefined).length === 1, { error: 'none does not go with a proof: leave one of them out' })
  .meta({ description: 'How it proves who it is. Everything that stands here must hold.' });

const all = z.literal('all');

const allowed = z
  .strictObject({
    operations: z.union([all, z.array(z.string().min(1)).min(1)]).default('all').meta({ description: 'Operations it may call, such as creeerZaak; the names of ZDS without their ending (_Lk01, _ZakLk01).', examples: [['creeerZaak', 'geefZaakdetails']] }),
    zaaktypen: z.union([all, z.array(z.string().min(1)).min(1)]).default('all').meta({ description: 'Identificaties of the zaaktypen it may see and change.' }),
    vertrouwelijkheid: z.enum(VERTROUWELIJKHEIDAANDUIDINGEN).default('zeer_geheim').meta({ description: 'Highest confidentiality it may see and change.' }),
  })
  .prefault({})
  .meta({ description: 'What it may do; the rest is refused with StUF052.' });

const archiefnominatie = z.enum(['blijvend_bewaren', 'vernietigen']);

export const sender = z
  .strictObject({
    zender: z.union([party.transform((one) => [one]), z.array(party).min(1)]).meta({ description: 'Who it is in stuurgegevens; a list where it calls under several names.' }),
    oin: perEnvironment(z.string().regex(/^[0-9]{20}$/, 'expected an OIN: 20 digits').optional().meta({ description: 'Organisatie-identificatienummer, for the record.', role: 'sender' }), 'sender'),
    contact: z.strictObject({ naam: z.string().optional(), email: z.email().optional(), telefoon: z.string().optional() }).optional().meta({ description: 'Whom to call when it sends something odd.' }),
    authentication,
    allow: allowed,
    quirks: z.partialRecord(z.enum(QUIRK_NAMES), z.boolean()).default({}).meta({ description: `Deviations of its messages: true lets one pass, false refuses it. ${QUIRK_NAMES.map((name) => `${name} (${QUIRKS[name].standard ? 'on' : 'off'}): ${QUIRKS[name].tolerates}`).join(' ')}` }),
    archiefnominatie: z
      .strictObject({ J: archiefnominatie.meta({ description: 'What J means.' }) })
      .optional()
      .meta({ description: 'What archiefnominatie J means to this sender; N is the other. The standard does not say and senders differ, so there is no default: absent, the element is reported and not taken over.' }),
    validate: z.enum(['reject', 'warn', 'off']).default('warn').meta({ description: 'Messages that the official schema refuses: answered with StUF055, reported and carried out, or not looked at. Needs `schemas` of the connection.' }),
    organisaties: z.record(z.string(), z.string().regex(/^[0-9]{9}$/, 'expected an RSIN: 9 digits')).default({}).meta({ description: 'RSIN by the organisatie that stands in stuurgegevens; without a match: `rsin` of the connection.' }),
    extraElementen: z.record(z.string(), z.string()).default({}).meta({ description: 'Where an extraElement of this name goes: the name of an eigenschap of the zaaktype.' }),
    mapping: z.record(z.string(), z.json()).default({}).meta({ description: 'Settings for the mappings of this sender ({@name} in a mapping), over those of the service.' }),
    zaaktypecodes,
    zaaktypen,
    notFound: z.enum(['empty', 'fault']).default('empty').meta({ description: 'A question that finds nothing: an empty La01 as the standard says, or Fo02 with StUF064.' }),
    unordered: z.enum(['ignore', 'warn', 'reject']).default('warn').meta({ description: 'A tijdstipBericht that is not later than the one before: StUF019 with reject.' }),
    limits: z
      .strictObject({
        contentMb: z.number().int().min(1).max(10_000).optional().meta({ description: 'Largest document, in megabytes; absent: that of the connection.' }),
      })
      .prefault({})
      .meta({ description: 'Bounds on its messages.' }),
    asynchronous: z
      .strictObject({
        url: perEnvironment(z.url({ protocol: /^https?$/ }).meta({ description: 'Where Fo01 and Bv01 go (OntvangAsynchroon of the sender).', format: 'uri' }), 'address'),
        basic: z.strictObject({ username: z.string().min(1), password: secret('Password.') }).optional().meta({ description: 'HTTP Basic.' }),
        tls: z
          .strictObject({ ca: z.string().optional(), cert: z.string().optional(), key: secret('Private key (PEM).').optional() })
          .optional()
          .meta({ description: 'Files in PEM: the roots to trust, and our client certificate with its key.' }),
        confirm: z.boolean().default(false).meta({ description: 'true: a Bv01 as well, after success.' }),
      })
      .optional()
      .meta({ description: 'Its own endpoint, for what is told after a Bv03. Absent: a message that fails later is told to the operators only.' }),
  })
  .meta({ description: 'One application that calls a StUF service.' });

/** As `Exchange.senders` gives it: `settings` of a sender file, parsed; secrets are `Secret`s. */
export type StufSender = z.output<typeof sender>;
export type StufParty = z.output<typeof party>;
