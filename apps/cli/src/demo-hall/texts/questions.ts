/** What a question is in the script: the crowd asks them in this order, with some chance. */
export interface ScriptedQuestion {
  text: string;
  lang: string;
}

const en = (texts: string[]): ScriptedQuestion[] => texts.map((text) => ({ text, lang: 'en' }));
const es = (texts: string[]): ScriptedQuestion[] => texts.map((text) => ({ text, lang: 'es' }));
const ar = (texts: string[]): ScriptedQuestion[] => texts.map((text) => ({ text, lang: 'ar' }));

export const ordinary: readonly ScriptedQuestion[] = [
  ...en([
    'Who waters the new trees in their first summers?',
    'Where do the market stalls go while the works last?',
    'How much of the cost comes out of our council tax?',
    'Will there be benches with backs for older people?',
    'Can the fountain run again, and who cleans it?',
    'What happens to the taxi rank by the bank?',
    'Will deliveries to the shops still be possible in the morning?',
    'Why was the lime tree in the corner marked for felling?',
    'When will we see the drawings of the final plan?',
    'Is there money for lights along the south side?',
    'How will blind people find the crossing without kerbs?',
    'What did the shop owners say when they were asked?',
    'Could the square be closed to cars on Saturdays at first, as a trial?',
    'Who decides in the end, and when do they vote?',
    'Will there be public toilets that are open in the evening?',
    'How many parking places go, and where are the others?',
  ]),
  ...es([
    '¿Habrá sombra para los puestos del mercado en verano?',
    '¿Quién paga las obras y cuánto cuestan en total?',
    '¿Se podrá llegar a la plaza en silla de ruedas desde la estación?',
  ]),
  ...ar(['متى تبدأ الأعمال في الساحة وكم تستغرق؟', 'هل سيكون هناك مكان للعب الأطفال؟']),
];

/** Said a second time in other words. */
export const duplicates: readonly ScriptedQuestion[] = en([
  'Who will water the new trees in their first summer?',
  'The new trees: who waters them the first summers?',
  'How much of the costs comes out of the council tax?',
  'Where will the market stalls go while the works last?',
]);

/** What should wait for a person: rude words, somebody's address, a phone number, a threat, a link. */
export const heldOnes: readonly ScriptedQuestion[] = en([
  'Why do you fucking idiots never listen to anybody?',
  'Why may Mr Finch of 14 Mill Lane, NF3 2QT, park there for nothing?',
  'Call me on 07700 900123 and explain why the buses were cut, will you?',
  'You should be shot for what you did to the square, what do you say?',
  'Have you all seen https://cheap-watches.example/deal for the square?',
]);

/** What the brigade wants to be first. */
export const brigadeQuestion: ScriptedQuestion = {
  text: 'Why does the council not simply sell the square to build a car park?',
  lang: 'en',
};

export const typedAnswers = [
  'The parks team waters them for three summers; the money is set aside.',
  'The stalls move to Station Road, fifty metres away, and pay no rent meanwhile.',
  'About a third; the rest comes from the regional fund.',
];

export const firstNames =
  'Rosa,Omar,Lena,Jack,Nadia,Pavel,Grace,Tariq,Ines,Ruth,Kofi,Mina,Hugo,Zara,Emil,Alba,Noor,Finn,Salma,Iris'.split(
    ',',
  );
