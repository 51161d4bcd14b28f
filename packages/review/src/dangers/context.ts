import { compareText } from '@nodeless/core';
import type { Change } from '../compare/match.ts';
import type { SideName, TreeReader } from '../input.ts';
import type { ImmutableField } from '../crd/immutable-fields.ts';
import { locate } from '../objects/locate.ts';
import type { ObjectReader } from '../objects/read-objects.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';

/** What rules may know of a cluster beside the one change they look at. Other files are read when they are asked for. */
export class ClusterContext {
  readonly cluster: string;
  readonly changes: readonly Change[];
  readonly maxDeletedPercent: number;
  /** Its stage is one of production, by its name. */
  readonly isProduction: boolean;
  readonly #reader: TreeReader;
  readonly #objects: ObjectReader;
  readonly #immutable: (cluster: ClusterContext) => readonly ImmutableField[];

  constructor(parts: {
    cluster: string;
    changes: readonly Change[];
    maxDeletedPercent: number;
    stage: string | undefined;
    reader: TreeReader;
    objects: ObjectReader;
    immutable: (cluster: ClusterContext) => readonly ImmutableField[];
  }) {
    this.cluster = parts.cluster;
    this.changes = parts.changes;
    this.maxDeletedPercent = parts.maxDeletedPercent;
    this.isProduction = /^prod/i.test(parts.stage ?? '');
    this.#reader = parts.reader;
    this.#objects = parts.objects;
    this.#immutable = parts.immutable;
  }

  files(side: SideName): readonly string[] {
    return this.#reader.files(side, this.cluster);
  }

  /** Files of the objects of an Application; a stack of CloudFormation may have its name. */
  filesOf(side: SideName, application: string): readonly string[] {
    return this.files(side).filter((path) => {
      const located = locate(path);
      return located?.area === 'application' && located.application === application;
    });
  }

  /** All objects in the files that pass; files that cannot be read hold none. */
  objects(side: SideName, passes: (path: string) => boolean, holds = ''): readonly TreeObject[] {
    const texts = this.#reader.read(side, this.files(side).filter(passes));
    return [...texts]
      .filter(([, text]) => text.includes(holds))
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([path, text]) => {
        const read = this.#objects.read(path, text);
        return 'problem' in read ? [] : read;
      });
  }

  /** Bytes of files, one UTF-16 unit counted as one. */
  sizeOf(side: SideName, files: readonly string[]): number {
    return [...this.#reader.read(side, files).values()].reduce((sum, text) => sum + text.length, 0);
  }

  /** The Application that syncs an object, on one side. */
  application(side: SideName, name: string): TreeObject | undefined {
    const folder = `clusters/${this.cluster}/rendered/argocd/`;
    const files = [`${folder}applications/${name}.yaml`, `${folder}${name}.yaml`];
    return this.objects(side, (path) => files.includes(path)).find(
      (object) => isKind(object, 'argoproj.io', 'Application') && object.ref.name === name,
    );
  }

  /** Whether an Application of such a name is there. */
  hasApplication(side: SideName, name: RegExp): boolean {
    const inFolder = /\/rendered\/argocd\/(?:applications\/)?([^/]+)\.yaml$/;
    return this.files(side)
      .map((path) => inFolder.exec(path)?.[1] ?? '')
      .some((file) => name.test(file) && this.application(side, file) !== undefined);
  }

  /** The ClusterConfig of one side. */
  clusterConfig(side: SideName): TreeObject | undefined {
    return this.objects(side, (path) => path.includes('/rendered/eksctl/')).find((object) =>
      isKind(object, 'eksctl.io', 'ClusterConfig'),
    );
  }

  /** Rules of CRDs against a change of a field, from the CRDs of the tree and those of charts that we know. */
  get immutableFields(): readonly ImmutableField[] {
    return this.#immutable(this);
  }

  get isGone(): boolean {
    return this.files('head').length === 0;
  }

  get isNew(): boolean {
    return this.files('base').length === 0;
  }
}
