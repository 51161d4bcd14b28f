import type { AppSpec } from '../schema/app.ts';
import type { ClaimTemplateSpec, OwnClaimSpec } from '../schema/app/claim.ts';

/** The name of the volume of a ConfigMap: that may have points, a volume not. */
export function volumeName(name: string): string {
  return name.replaceAll('.', '-');
}

/** The name of the PersistentVolumeClaim that an app makes for a volume. */
export function claimName(app: Pick<AppSpec, 'name'>, volume: string): string {
  return `${app.name}-${volume}`;
}

/** The claims of an app's own, by the names of its volumes. */
export function ownClaims({ volumes }: Pick<AppSpec, 'volumes'>): [volume: string, claim: OwnClaimSpec][] {
  return Object.entries(volumes).flatMap(([name, volume]): [string, OwnClaimSpec][] =>
    'claim' in volume && typeof volume.claim !== 'string' ? [[name, volume.claim]] : [],
  );
}

/** The claims that a StatefulSet makes for each of its pods, by the names of its volumes. */
export function claimTemplates({
  volumes,
}: Pick<AppSpec, 'volumes'>): [volume: string, template: ClaimTemplateSpec][] {
  return Object.entries(volumes).flatMap(([name, volume]): [string, ClaimTemplateSpec][] =>
    'claimTemplate' in volume ? [[name, volume.claimTemplate]] : [],
  );
}
