import { Check, Entity } from 'typeorm';
import {
  BytesColumn,
  FlagColumn,
  IntegerColumn,
  JsonColumn,
  KeyColumn,
  NumberKeyColumn,
  TextColumn,
} from './columns.js';

/** A text in several languages: locale to words. */
export type LocalizedText = Record<string, string>;

/** The council's colours as hexadecimal strings: the accent, and others that the theme may use. */
export type CouncilColours = { accent: string } & Record<string, string>;

/** The council that runs this installation: one row, id 1. */
@Entity('council')
@Check('ck_council_one', `"id" = 1`)
export class Council {
  @NumberKeyColumn('id') id!: number;
  @TextColumn('name') name!: string;
  @TextColumn('logo_type', { nullable: true }) logoType!: string | null;
  @BytesColumn('logo', { nullable: true }) logo!: Buffer | null;
  @IntegerColumn('logo_version', { default: 0 }) logoVersion!: number;
  @JsonColumn('colours') colours!: CouncilColours;
  @TextColumn('theme_css') themeCss!: string;
  @JsonColumn('locales') locales!: string[];
  @TextColumn('default_locale') defaultLocale!: string;
  @TextColumn('contact_email', { nullable: true }) contactEmail!: string | null;
  @IntegerColumn('version', { default: 1 }) version!: number;
}

/** A subject that proposals can be filed under. */
@Entity('topic')
export class Topic {
  @KeyColumn() id!: string;
  @JsonColumn('names') names!: LocalizedText;
  @IntegerColumn('position') position!: number;
  @FlagColumn('archived') archived!: boolean;
}

/** A part of the town. */
@Entity('area')
export class Area {
  @KeyColumn() id!: string;
  @JsonColumn('names') names!: LocalizedText;
  @IntegerColumn('position') position!: number;
  @FlagColumn('archived') archived!: boolean;
}
