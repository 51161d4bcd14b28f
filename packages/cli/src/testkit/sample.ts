import { clusterFile, isJsonObject, parseYaml, printYaml, type JsonObject } from '@nodeless/core';
import { repositoryFiles } from '../init/template.ts';
import { TEMPLATE_FOLDER, VERSION } from '../installation.ts';

/** The sources of a repository: text by path, `clusters/sample/cluster.yaml`. */
export interface Sources {
  readonly [path: string]: string;
}

export interface SampleOptions {
  /**
   * The beginning of the cluster.yaml: keys that are not in it follow with the values of the sample, so that lines of findings are
   * lines of this text. `name` names the cluster. Default: the cluster that `nodeless init` writes, called `sample`.
   */
  readonly clusterYaml?: string;
  /** Other sources, by path: `clusters/fleet.yaml`, `apps/web/app.yaml`, `clusters/sample/facts.json`. */
  readonly files?: Sources;
}

const SAMPLE = {
  name: 'sample',
  cluster: 'sample',
  accountId: '999911112222',
  region: 'eu-central-1',
  stages: ['dev', 'prod'],
  repositoryUrl: 'https://github.com/acme/platform.git',
} as const;

/** What Nodeless reads. */
const SOURCE = /^(clusters|apps|argocd)\//;

/** A small repository without findings: what `nodeless init` writes, with one cluster of the stage `dev` and one app, `hello`. */
export function sampleSources({ clusterYaml, files = {} }: SampleOptions = {}): Sources {
  const all = repositoryFiles(TEMPLATE_FOLDER, SAMPLE, VERSION).filter(({ path }) => SOURCE.test(path));
  const sample = Object.fromEntries(all.map(({ path, text }) => [path, text]));
  if (clusterYaml === undefined) return { ...sample, ...files };
  const { [clusterFile(SAMPLE.cluster)]: whole = '', ...rest } = sample;
  const given = mapIn(clusterYaml);
  const name = given?.['name'];
  return {
    ...rest,
    [clusterFile(typeof name === 'string' ? name : SAMPLE.cluster)]:
      given === undefined ? clusterYaml : completed(clusterYaml, given, whole),
    ...files,
  };
}

/**
 * The sources with one string replaced in one file.
 *
 * @throws Error when the string does not stand there exactly once
 */
export function edited(sources: Sources, path: string, from: string, to: string): Sources {
  const parts = sources[path]?.split(from);
  if (parts === undefined)
    throw new Error(`there is no source ${path}; there are ${Object.keys(sources).join(', ')}`);
  if (parts.length !== 2)
    throw new Error(`${JSON.stringify(from)} stands in ${path} ${parts.length - 1} times, and not once`);
  return { ...sources, [path]: parts.join(to) };
}

function completed(text: string, given: JsonObject, sample: string): string {
  const missing = Object.entries(mapIn(sample) ?? {}).filter(([key]) => !Object.hasOwn(given, key));
  if (missing.length === 0) return text;
  return `${text}${text.endsWith('\n') ? '' : '\n'}${printYaml(Object.fromEntries(missing))}`;
}

/** The map of a YAML text, empty for an empty text; undefined for another value, and for what is no YAML. */
function mapIn(text: string): JsonObject | undefined {
  const parsed = parseYaml(text);
  if ('problem' in parsed || parsed.documents.length > 1) return undefined;
  const [value = {}] = parsed.documents;
  return isJsonObject(value) ? value : undefined;
}
