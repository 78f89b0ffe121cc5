// ZS3: what can be wrong with what a source says.
import type { CodeEntry } from './entry';

export const SOURCE_CODES = {
  ZS3001: {
    severity: 'error',
    title: 'Source cannot be reached',
    cause: 'The source did not answer, or answered with a failure that may pass.',
    remedy: 'Nothing is lost: it is tried again with growing pauses. Run zaaksluis probe to see what it says now.',
    example: 'openzaak  error ZS3001  GET /zaken: no answer within 30 s',
  },
  ZS3002: {
    severity: 'warning',
    title: 'Source element is not mapped',
    cause: 'The source says something that no rule of the mapping uses.',
    remedy: 'Map it, or list it under unused in the mapping with the reason.',
    example: 'zaaktype/B1026  warning ZS3002  statustypen[].velden.activiteit is not mapped',
  },
  ZS3003: {
    severity: 'error',
    title: 'No mapping for what the source sent',
    cause: 'The source gave a shape that the mapping of this sync does not read.',
    remedy: 'Give the sync a mapping whose from is that shape.',
    example: 'zaaktype/B1026  error ZS3003  the source sent inavigator.proces; the mapping reads zgw.zaaktype',
  },
  ZS3004: {
    severity: 'error',
    title: 'Too many names are missing at once',
    cause: 'A complete scan missed more names than may be deleted at once: it looks like a broken source, not like deletions.',
    remedy: 'Look at the source. If the names are really gone, raise the limit of the sync for one scan.',
    example: 'zaaktypen  error ZS3004  412 of 500 names were not listed; the limit is 10 %',
  },
  ZS3005: {
    severity: 'warning',
    title: 'No longer selected',
    cause: 'The subject was delivered before and the select of its sync does not choose it any more.',
    remedy: 'Nothing, if that was meant: onLeave says what happens with what was delivered.',
    example: 'zaaktype/B1026  warning ZS3005  left the selection of zaaktypen; what was delivered stays',
  },
  ZS3006: {
    severity: 'error',
    title: 'Sender is not who it says',
    cause: 'The signature of the call does not fit its body, or is absent.',
    remedy: 'Give sender and connection the same secret; sign the body as it is sent.',
    example: 'memory  error ZS3006  x-signature does not fit the body',
  },
  ZS3007: {
    severity: 'error',
    title: 'Call cannot be read',
    cause: 'The body of the call is not what this connection takes.',
    remedy: 'Send what the reference page of the connector describes.',
    example: 'memory  error ZS3007  names[0].id is missing',
  },
  ZS3008: {
    severity: 'error',
    title: 'Source refuses us',
    cause: 'The source answered that our credentials or rights are not enough.',
    remedy: 'Check the credentials of the connection. It rests until its probe succeeds.',
    example: 'memory  error ZS3008  GET /items: 401',
  },
  ZS3009: {
    severity: 'error',
    title: 'Source answered with something else',
    cause: 'The answer of the source cannot be read as what it should be.',
    remedy: 'Look at the answer with zaaksluis read; report it to the owner of the source.',
    example: 'memory  error ZS3009  GET /items: the answer has no items',
  },
} as const satisfies Record<string, CodeEntry>;
