import type { ProposalStory } from '../story.js';

/** Proposals about the ground: trees, water, kerbs and cars. */
export const marketSquareGround: ProposalStory[] = [
  {
    key: 'stop-7',
    by: 'Ana Ruiz',
    day: -21,
    title: 'More trees by the bus stop',
    topic: 'trees',
    area: 'old-town',
    place: 'Bus stop 7, north side of the square',
    supports: 52,
    body: `On a July afternoon forty people wait at stop 7 in full sun. Six trees on the north side would shade the shelter and
the crossing, and take nothing from the market: the pavement is five metres wide there.`,
    edit: {
      day: -18,
      body: `On a July afternoon forty people wait at stop 7 in full sun. Six trees on the north side would shade the shelter and
the crossing, and take nothing from the market: the pavement is five metres wide there.

The drain was renewed in 2021, so roots are not in the way. The school's gardening club has offered to water them for
the first two summers. I first asked for lindens; several of you explained why hornbeam drips less, so I now leave the
kind to the gardeners.`,
    },
    responses: [
      {
        day: -9,
        status: 'under_review',
        authorName: 'Helen Moss',
        department: 'Parks department',
        reasons: `Thank you. The pipe survey shows room for roots along the whole north side. We are checking how close to the kerb
the trees may stand so that buses can still open both doors. If four trees fit, we can plant in spring.`,
        nextStep: 'Measure the turning curve of the bus with the operator and publish the result here',
        nextStepOn: 26,
      },
      {
        day: -6,
        status: 'under_review',
        authorName: 'Helen Moss',
        department: 'Parks department',
        reasons: `Thank you. The pipe survey shows room for roots along the whole north side. We are checking how close to the kerb
the trees may stand so that buses can still open both doors. If **five** trees fit, we can plant in **{month:+340}**, when
the paving is open; planting in spring and lifting the ground again half a year later would harm young roots.`,
        nextStep: 'Measure the turning curve of the bus with the operator and publish the result here',
        nextStepOn: 26,
        correctionNote:
          'We first wrote four trees and planting in spring. The ground is only opened in autumn, and the latest drawing shows five places.',
      },
    ],
  },
  {
    key: 'parking',
    by: 'Oliver Brandt',
    day: -21,
    title: 'Move the parking to Station Road and give the square to people',
    topic: 'streets',
    area: 'old-town',
    place: 'The whole square',
    supports: 44,
    body: `Forty-six cars take up **almost half** of the square. The car park on Station Road is four minutes away on foot and,
by the council's own counts, a third of it is empty even on market days.

What I propose:

1. Keep **four spaces for disabled drivers** and two for loading, at the corners.
2. Make the first hour on Station Road free.
3. Put signs with walking times at both ends of Bridge Street.

I drive too. I would rather walk four minutes than look for a space for six.`,
  },
  {
    key: 'plane-tree',
    by: 'Dorothy Pike',
    day: -20,
    title: 'Leave the old plane tree as it is',
    topic: 'trees',
    area: 'old-town',
    place: 'Beside the fountain',
    supports: 39,
    body: `It was planted in 1931 and everybody in my family has a photograph under it. Please give it a fence of three metres
while the ground is open, and have a tree surgeon look at the roots **before** the diggers come, not after.`,
  },
  {
    key: 'rain',
    by: 'Ingrid Solberg',
    day: -19,
    title: 'Let the rain go into the ground',
    topic: 'trees',
    area: 'riverside',
    place: 'South-east corner, where the water collects',
    supports: 27,
    body: `After every storm there is a lake in front of the pharmacy, and ten minutes later the drain at Riverside overflows.
Both come from the same thing: 2,900 m² of sealed stone that leans towards one corner.

Sunken beds along the east side could hold that water for a few hours and let it soak away. They stay dry most of the
year, and they can be planted with grasses that stand both. The town of my parents has had them for fifteen years; they
cost less than a bigger pipe.

- A bed two metres wide and thirty long holds about 18 m³.
- Kerbs need gaps so that the water finds its way in.
- The cellars on the east side need a lining. The survey says where they are.`,
  },
  {
    key: 'crossing',
    by: 'Carlos Mendoza',
    day: -17,
    lang: 'es',
    title: 'Un cruce a nivel en Bridge Street',
    topic: 'access',
    area: 'old-town',
    place: 'Esquina de Bridge Street con la plaza',
    supports: 24,
    body: `Empujo la silla de ruedas de mi padre tres veces por semana. En el cruce de Bridge Street el bordillo mide once
centímetros y el rebaje está ocupado por las furgonetas casi siempre.

Pido que la calzada suba al nivel de la acera en ese cruce, como un paso elevado. Los coches frenan solos y nadie tiene
que buscar el rebaje. Además serviría a los carros del mercado.`,
  },
  {
    key: 'bikes',
    by: 'Tomasz Wilk',
    day: -16,
    title: 'Bike stands where people arrive, not where space is left over',
    topic: 'streets',
    area: 'old-town',
    supports: 21,
    body: `The only stands are behind the bank, where nobody sees them. That is why twenty bicycles hang on lamp posts.

Please put **five small groups of stands** at the five corners where people come in, each with room for one cargo bike.
Two car spaces are enough for all of them together.`,
  },
  {
    key: 'cane',
    by: 'Samuel Adeyemi',
    day: -16,
    title: 'A clear walking line for people who use a cane',
    topic: 'access',
    area: 'old-town',
    place: 'From stop 7 to the library door',
    supports: 33,
    body: `I am blind and I use the square every working day. What I need is simple and costs little while the paving is up:

- one line of ribbed stone from stop 7 to the library and the town hall door, **and nothing ever standing on it**;
- a kerb of at least three centimetres towards any lane where cars or bicycles move;
- chairs, signs and bins on one side only.

A flat shared surface looks lovely in pictures. To me it is an open field with cars in it. I am glad to walk the plan
with the engineers.`,
  },
  {
    key: 'seats',
    by: 'Pilar Navarro',
    day: -15,
    lang: 'es',
    title: 'Bancos con respaldo y reposabrazos',
    topic: 'access',
    area: 'old-town',
    supports: 36,
    body: `Los bancos de piedra son bonitos, pero de ellos no me levanto. A mis 79 años necesito un respaldo y dos
reposabrazos, y un banco cada cincuenta metros para llegar a casa con la compra.

Que sean de madera: la piedra quema en verano y hiela en invierno. Y que haya alguno **frente a frente**, para hablar
sin torcer el cuello.`,
  },
  {
    key: 'deliveries',
    by: 'George Papadakis',
    day: -13,
    title: 'Deliveries before ten, except for the market',
    topic: 'streets',
    area: 'old-town',
    supports: 14,
    body: `I run the hardware shop on the south side. Lorries come all day and each one blocks the pavement for twenty minutes.
In most towns I deliver to, there are hours for it: six to ten in the morning. Suppliers grumble for a month and then
they come at eight.

Market traders need other hours, and pharmacies too. Everyone else can plan.`,
  },
  {
    key: 'class-trees',
    by: 'Teresa Domínguez',
    day: -10,
    lang: 'es',
    title: 'Un árbol por cada clase del colegio',
    topic: 'trees',
    area: 'mill-hill',
    supports: 19,
    body: `Soy maestra en Mill Hill. Mis alumnos de nueve años han dibujado la plaza con árboles que llevan el nombre de su
clase. De los dibujos sale una propuesta seria:

1. Cada clase de primaria **adopta un árbol** de los que se planten.
2. Lo riega los dos primeros veranos, con un calendario entre el colegio y las familias.
3. Mide cada trimestre su altura y su sombra, y lo publica en la biblioteca.

Así se cuida lo que se planta, y las matemáticas se aprenden al aire libre.`,
  },
  {
    key: 'tulip-tree',
    by: 'Thomas Ashworth',
    day: -12,
    title: 'A tulip tree in the middle of the square',
    topic: 'trees',
    area: 'old-town',
    supports: 5,
    withdrawn: -8,
    body: `One large tree in the very middle, as a landmark that can be seen from the station. A tulip tree grows thirty metres
high and turns gold in autumn.`,
  },
];
