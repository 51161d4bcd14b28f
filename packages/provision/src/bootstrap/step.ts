import { RENDERED, renderedFolder } from '@nodeless/core';
import type { ClusterModel } from '@nodeless/sources';
import { commandLine, type Word } from './shell.ts';

/** One thing that a person does, once, to bring a cluster to life. */
export interface BootstrapStep {
  /** What to do, in the imperative, without a full stop. */
  readonly title: string;
  /** Why, and what to know before; one line. */
  readonly why: string;
  /** The step is only needed in this case. */
  readonly when?: string;
  /** POSIX shell, to be run at the repository's root; one or more lines. */
  readonly command: string;
  /** POSIX shell that shows that it worked. */
  readonly verify?: string;
}

/** Path of a rendered file from the repository's root. */
export function renderedPath({ spec }: ClusterModel, file: string): string {
  return `${renderedFolder(spec.name)}/${file}`;
}

/** Path of a file of the bootstrap from the repository's root. */
export function bootstrapPath(model: ClusterModel, file: string): string {
  return renderedPath(model, RENDERED.bootstrap(file));
}

/** A command of kubectl for this cluster alone, whatever the current context is. */
export function kubectl({ spec }: ClusterModel, ...words: readonly Word[]): string {
  return commandLine('kubectl', '--context', spec.name, ...words);
}

/**
 * Field manager of Argo CD's server-side apply. A field that `kubectl` owns besides it stays when git drops it.
 * Source: common.ArgoCDSSAManager of Argo CD v3.5.1
 */
const FIELD_MANAGER = 'argocd-controller';

/** Applies as Argo CD does later: on the server and under its name, so that it owns all fields from the first day on. */
export function apply(model: ClusterModel, ...words: readonly Word[]): string {
  return kubectl(
    model,
    ...['apply', '--server-side', `--field-manager=${FIELD_MANAGER}`, '--force-conflicts'],
    ...words,
  );
}
