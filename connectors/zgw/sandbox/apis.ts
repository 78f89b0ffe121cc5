// The APIs that the sandbox serves, beside the open Selectielijst API.
import type { FastifyInstance } from 'fastify';
import { catalogi } from './catalogi';
import { documenten } from './documenten';
import type { Setting } from './enter';

export const APIS: readonly ((server: FastifyInstance, setting: Setting) => void)[] = [catalogi, documenten];
