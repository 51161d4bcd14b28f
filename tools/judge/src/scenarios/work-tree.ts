import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, folderRecord } from '@nodeless/core';
import { parse, parseDocument, type Document } from 'yaml';
import { nodeless } from '../bootstrap.ts';
import { git } from '../git/repositories.ts';
import { Refusal, run } from '../machine/run.ts';

const PERSON = [
  '-c',
  'user.name=judge',
  '-c',
  'user.email=judge@example.com',
  '-c',
  'core.hooksPath=/dev/null',
];

/** A deployment of an app, in the tree and in the cluster. */
export interface AppDeployment {
  readonly application: string;
  readonly file: string;
  readonly namespace: string;
  readonly name: string;
}

/** A scratch clone of the repository, in which a scenario edits one cluster. */
export class WorkTree {
  readonly folder: string;
  readonly cluster: string;

  private constructor(folder: string, cluster: string) {
    this.folder = folder;
    this.cluster = cluster;
  }

  static async clone(repository: string, commit: string, folder: string, cluster: string): Promise<WorkTree> {
    rmSync(folder, { recursive: true, force: true });
    await run('git', ['clone', '--quiet', '--shared', '--no-checkout', repository, folder]);
    await git(folder, 'checkout', '--quiet', '--detach', commit);
    return new WorkTree(folder, cluster);
  }

  /** Path of a file of the rendered tree from the root of the repository. */
  rendered(file: string): string {
    return `clusters/${this.cluster}/rendered/${file}`;
  }

  get source(): string {
    return `clusters/${this.cluster}/cluster.yaml`;
  }

  read(file: string): unknown {
    return parse(readFileSync(join(this.folder, file), 'utf8'));
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  edit(file: string, change: (document: Document.Parsed) => void): void {
    const document = parseDocument(readFileSync(join(this.folder, file), 'utf8'));
    change(document);
    writeFileSync(join(this.folder, file), document.toString());
  }

  move(from: string, to: string): void {
    mkdirSync(dirname(join(this.folder, to)), { recursive: true });
    renameSync(join(this.folder, from), join(this.folder, to));
  }

  /** Makes the record of an Application's folder what its files are, as `generate` would. */
  record(application: string): void {
    const manifests = `manifests/${application}`;
    const folder = join(this.folder, this.rendered(manifests));
    const record = join(this.folder, this.rendered(folderRecord(manifests)));
    const [heading = ''] = readFileSync(record, 'utf8').split('\n');
    const files = readdirSync(folder).filter((name) => join(folder, name) !== record);
    const lines = files.sort().map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}  ${name}`,
    );
    writeFileSync(record, [heading, ...lines, ''].join('\n'));
  }

  remove(file: string): void {
    rmSync(join(this.folder, file), { recursive: true });
  }

  /** Replaces the list of apps of the cluster. */
  setApps(change: (names: readonly string[]) => readonly string[]): void {
    this.edit(this.source, (document) => {
      const names: unknown = document.toJS().apps;
      document.set('apps', change(Array.isArray(names) ? names.map(String) : []));
    });
  }

  /** The domain that the cluster may expose hosts in. */
  domain(): string {
    const domain = at(this.read(this.source), 'components', 'externalDns', 'domain');
    if (typeof domain !== 'string') throw new Refusal('this scenario needs components.externalDns.domain');
    return domain;
  }

  /** A Deployment of the first app that the cluster has. */
  appDeployment(): AppDeployment {
    const files = readdirSync(join(this.folder, this.rendered('argocd/applications')));
    for (const name of files.filter((file) => file.endsWith('.yaml')).sort()) {
      const application = name.slice(0, -'.yaml'.length);
      const folder = this.rendered(`manifests/${application}`);
      if (at(this.read(this.rendered(`argocd/applications/${name}`)), 'spec', 'project') !== 'workloads')
        continue;
      const manifests = existsSync(join(this.folder, folder)) ? readdirSync(join(this.folder, folder)) : [];
      const file = manifests.find((candidate) => candidate.startsWith('deployment-'));
      if (file === undefined) continue;
      const metadata = at(this.read(`${folder}/${file}`), 'metadata');
      const [namespace, own] = [String(at(metadata, 'namespace')), String(at(metadata, 'name'))];
      return { application, file: `${folder}/${file}`, namespace, name: own };
    }
    throw new Refusal('this scenario needs a cluster with an app');
  }

  /** Renders the cluster; that much is deleted is what scenarios are for. */
  generate(): Promise<string> {
    return nodeless(this.folder, ['generate', this.cluster, '--allow-deletions']);
  }

  /** Commits all; answers the commit. */
  async commit(message: string): Promise<string> {
    await git(this.folder, 'add', '--all');
    await git(
      this.folder,
      ...PERSON,
      'commit',
      '--quiet',
      '--no-verify',
      '--allow-empty',
      '--message',
      message,
    );
    return (await git(this.folder, 'rev-parse', 'HEAD')).trim();
  }

  /** Makes the files those of a commit again. */
  async restore(commit: string): Promise<void> {
    await git(this.folder, 'rm', '-r', '--quiet', '--force', '.');
    await git(this.folder, 'checkout', '--quiet', commit, '--', '.');
  }
}
