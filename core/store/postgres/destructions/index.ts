// Destruction and erasing, as the sync room asks for them.
import type { Destructions } from '../../../sync/ports/destruction';
import { asJson, type Db, type Sql } from '../db';
import type { Wake } from '../wake';
import { declare, destructionPapers } from './declare';
import { erase, remains } from './erase';
import { holders, inTransfer, named } from './find';
import { approveDestruction, destructionItems, getDestruction, listDestructions, makeDestruction, rejectDestruction } from './lists';
import { places } from './places';
import { confirmed, release, removal } from './removals';

const TELL = 'update destruction_item set state = $5, diagnostics = $6, evidence = coalesce($7, evidence) where list = $1 and system = $2 and kind = $3 and id = $4';

export function destructions(db: Db, reads: Sql, key: Buffer, wake: Wake): Destructions {
  return {
    make: (list, items) => makeDestruction(db, list, items),
    get: (id) => getDestruction(db, id),
    lists: (state) => listDestructions(reads, state),
    items: (list) => destructionItems(db, list),
    approve: (id, by, hash) => approveDestruction(db, id, by, hash),
    reject: (id, by, why) => rejectDestruction(db, id, by, why),
    release: async (list, ref) => {
      await release(db, list, ref);
      wake('delivery');
    },
    tell: async (list, ref, state, { diagnostics, evidence }) => void (await db.query(TELL, [list, ref.system, ref.kind, ref.id, state, asJson(diagnostics), asJson(evidence)])),
    removal: (ref, keeping) => removal(db, ref, keeping),
    holders: (document) => holders(reads, document),
    named: (sync, bronorganisatie, identificatie) => named(reads, sync, bronorganisatie, identificatie),
    inTransfer: (ref) => inTransfer(reads, ref),
    erase: (ref, because) => erase(db, key, ref, because),
    remains: (ref) => remains(db, ref),
    confirmed: (limit) => confirmed(reads, limit),
    declare: (list, by, papers) => declare(db, list, by, papers),
    papers: (list) => destructionPapers(reads, list),
    places: (text) => places(reads, text),
  };
}
