import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** The API document at `/api/openapi.json`, for reading at `/api/docs`. */
export function describeApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Openhall')
    .setDescription(
      'Public consultations and town halls. Errors are RFC 9457 problem details with a stable `code`. Commands take an `Idempotency-Key` (a UUID): the same one twice gives the same answer.',
    )
    .setVersion('1')
    .addCookieAuth('openhall')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}
