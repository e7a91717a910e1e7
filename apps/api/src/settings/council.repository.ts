import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import type { CouncilColours } from '@openhall/contracts/council';
import { Council } from '@openhall/persistence/entities';
import { execute, insertIgnore, query, sql } from '@openhall/persistence/sql';
import type { Logo } from './logo.js';

/** The council's row without its two large columns. */
export interface CouncilRow {
  name: string;
  colours: CouncilColours;
  locales: string[];
  defaultLocale: string;
  contactEmail: string | null;
  version: number;
  logoVersion: number;
  hasLogo: boolean;
  hasTheme: boolean;
}

export interface VersionedLogo {
  type: string;
  bytes: Buffer;
  version: number;
}

export interface VersionedTheme {
  css: string;
  version: number;
}

export type CouncilChange = Pick<
  Council,
  'name' | 'colours' | 'themeCss' | 'locales' | 'defaultLocale' | 'contactEmail'
>;

@Injectable()
export class CouncilRepository {
  constructor(private readonly reader: DataSource) {}

  async find(source: DataSource | EntityManager = this.reader): Promise<CouncilRow | null> {
    const [row] = await query<{
      name: string;
      colours: string;
      locales: string;
      default_locale: string;
      contact_email: string | null;
      version: number;
      logo_version: number;
      has_logo: unknown;
      has_theme: unknown;
    }>(
      source,
      sql`SELECT name, colours, locales, default_locale, contact_email, version, logo_version,
            logo_type IS NOT NULL AS has_logo, theme_css <> '' AS has_theme
          FROM council WHERE id = 1`,
    );
    if (!row) return null;
    return {
      name: row.name,
      colours: JSON.parse(row.colours) as CouncilColours,
      locales: JSON.parse(row.locales) as string[],
      defaultLocale: row.default_locale,
      contactEmail: row.contact_email,
      version: row.version,
      logoVersion: row.logo_version,
      hasLogo: Boolean(row.has_logo),
      hasTheme: Boolean(row.has_theme),
    };
  }

  /** False when another process was first. */
  insert(manager: EntityManager, council: Council): Promise<boolean> {
    return insertIgnore(manager, Council, council);
  }

  /** False when somebody saved since `version` was read. */
  async change(manager: EntityManager, version: number, change: CouncilChange): Promise<boolean> {
    const result = await manager.update(Council, { id: 1, version }, { ...change, version: version + 1 });
    return result.affected === 1;
  }

  async changeLogo(manager: EntityManager, logo: Logo | null): Promise<void> {
    await manager.update(Council, { id: 1 }, { logoType: logo?.type ?? null, logo: logo?.bytes ?? null });
    await execute(manager, sql`UPDATE council SET logo_version = logo_version + 1 WHERE id = 1`);
  }

  async logo(): Promise<VersionedLogo | null> {
    const council = await this.reader
      .getRepository(Council)
      .findOne({ where: { id: 1 }, select: { id: true, logoType: true, logo: true, logoVersion: true } });
    if (!council?.logoType || !council.logo) return null;
    return { type: council.logoType, bytes: council.logo, version: council.logoVersion };
  }

  async theme(): Promise<VersionedTheme | null> {
    const council = await this.reader
      .getRepository(Council)
      .findOne({ where: { id: 1 }, select: { id: true, themeCss: true, version: true } });
    return council?.themeCss ? { css: council.themeCss, version: council.version } : null;
  }
}
