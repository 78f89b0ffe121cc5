// ZS302: what can be wrong with an XML file, whatever it holds.
import type { CodeEntry } from './entry';

export const XML_CODES = {
  ZS3020: {
    severity: 'error',
    title: 'File is not well-formed XML',
    cause: 'A tag, an attribute or a reference is not as XML wants it.',
    remedy: 'Ask the sender for the file again; if it was edited by hand, mend the place that is named.',
    example: 'export.xml:2:18  error ZS3020  unencoded < inside <malformed>',
  },
  ZS3021: {
    severity: 'error',
    title: 'File ends too early',
    cause: 'The outermost element is never closed: the file was cut off while it was written or sent.',
    remedy: 'Send the file again, whole. Nothing of it was taken in.',
    example: 'export.xml:812:9  error ZS3021  the file ends inside <velden>, before </dsp>',
  },
  ZS3022: {
    severity: 'error',
    title: 'File is of another kind',
    cause: 'The outermost element is not the one this reader knows.',
    remedy: 'Check which file was sent; this reader takes only its own format.',
    example: 'export.xml:1:1  error ZS3022  the root is <foo>; expected <dsp>',
  },
  ZS3023: {
    severity: 'error',
    title: 'Encoding is not readable',
    cause: 'The file declares an encoding we do not read, or holds bytes that do not belong to the one it declares.',
    remedy: 'Save the file as UTF-8; UTF-16, Windows-1252 and ISO-8859-1 are read as well.',
    example: 'export.xml:1:1  error ZS3023  encoding "EBCDIC-CP-NL" is not one we read',
  },
  ZS3024: {
    severity: 'error',
    title: 'DOCTYPE is not accepted',
    cause: 'The file has a document type declaration. Exports have none, and entities declared in one can fill the memory or read other files.',
    remedy: 'Take the declaration out if the file is yours; otherwise find out who sent it.',
    example: 'export.xml:2:1  error ZS3024  a DOCTYPE is not accepted',
  },
  ZS3025: {
    severity: 'error',
    title: 'XML is too deep or too large',
    cause: 'Elements lie deeper within each other, or one of them is larger, than any real file of this kind.',
    remedy: 'Look at the place that is named: the file is damaged, or made to do harm.',
    example: 'export.xml:9:3  error ZS3025  elements lie more than 64 deep at <a>',
  },
  ZS3026: {
    severity: 'error',
    title: 'Character cannot be written in XML',
    cause: 'A text holds a control character, half a surrogate pair or another code point that XML 1.0 does not allow in any spelling.',
    remedy: 'Correct the text at the source; writers that clean their texts do so before this check, so tell us where it came through.',
    example: 'zaak/9f3c…  error ZS3026  the text of <naam> holds U+000B',
  },
  ZS3027: {
    severity: 'error',
    title: 'Value does not fit the XML schema',
    cause: 'A value that must be written as XML lacks a required part, repeats one that may stand once, or holds a field the schema does not know.',
    remedy: 'Look at the path that is named: the mapping that fills it gives something the receiver cannot take.',
    example: 'zaak/9f3c…  error ZS3027  informatieobject.archiefvormer is required',
  },
} as const satisfies Record<string, CodeEntry>;
