import type { ProposalStory } from '../story.js';

export const busNetworkProposals: ProposalStory[] = [
  {
    key: 'cross-town',
    by: 'Arjun Mehta',
    day: -29,
    title: 'One line from Eastfield to Riverside without a change',
    topic: 'streets',
    area: 'eastfield',
    supports: 41,
    body: `Six kilometres, two buses, fifty minutes. By bicycle it takes nineteen. Join lines 2 and 5 at the market square and let
the bus run through: the same drivers, the same hours, no waiting at the station.`,
  },
  {
    key: 'late-hospital',
    by: 'Hannah Price',
    day: -28,
    title: 'A bus home after the late shift at the hospital',
    topic: 'light',
    area: 'mill-hill',
    place: 'Hospital, main entrance',
    supports: 46,
    body: `The late shift ends at 22:45. The last bus leaves at 22:31. It has been like that for nine years. Move it by **thirty
minutes** and two hundred people stop driving to work.`,
  },
  {
    key: 'estacion',
    by: 'Javier Ortega',
    day: -26,
    lang: 'es',
    title: 'Que el autobús espere al tren de las 18:12',
    topic: 'streets',
    area: 'station',
    place: 'Estación',
    supports: 33,
    body: `El tren llega a las 18:12 y la línea 3 sale a las 18:11. Lo vemos marcharse cada tarde desde el andén. Un minuto al día
no retrasa a nadie: pido que **salga a las 18:17** y que el conductor vea en su pantalla si el tren viene tarde.`,
  },
  {
    key: 'seats-stops',
    by: 'Margaret Ellis',
    day: -25,
    title: 'A seat and a light at every stop by 2028',
    topic: 'access',
    area: 'mill-hill',
    supports: 38,
    body: `Sixty-one of our 140 stops are a pole in the grass. People who cannot stand for twelve minutes do not take the bus,
and then we count that "nobody uses the stop".

A folding seat on the pole costs £190. A solar lamp costs £240. Begin with the hill.`,
  },
  {
    key: 'often',
    by: 'Hui Min Tan',
    day: -22,
    title: 'Fewer stops on line 1, and a bus every eight minutes',
    topic: 'streets',
    area: 'old-town',
    supports: 22,
    body: `Line 1 stops every 180 metres between the station and the square. Leave out every second one and the round trip is nine
minutes shorter, which means **one more bus an hour for the same money**.`,
  },
  {
    key: 'sunday',
    by: 'Leila Haddad',
    day: -20,
    title: 'A Sunday bus to the cemetery and the allotments',
    topic: 'streets',
    area: 'riverside',
    supports: 19,
    body: `No bus goes past the chapel on Sundays. It is the day when people visit their dead and water their beans. Two in the
morning and two in the afternoon would be enough, and I would not mind if they had to be booked by telephone.`,
  },
  {
    key: 'small-buses',
    by: 'Declan Murphy',
    day: -18,
    title: 'Small buses for Mill Hill, where the big ones get stuck',
    topic: 'streets',
    area: 'mill-hill',
    supports: 17,
    body: `Every winter the long bus slides at the bend by the mill and the line stops for the day. A sixteen-seat bus fits, and
outside school hours there are never more than twelve people on it.`,
  },
  {
    key: 'announce',
    by: 'Samuel Adeyemi',
    day: -15,
    title: 'Say the next stop aloud, on every bus and every day',
    topic: 'access',
    area: 'station',
    supports: 35,
    body: `The loudspeakers exist. Half of them are switched off because drivers find them tiring, which I understand.

Ask in the contract for announcements that **adjust to the noise in the bus** and can be heard in the rows in front. It is
a setting, not a new machine.`,
  },
];

/** In the notation of `threads.ts`. */
export const busNetworkThreads = `
@cross-town
Sofia Almeida + I turned down a job at the boatyard because of those fifty minutes.
Victor Nguyen = A longer line is late more often. Line 2 already waits at the level crossing.
  Arjun Mehta = True. Three minutes of slack at the square would catch most of it; that still leaves 29 minutes instead of 50.
    Victor Nguyen + With the slack I am for it.
Carmen Vega + [es] Y el instituto de La Ribera dejaría de ser imposible para los chicos de Eastfield.

@late-hospital
Fatima Idrissi + I clean on the fourth floor. My husband gets up at eleven at night to fetch me.
Marcus Reid = Half an hour later for everybody? The last train connection is at 22:50.
  Hannah Price = Line 4 does not go to the station at that hour. It would only be line 4.
    Marcus Reid + Then there is no argument against it.
Teresa Domínguez + [es] Mi hermana vuelve andando por el polígono. Treinta minutos, por favor.

@estacion
Emily Carter + There are about thirty of us on the platform. We know each other by now.
Yusuf Demir - If the bus waits for the train, I wait for the bus, in the rain, at Bridge Street.
  Javier Ortega = [es] Entiendo. Por eso pido una hora fija, las 18:17, y no que espere sin límite.
    Yusuf Demir = A fixed time is fine with me.

@seats-stops
Dorothy Pike + I am one of those who are "nobody".
Edward Shaw + Begin with the hill, and then the stop at the doctor's.
Liam Doyle = A folding seat breaks within two winters. The concrete ones last thirty years and cost £310.
  Margaret Ellis + I should be happy to sit on concrete.

@often
Gwen Morris - My stop is the one that you leave out. It is 180 metres for you; I have oxygen with me.
  Hui Min Tan = You are right, I was thinking of people like me. Perhaps only outside 9:00 to 15:00, when it is fullest?
    Gwen Morris = That I could accept. I never travel in the crush anyway.
Grace Chen + A bus every eight minutes is one for which nobody needs a timetable.

@sunday
Khaled Darwish + Booking by telephone is fine, if somebody answers on Sundays.

@small-buses
Joanna Kowalska = And at half past seven, with sixty pupils?
  Declan Murphy = Then the long one, as now. The small one from nine to three and in snow.

@announce
Ruth Goldberg + I hear badly, and the display in line 3 has been dark for a month. Both, please: say it and show it.
`;
