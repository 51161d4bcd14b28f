import { SourceText } from '@nodeless/sources';
import { isNewer } from './is-newer.ts';
import type { ApiConversion, Migration } from './migration.ts';
import { API_CONVERSIONS, MIGRATIONS } from './migrations.ts';

export interface Migrated {
  readonly text: string;
  /** Titles of what changed something, in the order in which it did. */
  readonly titles: readonly string[];
}

/** What is known to migrate; other tables are for tests. */
export interface MigrationTables {
  readonly migrations: readonly Migration[];
  readonly conversions: readonly ApiConversion[];
}

const TABLES: MigrationTables = { migrations: MIGRATIONS, conversions: API_CONVERSIONS };

/**
 * One source in the form that this release wants: from its `apiVersion` to the newest, and with the migrations of the releases
 * after `from`.
 *
 * @param from the release that the source was written for; undefined for any
 * @throws Error for what is no YAML
 */
export function migrateSource(
  text: string,
  from: string | undefined,
  { migrations, conversions }: MigrationTables = TABLES,
): Migrated {
  let migrated: Migrated = { text, titles: [] };
  const apply = (title: string, edit: Migration['edit']): void => {
    const source = new SourceText(migrated.text);
    edit(source, source.stringAt('kind') ?? '');
    const after = source.toString();
    if (after !== migrated.text) migrated = { text: after, titles: [...migrated.titles, title] };
  };
  for (
    let conversion = conversionOf(text, conversions);
    conversion !== undefined;
    conversion = conversionOf(migrated.text, conversions)
  ) {
    const { to, title, edit } = conversion;
    apply(title, (source, kind) => {
      edit(source, kind);
      source.replace(['apiVersion'], () => to);
    });
  }
  for (const { version, title, edit } of migrations)
    if (from === undefined || isNewer(version, from)) apply(title, edit);
  return migrated;
}

function conversionOf(text: string, conversions: readonly ApiConversion[]): ApiConversion | undefined {
  const version = new SourceText(text).stringAt('apiVersion');
  return conversions.find(({ from }) => from === version);
}
