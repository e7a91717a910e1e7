import { writeFileSync } from 'node:fs';

const pad = (number) => String(number).padStart(2, '0');
const dayOf = (index) => `2025-${pad(1 + (index % 12))}-${pad(1 + (index % 28))}`;

/** Every text holds "sombra"; each word such as "calle17" stands in one of 30 texts, but in no more than 20. */
function proposalText(index, count) {
  const every = Math.max(30, Math.ceil(count / 20));
  return `Más sombra y bancos en la calle${index % every}: los árboles refrescan y la gente puede descansar un rato.`;
}

/**
 * Writes files in the format of Decide Madrid: proposals numbered from `first`, and comments on the first of them, a
 * third of which answer another.
 */
export function writeDecideMadrid({ proposalsFile, commentsFile, first, proposals, comments }) {
  const proposalLines = Array.from({ length: proposals }, (_, index) =>
    [
      first + index,
      `Propuesta ${index + 1} de sombra`,
      100 + (index % 900),
      dayOf(index),
      'Sombra.',
      `"${proposalText(index, proposals)}"`,
      (index * 37) % 5_000,
    ].join(','),
  );
  writeFileSync(
    proposalsFile,
    ['id,title,userId,date,summary,text,numSupports', ...proposalLines, ''].join('\n'),
  );
  const commentLines = Array.from({ length: comments }, (_, index) => {
    const id = first * 10 + index;
    const parent = index % 3 === 2 ? id - 1 : -1;
    const time = `0 days ${pad(index % 24)}:${pad(index % 60)}:${pad((index * 7) % 60)}`;
    return [
      id,
      parent,
      first,
      100 + (index % 900),
      '2026-01-05',
      time,
      `Comentario ${index + 1}: estoy de acuerdo en parte.`,
      index % 50,
      (index % 50) >> 1,
    ].join(',');
  });
  writeFileSync(
    commentsFile,
    ['id,parentId,proposalId,userId,date,time,text,numVotes,numPositiveVotes', ...commentLines, ''].join(
      '\n',
    ),
  );
}
