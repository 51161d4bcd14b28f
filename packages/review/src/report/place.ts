/**
 * Which part of `clusters/<name>/rendered/` a thing stands in, and so who acts on it:
 * `application`: Argo CD syncs it. `bootstrap`: applied once, by hand. `eksctl` and `cloudformation`: a person or a
 * pipeline runs the tool.
 */
export const AREAS = ['application', 'bootstrap', 'eksctl', 'cloudformation'] as const;
export type Area = (typeof AREAS)[number];

/** Where a change stands. */
export interface Place {
  readonly cluster: string;
  readonly area: Area;
  /** Name of the Application (`root` for what lies in `argocd/`); of other areas the name of the area or the stack. */
  readonly application: string;
  /** File of the object in the head, or in the base when it is gone; relative to the repository's root. */
  readonly file: string;
}

/** Names an object without its place. Namespace is absent for objects of the whole cluster. */
export interface ObjectRef {
  /** API group, empty for the core group; `cloudformation` for the resources of a template. */
  readonly group: string;
  /** Kind, or type of a CloudFormation resource. */
  readonly kind: string;
  readonly namespace?: string;
  /** Name, or logical id of a CloudFormation resource. */
  readonly name: string;
}

/** For people: `Deployment web/web`, `NodePool default`. Not escaped. */
export function describeRef({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
