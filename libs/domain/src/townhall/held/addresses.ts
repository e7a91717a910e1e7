const mail =
  /[\p{L}\d._%+-]+\s?(?:@|[([]\s?(?:at|arroba)\s?[)\]])\s?[\p{L}\d-]+(?:\s?(?:\.|[([]\s?(?:dot|punto)\s?[)\]])\s?[\p{L}\d-]+)+/gu;
const spokenMail = /[\p{L}\d._%+-]+ (?:arroba|at) [\p{L}\d-]+ (?:dot|punto) (?:com|org|net|es|eu|uk|info)\b/u;

/** A year is not a house number. */
const house = '(?!(?:19|20)\\d\\d\\b)\\d{1,4}[a-z]?';
/** What follows a house number, not something that is being counted. */
const after =
  '(?=\\s*(?:$|[,.;:?!)\\n]|[ºª°])|\\s+(?:piso|puerta|pta|esc|escalera|bajo|izq|dcha|[a-d]\\b|o\\s+[a-d]\\b|vive|viven|esta))';
const roman = new RegExp(
  '\\b(?:c/|(?:calle|cl|avenida|avda|av|plaza|pza|paseo|pso|camino|travesia|ronda|carrer|avinguda|placa|rua|rue|urbanizacion|carretera)\\b)' +
    `\\.?\\s*(?:[\\p{L}'’-]+\\.?\\s+){0,5}?[\\p{L}'’-]+,?\\s+(?:(?:n|no|num|numero|nº)\\.?\\s*)?${house}${after}`,
  'u',
);
const germanic = new RegExp(
  `\\b[\\p{L}-]{3,}(?:strasse|str\\.|weg|gasse|platz|straat|laan)\\s+${house}${after}`,
  'u',
);
/** Written with capitals, so that "2 new street lamps" is none. */
const english =
  /\b(?!(?:19|20)\d\d\b)\d{1,5}[A-Za-z]?,? (?:\p{Lu}[\p{L}'’.-]*,? ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Terrace|Gardens|Way|Boulevard|Blvd)\b/u;
const italian = /\b[Vv]ia (?:\p{Lu}\p{L}+ ?){1,3},? \d{1,3}\b/u;
/** Where somebody says that they, or somebody else, live there, small letters will do. */
const home =
  /\b(?:lives?|living|my address is|home address|his address|her address|their address) (?:is )?(?:at |in |on )?(?:(?:flat|apartment|apt|number|no\.?) ?\d{1,4}[a-z]?\b|(?!(?:19|20)\d\d\b)\d{1,5}[a-z]? \p{L}+)/u;
const hogar =
  /\b(?:vivo|vive|viven|mi direccion es|su direccion es|mi domicilio es|su casa es)\b(?: \p{L}+){0,6},? (?:(?:n|no|num|numero)\.? ?)?(?!(?:19|20)\d\d\b)\d{1,4}\b(?! (?:anos|meses|dias|horas|minutos|personas|vecinos|familias|hijos|metros|km|kilometros|euros))/u;

/** Whether the text seems to hold an e-mail address, or a street with a house number. */
export function holdsAddress(text: string, folded: string): boolean {
  if (folded.search(mail) !== -1 || spokenMail.test(folded)) return true;
  if (english.test(text) || italian.test(text)) return true;
  return [roman, germanic, home, hogar].some((pattern) => pattern.test(folded));
}

/** The folded text without e-mail addresses, whose ends look like links. */
export function withoutMailAddresses(folded: string): string {
  return folded.replace(mail, ' ');
}

const link =
  /\bhttps?:\/\/\S|\bwww\.[\p{L}\d-]|(?<![\p{L}\d.-])[\p{L}\d][\p{L}\d-]*(?:\.[\p{L}\d-]+)*\.(?:(?:com|org|net|info|biz|gov|edu|app|xyz|online|shop|gob\.es|co\.uk|org\.uk)\b|[a-z]{2}\/\S)/u;

/** Whether a folded text holds a web address. A full stop without a space after it is none. */
export function holdsLink(folded: string): boolean {
  return link.test(folded);
}
