// ZS303 to ZS304 and ZS123: what can be wrong with calls that tell of changes, and with the abonnement that makes them come.
import type { CodeEntry } from './entry';

export const RECEIVING_CODES = {
  ZS1230: {
    severity: 'error',
    title: 'Call could not be kept',
    cause: 'What a system told us could not be written to the database, so it was not accepted (503): the sender keeps it and sends it again.',
    remedy: 'See to the database. Nothing is lost as long as the sender goes on trying; the sweeps find what it gave up.',
    example: 'openzaak  error ZS1230  the call could not be kept: ECONNREFUSED',
  },
  ZS3030: {
    severity: 'error',
    title: 'Caller is not known',
    cause: 'The call has no Authorization or signature, or not the one that was agreed, or its timestamp is too far off.',
    remedy: 'Give both sides the same secret; during rotation list the new one first and the old one after it. Compare the clocks where a timestamp is signed.',
    example: 'openzaak  error ZS3030  Authorization is absent',
  },
  ZS3031: {
    severity: 'error',
    title: 'Call is not JSON',
    cause: 'The body of the call cannot be read as JSON in UTF-8.',
    remedy: 'Look at what the sender, or a gateway before us, makes of the body.',
    example: 'openzaak  error ZS3031  the body is not JSON',
  },
  ZS3032: {
    severity: 'warning',
    title: 'Told of something elsewhere',
    cause: 'A notification named an object at an address that is none of the API roots of this connection. It was accepted and left alone: nothing is fetched from addresses that others name.',
    remedy: 'Nothing, if the sender also serves other registers. If the register calls itself by another address than we do, add that root to callback.roots.',
    example: 'openzaak  warning ZS3032  12 notifications named objects at https://zaken.ander.example',
  },
  ZS3033: {
    severity: 'warning',
    title: 'Abonnement was missing',
    cause: 'The Notificaties API had no abonnement for our address, so nobody told us of changes.',
    remedy: 'It is made at once. If it keeps disappearing, ask who removes it; the sweeps find what was missed meanwhile.',
    example: 'openzaak  warning ZS3033  there was no abonnement for https://zaaksluis.zandhoek.example/webhooks/openzaak; it was made',
  },
  ZS3034: {
    severity: 'warning',
    title: 'Abonnement differed',
    cause: 'The abonnement for our address was not as it must be: kanalen, filters or the Authorization value.',
    remedy: 'It is repaired at once. Decide about kanalen and filters in the connection, not in the administration of the Notificaties component.',
    example: 'openzaak  warning ZS3034  the abonnement lacked kanaal documenten; it was repaired',
  },
  ZS3035: {
    severity: 'error',
    title: 'Abonnement cannot be looked after',
    cause: 'This node does not know its own address, the Notificaties API refuses us or what we ask, or the callback is not reached.',
    remedy: 'Set http.publicUrl to the address by which the Notificaties component reaches this node; give our application the scopes notificaties.consumeren; see what the API says.',
    example: 'openzaak  error ZS3035  http.publicUrl is not set, so no abonnement can be made',
  },
  ZS3036: {
    severity: 'info',
    title: 'Another abonnement of ours',
    cause: 'The Notificaties API has an abonnement that leads to this connection by another address, or a second one for the same address.',
    remedy: 'Remove it there when nobody uses that address any more: every change is then told once.',
    example: 'openzaak  info ZS3036  there is also an abonnement for https://oud.zandhoek.example/webhooks/openzaak',
  },
  ZS3037: {
    severity: 'error',
    title: 'Call was taken in before',
    cause: 'A signed call came again within the time in which it is remembered; its names were marked the first time.',
    remedy: 'Nothing, if the sender lost our answer. To tell of a new change, sign anew with the time of now.',
    example: 'zaaksysteem  error ZS3037  this call was taken in at its first coming',
  },
  ZS3038: {
    severity: 'error',
    title: 'Call names nothing',
    cause: 'The body of the call holds no name where the settings of the connection say that names are.',
    remedy: 'Compare names.at, names.id and kind in the connection with a call as the sender makes it.',
    example: 'zaaksysteem  error ZS3038  there is nothing at "data.items"',
  },
  ZS3039: {
    severity: 'warning',
    title: 'Nobody reads what was told of',
    cause: 'A call named things of a system that no sync of this house reads in that kind: the names were accepted and marked nowhere.',
    remedy: 'Make a sync that reads them, correct the connection the call is about, or let the sender leave them out.',
    example: 'zaaksysteem  warning ZS3039  no sync reads besluit of corsa',
  },
  ZS3040: {
    severity: 'warning',
    title: 'Layer without a schedule',
    cause: 'A budget is given for a layer of the delta that this sync has no schedule for: it never runs.',
    remedy: 'Give the layer a cron under schedule, or take its settings away.',
    example: 'config/syncs/zaken.yaml:9:3  warning ZS3040  layers.hot has no schedule.hot',
  },
} as const satisfies Record<string, CodeEntry>;
