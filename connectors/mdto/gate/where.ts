// Says which object a finding is about: by its identification, for that is what people look for.
import type { SipFile, SipObject } from '../sip';

export const whereOf = (object: SipObject): string => object.metadata.identificatie[0]?.identificatieKenmerk ?? object.niveau;

/** A file, by its place in its object: users put names of people into file names, and a finding holds none. */
export const fileIn = (object: SipObject, file: SipFile): string => `${whereOf(object)}.bestand[${object.files.indexOf(file)}]`;

export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
