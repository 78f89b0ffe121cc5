// ZS6050 to ZS6099: what the door of a StUF service refuses or lets pass, and the certificates it works with.
import type { CodeEntry } from './entry';

export const DOOR_CODES = {
  ZS6050: {
    severity: 'warning',
    title: 'Caller that belongs to no sender',
    cause: 'A call came of which the certificate, password or address belongs to none of the senders of this service, or whose stuurgegevens name a zender that does not belong to who calls. It was refused with StUF013.',
    remedy: 'Compare what the caller sends with the files in config/senders: authentication, and zender under which it writes itself.',
    example: 'ZS6050  stuurgegevens name a zender (9999 / ZSC-TEST) that does not belong to who calls',
  },
  ZS6051: {
    severity: 'error',
    title: 'Caller stopped sending',
    cause: 'A message did not come whole: the caller sent nothing for longer than stallSeconds.',
    remedy: 'Nothing was carried out. Look at the network between caller and node; raise service.stallSeconds where a slow line is normal.',
    example: 'ZS6051  nothing came for 60 s, and the message was not whole',
  },
  ZS6052: {
    severity: 'info',
    title: 'Resend under a new number',
    cause: 'A message with the same content was carried out before under another referentienummer, so it was answered and nothing was done.',
    remedy: 'Nothing needs to be done. Switch the quirk referentienummer-new-on-resend off for a sender that means it.',
    example: 'ZS6052  the same was carried out under referentienummer 4711; nothing is done again',
  },
  ZS6053: {
    severity: 'error',
    title: 'No content to answer with',
    cause: 'A document was asked for, and the register holds no content of it, or no longer holds the document.',
    remedy: 'Look the document up in the register.',
    example: 'informatieobject/9999D1  error ZS6053  the register holds no content of this document',
  },
  ZS6054: {
    severity: 'warning',
    title: 'Message out of order',
    cause: 'tijdstipBericht of a message is not later than that of the message before of the same sender. It was carried out.',
    remedy: 'Nothing needs to be done for senders that write whole seconds: unordered: ignore. With unordered: reject such messages get StUF019.',
    example: 'sender formulieren  warning ZS6054  tijdstipBericht is not later than that of the message before',
  },
  ZS6055: {
    severity: 'error',
    title: 'Stored message that nobody knows any more',
    cause: 'A message was stored, and its sender or operation is no longer configured when it is carried out.',
    remedy: 'Put the file of the sender back, or give the message up.',
    example: 'ZS6055  sender "formulieren" is not configured any more',
  },
  ZS6056: {
    severity: 'error',
    title: 'Message refused after it was confirmed',
    cause: 'A stored message could not be carried out, and its sender has no endpoint to be told at.',
    remedy: 'Read what is wrong; put it right and retry the message, or give it up and tell the sender. Fill asynchronous in the file of the sender to have it told.',
    example: 'creeerZaak 4711  error ZS6056  StUF058 Het zaaktype is niet bekend',
  },
  ZS6057: {
    severity: 'error',
    title: 'Sender could not be told',
    cause: 'The endpoint of a sender did not take a Fo01 or Bv01. It is tried again.',
    remedy: 'Look at asynchronous in the file of the sender, and at the log of the sender.',
    example: 'formulieren.example  error ZS6057  the endpoint of the sender answered 503 to Fo01',
  },
  ZS6058: {
    severity: 'info',
    title: 'Oddity let pass',
    cause: 'A message held a deviation that the file of its sender lets pass (quirks).',
    remedy: 'Nothing needs to be done. Tell the supplier, or refuse it: quirks: { <name>: false }.',
    example: 'sender formulieren  info ZS6058  let pass: soap-action-absent',
  },
  ZS6059: {
    severity: 'error',
    title: 'No official schemas in this folder',
    cause: 'The folder named under schemas is not there, or does not hold the files of this version of ZDS.',
    remedy: 'Unpack the official files of Zaak- en Documentservices in that folder, as downloaded, or take the setting away.',
    example: 'ZS6059  schemas.1.1: /srv/zds-1.1 holds no zkn0310_msg_zs-dms.xsd ',
  },
  ZS6060: {
    severity: 'warning',
    title: 'Message that the schema refuses',
    cause: 'A message does not follow the official schema; its sender may send such messages (validate: warn), and it was carried out.',
    remedy: 'Tell the supplier what is wrong. With validate: reject such messages get StUF055, with off they are not looked at.',
    example: 'ZS6060  creeerZaak 1.1 of sender "formulieren": regel 12: Element \'code\': [facet \'maxLength\'] The value has a length of \'11\'',
  },
  ZS6090: {
    severity: 'error',
    title: 'Certificate or key cannot be used',
    cause: 'A file under http.tls is missing, cannot be read, or certificate and key are not a pair.',
    remedy: 'Check the files under http.tls in zaaksluis.yaml: cert and key must belong together, each in PEM. While a node runs, the former pair stays in use.',
    example: 'ZS6090  http.tls: ENOENT tls/zaaksluis.crt',
  },
} as const satisfies Record<string, CodeEntry>;
