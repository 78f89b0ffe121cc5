// The APIs that the sandbox serves, beside the open Selectielijst API.
import type { FastifyInstance } from 'fastify';
import { autorisaties } from './autorisaties';
import { catalogi } from './catalogi';
import { documenten } from './documenten';
import type { Setting } from './enter';
import { notificaties } from './notificaties';
import { zakenAndBesluiten } from './zaken';

export const APIS: readonly ((server: FastifyInstance, setting: Setting) => void)[] = [catalogi, zakenAndBesluiten, documenten, autorisaties, notificaties];
