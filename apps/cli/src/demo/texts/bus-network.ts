import type { ConsultationStory } from '../story.js';
import { busNetworkProposals, busNetworkThreads } from './bus-network.proposals.js';
import { conduct, councilContact, timeZone } from './council.js';

export const busNetwork: ConsultationStory = {
  slug: 'bus-network-2027',
  timeZone,
  locales: ['en', 'es'],
  contact: `Mobility office, ${councilContact}`,
  supportThreshold: 40,
  created: -38,
  published: -34,
  texts: {
    en: {
      title: 'Your voice on the 2027 bus network',
      summary:
        'Lines, stops and hours for the next eight years. We now weigh the eight proposals that you made.',
      purpose: `The contract with the bus operator ends next year. Before the council asks for new offers, we want to know **which
journeys you cannot make today**, and what matters more to you: a bus that comes often, or a stop that is near.`,
      background: `Seven lines carry 21,400 people on a working day. Four of them meet at the station, none crosses the town from
Eastfield to Riverside without a change.

- Six in ten journeys are to school, work or the hospital.
- After 20:30 only lines 1 and 4 run, once an hour.
- The council pays **£3.1 million** a year; fares bring in another £2.6 million.`,
      canChange: `- Routes, stops, and how often and until when buses run
- Connections with trains and with school hours
- What a stop has: seat, roof, light, time display`,
      cannotChange: `- The yearly payment of £3.1 million, until 2029
- Fares, which the region sets
- Line 9, which belongs to the neighbouring county`,
      decision: `The **mobility committee** writes the call for offers in **{month:+75}**; the full council confirms it a month later.`,
      nextSteps: `1. Until {date:+9} you can comment on and support the proposals. So that early favourites do not decide, **counts are shown
only when this phase ends**.
2. On {date:+20} the mobility office publishes what goes into the call for offers, proposal by proposal.
3. The new network starts in the autumn of 2027.`,
      conduct: conduct.en,
    },
    es: {
      title: 'Tu voz sobre la red de autobuses de 2027',
      summary:
        'Líneas, paradas y horarios para los próximos ocho años. Ahora valoramos las ocho propuestas recibidas.',
      purpose: `El contrato con la empresa de autobuses termina el año que viene. Antes de pedir nuevas ofertas, queremos saber **qué
viajes no puedes hacer hoy** y qué te importa más: que el autobús pase a menudo o que la parada esté cerca.`,
      background: `Siete líneas llevan a 21.400 personas en un día laborable. Cuatro coinciden en la estación y ninguna cruza la ciudad de
Eastfield a La Ribera sin transbordo.

- Seis de cada diez viajes son al colegio, al trabajo o al hospital.
- Después de las 20:30 solo circulan las líneas 1 y 4, una vez por hora.
- El ayuntamiento paga **3,1 millones de libras** al año; los billetes aportan otros 2,6 millones.`,
      canChange: `- Recorridos, paradas, frecuencia y última hora de servicio
- Enlaces con los trenes y con el horario escolar
- Lo que tiene una parada: asiento, techo, luz, pantalla con los tiempos`,
      cannotChange: `- El pago anual de 3,1 millones de libras, hasta 2029
- Las tarifas, que fija la región
- La línea 9, que pertenece al condado vecino`,
      decision: `La **comisión de movilidad** redacta la petición de ofertas en **{month:+75}**; el pleno la confirma un mes después.`,
      nextSteps: `1. Hasta el {date:+9} puedes comentar y apoyar las propuestas. Para que no decidan las primeras favoritas, **los recuentos se
muestran solo cuando termine esta fase**.
2. El {date:+20} la oficina de movilidad publica qué entra en la petición de ofertas, propuesta por propuesta.
3. La nueva red empieza en otoño de 2027.`,
      conduct: conduct.es,
    },
  },
  phases: [
    { kind: 'information', titles: {}, opens: -34, closes: -31 },
    { kind: 'proposals', titles: {}, opens: -30, closes: -13 },
    { kind: 'deliberation', titles: {}, opens: -11, closes: 9, hideCounts: true },
    { kind: 'results', titles: {}, opens: 20, closes: 50 },
  ],
  extension: {
    phase: 1,
    day: -16,
    closes: -12,
    note: 'One day more, because the site of the council could not be reached for an evening.',
  },
  documents: [
    {
      versions: [
        {
          day: -34,
          locale: 'en',
          title: 'Where people get on: one week of journeys',
          body: `1. Station: 5,120 a day
2. Market square, stop 7: 2,380
3. Hospital: 1,960
4. Eastfield shops: 1,410

Counted by the doors of the buses. Nobody's card or telephone was followed.`,
        },
        {
          day: -34,
          locale: 'es',
          title: 'Dónde sube la gente: una semana de viajes',
          body: `1. Estación: 5.120 al día
2. Plaza del mercado, parada 7: 2.380
3. Hospital: 1.960
4. Tiendas de Eastfield: 1.410

Contado en las puertas de los autobuses. No se ha seguido la tarjeta ni el teléfono de nadie.`,
        },
      ],
    },
  ],
  proposals: busNetworkProposals,
  threads: busNetworkThreads,
};
