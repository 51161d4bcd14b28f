import { mergeDifference } from './merge-difference.ts';
import {
  at as valueAt,
  clusterFile,
  hasErrors,
  isJsonObject,
  maps,
  type Diagnostic,
  type JsonObject,
  type JsonValue,
} from '@nodeless/core';
import {
  configDifferences,
  configPathWords,
  describedConfig,
  provision,
  residue,
  type ConfigDifference,
} from '@nodeless/provision';
import type { ClusterModel, ParsedCluster } from '@nodeless/sources';
import { PrintCache } from '@nodeless/tree';
import { modelOf, type LoadedFleet } from '../fleet.ts';
import { renderCluster } from '../pipeline.ts';
import type { NewFile } from '../init/template.ts';
import { schemasOf } from '../new/schemas-folder.ts';
import type { SubnetPlaces } from './network.ts';
import { clusterText } from './cluster-text.ts';
import { IMPORT_CODES } from './codes.ts';
import { withValue, type ClusterDraft } from './draft.ts';
import { addonVersions, clusterKeys } from './keys.ts';
import { documentPath, Places } from './places.ts';
import { pruned } from './prune.ts';
import { at, type ReadConfig } from './read-config.ts';
import { yamlText } from './yaml-text.ts';

export interface ImportInput extends ReadConfig {
  /** What was read, in a line: the name of a file, or of a cluster in AWS. */
  readonly origin: string;
  readonly stage: string;
  readonly accountId: string;
  /** What facts.json holds beside the versions of add-ons. @default nothing */
  readonly facts?: JsonObject;
  /** Entries of access that follow from other keys of cluster.yaml, by their principals. @default none do */
  readonly madeEntries?: ReadonlySet<string>;
  /** @default nothing is known */
  readonly subnetPlaces?: SubnetPlaces;
}

/** The sources of a cluster that describe what was read; without files, why there are none. */
export interface Imported {
  readonly files: readonly NewFile[];
  readonly findings: readonly Diagnostic[];
  /** What is left to know, a paragraph each. */
  readonly notes: readonly string[];
  /** How many values of the ClusterConfig were compared, and found the same. */
  readonly compared: number;
}

/**
 * Makes the sources of a cluster from its ClusterConfig, and proves them: what is rendered from the very files that are given
 * back describes the same cluster, field by field. Whatever has no key goes below `eksctl`; what cannot stand there either
 * is an error at its place in what was read.
 */
export function importCluster(fleet: LoadedFleet, input: ImportInput): Imported {
  const { config } = input;
  const name = String(valueAt(config, 'metadata', 'name'));
  const trial = new Trial(fleet, name, input);
  const draft = clusterKeys(config, {
    ...input,
    inheritedTags: inherited(fleet, input.stage, 'tags'),
  });
  const components = inherited(fleet, input.stage, 'components');
  const off = Object.fromEntries(components.map((key) => [key, false]));
  const bare = components.length === 0 ? draft.value : withValue(draft.value, ['components'], off);
  const first = trial.parse(bare);
  if (first.value === undefined) return refused(relocated(trial, bare, first, draft, input));
  const settled = withComponents(trial, withSettings(trial, bare, config), components, config);
  const whole = withOverlay(trial, settled, config);
  const parsed = trial.parse(whole);
  if (parsed.value === undefined) return refused(relocated(trial, whole, parsed, draft, input));
  const differences = trial.differences(parsed.value, config);
  if (differences.length > 0) return refused(differences.map((one) => inexpressible(one, input)));
  const short = pruned(whole, (value) => trial.meaning(value));
  return proven(fleet, trial, short, input);
}

