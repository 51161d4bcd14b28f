import { NO_EXTENSIONS, type Extensions } from '@nodeless/catalogue';
import {
  hasErrors,
  isJsonObject,
  sortedBy,
  type Diagnostic,
  type JsonValue,
  type Outcome,
} from '@nodeless/core';
import type { Layer } from '../layers/stack.ts';
import type { SourceFile } from '../read/document.ts';
import { AppSchema, type AppSpec } from '../schema/app.ts';
import { ArgocdProjectsSchema, ArgocdSettingsSchema } from '../schema/argocd.ts';
import { schemasOf } from '../schema/catalogue-schemas.ts';
import { FleetSchema } from '../schema/fleet.ts';
import type { Fleet } from './parsed-fleet.ts';
import type { AppRuleInput } from './rule.ts';
import { APP_RULES } from './rules.ts';
import { readSource, validatePart, type Source } from './validate.ts';

/** The sources that all clusters share, as the CLI read them. */
export interface FleetFiles {
  readonly fleet: SourceFile;
  readonly argocdSettings: SourceFile;
  readonly argocdProjects: SourceFile;
  /** `apps/<name>/app.yaml` by folder name. */
  readonly apps: ReadonlyMap<string, SourceFile>;
}

/** What the schema of an app cannot say. */
export function checkApp(input: AppRuleInput): Diagnostic[] {
  return APP_RULES.flatMap((rule) => rule.check(input));
}

/** Reads everything that clusters share. Whatever is broken is reported; only without fleet.yaml is there no fleet. */
export function parseFleet(
  files: FleetFiles,
  { catalogue, rules }: Extensions = NO_EXTENSIONS,
): Outcome<Fleet> {
  const diagnostics: Diagnostic[] = [];
  const collect = <T>(outcome: Outcome<T>): T | undefined => {
    diagnostics.push(...outcome.diagnostics);
    return outcome.value;
  };
  const apps = new Map<string, Source<AppSpec>>();
  const brokenApps = new Set<string>();
  for (const [folder, file] of sortedBy(files.apps, ([name]) => name)) {
    const app = readSource(AppSchema, file, 'app');
    const problems = [
      ...app.diagnostics,
      ...(app.value === undefined ? [] : checkApp({ ...app.value, folder, catalogue })),
    ];
    diagnostics.push(...problems);
    if (app.value === undefined || hasErrors(problems)) brokenApps.add(folder);
    else apps.set(folder, app.value);
  }
  const settings = collect(readSource(ArgocdSettingsSchema, files.argocdSettings, 'argocd'));
  const projects = collect(readSource(ArgocdProjectsSchema, files.argocdProjects, 'argocd'));
  const fleet = collect(readSource(FleetSchema, files.fleet, 'fleet'));
  if (fleet === undefined) return { diagnostics };

  const layer = (name: Layer['name'], base: Layer['base'], value: JsonValue | undefined): Layer => ({
    name,
    document: fleet.document,
    base,
    value: isJsonObject(value) ? value : {},
  });
  const stages = new Map(
    Object.entries(fleet.value.stages).map(([stage, value]) => [
      stage,
      layer('stage', ['stages', stage], value as JsonValue),
    ]),
  );
  const defaults = layer('fleet', ['defaults'], fleet.value.defaults as JsonValue);
  diagnostics.push(
    ...[defaults, ...stages.values()].flatMap((part) => validatePart(schemasOf(catalogue).layer, part)),
  );
  const argocd = {
    ...(settings === undefined ? {} : { settings }),
    ...(projects === undefined ? {} : { projects }),
  };
  return { value: { catalogue, rules, defaults, stages, apps, brokenApps, ...argocd }, diagnostics };
}
