import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, isJsonObject } from '@nodeless/core';
import { parse } from 'yaml';
import { Refusal } from '../machine/run.ts';

/** An Application whose manifests come from another repository. */
export interface ChartApplication {
  readonly name: string;
  /** Path from the root of the repository. */
  readonly file: string;
  readonly url: string;
  readonly commit: string;
}

/** What a rendered tree asks of git. */
export interface RenderedTree {
  readonly cluster: string;
  /** Folder from the root of the repository. */
  readonly folder: string;
  /** URL under which Argo CD reads this repository, and the ref of the branch that it follows. */
  readonly url: string;
  readonly branch: string;
  /** Names of all Applications that take their manifests from this repository. */
  readonly own: readonly string[];
  readonly charts: readonly ChartApplication[];
  /** Of all URLs that are named. */
  readonly hosts: readonly string[];
}

/** @throws Refusal when the cluster is not rendered, or Argo CD does not run in it */
export function readRendered(repository: string, cluster: string): RenderedTree {
  const folder = `clusters/${cluster}/rendered`;
  const source = (file: string): { url: string; revision: string } => {
    const { repoURL, targetRevision } = sourceOf(readFileSync(join(repository, folder, file), 'utf8'));
    return { url: repoURL, revision: targetRevision };
  };
  try {
    readFileSync(join(repository, folder, 'bootstrap/argocd/kustomization.yaml'));
  } catch {
    throw new Refusal(
      `${folder} has no bootstrap/argocd: the judge brings up clusters that run Argo CD themselves`,
    );
  }
  const root = source('argocd/root.yaml');
  const applications = readdirSync(join(repository, folder, 'argocd/applications'))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.yaml'.length), file: `argocd/applications/${file}` }))
    .map((application) => ({ ...application, ...source(application.file) }));
  const charts = applications.filter(({ url }) => url !== root.url);
  return {
    cluster,
    folder,
    url: root.url,
    branch: branchRef(root.revision),
    own: applications.filter(({ url }) => url === root.url).map(({ name }) => name),
    charts: charts.map(({ name, file, url, revision }) => ({
      name,
      file: `${folder}/${file}`,
      url,
      commit: revision,
    })),
    hosts: [...new Set([root.url, ...charts.map(({ url }) => url)].map(hostOf))].sort(),
  };
}

function sourceOf(text: string): { repoURL: string; targetRevision: string } {
  const source = at(parse(text), 'spec', 'source');
  const [repoURL, targetRevision] = [at(source, 'repoURL'), at(source, 'targetRevision')];
  if (!isJsonObject(source) || typeof repoURL !== 'string')
    throw new Refusal('an Application without a source');
  return { repoURL, targetRevision: typeof targetRevision === 'string' ? targetRevision : 'HEAD' };
}

/** Argo CD takes a branch by its short name, too. */
function branchRef(revision: string): string {
  if (revision === 'HEAD') return 'refs/heads/main';
  return revision.startsWith('refs/') ? revision : `refs/heads/${revision}`;
}

function hostOf(url: string): string {
  if (!url.startsWith('https://')) throw new Refusal(`${url}: the judge serves git over HTTPS only`);
  return new URL(url).hostname;
}
