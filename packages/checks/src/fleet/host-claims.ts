import { askedComponents } from '@nodeless/catalogue';
import { at, describeObject, maps, type JsonValue, type Resource } from '@nodeless/core';
import { hostnameAnnotations, type ClusterModel } from '@nodeless/sources';
import type { Claim } from './claim.ts';

/** A name that a cluster keeps the record of. */
export interface HostClaim extends Claim {
  /** Hosted zones that may hold the record; undefined: every zone of the account that fits. */
  readonly zones?: readonly string[];
}

/** Kept beside others of the same name, which answers are chosen from. */
const SET_IDENTIFIER = 'set-identifier';

/**
 * The names whose records a component keeps in DNS: hosts of Ingresses, and annotations of both kinds of objects. Names that
 * nobody keeps are left out, and so are those that are told apart by a set identifier (weighted and other routing).
 */
export function hostClaims({
  model,
  resources,
}: {
  readonly model: ClusterModel;
  readonly resources: readonly Resource[];
}): HostClaim[] {
  const keepers = askedComponents(model.spec.catalogue, model.spec.components).flatMap(
    ({ component, options }) => component.keptNames?.(options) ?? [],
  );
  if (keepers.length === 0) return [];
  const annotations = hostnameAnnotations(model.spec);
  return resources.flatMap(({ manifest, origin }) => {
    if (manifest.kind !== 'Ingress' && manifest.kind !== 'Service') return [];
    const written = manifest.metadata.annotations ?? {};
    const isShared = annotations.some((key) => written[key.replace(/[^/]*$/, SET_IDENTIFIER)] !== undefined);
    if (isShared) return [];
    const ofRules =
      manifest.kind === 'Ingress' ? maps(at(manifest, 'spec', 'rules')).map(({ host }) => host) : [];
    const ofAnnotations = annotations.flatMap((key) => (written[key] ?? '').split(','));
    const hosts = new Set([...ofRules, ...ofAnnotations].flatMap(nameOf));
    return [...hosts].flatMap((host) => {
      const keeper = keepers.find(({ domain }) => host === domain || host.endsWith(`.${domain}`));
      if (keeper === undefined) return [];
      const { location } = model.provenance(origin.specPath);
      const { zones } = keeper;
      return [
        { value: host, what: describeObject(manifest), location, ...(zones === undefined ? {} : { zones }) },
      ];
    });
  });
}

function nameOf(value: JsonValue | undefined): string[] {
  const name = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return name === '' ? [] : [name];
}
