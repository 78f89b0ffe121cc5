// ZS5: what can be wrong with content: files and documents.
import type { CodeEntry } from './entry';

export const CONTENT_CODES = {
  ZS5001: {
    severity: 'error',
    title: 'Content is larger than allowed',
    cause: 'A file or upload is larger than the limit of its connection.',
    remedy: 'Raise the limit of the connection, or send less at once.',
    example: 'inavigator  error ZS5001  upload of 214 MB; the limit is 200 MB',
  },
  ZS5002: {
    severity: 'error',
    title: 'Spooled file is gone',
    cause: 'A file that was on its way is no longer in the spool of this node.',
    remedy: 'Nothing is lost at the source: replay the subject and it is fetched again.',
    example: 'inavigator  error ZS5002  spooled file 0b8f6f2e-… is gone',
  },
  ZS5003: {
    severity: 'error',
    title: 'Disk of the spool is full',
    cause: 'There is no room left where content is kept on its way.',
    remedy: 'Make room, or move the data folder; the work stays due and goes on by itself.',
    example: 'inavigator  error ZS5003  the disk of the spool is full',
  },
  ZS5010: {
    severity: 'error',
    title: 'Content has another size than its source states',
    cause: 'While a document was read from its source, fewer or more bytes came than the source states for it (bestandsomvang).',
    remedy: 'Compare the document at the source with its metadata there; after it was corrected, mark it again (zaaksluis replay).',
    example: 'informatieobject/5f1c…  error ZS5010  the source states 48213 bytes and gives 48000',
  },
  ZS5011: {
    severity: 'error',
    title: 'Content has another checksum than its source states',
    cause: 'The SHA-256 of the bytes that were read differs from the one the source states (integriteit): the file was damaged, or replaced without its metadata.',
    remedy: 'Let the keeper of the source find out which of the two is right; nothing is delivered until it is corrected there.',
    example: 'informatieobject/5f1c…  error ZS5011  the source states SHA-256 9f86d081884c…, its bytes have 2c26b46b68ff…',
  },
  ZS5012: {
    severity: 'error',
    title: 'Content changed while it was read',
    cause: 'The source gave other bytes at the second reading than at the first: somebody wrote the document in between.',
    remedy: 'Nothing: what was begun is given up and the document is read again.',
    example: 'informatieobject/5f1c…  error ZS5012  read twice, and not the same: SHA-256 9f86d081884c…, then 2c26b46b68ff…',
  },
  ZS5013: {
    severity: 'error',
    title: 'Source broke off',
    cause: 'The connection with the source was lost in the middle of a document.',
    remedy: 'Nothing: it is read again, and parts that arrived at the target are not sent again. Seen often, look at proxies that cut long answers.',
    example: 'informatieobject/5f1c…  error ZS5013  the source broke off after 1073741824 bytes',
  },
  ZS5014: {
    severity: 'error',
    title: 'Content has another checksum than is stated with it',
    cause: 'The source states a checksum (integriteit: MD5, SHA-1 or SHA-512) that the bytes do not have.',
    remedy: 'Let the keeper of the source find out which of the two is right; nothing is delivered until it is corrected there.',
    example: 'informatieobject/5f1c…  error ZS5014  md5 5d41402abc4b… is stated, the bytes have 7d793037a076…',
  },
  ZS5020: {
    severity: 'error',
    title: 'Body is larger than the connection allows',
    cause: 'A part or a document in one piece is larger than maxBodyMb of the connection: what stands between us and the target (an ingress, a gateway) would refuse it.',
    remedy: 'Let the target give out smaller parts (Open Zaak: the environment variable DOCUMENTEN_UPLOAD_CHUNK_SIZE), or let the gateway pass larger bodies and raise content.maxBodyMb of the connection.',
    example: 'openzaak  error ZS5020  PUT /bestandsdelen/9f3c…: the body has 4294967296 bytes, and this connection allows 104857600',
  },
  ZS5021: {
    severity: 'error',
    title: 'Target holds other bytes than were sent',
    cause: 'The content that the target gives back, or the checksum it states, is not that of what was sent: it was damaged on the way or rewritten there.',
    remedy: 'Let the keeper of the target look at its storage; mark the document again and its content is sent anew, in a version of its own.',
    example: 'informatieobject/5f1c…  error ZS5021  the target gives back SHA-256 2c26b46b68ff…, 9f86d081884c… was sent',
  },
  ZS5022: {
    severity: 'error',
    title: 'Target holds another size than was sent',
    cause: 'The size the target states (bestandsomvang), or of the parts it asks for, is not that of the content.',
    remedy: 'Mark the document again: its content is sent anew. Where it stays so, let the keeper of the target look at its storage.',
    example: 'informatieobject/5f1c…  error ZS5022  48213 bytes were sent, and the target states 48000',
  },
} as const satisfies Record<string, CodeEntry>;
