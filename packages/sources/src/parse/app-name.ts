import type { Catalogue } from '@nodeless/catalogue';
import type { CodeDefinition, Diagnostic, SourceLocation } from '@nodeless/core';
import { platformApplications } from '../model/reserved-names.ts';

export const NAME_MISMATCH: CodeDefinition = {
  code: 'spec/name-mismatch',
  severity: 'error',
  title: 'The name in the file differs from its folder',
};

/** A folder without a file that names the app, and whose name no app can have. */
export function invalidFolder(folder: string, location: SourceLocation): Diagnostic {
  const message = `${JSON.stringify(folder)} is not a usable name of an app`;
  const hint = 'rename the folder: lower-case letters, digits and hyphens, a letter or digit at both ends';
  return { code: 'spec/invalid-name', severity: 'error', message, hint, location };
}

/** An app is called like its folder, and like no Application of the platform. */
export function checkName(
  folder: string,
  name: string,
  location: SourceLocation,
  catalogue: Catalogue,
): Diagnostic[] {
  if (platformApplications(catalogue).includes(name)) {
    const message = `${JSON.stringify(name)} is the name of an Application of the platform`;
    const hint = 'choose another name';
    return [{ code: 'spec/invalid-name', severity: 'error', message, hint, location }];
  }
  if (name === folder) return [];
  const message = `the app is called ${JSON.stringify(name)}, its folder ${JSON.stringify(folder)}`;
  const hint = `write name: ${folder}, or rename the folder`;
  return [{ code: 'spec/name-mismatch', severity: 'error', message, hint, location }];
}
