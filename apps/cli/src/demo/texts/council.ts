import type { TermStory } from '../story.js';

export const councilName = 'Northfield Council';
export const councilContact = 'participation@northfield.example';
export const timeZone = 'Europe/London';

export const topics: TermStory[] = [
  { key: 'trees', names: { en: 'Trees and shade', es: 'Árboles y sombra' } },
  { key: 'streets', names: { en: 'Streets and traffic', es: 'Calles y tráfico' } },
  { key: 'play', names: { en: 'Play and sport', es: 'Juego y deporte' } },
  { key: 'markets', names: { en: 'Markets and events', es: 'Mercados y eventos' } },
  { key: 'access', names: { en: 'Accessibility', es: 'Accesibilidad' } },
  { key: 'light', names: { en: 'Safety and light', es: 'Seguridad y luz' } },
];

export const areas: TermStory[] = [
  { key: 'old-town', names: { en: 'Old Town', es: 'Casco Antiguo' } },
  { key: 'riverside', names: { en: 'Riverside', es: 'La Ribera' } },
  { key: 'mill-hill', names: { en: 'Mill Hill', es: 'Cerro del Molino' } },
  { key: 'station', names: { en: 'Station Quarter', es: 'Barrio de la Estación' } },
  { key: 'eastfield', names: { en: 'Eastfield', es: 'Eastfield' } },
];

/** Rules of conduct, the same in every consultation of the council. */
export const conduct = {
  en: `Write as you would speak to a neighbour across a table.

- **Criticise ideas, not people.** No insults, no threats, nothing against people for who they are.
- **Keep private things private.** No names, addresses or telephone numbers of others.
- **Stay with the matter.** Other matters are welcome [by e-mail](mailto:participation@northfield.example).
- **Say what you know, and how you know it.** A link or a place helps everybody.

Anyone signed in can report a contribution. A moderator reads every report. What breaks these rules is hidden, and the
author is told why.`,
  es: `Escribe como hablarías con una vecina o un vecino en la misma mesa.

- **Critica las ideas, no a las personas.** Sin insultos, sin amenazas, nada contra nadie por ser quien es.
- **Lo privado es privado.** No publiques nombres, direcciones ni teléfonos de otras personas.
- **Cíñete al asunto.** Los demás asuntos son bienvenidos [por correo](mailto:participation@northfield.example).
- **Di lo que sabes y cómo lo sabes.** Un enlace o un lugar nos ayudan a todos.

Cualquier persona que haya entrado puede denunciar una aportación. Una persona moderadora lee cada denuncia. Lo que
incumple estas normas se oculta, y se explica el motivo a quien lo escribió.`,
};
