import { conduct } from './conduct.js';
import type { Template } from './template.js';

/** An open question: residents bring ideas and back each other's. */
export const ideas: Template = {
  phases: [
    { kind: 'proposals', days: 28 },
    { kind: 'deliberation', days: 21 },
    { kind: 'results', days: 60 },
  ],
  texts: {
    en: {
      summary: 'Tell us your ideas, support the ones you like and say what could make them better.',
      purpose: `We want to hear ideas that we would not have had ourselves, from people who know the place because they use it every day.

Every idea counts, also a small one: a bench, a crossing, an opening hour.`,
      background: `What we know so far:

- what the place is like today, and who uses it;
- what residents have told us before;
- what has been done in the last few years, and what it cost.

Replace these points with your own, and add plans and figures as documents.`,
      canChange: `- What is done first, and where.
- How it looks and how it is used.
- Whether something is done at all.`,
      cannotChange: `- The money that is set aside for it.
- What the law requires, for example accessibility and fire safety.`,
      decision: `The council decides in a public meeting after the discussion has ended. The responsible department prepares the decision and says for each of the most supported ideas what it proposes and why.`,
      nextSteps: `1. You bring ideas and support others'.
2. We discuss them together; their authors may improve them.
3. The department answers the most supported ideas, one by one, on this page.
4. We report here what has been done.`,
      conduct: conduct.en,
    },
    es: {
      summary: 'Cuéntenos sus ideas, apoye las que le gusten y diga qué las haría mejores.',
      purpose: `Queremos conocer ideas que a nosotros no se nos habrían ocurrido, de quienes conocen el lugar porque lo usan cada día.

Toda idea cuenta, también una pequeña: un banco, un paso de peatones, un horario.`,
      background: `Lo que sabemos hasta ahora:

- cómo es hoy el lugar y quién lo usa;
- lo que los vecinos nos han dicho antes;
- lo que se ha hecho en los últimos años y cuánto ha costado.

Sustituya estos puntos por los suyos y añada planos y cifras como documentos.`,
      canChange: `- Qué se hace primero y dónde.
- Qué aspecto tiene y cómo se usa.
- Si algo se hace o no se hace.`,
      cannotChange: `- El dinero reservado para ello.
- Lo que exige la ley, por ejemplo en accesibilidad y seguridad contra incendios.`,
      decision: `El pleno decide en sesión pública cuando termine el debate. El área responsable prepara la decisión y dice, para cada una de las ideas más apoyadas, qué propone y por qué.`,
      nextSteps: `1. Usted aporta ideas y apoya las de otras personas.
2. Las debatimos; quien las propuso puede mejorarlas.
3. El área responde en esta página a las ideas más apoyadas, una por una.
4. Contamos aquí lo que se ha hecho.`,
      conduct: conduct.es,
    },
  },
};
