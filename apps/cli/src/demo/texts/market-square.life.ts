import type { ProposalStory } from '../story.js';

/** Proposals about life on the square: trade, play, rest and light. */
export const marketSquareLife: ProposalStory[] = [
  {
    key: 'fountain',
    by: 'Ruth Goldberg',
    day: -21,
    title: 'Bring the fountain back, with water to drink',
    topic: 'markets',
    area: 'old-town',
    place: 'The fountain',
    supports: 60,
    body: `Eleven years dry is enough. The basin is sound; what broke was the pump. When the water main is renewed anyway, a new
connection costs a fraction of what it would cost alone.

Please make it a fountain that is **used**:

- a tap for bottles at two heights, one for children and wheelchairs;
- a low bowl for dogs;
- water that runs when somebody presses, and not all night.

In the hot week last July the nearest free water was in the library, and the library is closed on Sundays.`,
    responses: [
      {
        day: -5,
        status: 'accepted',
        authorName: 'Paul Whitaker',
        department: 'Public works',
        reasons: `We take this up. The connection is planned together with the new main, and the pump house can be reused. A tap
with two heights and a push valve costs **£18,400** with installation, which fits the budget.

The dog bowl is included. The basin itself stays listed and will be cleaned, not changed.`,
        nextStep: 'The drawing of the tap is shown at the library and here for comments',
        nextStepOn: 33,
      },
    ],
  },
  {
    key: 'van-bays',
    by: 'Colin Hartley',
    day: -20,
    title: 'Keep the van bays for the food traders',
    topic: 'markets',
    area: 'old-town',
    place: 'North kerb, west of stop 7',
    supports: 29,
    body: `Eight of us sell fish, meat and cheese. By law our goods stay cold, and the cold is **in the van**. A stall forty metres
from its van is a stall that closes at eleven in summer.

Plant what you like, I am all for it. But ask us before the kerb moves: we need eight bays of seven metres, two mornings
a week, with a socket each. The other five days they can be anything.`,
  },
  {
    key: 'play',
    by: 'Chloe Bennett',
    day: -19,
    title: 'A small place to play beside the library',
    topic: 'play',
    area: 'old-town',
    place: 'West side, in front of the library',
    supports: 34,
    body: `Not a playground with a fence. Just **things that children climb on anyway**: three big stones, a fallen trunk, a low
wall to balance on, two hopscotch squares in the paving. Parents sit at the library café and see everything.

The nearest place to play is at Riverside, on the other side of the main road. With a pushchair and a four-year-old that
is not a walk, it is an expedition.`,
  },
  {
    key: 'hook-ups',
    by: 'Kwame Mensah',
    day: -18,
    title: 'Electric hook-ups, so that the generators can stop',
    topic: 'markets',
    area: 'old-town',
    supports: 31,
    body: `On a market day eleven generators run from six in the morning. You smell them before you see the square.

While the ground is open, lay cable to **sixteen posts that sink into the paving**. Traders pay for what they use by
card. The towns that did this got the money back in nine years; we would get the quiet back on day one.`,
  },
  {
    key: 'awnings',
    by: 'Lucía Herrera',
    day: -17,
    lang: 'es',
    title: 'Toldos para el mercado de los sábados',
    topic: 'trees',
    area: 'old-town',
    place: 'Filas centrales del mercado',
    supports: 26,
    body: `Los árboles tardan quince años en dar sombra. Mientras crecen, propongo **toldos de tela entre postes**, de mayo a
septiembre, sobre las dos filas centrales del mercado.

Mi familia viene de un pueblo donde se hace desde siempre: los postes son fijos, la tela se guarda en invierno y la pinta
cada año un grupo distinto. Los nuestros podrían pintarlos los institutos.

- Altura mínima de 4,5 m para que pasen los bomberos.
- Tela que deja pasar el aire, para que el viento no los arranque.`,
  },
  {
    key: 'lights',
    by: 'Hannah Price',
    day: -15,
    title: 'Warmer, lower lights on Church Lane',
    topic: 'light',
    area: 'old-town',
    place: 'Church Lane, from the square to the chemist',
    supports: 30,
    body: `I finish at the hospital at eleven at night and walk home across the square. The square itself is bright as an
operating theatre. Then Church Lane is black, and my eyes need the whole lane to adjust.

Please: **lower lights, warmer and more of them**, with the last one on the square dimmer than now. It is the change from
bright to dark that frightens people, not the dark.`,
  },
  {
    key: 'shaded-seats',
    by: 'Salma Mansour',
    day: -14,
    lang: 'ar',
    title: 'مقاعد مظللة لكبار السن',
    topic: 'access',
    area: 'old-town',
    place: 'بجانب المكتبة',
    supports: 22,
    body: `والدتي تأتي إلى السوق كل يوم ثلاثاء، لكنها لا تجد مكانًا تستريح فيه بعيدًا عن الشمس. المقاعد الحالية بلا ظل وبلا مسند للظهر.

أقترح ما يلي:

- ستة مقاعد خشبية تحت الأشجار بجانب المكتبة؛
- طاولتان صغيرتان للعب الشطرنج أو الدومينو؛
- مساحة بجانب كل مقعد لكرسي متحرك أو عربة أطفال.

الساحة مكان نلتقي فيه جميعًا، ومن يجلس طويلًا يشتري أكثر أيضًا.`,
  },
  {
    key: 'toilet',
    by: 'Sinead Walsh',
    day: -14,
    title: 'Open the public toilet on market days, with a changing bench',
    topic: 'access',
    area: 'old-town',
    place: 'Beneath the town hall arcade',
    supports: 37,
    body: `There is a toilet under the arcade. It has been locked since 2019 because of costs. People buy a coffee they do not want
to use the one in the café, and some stay at home.

Open it **Tuesdays and Saturdays, 8:00 to 15:00**, with somebody paid to look after it, and fit an adult changing bench
with a hoist. My brother is twenty-four. At the moment his trip to the market ends when he needs changing.`,
  },
  {
    key: 'herbs',
    by: 'Anita Rao',
    day: -11,
    title: 'Herb beds that the cafés and the school look after',
    topic: 'trees',
    area: 'old-town',
    supports: 16,
    body: `Raised beds on the south side, where trees cannot grow because of the gas pipe. Rosemary, thyme, mint and curry leaf for
the warm months. Three cafés have said that they would water and cut, and Mill Hill school wants one bed for its kitchen.

Sixty centimetres high, so that you can reach them sitting.`,
  },
  {
    key: 'night-market',
    by: 'Mateo Cabrera',
    day: -9,
    lang: 'es',
    title: 'Mercado de noche una vez al mes en verano',
    topic: 'markets',
    area: 'old-town',
    supports: 23,
    body: `En julio nadie compra a mediodía. Propongo un mercado de **siete a once de la noche**, el primer viernes de junio, julio,
agosto y septiembre: puestos de comida, artesanía y música sin amplificar.

Las vecinas y los vecinos de la plaza tienen que poder dormir, así que: fin a las once, limpieza hasta las doce y un
teléfono al que llamar si algo falla. Si el primer verano no funciona, no se repite.`,
  },
  {
    key: 'corner-stage',
    by: 'Patrick Osei',
    day: -5,
    title: 'A level corner for small concerts',
    topic: 'markets',
    area: 'old-town',
    place: 'South-west corner, by the town hall steps',
    supports: 11,
    body: `The brass band, the school choir and the Saturday dancers all use the town hall steps, and all of them stand on a slope.
Six by eight metres of level paving and one socket would do. The steps are the seats.`,
  },
  {
    key: 'quiet-hour',
    by: 'Mei Tanaka',
    day: -2,
    title: 'A quiet corner, also at the market',
    topic: 'access',
    area: 'old-town',
    supports: 7,
    body: `My son is autistic and loves the market for exactly twelve minutes. A bench with its back to a hedge, away from the
generators and the music, would make it an hour. It could stand behind the plane tree, and a small sign is enough.`,
  },
];
