/** The files of a council pack. */
export const packFiles = {
  format: 'openhall-pack-1',
  report: 'report.pdf',
  /** `{asOf, figures}` */
  figures: 'figures.json',
  /** Each table as `NAME.csv` and `NAME.json`. */
  tables: 'tables/',
  /** `{format, asOf, files: {name: sha256}}` */
  manifest: 'manifest.json',
} as const;
