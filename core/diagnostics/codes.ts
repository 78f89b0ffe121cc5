// The one table of diagnostic codes; codes.md is written from it.
import { ARCHIVE_CODES } from './codes/archive';
import { CONFIG_CODES } from './codes/config';
import { CONTENT_CODES } from './codes/content';
import { DATABASE_CODES } from './codes/database';
import { DESTRUCTION_CODES } from './codes/destruction';
import { DOCUMENT_CODES } from './codes/documents';
import { DOOR_CODES } from './codes/door';
import { EXCHANGE_CODES } from './codes/exchange';
import { HOUSE_CODES } from './codes/house';
import { INAVIGATOR_CODES } from './codes/inavigator';
import { MAPPING_CODES } from './codes/mapping';
import { MDTO_CODES } from './codes/mdto';
import { NODE_CODES } from './codes/node';
import { OPERATION_CODES } from './codes/operations';
import { OWN_CODES } from './codes/own';
import { RECEIVING_CODES } from './codes/receiving';
import { SERVICE_CODES } from './codes/services';
import { SOURCE_CODES } from './codes/source';
import { STUF_CODES } from './codes/stuf';
import { TARGET_CODES } from './codes/target';
import { TRANSFER_CODES } from './codes/transfer';
import { XML_CODES } from './codes/xml';
import { ZAKEN_CODES } from './codes/zaken';
import { SOAP_CODES, ZDS_SOURCE_CODES, ZDS_TARGET_CODES } from './codes/zds';

/** Every code of the house: ZS1 configuration, ZS2 mapping, ZS3 source, ZS4 target, ZS5 content, ZS6 exchange, ZS9 our own bug. */
export const CODES = {
  ...CONFIG_CODES,
  ...DATABASE_CODES,
  ...HOUSE_CODES,
  ...NODE_CODES,
  ...MAPPING_CODES,
  ...SOURCE_CODES,
  ...XML_CODES,
  ...STUF_CODES,
  ...RECEIVING_CODES,
  ...ZDS_SOURCE_CODES,
  ...INAVIGATOR_CODES,
  ...TARGET_CODES,
  ...ZAKEN_CODES,
  ...DOCUMENT_CODES,
  ...MDTO_CODES,
  ...TRANSFER_CODES,
  ...DESTRUCTION_CODES,
  ...ZDS_TARGET_CODES,
  ...SOAP_CODES,
  ...ARCHIVE_CODES,
  ...CONTENT_CODES,
  ...DOOR_CODES,
  ...SERVICE_CODES,
  ...EXCHANGE_CODES,
  ...OPERATION_CODES,
  ...OWN_CODES,
} as const;

export type Code = keyof typeof CODES;
