import type { ConsultationStory } from '../story.js';
import { conduct, councilContact, timeZone } from './council.js';
import { schoolStreetsProposals, schoolStreetsThreads } from './school-streets.proposals.js';

export const schoolStreets: ConsultationStory = {
  slug: 'school-streets-mill-lane',
  timeZone,
  locales: ['en', 'es'],
  contact: `Schools and roads, ${councilContact}`,
  supportThreshold: 30,
  created: -300,
  published: -292,
  texts: {
    en: {
      title: 'School streets on Mill Lane',
      summary: 'You asked for closed streets at school time. Since {month:-75} they are, at four schools.',
      purpose: `In the morning 310 children and 140 cars meet on Mill Lane within twenty minutes. We asked how the way to school can
become **safe enough to be walked alone**.`,
      background: `In three years there were eleven collisions within 200 metres of the school gates, two with serious injuries. A trial
of two weeks with cones and volunteers halved the number of cars, and most of them did not turn up elsewhere.`,
      canChange: `- Which streets close, and at what hours
- Who may still drive in, and how the street is closed
- Where parents stop who cannot come on foot`,
      cannotChange: `- Ambulances, fire engines and blue badges always pass
- School hours, which the schools set themselves`,
      decision: `The **roads committee** decided on {date:-196}, in public, by seven votes to two. The minutes are at the library.`,
      nextSteps: `Everything that was decided has been carried out or has a date: see the official answers at the six proposals. A count after
one year, in {month:+290}, decides whether the hours stay.`,
      conduct: conduct.en,
    },
    es: {
      title: 'Calles escolares en Mill Lane',
      summary:
        'Pedisteis calles cerradas a la hora del colegio. Desde {month:-75} lo están, en cuatro colegios.',
      purpose: `Por la mañana 310 niñas y niños y 140 coches coinciden en Mill Lane en veinte minutos. Preguntamos cómo puede el camino al
colegio ser **lo bastante seguro para ir a solas**.`,
      background: `En tres años hubo once atropellos y choques a menos de 200 metros de las puertas, dos con heridos graves. Una prueba de dos
semanas con conos y voluntarios redujo los coches a la mitad, y la mayoría no apareció en otras calles.`,
      canChange: `- Qué calles se cierran y a qué horas
- Quién puede entrar en coche y cómo se cierra la calle
- Dónde paran las familias que no pueden venir andando`,
      cannotChange: `- Ambulancias, bomberos y tarjetas de discapacidad pasan siempre
- El horario, que fijan los propios colegios`,
      decision: `La **comisión de vías públicas** decidió el {date:-196}, en sesión pública, por siete votos contra dos. El acta está en la
biblioteca.`,
      nextSteps: `Todo lo decidido está hecho o tiene fecha: consulta las respuestas oficiales en las seis propuestas. Un recuento al cabo de un
año, en {month:+290}, decide si se mantiene el horario.`,
      conduct: conduct.es,
    },
  },
  phases: [
    { kind: 'information', titles: {}, opens: -292, closes: -281 },
    { kind: 'proposals', titles: {}, opens: -280, closes: -246 },
    { kind: 'deliberation', titles: {}, opens: -245, closes: -220 },
    { kind: 'results', titles: {}, opens: -194, closes: -30 },
  ],
  documents: [
    {
      versions: [
        {
          day: -292,
          locale: 'en',
          title: 'Two weeks with cones: what was counted',
          body: `- Cars at the gates, 8:20 to 8:40: **140 before, 66 during**
- Children on foot or by bicycle: 52 % before, 71 % during
- More cars on Bridge Street: 9`,
        },
        {
          day: -292,
          locale: 'es',
          title: 'Dos semanas con conos: qué se contó',
          body: `- Coches en las puertas, de 8:20 a 8:40: **140 antes, 66 durante**
- Niñas y niños a pie o en bicicleta: 52 % antes, 71 % durante
- Coches de más en Bridge Street: 9`,
        },
      ],
    },
  ],
  proposals: schoolStreetsProposals,
  threads: schoolStreetsThreads,
};
