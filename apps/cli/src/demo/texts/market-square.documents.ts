import type { DocumentStory } from '../story.js';

export const marketSquareDocuments: DocumentStory[] = [
  {
    versions: [
      {
        day: -36,
        locale: 'en',
        title: 'What lies under the square: pipes, cables and cellars',
        body: `Survey of the ground to a depth of two metres.

- **North side:** storm drain of 2021 at 1.6 m, no other pipes. Roots are possible from the kerb to the stop.
- **Middle:** the water main that will be renewed, at 1.1 m.
- **South side:** gas and three telephone cables at 0.7 m. Trees only in raised beds.
- **East side:** four cellars reach 2 m under the pavement.`,
      },
      {
        day: -36,
        locale: 'es',
        title: 'Qué hay bajo la plaza: tuberías, cables y sótanos',
        body: `Estudio del suelo hasta dos metros de profundidad.

- **Lado norte:** colector de 2021 a 1,6 m, ninguna otra tubería. Puede haber raíces desde el bordillo hasta la parada.
- **Centro:** la tubería de agua que se va a renovar, a 1,1 m.
- **Lado sur:** gas y tres cables de teléfono a 0,7 m. Árboles solo en parterres elevados.
- **Lado este:** cuatro sótanos avanzan 2 m bajo la acera.`,
      },
      {
        day: -15,
        locale: 'en',
        title: 'What lies under the square: pipes, cables and cellars (corrected)',
        body: `Survey of the ground to a depth of two metres. Corrected after a resident's question: the cellars are five, not four.

- **North side:** storm drain of 2021 at 1.6 m, no other pipes. Roots are possible from the kerb to the stop.
- **Middle:** the water main that will be renewed, at 1.1 m.
- **South side:** gas and three telephone cables at 0.7 m. Trees only in raised beds.
- **East side:** **five** cellars reach 2 m under the pavement.`,
      },
      {
        day: -15,
        locale: 'es',
        title: 'Qué hay bajo la plaza: tuberías, cables y sótanos (corregido)',
        body: `Estudio del suelo hasta dos metros de profundidad. Corregido tras la pregunta de una vecina: los sótanos son cinco, no
cuatro.

- **Lado norte:** colector de 2021 a 1,6 m, ninguna otra tubería. Puede haber raíces desde el bordillo hasta la parada.
- **Centro:** la tubería de agua que se va a renovar, a 1,1 m.
- **Lado sur:** gas y tres cables de teléfono a 0,7 m. Árboles solo en parterres elevados.
- **Lado este:** **cinco** sótanos avanzan 2 m bajo la acera.`,
      },
    ],
  },
  {
    versions: [
      {
        day: -36,
        locale: 'en',
        title: 'Who uses the square: counts of one week',
        body: `Counted at four corners from Monday to Sunday, 7:00 to 21:00.

1. 8,140 people on foot on a Saturday with market, 3,320 on an ordinary Wednesday
2. 412 people waiting at stop 7 on the busiest day, eleven minutes on average
3. 31 of 46 parking spaces taken on weekdays, 44 on market days; half of the cars stay less than 35 minutes
4. 96 bicycles, 20 of them tied to lamp posts`,
      },
      {
        day: -36,
        locale: 'es',
        title: 'Quién usa la plaza: recuento de una semana',
        body: `Recuento en cuatro esquinas de lunes a domingo, de 7:00 a 21:00.

1. 8.140 personas a pie un sábado de mercado, 3.320 un miércoles cualquiera
2. 412 personas esperando en la parada 7 el día de más gente, once minutos de media
3. 31 de 46 plazas de aparcamiento ocupadas entre semana, 44 en día de mercado; la mitad de los coches está menos de 35 minutos
4. 96 bicicletas, 20 de ellas atadas a farolas`,
      },
    ],
  },
];