/** Reads back the text that is given back, and compares what it renders with what was read. */
function proven(fleet: LoadedFleet, trial: Trial, value: JsonObject, input: ImportInput): Imported {
  const text = clusterText(value, input.origin, schemasOf(fleet.root));
  const parsed = trial.parseText(text);
  if (parsed.value === undefined) return refused(parsed.diagnostics);
  const differences = trial.differences(parsed.value, input.config);
  if (differences.length > 0) return refused(differences.map((one) => inexpressible(one, input)));
  const facts = trial.facts;
  const path = clusterFile(trial.name);
  return {
    files: [{ path, text }, ...(facts === undefined ? [] : [{ path: factsPath(trial.name), text: facts }])],
    findings: parsed.diagnostics,
    notes: [...notesOf(value, parsed.value, input), ...leftToDo(parsed.value)],
    compared: countValues(describedConfig(input.config)),
  };
}

function notesOf(value: JsonObject, { spec }: ClusterModel, { config }: ImportInput): string[] {
  const { components, eksctl } = value;
  const version = valueAt(config, 'metadata', 'version');
  const named = typeof version === 'string' && version !== 'auto';
  return [
    ...(named
      ? []
      : [
          `no Kubernetes version was read, so the cluster takes ${spec.kubernetes.version} of its fleet; where it runs another, write kubernetes.version`,
        ]),
    ...(isJsonObject(eksctl)
      ? [`below eksctl, because cluster.yaml has no key for it: ${Object.keys(eksctl).join(', ')}`]
      : []),
    ...(isJsonObject(components)
      ? [
          `left out, although the fleet asks for it: ${Object.keys(components)
            .map((key) => `components.${key}`)
            .join(', ')}`,
        ]
      : []),
  ];
}

/** What `nodeless generate` would still refuse: the cluster runs with it, and a reader of the sources has to decide. */
function leftToDo(model: ClusterModel): string[] {
  const { diagnostics } = renderCluster(model, new PrintCache());
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, hint, location }) => {
      const place = location === undefined ? '' : `${location.file}:${location.line}:${location.column} `;
      return `left to do: ${place}${code}: ${message}${hint === undefined ? '' : `; ${hint}`}`;
    });
}

/** Sources in the making, as the fleet would read them. */
class Trial {
  readonly name: string;
  readonly facts: string | undefined;
  readonly #fleet: LoadedFleet;

  constructor(fleet: LoadedFleet, name: string, { config, facts = {} }: ImportInput) {
    this.#fleet = fleet;
    this.name = name;
    const addons = addonVersions(config);
    const known = { ...facts, ...(Object.keys(addons).length === 0 ? {} : { addons }) };
    if (Object.keys(known).length > 0) {
      const document = { apiVersion: 'nodeless/v1alpha1', kind: 'Facts', ...known };
      this.facts = `${JSON.stringify(document, null, 2)}\n`;
    }
  }

  parse(value: JsonObject): ParsedCluster {
    return this.parseText(yamlText(value));
  }

  parseText(text: string): ParsedCluster {
    return modelOf(this.#fleet, {
      folder: this.name,
      cluster: { path: clusterFile(this.name), bytes: Buffer.from(text) },
      ...(this.facts === undefined
        ? {}
        : { facts: { path: factsPath(this.name), bytes: Buffer.from(this.facts) } }),
    });
  }

  /** All that a document says, with the defaults; undefined where it is not sound. */
  meaning(value: JsonObject): string | undefined {
    const { value: model } = this.parse(value);
    if (model === undefined) return undefined;
    const { catalogue: _, ...spec } = model.spec;
    return JSON.stringify(spec);
  }

  differences(model: ClusterModel, config: JsonObject): ConfigDifference[] {
    return configDifferences(config, renderedConfig(model));
  }
}

function renderedConfig(model: ClusterModel): JsonObject {
  return JSON.parse(JSON.stringify(provision(model).clusterConfig)) as JsonObject;
}

