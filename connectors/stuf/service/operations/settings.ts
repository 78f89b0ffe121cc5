// What an engineer decides per zaaktype: under which other names senders know its types, when a zaak closes, and which values come from elsewhere.
import { z } from 'zod';

const other = (what: string, example: Record<string, string>) =>
  z.record(z.string().min(1), z.string().min(1)).optional().meta({ description: `Name in the messages → omschrijving of the ${what} in the catalogue; the rest is found by its own name.`, examples: [example] });

/** Relations of a zaak that name a rol, and the roltype each means where nothing else is said (zds-zgw §2.4). */
export const ROLTYPE_OF: Readonly<Record<string, readonly string[]>> = {
  heeftBetrekkingOp: ['BetrekkingOp', 'Betrekking op'],
  heeftAlsBelanghebbende: ['Belanghebbende'],
  heeftAlsInitiator: ['Initiator'],
  heeftAlsUitvoerende: ['Uitvoerende', 'Behandelaar'],
  heeftAlsVerantwoordelijke: ['Verantwoordelijke'],
  heeftAlsGemachtigde: ['Gemachtigde'],
  heeftAlsOverigBetrokkene: ['OverigeBetrokkene', 'OverigBetrokkene', 'Overige betrokkene', 'Overig betrokkene'],
};

const closing = z
  .strictObject({
    einddatum: z
      .enum(['with-result', 'always', 'never'])
      .optional()
      .meta({ description: 'A message with einddatum but without eindstatus closes the zaak: when there is a result, in the message or held (with-result, the default); always, with `resultaat` where there is none; or never: only a result in the same message closes it then.' }),
    resultaat: z.string().min(1).optional().meta({ description: 'Omschrijving of the resultaattype that a zaak gets when it closes without one.' }),
    repeatedEindstatus: z.enum(['ignore', 'set']).optional().meta({ description: 'An eindstatus for a zaak that has it already: not set again (ignore, the default), or set with its new moment.' }),
    volgnummer: z.enum(['reject', 'warn']).optional().meta({ description: 'A volgnummer that belongs to another statustype than the omschrijving beside it: reported while the omschrijving decides (warn, the default: senders count otherwise than catalogues), or refused.' }),
  })
  .optional()
  .meta({ description: 'When a zaak is closed by a message.' });

/** One value that does not come from where the standard puts it. */
export const override = z
  .strictObject({
    field: z.string().min(1).meta({ description: 'Field of the model: vertrouwelijkheidaanduiding, or rollen.betrokkeneIdentificatie.geslachtsnaam for each rol.', examples: ['betalingsindicatie'] }),
    value: z.string().optional().meta({ description: 'The value it gets.' }),
    extraElement: z.string().min(1).optional().meta({ description: 'Name of the extraElement it comes from; the answer gives it back under that name.' }),
    always: z.boolean().default(false).meta({ description: 'true: also over a value of the message. Otherwise only where a new object has none, or a change says there is none.' }),
    where: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional().meta({ description: 'Only where these fields beside it have this value, or one of these.' }),
  })
  .refine((rule) => (rule.value === undefined) !== (rule.extraElement === undefined), { error: 'say where the value comes from: value or extraElement, one of the two' });

export type Override = z.output<typeof override>;

/** Settings of one zaaktype; under `*` those of every zaaktype that does not say otherwise. */
export const perZaaktype = z.strictObject({
  roltypen: z.record(z.string().min(1), z.string().min(1)).optional().meta({ description: 'Relation in the messages (heeftAlsInitiator) → omschrijving of the roltype in the catalogue.', examples: [{ heeftAlsInitiator: 'Aanvrager' }] }),
  statustypen: other('statustype', { Klaar: 'Afgehandeld' }),
  resultaattypen: other('resultaattype', { Toegekend: 'Verleend' }),
  informatieobjecttypen: other('informatieobjecttype', { 'Brief uit': 'Brief' }),
  besluittypen: other('besluittype', { Vergunning: 'Besluit op aanvraag' }),
  gezetDoor: z.string().min(1).optional().meta({ description: 'Roltype of who sets a status (isGezetDoor) when that person has no rol in the zaak yet; absent: that of heeftAlsUitvoerende, else one that is behandelaar.' }),
  closing,
  values: z.array(override).optional().meta({ description: 'Values that come from an extraElement, or are fixed.' }),
});

export type PerZaaktype = z.output<typeof perZaaktype>;

/** By identificatie of the zaaktype; `*` is every other. */
export const zaaktypen = z.record(z.string().min(1), perZaaktype).default({}).meta({ description: 'Decisions per zaaktype, by its identificatie; `*` holds those of all.' });

/** Codes of zaaktypen as they stand in messages, where they are not the identificatie in the catalogue. */
export const zaaktypecodes = z
  .record(z.string().min(1), z.string().min(1))
  .default({})
  .meta({ description: 'Code of a zaaktype in the messages → its identificatie in the catalogue; a code that does not stand here is the identificatie itself. Those of a sender go before those of the service; answers give the same code back, so where a sender has its own code for a zaaktype, that of the service is not told to it.', examples: [{ '0012': 'B1210' }] });

type Closing = Required<Omit<NonNullable<PerZaaktype['closing']>, 'resultaat'>> & { readonly resultaat: string | null };

/** What holds for one zaaktype, whole. */
export interface Decisions {
  readonly roltypen: Readonly<Record<string, string>>;
  readonly statustypen: Readonly<Record<string, string>>;
  readonly resultaattypen: Readonly<Record<string, string>>;
  readonly informatieobjecttypen: Readonly<Record<string, string>>;
  readonly besluittypen: Readonly<Record<string, string>>;
  readonly gezetDoor: string | null;
  readonly closing: Closing;
  readonly values: readonly Override[];
}

type Layers = Readonly<Record<string, PerZaaktype>>;

/** Puts the layers over each other: all zaaktypen of the service, this one, then the same of the sender. Lists of values add up, the strongest first. */
export function decisionsFor(zaaktype: string | null, service: Layers, sender: Layers): Decisions {
  const layers = [service, sender].flatMap((of) => [of['*'], zaaktype === null ? undefined : of[zaaktype]]).filter((layer): layer is PerZaaktype => layer !== undefined);
  const names = (of: (layer: PerZaaktype) => Record<string, string> | undefined): Record<string, string> => Object.assign({}, ...layers.map(of)) as Record<string, string>;
  const closings = layers.map((layer) => layer.closing ?? {});
  const said = <K extends keyof NonNullable<PerZaaktype['closing']>>(field: K): NonNullable<PerZaaktype['closing']>[K] | undefined => closings.findLast((one) => one[field] !== undefined)?.[field];
  return {
    roltypen: names(({ roltypen }) => roltypen),
    statustypen: names(({ statustypen }) => statustypen),
    resultaattypen: names(({ resultaattypen }) => resultaattypen),
    informatieobjecttypen: names(({ informatieobjecttypen }) => informatieobjecttypen),
    besluittypen: names(({ besluittypen }) => besluittypen),
    gezetDoor: layers.findLast(({ gezetDoor }) => gezetDoor !== undefined)?.gezetDoor ?? null,
    closing: {
      einddatum: said('einddatum') ?? 'with-result',
      resultaat: said('resultaat') ?? null,
      repeatedEindstatus: said('repeatedEindstatus') ?? 'ignore',
      volgnummer: said('volgnummer') ?? 'warn',
    },
    values: layers.toReversed().flatMap(({ values }) => values ?? []),
  };
}
