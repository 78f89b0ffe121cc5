// Reference data for the examples of the functions: a few rows of each table.

export const voorbeeld = {
  'stuf/velden': [
    { groep: 'natuurlijk_persoon', stuf: 'inp.bsn', zgw: 'inpBsn' },
    { groep: 'natuurlijk_persoon', stuf: 'geslachtsnaam', zgw: 'geslachtsnaam' },
    { groep: 'medewerker', stuf: 'identificatie', zgw: 'identificatie' },
    { groep: 'pand', stuf: 'identificatie', zgw: 'identificatie' },
  ],
  'stuf/roltype': [
    { key: 'heeftAlsInitiator', value: 'Initiator' },
    { key: 'heeftAlsOverigBetrokkene', value: 'OverigeBetrokkene' },
    { key: 'isGezetDoor', value: 'Behandelaar' },
  ],
};
