import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFile, compareText } from '@nodeless/core';
import type { Answers } from './answers.ts';
import { clusterTemplate, INSTALLED_SCHEMAS } from './cluster-template.ts';
import { ownerOf } from './remote.ts';

/** A file of a new repository. */
export interface NewFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Nx that `@nodeless/nx` is tested with. */
export const NX_VERSION = '22.7.12';

/** What npm would leave out of a package, or take for its own, has `_` for its dot in the templates. */
const HIDDEN = /(^|\/)_/g;

/**
 * The files of a new repository, sorted by path: those of the template folder, and one cluster.
 *
 * @param folder with the templates; `__PLACEHOLDER__` in them stands for an answer
 * @param version of the command line, which the repository is pinned to
 */
export function repositoryFiles(folder: string, answers: Answers, version: string): NewFile[] {
  const { cluster, stages, region, accountId } = answers;
  const values = valuesOf(answers, version);
  const files = pathsBelow(folder)
    .map((path) => ({
      path: path.replace(HIDDEN, '$1.'),
      text: filled(readFileSync(join(folder, path), 'utf8'), values),
    }))
    .filter(({ path }) => isOfHost(path, ownerOf(answers.repositoryUrl).host));
  const text = clusterTemplate(
    cluster,
    { stage: stages[0], region, accountId },
    { schemas: INSTALLED_SCHEMAS, apps: ['hello'] },
  );
  return [...files, { path: clusterFile(cluster), text }].sort((a, b) => compareText(a.path, b.path));
}

function valuesOf(answers: Answers, version: string): Readonly<Record<string, string>> {
  const { name, cluster, stages, repositoryUrl } = answers;
  const { owner } = ownerOf(repositoryUrl);
  return {
    NAME: name,
    CLUSTER: cluster,
    STAGES: stages
      .map(yamlWord)
      .map((stage) => `\n  ${stage}:\n    tags: { stage: ${stage} }`)
      .join(''),
    REPOSITORY_URL: repositoryUrl,
    OWNERS: `@${owner === undefined ? '' : `${owner}/`}platform`,
    NODELESS_VERSION: version,
    NX_VERSION,
  };
}

/** A template with its placeholders replaced. @throws Error for one that stands for nothing */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  const whole = text.replaceAll(/__([A-Z][A-Z_]*[A-Z])__/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${placeholder} in a template stands for nothing`);
    return value;
  });
  // A value of several lines begins on a line of its own.
  return whole.replaceAll(/ +$/gm, '');
}

/** A repository at GitHub needs no pipeline of GitLab, nor the other way round; any other host may be one of either. */
function isOfHost(path: string, host: string): boolean {
  if (host.includes('github')) return path !== '.gitlab-ci.yml';
  return !(host.includes('gitlab') && path.startsWith('.github/'));
}

/** YAML would read some names as another type. */
function yamlWord(name: string): string {
  return /^[a-z][a-z0-9-]*$/.test(name) && !['null', 'true', 'false'].includes(name) ? name : `'${name}'`;
}

function pathsBelow(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? pathsBelow(folder, path) : [path];
  });
}
