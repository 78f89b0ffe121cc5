// ZS423–ZS425: what can be in the way of a document at a ZGW target.
import type { CodeEntry } from './entry';

export const DOCUMENT_CODES = {
  ZS4230: {
    severity: 'warning',
    title: 'Document is locked by somebody else',
    cause: 'The document is checked out at the target, and not by us. The API does not tell by whom, nor since when.',
    remedy: 'Nothing: it is tried again every few minutes. Where it lasts, find out there who holds the document, or let an application manager unlock it.',
    example: 'informatieobject/5f1c…  warning ZS4230  it is locked, not by us; who holds the lock and since when the API does not tell',
  },
  ZS4231: {
    severity: 'error',
    title: 'A lock of ours cannot be released',
    cause: 'The reply with the value of the lock was lost, and our application lacks documenten.geforceerd-unlock to break it.',
    remedy: 'Give our application the scope documenten.geforceerd-unlock, or unlock the document at the target by hand; then mark it again.',
    example: 'informatieobject/5f1c…  error ZS4231  document 3fa8… has a lock of ours whose value was lost, and we may not break it',
  },
  ZS4232: {
    severity: 'error',
    title: 'Target has no such informatieobjecttype',
    cause: 'No published informatieobjecttype of this omschrijving is there in the catalogus, or several catalogi have one.',
    remedy: 'Publish it there (a sync of zaaktypen brings it along), correct the table of the mapping, or name the catalogus in the options of the target.',
    example: 'informatieobject/5f1c…  error ZS4232  no published informatieobjecttype "Aanvraag" at the target',
  },
  ZS4233: {
    severity: 'warning',
    title: 'indicatieGebruiksrecht cannot be delivered',
    cause: 'The source says that there are gebruiksrechten and names none: the API sets the indication itself when one is made, and refuses it otherwise.',
    remedy: 'Add the gebruiksrechten at the source, or correct the indication there; a zaak does not close while it is empty.',
    example: 'informatieobject/5f1c…  warning ZS4233  indicatieGebruiksrecht is true, and there are no gebruiksrechten',
  },
  ZS4234: {
    severity: 'warning',
    title: 'Document is definitief at the target',
    cause: 'A document with this status may be changed only with the scope documenten.geforceerd-bijwerken.',
    remedy: 'Give our application that scope at the target, or leave the document as it is.',
    example: 'informatieobject/5f1c…  warning ZS4234  it is definitief at the target: it is changed by force',
  },
  ZS4235: {
    severity: 'error',
    title: 'Document does not fit the target',
    cause: 'What the mapping made of the document is not what the Documenten API takes.',
    remedy: 'Look at the rule that makes this field, or at the document at its source.',
    example: 'informatieobject/5f1c…  error ZS4235  taal: expected three letters',
  },
  ZS4236: {
    severity: 'info',
    title: 'Document is there already',
    cause: 'While it was being made, the target answered that a document of this bronorganisatie and identificatie exists: made by an earlier call of ours, or by somebody else.',
    remedy: 'Nothing: it is looked up and compared.',
    example: 'informatieobject/5f1c…  info ZS4236  a document of this identificatie is there already; planned again from what it is',
  },
  ZS4237: {
    severity: 'warning',
    title: 'Document still belongs to something',
    cause: 'A document that must go is still related to a zaak or besluit at the target, and the API removes no such document.',
    remedy: 'Nothing where the relation goes too: it is tried again. Otherwise take the relation away at the target, or leave the document.',
    example: 'informatieobject/5f1c…  warning ZS4237  1 relation is left; it is removed when that is gone',
  },
  ZS4238: {
    severity: 'warning',
    title: 'Target does not know inhoudIsVervallen',
    cause: 'The source says that the content is no longer valid; the Documenten API of the target is older than 1.5 and has no place for it.',
    remedy: 'Nothing, or have the target brought up to Documenten 1.5 or later.',
    example: 'informatieobject/5f1c…  warning ZS4238  inhoudIsVervallen is left out: the target speaks 1.4.2',
  },
  ZS4239: {
    severity: 'info',
    title: 'Older versions are not delivered',
    cause: 'versions: all was asked for, and the target has the document already: a version cannot be put before another.',
    remedy: 'Nothing, or remove the document at the target first: it is then delivered with every version.',
    example: 'informatieobject/5f1c…  info ZS4239  the target began with version 3; 2 older ones stay at the source',
  },
  ZS4240: {
    severity: 'warning',
    title: 'Content goes from the target',
    cause: 'The source has no content (any more) for a document whose content was delivered.',
    remedy: 'Approve the plan where that is right. Older versions at the target keep their content.',
    example: 'informatieobject/5f1c…  warning ZS4240  the source has no content any more',
  },
  ZS4241: {
    severity: 'info',
    title: 'A lock of ours was left behind',
    cause: 'A delivery took the lock of a document and never came back for it; nothing was heard of it for a day.',
    remedy: 'Nothing: it was released. An upload that was not finished is made anew at the next delivery of the document.',
    example: 'document/3fa8…  info ZS4241  a lock of ours on document 3fa8…, left behind since 2026-11-22T09:14, was released',
  },
} as const satisfies Record<string, CodeEntry>;
