import { isBuiltInGroup } from '@nodeless/contracts/kubernetes';
import { apiGroup, type Manifest } from '@nodeless/core';
import {
  builtInChecks,
  customChecks,
  isInTable,
  kindsServed,
  programOf,
  type Check,
  type ShippedTable,
} from '@nodeless/kubernetes-schema';
import { customRules, type KindRules } from '@nodeless/kubernetes-schema/cel';
import { releaseOf, type ClusterModel } from '@nodeless/sources';
import { checksOfCrd, rulesOfCrd, type OwnCrd } from './own-crds.ts';

/** Whose schema decides about an object. */
export interface Judge {
  /** Whose table it is; undefined for a CRD of one's own. */
  readonly program?: ShippedTable;
  /** For people: `Kubernetes`. */
  readonly programName: string;
  /** With its release: `Kubernetes 1.35`. */
  readonly name: string;
  /** As the cluster has it; undefined where AWS chooses it, or there is one alone. */
  readonly release?: string;
  /** Whether the tables hold this very release. What they say of another one may be out of date. */
  readonly isKnown: boolean;
  /** The check of a kind, `apps/v1/Deployment`; undefined for one that it does not serve. */
  readonly check: (gvk: string) => Check | undefined;
  /** The rules in CEL of a kind; undefined for one that has none. */
  readonly rules: KindRules;
  /** The check of a kind in another version of the program that is in the tables. */
  readonly checkIn: (version: string, gvk: string) => Check | undefined;
  /** API versions in which the judge serves a kind of this name. */
  readonly servedIn: (kind: string) => readonly string[];
}

/** Programs that are no component, for people. */
const NAMES: { readonly [program in ShippedTable]?: string } = {
  argocd: 'Argo CD',
  karpenter: 'Karpenter',
  kubernetes: 'Kubernetes',
};

/** Whose schemas the objects of a cluster must fit: undefined for kinds of which nothing is known here. */
export function judges(
  { spec }: ClusterModel,
  crds: readonly OwnCrd[],
): (manifest: Manifest) => Judge | undefined {
  const { version } = spec.kubernetes;
  const ofProgram = new Map<ShippedTable, Judge>();
  const judge = (program: ShippedTable): Judge => {
    const known =
      ofProgram.get(program) ?? judgeOf(program, version, nameOf(spec, program), releaseIn(spec, program));
    ofProgram.set(program, known);
    return known;
  };
  const own = new Map(crds.flatMap((crd) => judgesOf(crd, version)));
  return ({ apiVersion, kind }) => {
    const crd = own.get(`${apiGroup(apiVersion)}/${kind}`);
    if (crd !== undefined) return crd;
    const program = programOf(apiVersion);
    if (program !== undefined) return judge(program);
    return isBuiltInGroup(apiGroup(apiVersion)) ? judge('kubernetes') : undefined;
  };
}

/** The judge of a CRD's kind, by group and kind: the CRD itself, whatever else is known of the kind. */
function judgesOf(crd: OwnCrd, kubernetes: string): [string, Judge][] {
  const checks = checksOfCrd(crd, kubernetes);
  const versions = [...checks.keys()].map((gvk) => gvk.slice(0, gvk.lastIndexOf('/')));
  const judge: Judge = {
    programName: crd.name,
    name: crd.name,
    isKnown: true,
    check: (gvk) => checks.get(gvk),
    rules: (gvk) => rulesOfCrd(crd).get(gvk),
    checkIn: () => undefined,
    servedIn: () => versions,
  };
  return [...checks.keys()].map((gvk) => {
    const [group = '', , kind = ''] = gvk.split('/');
    return [`${group}/${kind}`, judge];
  });
}

function judgeOf(
  program: ShippedTable,
  kubernetes: string,
  name: string,
  release: string | undefined,
): Judge {
  const checksOf = (version: string | undefined) =>
    program === 'kubernetes'
      ? builtInChecks(version ?? kubernetes)
      : customChecks(program, kubernetes, version);
  return {
    program,
    programName: name,
    name: release === undefined ? name : `${name} ${release}`,
    ...(release === undefined ? {} : { release }),
    isKnown: release !== undefined && isInTable(program, release),
    check: checksOf(release),
    rules: program === 'kubernetes' ? () => undefined : customRules(program, release),
    checkIn: (other, gvk) => checksOf(other)(gvk),
    servedIn: (kind) =>
      kindsServed(program, release)
        .filter((one) => one.kind === kind)
        .map((one) => one.apiVersion),
  };
}

function servedBy({ catalogue }: ClusterModel['spec'], program: ShippedTable) {
  return Object.values(catalogue).find(({ schemasOf }) => schemasOf === program);
}

function nameOf(spec: ClusterModel['spec'], program: ShippedTable): string {
  return NAMES[program] ?? servedBy(spec, program)?.title ?? 'the API server';
}

/** Auto Mode brings Karpenter's kinds and says no release of them. */
function releaseIn(spec: ClusterModel['spec'], program: ShippedTable): string | undefined {
  const { kubernetes, compute, versions } = spec;
  switch (program) {
    case 'kubernetes':
      return kubernetes.version;
    case 'karpenter':
      return compute.autoMode ? undefined : versions.karpenter.version;
    case 'argocd':
      return versions.argocd.version;
    default: {
      const component = servedBy(spec, program);
      const release = component && releaseOf(spec, component.key);
      return (release as { readonly version: string } | undefined)?.version;
    }
  }
}
