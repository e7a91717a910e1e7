import type { INestApplicationContext } from '@nestjs/common';
import { ProblemError } from '@openhall/api/common/problem';
import { ConsultationGate } from '@openhall/api/consultations/consultation-gate.service';

/** The id of the consultation at that address; null if there is none. */
export async function existingConsultation(
  app: INestApplicationContext,
  slug: string,
): Promise<string | null> {
  try {
    return (await app.get(ConsultationGate, { strict: false }).bySlug(slug)).id;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not_found') return null;
    throw error;
  }
}
