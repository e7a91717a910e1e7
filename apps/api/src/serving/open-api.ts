import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { addAnswers } from './open-api-answers.js';

/** The API document at `/api/openapi.json`, for reading at `/api/docs`. */
export function describeApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describe(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}

function describe(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Openhall')
    .setDescription(
      'Public consultations and town halls. Errors are RFC 9457 problem details with a stable `code`. Commands take an `Idempotency-Key` (a UUID): the same one twice gives the same answer.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('openhall')
    .build();
  const operationIdFactory = (controller: string, method: string): string => `${controller}_${method}`;
  return addAnswers(SwaggerModule.createDocument(app, config, { operationIdFactory }));
}
