import type { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Post, Put, Query, Req } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { OwnRegisterEntry, RegisterImport, RegisterPage } from '@openhall/contracts/voting';
import { Allow, CurrentActor } from '../common/access.js';
import type { Actor } from '../common/access.js';
import { ProblemError } from '../common/problem.js';
import { RegisterClaimDto, RegisterImportQueryDto, RegisterQueryDto } from './dto/register.dto.js';
import { RegisterImports } from './register-import.service.js';
import { RegisterService } from './register.service.js';

@Controller()
export class RegisterController {
  constructor(
    private readonly register: RegisterService,
    private readonly imports: RegisterImports,
  ) {}

  @Get('desk/register')
  @Allow('officer')
  list(@Query() { query, cursor }: RegisterQueryDto): Promise<RegisterPage> {
    return this.register.list(query, cursor);
  }

  /** The whole register as CSV with the columns reference, name, check and, if wanted, area; at most 20 MB. */
  @Put('desk/register')
  @ApiConsumes('text/csv')
  @Allow('officer')
  replace(
    @CurrentActor() { id: actorId }: Actor,
    @Query() { claimed }: RegisterImportQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<RegisterImport> {
    if (!isStream(request.body)) throw new ProblemError('unsupported_media_type');
    return this.imports.replace(actorId, request.body, claimed);
  }

  @Get('account/register-entry')
  @Allow('signed_in')
  own(@CurrentActor() { id }: Actor): Promise<OwnRegisterEntry> {
    return this.register.own(id);
  }

  @Post('account/register-claim')
  @HttpCode(200)
  @Allow('signed_in')
  claim(@CurrentActor() { id }: Actor, @Body() claim: RegisterClaimDto): Promise<OwnRegisterEntry> {
    return this.register.claim(id, claim);
  }
}

function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
