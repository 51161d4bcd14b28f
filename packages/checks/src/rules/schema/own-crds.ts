import { parseYaml, type Resource } from '@nodeless/core';
import { crdChecks, isCrd, type Check } from '@nodeless/kubernetes-schema';
import { crdRules, type RuleTree } from '@nodeless/kubernetes-schema/cel';
import type { ClusterModel, SourceFile } from '@nodeless/sources';

/** A CustomResourceDefinition of the repository's own, or of the tree. */
export interface OwnCrd {
  /** For people: `schemas/crds/databases.yaml`, `the CRD databases.example.com`. */
  readonly name: string;
  readonly crd: object;
}

/** The CRDs of a repository, and what stands among them that is none. */
export interface OwnCrds {
  readonly crds: readonly OwnCrd[];
  readonly broken: readonly { readonly file: string; readonly problem: string }[];
}

/** What the files hold, read once for all clusters. */
const readFiles = new WeakMap<SourceFile, OwnCrds>();

/** The CRDs in `schemas/crds/` and among the objects of the cluster; of two for one kind, that of the cluster is last. */
export function ownCrds({ crds }: ClusterModel, resources: readonly Resource[]): OwnCrds {
  const files = crds.map((file) => {
    const known = readFiles.get(file) ?? readCrds(file);
    readFiles.set(file, known);
    return known;
  });
  const rendered = resources
    .filter(({ manifest }) => isCrd(manifest))
    .map(({ manifest }) => ({ name: `the CRD ${manifest.metadata.name}`, crd: manifest }));
  return {
    crds: [...files.flatMap((one) => one.crds), ...rendered],
    broken: files.flatMap((one) => one.broken),
  };
}

function readCrds({ path, bytes }: SourceFile): OwnCrds {
  const parsed = parseYaml(new TextDecoder().decode(bytes));
  if ('problem' in parsed) return { crds: [], broken: [{ file: path, problem: parsed.problem }] };
  const others = parsed.documents.filter((document) => !isCrd(document)).length;
  return {
    crds: parsed.documents.filter(isCrd).map((crd) => ({ name: path, crd: crd as object })),
    broken:
      others === 0
        ? []
        : [
            {
              file: path,
              problem: `${others} of its documents are no CustomResourceDefinition of apiextensions.k8s.io/v1`,
            },
          ],
  };
}

const compiled = new WeakMap<object, Map<string, ReadonlyMap<string, Check>>>();

/** The checks of the kinds of a CRD, by apiVersion and kind. Each CRD is compiled once for each version of Kubernetes. */
export function checksOfCrd({ crd }: OwnCrd, kubernetes: string): ReadonlyMap<string, Check> {
  const byVersion = compiled.get(crd) ?? new Map<string, ReadonlyMap<string, Check>>();
  compiled.set(crd, byVersion);
  const checks = byVersion.get(kubernetes) ?? crdChecks(crd, kubernetes);
  byVersion.set(kubernetes, checks);
  return checks;
}

const rules = new WeakMap<object, ReadonlyMap<string, RuleTree>>();

/** The rules in CEL of the kinds of a CRD, by apiVersion and kind. */
export function rulesOfCrd({ crd }: OwnCrd): ReadonlyMap<string, RuleTree> {
  const known = rules.get(crd) ?? crdRules(crd);
  rules.set(crd, known);
  return known;
}
