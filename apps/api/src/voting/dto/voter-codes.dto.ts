import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { limits } from '@openhall/contracts/limits';
import type { CodeIssue } from '@openhall/contracts/voting';

export class CodeIssueDto implements CodeIssue {
  @IsInt()
  @Min(1)
  @Max(limits.voterCodes.max)
  count!: number;

  /** As many as there are codes. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(limits.voterCodes.max)
  @IsString({ each: true })
  @MaxLength(limits.registerField.max, { each: true })
  labels: string[] | null = null;
}
