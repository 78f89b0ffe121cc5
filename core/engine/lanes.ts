// Lanes keep the urgent apart from the many: an equality in SQL, never a sort.

/** `live`: somebody waits for it. `bulk`: first loads, scans, changed mappings. `content`: streams, one by one. */
export const LANES = ['live', 'bulk', 'content'] as const;
export type Lane = (typeof LANES)[number];
