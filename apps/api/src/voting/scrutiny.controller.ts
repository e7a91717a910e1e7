import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { ScrutinyView } from '@openhall/contracts/voting';
import { Allow } from '../common/access.js';
import { IdPipe } from '../common/id.pipe.js';
import { ScrutineerStatementDto, ScrutineerTokenDto } from './dto/scrutiny.dto.js';
import { ScrutinyService } from './scrutiny.service.js';

/** For the scrutineers of a confidential vote, who are known by the token of their mail. */
@Controller('votes')
export class ScrutinyController {
  constructor(private readonly scrutiny: ScrutinyService) {}

  @Get(':id/scrutiny')
  @Header('cache-control', 'no-store')
  @Allow('public')
  view(@Param('id', IdPipe) id: string, @Query() { token }: ScrutineerTokenDto): Promise<ScrutinyView> {
    return this.scrutiny.view(id, token);
  }

  @Get(':id/openings')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="ballots.jsonl"')
  @Header('cache-control', 'no-store')
  @ApiProduces('text/plain')
  @Allow('public')
  openings(@Param('id', IdPipe) id: string, @Query() { token }: ScrutineerTokenDto): Promise<string> {
    return this.scrutiny.openings(id, token);
  }

  @Post(':id/statements')
  @HttpCode(204)
  @Allow('public')
  async submit(@Param('id', IdPipe) id: string, @Body() statement: ScrutineerStatementDto): Promise<void> {
    await this.scrutiny.submit(id, statement);
  }
}
