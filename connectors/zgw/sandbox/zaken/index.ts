// Serves the Zaken API and the Besluiten API: they keep each other's relations, so they share one room.
import type { FastifyInstance } from 'fastify';
import { besluitenRoutes } from '../besluiten/routes';
import type { Setting } from '../enter';
import { describeRoutes } from './describe';
import { openRoom } from './room';
import { zakenRoutes } from './routes';

export function zakenAndBesluiten(server: FastifyInstance, setting: Setting): void {
  const room = openRoom(setting);
  describeRoutes(server, room);
  zakenRoutes(server, room);
  besluitenRoutes(server, room);
}
