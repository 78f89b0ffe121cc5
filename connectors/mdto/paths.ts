// The paths of a SIP as they count at the receiver: with the folder of the SIP in front.
import { objectsOf, type Sip } from './sip';

/** Every path of the delivery that the tree makes, without its own folder: metadata and files. */
export const pathsOf = (sip: Sip): readonly string[] => objectsOf(sip.objects).flatMap((object) => [object.sidecar, ...object.files.flatMap((file) => [file.path, file.sidecar])]);

/** The longest of them, its own folder included; a bag puts `data/` in between. */
export function longestPath(sip: Sip): string {
  return pathsOf(sip).map((path) => `${sip.sip}/data/${path}`).reduce((longest, path) => (path.length > longest.length ? path : longest), '');
}

/** The longest single name in it. */
export function longestName(sip: Sip): string {
  return pathsOf(sip).flatMap((path) => path.split('/')).reduce((longest, name) => (name.length > longest.length ? name : longest), '');
}
