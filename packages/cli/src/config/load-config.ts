import { createRequire } from 'node:module';
import { join } from 'node:path';
import { COMPONENTS, NO_EXTENSIONS, type Extensions } from '@nodeless/catalogue';
import { platformApplications } from '@nodeless/sources';
import { definitionStack, type Diagnostic, type Outcome } from '@nodeless/core';
import type { FormatDefinition, OwnRule } from '@nodeless/review';
import { configFile } from './config-file.ts';
import type { NodelessConfig } from './define-config.ts';
import { guardedComponent, guardedRule, type ConfigPlace } from './extension-error.ts';
import { guardedDanger } from './guarded-danger.ts';
import { guardedFormat } from './guarded-format.ts';
import { locationIn, placeIn, stackLocation } from './stack-location.ts';
import { thrownText } from './thrown-text.ts';
import { configProblems, extendedCatalogue } from './validate-config.ts';

/** What a repository adds, ready to be called: nothing of it throws anything but an `ExtensionError`. */
export interface OwnExtensions extends Extensions {
  /** Rules over what a change does. */
  readonly dangers: readonly OwnRule[];
  /** Outputs of `nodeless diff`. */
  readonly formats: readonly FormatDefinition[];
}

const NONE: OwnExtensions = { ...NO_EXTENSIONS, dangers: [], formats: [] };

/**
 * What a repository adds with its `nodeless.config`, or nothing. This runs code of the repository: with
 * the rights of whoever runs the program, as its build scripts do.
 */
export function loadExtensions(root: string): Outcome<OwnExtensions> {
  const { value: file, diagnostics } = configFile(root);
  if (file === undefined) return diagnostics.length > 0 ? { diagnostics } : { value: NONE, diagnostics };
  const place = { root, file };
  try {
    return extensionsIn(defaultExport(createRequire(join(root, file))(join(root, file))), place);
  } catch (error) {
    return { diagnostics: [notLoaded(error, place)] };
  }
}

function defaultExport(loaded: unknown): unknown {
  return typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded;
}

function extensionsIn(exported: unknown, place: ConfigPlace): Outcome<OwnExtensions> {
  const problems = configProblems(exported, platformApplications(COMPONENTS));
  if (problems.length > 0) {
    const diagnostics = problems.map(({ message, definition }): Diagnostic => ({
      code: 'config/invalid',
      severity: 'error',
      message,
      hint: 'docs/extending.md shows what a config may hold',
      location: locationIn(place.root, definitionStack(definition) ?? '') ?? placeIn(place.file),
    }));
    return { diagnostics };
  }
  const { components = [], rules = [], dangers = [], formats = [] } = exported as NodelessConfig;
  const value = {
    catalogue: extendedCatalogue(components.map((component) => guardedComponent(component, place))),
    rules: rules.map((rule) => guardedRule(rule, place)),
    dangers: dangers.map((danger) => guardedDanger(danger, place)),
    formats: formats.map((format) => guardedFormat(format, place)),
  };
  return { value, diagnostics: [] };
}

function notLoaded(error: unknown, { root, file }: ConfigPlace): Diagnostic {
  const { code } = Object(error) as { readonly code?: unknown };
  const needsTypes = code === 'ERR_UNKNOWN_FILE_EXTENSION' || code === 'ERR_NO_TYPESCRIPT';
  return {
    code: 'config/not-loaded',
    severity: 'error',
    message: `${file} cannot be loaded: ${thrownText(error).split('\n', 1)[0]}`,
    hint: needsTypes
      ? 'this Node reads no TypeScript: use Node 22.18 or later, or write nodeless.config.mjs'
      : 'it is code of this repository: correct it there, and run again',
    location: stackLocation(root, error) ?? placeIn(file),
  };
}
