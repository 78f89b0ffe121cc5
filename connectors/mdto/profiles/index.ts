// Every receiver profile there is: the only list.
import { nationaalArchief } from './nationaal-archief';
import { noordHollandsArchief } from './noord-hollands-archief';
import type { Profile } from './profile';

export const PROFILE_NAMES = ['nationaal-archief', 'noord-hollands-archief'] as const;

export const PROFILES: Readonly<Record<(typeof PROFILE_NAMES)[number], Profile>> = {
  'nationaal-archief': nationaalArchief,
  'noord-hollands-archief': noordHollandsArchief,
};
