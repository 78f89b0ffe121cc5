// Kennisgevingen as a system that only pushes sends them, in an envelope.
import type { JsonObject } from '../../../core/model/json';
import { operatie } from '../message/operaties';
import { spell } from '../target/spell';
import { envelopeText } from '../target/transport/envelope';

export const PASSWORD = 'geheim-van-zaaksysteem';

interface Message {
  readonly mutatiesoort?: string;
  readonly tijdstip?: string;
  readonly nummer?: string;
  readonly applicatie?: string;
}

let numbered = 0;

function bericht(naam: 'zakLk01' | 'edcLk01', objecten: readonly JsonObject[], { mutatiesoort = 'T', tijdstip = '20261123101500000', nummer = `n${(numbered += 1)}`, applicatie = 'ZAAKSYSTEEM' }: Message): string {
  const found = operatie('1.1', naam);
  if (!found) throw new Error(`there is no ${naam}`);
  return envelopeText('1.1', '', spell({
    operatie: found, soort: 'vraag', objecten, vraag: null, parameters: { mutatiesoort, indicatorOvername: 'V' },
    stuurgegevens: {
      zender: { organisatie: '9999', applicatie, administratie: null, gebruiker: null }, ontvanger: { organisatie: '9999', applicatie: 'ZAAKSLUIS', administratie: null, gebruiker: null },
      referentienummer: nummer, tijdstipBericht: tijdstip, crossRefnummer: null,
    },
  }));
}

export function zakBericht(object: JsonObject | readonly [JsonObject, JsonObject], message: Message = {}): string {
  return bericht('zakLk01', (Array.isArray(object) ? object : [object]) as JsonObject[], message);
}

export function edcBericht(object: JsonObject | readonly [JsonObject, JsonObject], message: Message = {}): string {
  return bericht('edcLk01', (Array.isArray(object) ? object : [object]) as JsonObject[], message);
}
