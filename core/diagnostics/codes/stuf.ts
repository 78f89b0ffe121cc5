// ZS306–ZS307: what can be wrong with a StUF message, read or made.
import type { CodeEntry } from './entry';

export const STUF_CODES = {
  ZS3060: {
    severity: 'error',
    title: 'Message lacks a required element',
    cause: 'The schema of this message of ZDS requires an element for which there is no value.',
    remedy: 'Give the path that is named a value: in the source, or in the mapping that fills it.',
    example: 'creeerZaak 1.2  error ZS3060  object[0].startdatum is required',
  },
  ZS3061: {
    severity: 'error',
    title: 'Value does not fit its element',
    cause: 'A text is longer than the schema allows, a number is none, or a value is not in the list of the standard.',
    remedy: 'Correct the value at the source, map it, or say for this element that it may be cut.',
    example: 'creeerZaak 1.2  error ZS3061  object[0].omschrijving has 91 characters; at most 80 fit',
  },
  ZS3062: {
    severity: 'warning',
    title: 'Value has no place in this message',
    cause: 'The schema of this message has no element for a value that was given; it is left out. Answers of ZDS 1.2 allow only a part of a zaak.',
    remedy: 'Nothing, where the receiver does not need it; otherwise send another message, or take the value out of the mapping.',
    example: 'geefZaakstatus 1.2  warning ZS3062  antwoord[0].omschrijving has no place in geefZaakstatus_ZakLa01',
  },
  ZS3063: {
    severity: 'warning',
    title: 'Text was cut to fit',
    cause: 'A text is longer than its element allows, and the configuration says that it may be cut.',
    remedy: 'Shorten the text at the source if its end matters.',
    example: 'geefZaakdetails 1.1  warning ZS3063  antwoord[0].toelichting was cut from 1204 to 1000 characters',
  },
  ZS3064: {
    severity: 'error',
    title: 'Date or time does not exist',
    cause: 'A date of a message is not a day of the calendar, or a time is not one of the clock of Europe/Amsterdam; the schema does not check that.',
    remedy: 'Ask the sender to correct it; nothing is guessed.',
    example: 'updateZaak  error ZS3064  "20261350" is not a date: expected a day of the calendar, EEJJMMDD',
  },
  ZS3065: {
    severity: 'error',
    title: 'Message is not one of StUF',
    cause: 'The root of the message is not one of StUF or ZDS, or what stands around it is no SOAP envelope.',
    remedy: 'Check the address that is called and the WSDL the other side was made from.',
    example: 'message:1:1  error ZS3065  the root is <html>; expected a SOAP envelope',
  },
  ZS3066: {
    severity: 'error',
    title: 'Version of ZDS does not have this operation',
    cause: 'The operation exists in the other version only: besluiten, overdragen and ontkoppelen came with 1.2, the raw messages of StUF-ZKN belong to 1.1.',
    remedy: 'Set the version of this connection to 1.2 if the other side speaks it; otherwise the operation cannot be used.',
    example: 'voegBesluitToe  error ZS3066  ZDS 1.1 has no voegBesluitToe',
  },
  ZS3067: {
    severity: 'warning',
    title: 'Required element is sent empty',
    cause: 'The schema of an answer requires a text for which there is no value, and does not let it be nil: an empty element is valid and is sent.',
    remedy: 'Fill the field at the source if the receiver needs it.',
    example: 'geefZaakdocumentBewerken 1.2  warning ZS3067  edcLa01.antwoord.object.link is required and has no value: it is sent empty',
  },
  ZS3068: {
    severity: 'warning',
    title: 'Value is left out of an answer',
    cause: 'A value, or a part that lacks what it must have, does not fit the schema of the answer. It is left out so that the rest can be told.',
    remedy: 'Correct the value at the source, or map it, if the receiver needs it.',
    example: 'geefZaakdetails 1.2  warning ZS3068  antwoord.object[0].zaakniveau is left out: antwoord.object[0].zaakniveau is more than 3',
  },
} as const satisfies Record<string, CodeEntry>;
