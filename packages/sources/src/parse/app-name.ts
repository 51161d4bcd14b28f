import type { Catalogue } from '@nodeless/catalogue';
import type { CodeDefinition, Diagnostic, SourceLocation } from '@nodeless/core';
import { platformApplications } from '../model/reserved-names.ts';

export const NAME_MISMATCH: CodeDefinition = {
  code: 'spec/name-mismatch',
  severity: 'error',
  title: 'The name in the file differs from its folder',
};

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
