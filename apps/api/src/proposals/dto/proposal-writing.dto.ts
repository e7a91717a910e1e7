import { IsBoolean, IsNumber, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { ProposalCreation, ProposalEdit, ProposalWriting } from '@openhall/contracts/proposals';
import { LanguageField } from '../../common/language-field.js';
import { TextField } from '../../common/text-field.js';
import { VersionField } from '../../common/version-field.js';

/** Degrees on the globe. */
const within = (bound: number) => ({
  context: { code: 'out_of_range', params: { min: -bound, max: bound } },
});

const ifGiven = (_: object, value: unknown): boolean => value !== null;

export class ProposalWritingDto implements ProposalWriting {
  @TextField({ ...limits.proposalTitle, meaningful: true })
  title!: string;

  /** Markdown */
  @TextField({ ...limits.proposalBody, multiline: true, meaningful: true })
  body!: string;

  @LanguageField()
  lang!: string;

  @ValidateIf(ifGiven)
  @IsUUID()
  topicId: string | null = null;

  @ValidateIf(ifGiven)
  @IsUUID()
  areaId: string | null = null;

  /** A place in words. */
  @TextField({ ...limits.place, nullable: true })
  place: string | null = null;

  /** Of a point; both numbers or none. */
  @ValidateIf((writing: ProposalWriting) => writing.latitude !== null || writing.longitude !== null)
  @Max(90, within(90))
  @Min(-90, within(90))
  @IsNumber()
  latitude: number | null = null;

  @ValidateIf((writing: ProposalWriting) => writing.latitude !== null || writing.longitude !== null)
  @Max(180, within(180))
  @Min(-180, within(180))
  @IsNumber()
  longitude: number | null = null;
}

export class ProposalCreationDto extends ProposalWritingDto implements ProposalCreation {
  /** Keeps it as a draft that only its author sees. */
  @IsBoolean()
  draft: boolean = false;
}

export class ProposalEditDto extends ProposalWritingDto implements ProposalEdit {
  /** The version that was read; another one by now is refused. */
  @VersionField()
  version!: number;
}
