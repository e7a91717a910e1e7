const office =
  '(?:the |that |this )?(?:mayor|council ?(?:lor|man|woman|men|members?)s?|moderators?|speaker|police|cops?|family|kids|children)';
const somebody = `(?:you|ya|him|her|them|(?:all|every one|each) of (?:you|them)|your \\p{L}+|${office})\\b`;
const future =
  "(?:i|we)(?: ?['’]?ll| will| shall| am going to| are going to| ?['’]?m going to| ?['’]?re going to| ?['’]?m gonna| ?['’]?re gonna| gonna|['’]d love to| want to)(?: \\p{L}+ly| all| just| come and| find and)?";
const alguien =
  '(?:al? (?:alcalde(?:sa)?|concejal(?:a|es)?|moderadora?|policias?|todos|todas|tu familia|vuestra familia)|a (?:la alcaldesa|los concejales|tus hijos|tu familia|todos|todas))';

const threats: readonly RegExp[] = [
  new RegExp(
    `\\b${future} (?:kill|murder|shoot|stab|hurt|beat up|beat|strangle|hang|burn|bomb|rape) ${somebody}`,
    'u',
  ),
  new RegExp(
    `\\b${future} (?:burn|bomb|blow up)(?: down)? (?:the |this |your )?(?:town hall|city hall|council|house|building|place|car|office)`,
    'u',
  ),
  /\b(?:you|he|she|they|the mayor|all of you) (?:will all|will|are going to|is going to|must|deserves? to|should all|should) (?:die\b(?! of| out)|be (?:shot|hanged|killed|hung|lynched))/u,
  /\b(?:i|we) know where (?:you|he|she|they|your \p{L}+|the mayor) lives?\b/u,
  /\b(?:you are|you ?['’]?re) (?:a )?dead(?: m[ae]n| meat)?\b(?! right| set)/u,
  /\bdeath to (?:the |all |that )?\p{L}+/u,
  /\b(?:te|os|le|les|lo|los|la|las)(?: \p{L}+)? (?:voy|vamos|va|van) a (?:matar|pegar|rajar|quemar|reventar|apunalar|disparar|violar|linchar|partir (?:la cara|las piernas|la cabeza))/u,
  new RegExp(
    `\\b(?:voy|vamos|hay que) (?:a )?(?:matar|quemar|linchar|disparar|ahorcar|apunalar)(?:te|le|la|lo|os|les|los|las)?(?: ${alguien})?(?<=te|le|la|lo|os|les|los|las|${alguien})\\b`,
    'u',
  ),
  /\b(?:voy|vamos) a quemar (?:el ayuntamiento|tu casa|su casa|vuestra casa|el coche)/u,
  /\b(?:vas|vais|va|van) a morir\b(?! de)|\b(?:se|sabemos) donde (?:vives|vive|vivis|viven)\b(?! (?:la|los|las|el|en))/u,
  /\bestas? muert[oa]s?\b(?! de)|\bmuerte (?:al|a los|a la|a las) \p{L}+/u,
];

/** Whether a folded text says that somebody is to be hurt. Killing plans, plants or time is something else. */
export function holdsThreat(folded: string): boolean {
  const text = folded.replace(/\s+/gu, ' ');
  return threats.some((pattern) => pattern.test(text));
}

/** Severe insults alone; anger and strong words about things are part of a debate. Folded, at word boundaries. */
const insults = new RegExp(
  `(?<![\\p{L}])(?:${[
    '(?:mother)?fuck(?:ers?|ing|ed|s|wits?|heads?)?',
    'cunts?|bitch(?:es)?|(?:ass|arse)holes?|dickheads?|shitheads?|wankers?|twats?|whores?',
    'fag(?:got)?s?|nigg(?:er|a)s?|kikes?|retards?|trann(?:y|ies)',
    'hij[oa]s? de (?:la gran )?puta|hijoputas?|hijueputas?|putas?|putos?|put(?:on|ones)',
    'cabron(?:a|es|as)?|gilipollas|maric(?:on|ones|onazo)|subnormal(?:es)?|malparid[oa]s?|mongol[oa]s?',
    'sudacas?|negratas?|comemierdas?|pendej[oa]s?|me cago en (?:tu|su|vuestra|la puta)',
    'connards?|salopes?|encules?|arschlo(?:ch|cher)|hurensohne?|wichser|fotzen?',
    'filh[oa]s? da puta|caralho|stronz[oaie]|vaffanculo',
  ].join('|')})(?![\\p{L}])`,
  'u',
);
const lookalikes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
};
const masked =
  /(?<![\p{L}])(?:f[u*#v@]{1,2}[c*#]?k(?:ing|er|ers)?|c[*#]{1,2}nts?|b[*#]tch|p[*#]t[ao]s?|c[*#]br[o*#]n)(?![\p{L}])/u;

/** Whether the text holds a severe insult, also with signs for letters or letters pulled apart or drawn out. */
export function isRude(text: string, folded: string): boolean {
  // Folding makes one word of this and the Spanish for cone.
  if (/(?<!\p{L})coños?(?!\p{L})/iu.test(text.normalize('NFC'))) return true;
  const drawnOut = folded.replace(/(\p{L})\1{2,}/gu, '$1');
  if (insults.test(folded) || insults.test(drawnOut) || masked.test(folded)) return true;
  const plain = folded.replace(/(?<=\p{L})[@4310$5!](?=\p{L})/gu, (sign) => lookalikes[sign] ?? sign);
  const joined = folded.replace(/(?<!\p{L})(\p{L})[ .*_-](?=\p{L}(?:[ .*_-]\p{L})*(?!\p{L}))/gu, '$1');
  return insults.test(plain) || insults.test(joined);
}