/** Settings of add-ons that follow from other keys, where what was read has others. */
function withSettings(trial: Trial, value: JsonObject, config: JsonObject): JsonObject {
  const { value: model } = trial.parse(value);
  if (model === undefined) return value;
  const settings = (of: JsonObject) =>
    new Map(
      maps(describedConfig(of)['addons']).map((addon) => [
        String(addon['name']),
        addon['configurationValues'],
      ]),
    );
  const [wanted, rendered] = [settings(config), settings(renderedConfig(model))];
  return [...rendered].reduce((all, [addon, got]) => {
    const want = wanted.get(addon);
    if (!wanted.has(addon) || JSON.stringify(want) === JSON.stringify(got)) return all;
    const change = mergeDifference(isJsonObject(got) ? got : {}, isJsonObject(want) ? want : {});
    const before = valueAt(all, 'addons', addon, 'rawConfiguration');
    const whole = isJsonObject(before) ? { ...before, ...change } : change;
    return Object.keys(change).length === 0
      ? all
      : withValue(all, ['addons', addon, 'rawConfiguration'], whole);
  }, value);
}

/** Components of the fleet that the cluster has already: with them, less differs than without. */
function withComponents(
  trial: Trial,
  value: JsonObject,
  components: readonly string[],
  config: JsonObject,
): JsonObject {
  const count = (one: JsonObject): number => {
    const { value: model } = trial.parse(one);
    return model === undefined ? Number.POSITIVE_INFINITY : trial.differences(model, config).length;
  };
  return components.reduce((all, key) => {
    const { [key]: _, ...others } = isJsonObject(all['components']) ? all['components'] : {};
    const asked = { ...all, components: others };
    return count(asked) < count(all) ? asked : all;
  }, value);
}

function withOverlay(trial: Trial, value: JsonObject, config: JsonObject): JsonObject {
  const { value: model } = trial.parse(value);
  if (model === undefined) return value;
  const rest = residue(config, renderedConfig(model));
  return Object.keys(rest).length === 0 ? value : { ...value, eksctl: rest };
}

/** Keys below a key of the fleet or the stage whose values are not off. */
function inherited({ fleet }: LoadedFleet, stage: string, key: string): string[] {
  const layers = [fleet.defaults, fleet.stages.get(stage)];
  const merged = Object.assign({}, ...layers.map((layer) => layer?.value[key] ?? {})) as JsonObject;
  return Object.keys(merged).filter((name) => merged[name] !== false);
}

/** Findings about the sources in the making, at the values that these come from. */
function relocated(
  trial: Trial,
  value: JsonObject,
  { diagnostics }: ParsedCluster,
  draft: ClusterDraft,
  { locate }: ImportInput,
): Diagnostic[] {
  const places = new Places(clusterFile(trial.name), yamlText(value));
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ location, related: _, ...finding }): Diagnostic => {
      const path = location === undefined ? [] : places.pathOf(location);
      return at(locate(draft.originOf(path) ?? ['metadata', 'name']), finding);
    });
}

function inexpressible(
  { path, read, rendered }: ConfigDifference,
  { config, locate }: ImportInput,
): Diagnostic {
  const words = configPathWords(path);
  const told = (value: JsonValue | undefined) =>
    value === undefined ? 'nothing' : short(JSON.stringify(value));
  return at(locate(documentPath(config, path)), {
    code: IMPORT_CODES['import/inexpressible'].code,
    severity: 'error',
    message: `a cluster.yaml cannot describe ${words}: what was read has ${told(read)}, what would be rendered has ${told(rendered)}`,
    hint: 'docs/import.md tells what has no key and cannot stand below eksctl either; change it first, or leave this cluster to eksctl',
  });
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function refused(findings: readonly Diagnostic[]): Imported {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!hasErrors(errors)) throw new Error('an import was refused without a reason');
  return { files: [], findings: errors, notes: [], compared: 0 };
}

function factsPath(name: string): string {
  return clusterFile(name).replace(/cluster\.yaml$/, 'facts.json');
}

function countValues(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value as JsonObject).reduce<number>((sum, item) => sum + countValues(item), 0);
}
