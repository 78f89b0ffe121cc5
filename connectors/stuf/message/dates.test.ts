// Dates and times: what is not in the calendar, what is not known, and the two nights on which the clock changes.
import { dagVan, datumVanIso, isDatum, isoVanDatum, isoVanTijdstip, tijdstipVan, tijdstipVanIso } from './dates';

describe('a date', () => {
  it.each([['20261123', '2026-11-23'], ['20240229', '2024-02-29'], ['00010101', '0001-01-01'], ['20261123101500000', '2026-11-23'], ['20261350', null], ['20260229', null], ['2026', null], ['20261100', null], ['', null]])('%s is %s', (datum, iso) => {
    expect(isoVanDatum(datum)).toBe(iso);
  });

  it('says only what is known of it', () => {
    expect([isoVanDatum('19700101', 'M'), isoVanDatum('19700201', 'D'), isoVanDatum('19700101', 'J'), isoVanDatum('19700101')]).toEqual(['1970', '1970-02', '', '1970-01-01']);
  });

  it('comes back with what is not known of it', () => {
    expect(datumVanIso('1970')).toEqual({ datum: '19700101', onvolledig: 'M' });
    expect(datumVanIso('1970-02')).toEqual({ datum: '19700201', onvolledig: 'D' });
    expect(datumVanIso('2026-11-23')).toEqual({ datum: '20261123', onvolledig: 'V' });
    expect(datumVanIso('2026-11-23T10:00:00+01:00')).toEqual({ datum: '20261123', onvolledig: 'V' });
    expect([datumVanIso('2026-02-30'), datumVanIso('gisteren')]).toEqual([null, null]);
    expect(isDatum('20261131')).toBe(false);
  });
});

describe('a time of the Dutch clock', () => {
  it.each([
    ['20261123101500123', '2026-11-23T09:15:00.123Z', 'in winter'],
    ['20260701101500000', '2026-07-01T08:15:00.000Z', 'in summer'],
    ['20261123', '2026-11-22T23:00:00.000Z', 'of 8 digits'],
    ['202611231015', '2026-11-23T09:15:00.000Z', 'of 12 digits'],
    ['20261123101500', '2026-11-23T09:15:00.000Z', 'of 14 digits'],
    ['2026112310150012', '2026-11-23T09:15:00.120Z', 'of 16 digits'],
    ['20261025023000000', '2026-10-25T00:30:00.000Z', 'in the hour that comes twice: the first one'],
    ['20260329023000000', '2026-03-29T01:30:00.000Z', 'in the hour that is left out: as it would have been'],
  ])('%s is %s, %s', (tijdstip, iso) => {
    expect(isoVanTijdstip(tijdstip)).toBe(iso);
  });

  it.each(['20261350101500000', '20261123246000', '2026112310', '20261123109900', 'x'])('%s is one only where the clock and the calendar have it', (tijdstip) => {
    expect(isoVanTijdstip(tijdstip)).toBe(tijdstip === '2026112310' ? '2026-11-23T09:00:00.000Z' : null);
  });

  it('comes back as 17 digits', () => {
    expect(tijdstipVan(new Date('2026-11-23T09:15:00.123Z'))).toBe('20261123101500123');
    expect(tijdstipVan(new Date('2026-06-30T22:00:00.000Z'))).toBe('20260701000000000');
    expect(tijdstipVanIso('2026-11-23T10:15:00+01:00')).toBe('20261123101500000');
    expect(tijdstipVanIso('2026-11-23T10:15:00')).toBe('20261123101500000');
    expect(tijdstipVanIso('2026-11-23')).toBe('20261123');
    expect([tijdstipVanIso('2026-13-01T10:15:00'), tijdstipVanIso('morgen')]).toEqual([null, null]);
    expect(dagVan(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
  });

  it('is the same after going both ways, every hour of the year but the doubled one', () => {
    for (let instant = Date.UTC(2026, 0, 1); instant < Date.UTC(2027, 0, 1); instant += 3_600_000) {
      const iso = new Date(instant).toISOString();
      const back = isoVanTijdstip(tijdstipVan(new Date(instant)));
      // 02:00 to 03:00 in the autumn night is said twice; the second time is read as the first.
      expect(back).toBe(iso === '2026-10-25T01:00:00.000Z' ? '2026-10-25T00:00:00.000Z' : iso);
    }
  });
});
