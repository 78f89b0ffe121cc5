// PRONOM ids of the preferred and acceptable formats that Dutch e-depots publish.

/** As the list of preferred formats has them (46 rows, some formats under several extensions). */
export const VOORKEURSFORMATEN = [
  'fmt/141', 'fmt/142', 'fmt/145', 'fmt/527', 'fmt/279', 'fmt/134', 'fmt/596', 'fmt/206', 'fmt/1196',
  'fmt/424', 'fmt/476', 'fmt/95', 'fmt/276', 'fmt/291', 'fmt/412', 'fmt/950', 'x-fmt/249', 'fmt/353',
  'fmt/13', 'fmt/44', 'fmt/41', 'x-fmt/392', 'fmt/151', 'fmt/4', 'fmt/92', 'fmt/293', 'fmt/215',
  'fmt/295', 'x-fmt/18', 'fmt/214', 'fmt/200', 'fmt/573', 'fmt/199', 'fmt/569', 'fmt/1281', 'fmt/483',
] as const;
