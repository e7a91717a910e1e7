import { Controller, Get, Header, Query } from '@nestjs/common';
import type { Transparency } from '@openhall/contracts/moderation';
import { baseLocale } from '@openhall/messages/catalogue';
import { Allow } from '../common/access.js';
import { TransparencyQueryDto } from './dto/transparency-query.dto.js';
import { TransparencyService } from './transparency.service.js';

@Controller()
export class TransparencyController {
  constructor(private readonly transparency: TransparencyService) {}

  /** Moderation in figures. */
  @Get('transparency')
  @Allow('public')
  figures(@Query() { from, to }: TransparencyQueryDto): Promise<Transparency> {
    return this.transparency.figures(from ?? null, to ?? null);
  }

  /** The same as a table. */
  @Get('transparency.csv')
  @Allow('public')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  csv(@Query() { from, to, locale }: TransparencyQueryDto): Promise<string> {
    return this.transparency.csv(from ?? null, to ?? null, locale ?? baseLocale);
  }
}
