import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { validationPipe } from '../../common/validation.js';
import { HallPlanDto, HallTemplateDto } from './plan.dto.js';

/** A new hall is a plan, or an earlier hall to copy: the body is checked as the one that it is. */
@Injectable()
export class PlanCreationPipe implements PipeTransform<unknown, Promise<HallPlanDto | HallTemplateDto>> {
  private readonly pipe = validationPipe();

  /** @throws ProblemError `invalid_request` */
  async transform(body: unknown, metadata: ArgumentMetadata): Promise<HallPlanDto | HallTemplateDto> {
    const isCopy = typeof body === 'object' && body !== null && 'templateId' in body;
    const metatype = isCopy ? HallTemplateDto : HallPlanDto;
    return (await this.pipe.transform(body, { ...metadata, metatype })) as HallPlanDto | HallTemplateDto;
  }
}
