import type { ConsultationStory } from '../story.js';
import { conduct, councilContact, timeZone } from './council.js';
import { marketSquareDocuments } from './market-square.documents.js';
import { marketSquareGround } from './market-square.ground.js';
import { marketSquareLife } from './market-square.life.js';
import { marketSquareThreads } from './market-square.threads.js';
import { marketSquareMoreThreads } from './market-square.more-threads.js';

export const marketSquare: ConsultationStory = {
  slug: 'greener-market-square',
  timeZone,
  locales: ['en', 'es'],
  contact: `Square project team, ${councilContact}`,
  supportThreshold: 60,
  created: -42,
  published: -36,
  texts: {
    en: {
      title: 'A greener market square',
      summary: 'Trees, seats, stalls or cars? The council decides in {month:+112} with what you tell us now.',
      purpose: `The paving of the market square has to be lifted next autumn to renew the water main below it. We can put it
back as it was, or use the moment to make the square a better place to wait, trade, sit and play.

We want to hear **what the square should offer, for whom, and what you would give up for it**.`,
      background: `The square measures 2,900 m². Today it holds 46 parking spaces, the Tuesday and Saturday markets with 38
stalls, bus stop 7, one old plane tree and a fountain that has been dry for eleven years.

- On the four hottest days of last summer the paving reached **51 °C** at three in the afternoon.
- Of the parking spaces, 31 were taken on an average weekday, and 44 on market days.
- Two in five people who cross the square are on their way to the bus.

The water company pays for lifting and closing the ground. The council has set aside **£640,000** for everything above it.
The survey and the map of the pipes are among the documents below.`,
      canChange: `- Where trees, beds and seats go, and what kind they are
- How many parking spaces stay, and where
- Where stalls, vans and deliveries stand, and at what hours
- Crossings, kerbs, lighting, the fountain, places to play`,
      cannotChange: `- The market keeps its two days and at least 38 stalls
- Bus stop 7 stays on the north side
- Fire engines need a lane of 3.7 m on the west side
- The total may not pass £640,000`,
      decision: `The **full council** decides in public on the plan in **{month:+112}**. Proposals that reach 60 supports are
answered by the department in charge. All others are read, sorted and answered together in the report.`,
      nextSteps: `1. Until {date:+18} you propose, support and comment.
2. Until {date:+35} we talk about the proposals that the engineers found possible, with costs.
3. From {date:+42} to {date:+56} residents vote on three plans made from them.
4. In {month:+80} we publish what was decided, what was not taken up, and why.

Work begins next autumn and leaves at least half of the market standing at any time.`,
      conduct: conduct.en,
    },
    es: {
      title: 'Una plaza del mercado más verde',
      summary:
        '¿Árboles, bancos, puestos o coches? El pleno decide en {month:+112} con lo que nos digas ahora.',
      purpose: `El próximo otoño hay que levantar el pavimento de la plaza del mercado para renovar la tubería de agua. Podemos
dejarlo como estaba o aprovechar para que la plaza sea un lugar mejor donde esperar, vender, sentarse y jugar.

Queremos saber **qué debería ofrecer la plaza, a quién, y a qué renunciarías a cambio**.`,
      background: `La plaza mide 2.900 m². Hoy tiene 46 plazas de aparcamiento, los mercados de martes y sábado con 38 puestos, la
parada 7 del autobús, un viejo plátano de sombra y una fuente que lleva once años seca.

- Los cuatro días más calurosos del verano pasado el pavimento llegó a **51 °C** a las tres de la tarde.
- De las plazas de aparcamiento se ocupan 31 en un día laborable normal y 44 en día de mercado.
- Dos de cada cinco personas que cruzan la plaza van a coger el autobús.

La compañía de aguas paga levantar y cerrar el suelo. El ayuntamiento ha reservado **640.000 libras** para todo lo que va
encima. El estudio y el plano de las tuberías están en los documentos.`,
      canChange: `- Dónde van los árboles, los parterres y los bancos, y de qué tipo son
- Cuántas plazas de aparcamiento quedan, y dónde
- Dónde se colocan los puestos, las furgonetas y el reparto, y a qué horas
- Los cruces, los bordillos, el alumbrado, la fuente y los lugares para jugar`,
      cannotChange: `- El mercado conserva sus dos días y al menos 38 puestos
- La parada 7 sigue en el lado norte
- Los bomberos necesitan un carril de 3,7 m en el lado oeste
- El total no puede pasar de 640.000 libras`,
      decision: `El **pleno del ayuntamiento** decide el plan en sesión pública en **{month:+112}**. Las propuestas que llegan a 60
apoyos reciben respuesta del departamento responsable. Las demás se leen, se ordenan y se responden juntas en el informe.`,
      nextSteps: `1. Hasta el {date:+18} puedes proponer, apoyar y comentar.
2. Hasta el {date:+35} hablamos de las propuestas que los ingenieros ven posibles, con su coste.
3. Del {date:+42} al {date:+56} se vota entre tres planes hechos con ellas.
4. En {month:+80} publicamos qué se decidió, qué no se recogió y por qué.

Las obras empiezan el próximo otoño y dejan en pie al menos la mitad del mercado en todo momento.`,
      conduct: conduct.es,
    },
  },
  phases: [
    { kind: 'information', titles: {}, opens: -36, closes: -22 },
    { kind: 'proposals', titles: {}, opens: -21, closes: 18 },
    { kind: 'deliberation', titles: { en: 'Talk it over', es: 'Debate' }, opens: 19, closes: 35 },
    { kind: 'vote', titles: {}, opens: 42, closes: 56 },
    { kind: 'results', titles: {}, opens: 76, closes: 104 },
  ],
  documents: marketSquareDocuments,
  proposals: [...marketSquareGround, ...marketSquareLife],
  threads: marketSquareThreads + marketSquareMoreThreads,
};
