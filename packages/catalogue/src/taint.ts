/** A taint of nodes, in the words of Kubernetes. */
export interface Taint {
  readonly key: string;
  readonly value?: string | undefined;
  readonly effect: string;
}
