/** Rules of conduct that every template starts from. */
export const conduct = {
  en: `- Talk about the matter, not about the person.
- Say where a figure or a claim comes from.
- No insults, no threats, no advertising, and nobody's private address, number or photo.
- One person, one voice: please do not post the same text many times.

Moderators hide what breaks these rules and always say why.`,
  es: `- Hable del asunto, no de la persona.
- Diga de dónde sale cada cifra o afirmación.
- Sin insultos, amenazas ni publicidad, y sin la dirección, el teléfono o la foto privada de nadie.
- Una persona, una voz: no publique el mismo texto muchas veces.

El equipo de moderación oculta lo que incumple estas normas y siempre explica por qué.`,
} as const;
