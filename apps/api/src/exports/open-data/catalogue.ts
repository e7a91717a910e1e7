import type { OpenData, OpenDataset, OpenFile } from '@openhall/contracts/open-data';

/** Who publishes, where. */
export interface Publisher {
  name: string;
  origin: string;
  lang: string;
}

const authority = 'http://publications.europa.eu/resource/authority';

/** The file types of the EU's list by the ends of names. */
const formats: Record<string, string> = {
  csv: 'CSV',
  json: 'JSON',
  jsonl: 'JSON',
  xlsx: 'XLSX',
  zip: 'ZIP',
  pdf: 'PDF',
};

/** The languages of the EU's list; others are left out. */
const languages: Record<string, string> = {
  en: 'ENG',
  es: 'SPA',
  fr: 'FRA',
  de: 'DEU',
  it: 'ITA',
  pt: 'POR',
  ca: 'CAT',
  eu: 'EUS',
  gl: 'GLG',
  ar: 'ARA',
  nl: 'NLD',
  pl: 'POL',
  ro: 'RON',
};

/** The catalogue as DCAT-AP 3 in JSON-LD, for portals that harvest it. */
export function catalogueOf(
  data: OpenData,
  title: string,
  description: string,
  publisher: Publisher,
): object {
  const { origin, name, lang } = publisher;
  const at = (path: string): string => `${origin}${path}`;
  const agent = { '@id': `${origin}/#publisher`, '@type': 'foaf:Agent', 'foaf:name': text(name, lang) };
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': at(data.cataloguePath),
    '@type': 'dcat:Catalog',
    'dct:title': text(title, lang),
    'dct:description': text(description, lang),
    'dct:publisher': agent,
    'dct:license': { '@id': data.licence.path, '@type': 'dct:LicenseDocument' },
    'foaf:homepage': { '@id': at('/open-data'), '@type': 'foaf:Document' },
    'dct:language': languageOf([lang]),
    'dcat:themeTaxonomy': {
      '@id': `${authority}/data-theme`,
      '@type': 'http://www.w3.org/2004/02/skos/core#ConceptScheme',
    },
    'dcat:dataset': data.datasets.map((dataset) => datasetOf(dataset, data, publisher, at)),
  };
}

function datasetOf(
  dataset: OpenDataset,
  data: OpenData,
  publisher: Publisher,
  at: (path: string) => string,
): object {
  const { path, title, description, locales, issuedAt, files } = dataset;
  const { lang, name, origin } = publisher;
  return {
    '@id': `${at(path)}#data`,
    '@type': 'dcat:Dataset',
    'dct:identifier': at(path),
    'dct:title': text(title, lang),
    'dct:description': text(description === '' ? title : description, lang),
    'dct:publisher': { '@id': `${origin}/#publisher` },
    'dcat:contactPoint': { '@type': 'vcard:Kind', 'vcard:fn': name },
    'dcat:theme': {
      '@id': `${authority}/data-theme/GOVE`,
      '@type': 'http://www.w3.org/2004/02/skos/core#Concept',
    },
    'dcat:landingPage': { '@id': at(path), '@type': 'foaf:Document' },
    'dct:accessRights': { '@id': `${authority}/access-right/PUBLIC`, '@type': 'dct:RightsStatement' },
    'dct:accrualPeriodicity': { '@id': `${authority}/frequency/HOURLY`, '@type': 'dct:Frequency' },
    'dct:language': languageOf(locales),
    ...(issuedAt === null
      ? {}
      : { 'dct:issued': { '@type': 'xsd:dateTime', '@value': new Date(issuedAt).toISOString() } }),
    'dcat:distribution': files.map((file) => distributionOf(file, dataset, data, lang, at)),
  };
}

function distributionOf(
  { name, title, path, mediaType }: OpenFile,
  dataset: OpenDataset,
  { licence }: OpenData,
  lang: string,
  at: (path: string) => string,
): object {
  const format = formats[name.slice(name.lastIndexOf('.') + 1)];
  return {
    '@id': at(path),
    '@type': 'dcat:Distribution',
    'dct:title': text(title, lang),
    'dcat:accessURL': { '@id': at(`${dataset.path}/data`) },
    'dcat:downloadURL': { '@id': at(path) },
    'dcat:mediaType': {
      '@id': `http://www.iana.org/assignments/media-types/${mediaType}`,
      '@type': 'dct:MediaType',
    },
    ...(format
      ? { 'dct:format': { '@id': `${authority}/file-type/${format}`, '@type': 'dct:MediaTypeOrExtent' } }
      : {}),
    'dct:license': { '@id': licence.path, '@type': 'dct:LicenseDocument' },
  };
}

function text(value: string, lang: string): object {
  return { '@language': lang, '@value': value };
}

function languageOf(locales: readonly string[]): object[] {
  return locales.flatMap((locale) => {
    const code = languages[locale.split('-')[0] ?? ''];
    return code ? [{ '@id': `${authority}/language/${code}`, '@type': 'dct:LinguisticSystem' }] : [];
  });
}
