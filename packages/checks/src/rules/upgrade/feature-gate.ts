import { canScaleFromZero, fieldsWithoutGate, type GatedFieldUse } from '@nodeless/contracts/kubernetes';
import { at, describeObject, specPath, type Manifest } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/**
 * The API server takes a field whose gate is off and drops it in silence, or refuses the object. Which gates are on follows
 * the version: EKS sets none of its own.
 */
export const featureGates: Rule = {
  codes: [
    {
      code: 'upgrade/feature-gate',
      severity: 'error or warning',
      title: 'A field or value needs a feature gate that this version of Kubernetes has off',
    },
  ],
  references: ['packages/contracts/src/kubernetes/feature-gates.ts'],
  *check({ model, resources }) {
    const { version } = model.spec.kubernetes;
    const related = [
      {
        message: `Kubernetes ${version}`,
        location: model.provenance(specPath('cluster', 'kubernetes', 'version')).location,
      },
    ];
    for (const { manifest, origin } of resources) {
      for (const use of fieldsWithoutGate(manifest, version)) {
        yield finding(model, origin.specPath, 'upgrade/feature-gate', messageOf(manifest, use, version), {
          severity: use.effect === 'dropped' ? 'warning' : 'error',
          hint:
            use.onFrom === undefined
              ? 'leave it out: no version has the gate on by default, and EKS opens none'
              : `leave it out, or write it once the cluster runs ${use.onFrom}`,
          related,
        });
      }
      if (wantsNoPods(manifest) && !canScaleFromZero(manifest)) {
        const message = `${describeObject(manifest)} would be refused: minReplicas 0 needs a metric of type Object or External, which exists without pods`;
        yield finding(model, origin.specPath, 'upgrade/feature-gate', message, {
          hint: 'scale by such a metric, or write minReplicas: 1',
        });
      }
    }
  },
};

function messageOf(
  manifest: Manifest,
  { path, gate, onFrom, effect }: GatedFieldUse,
  version: string,
): string {
  const does = effect === 'dropped' ? 'drops it in silence' : 'refuses it';
  const when = onFrom === undefined ? '' : ` before ${onFrom}`;
  return `${describeObject(manifest)} writes ${path.join('.')}, and Kubernetes ${version} ${does}: the feature gate ${gate} is off${when}`;
}

function wantsNoPods(manifest: Manifest): boolean {
  return manifest.kind === 'HorizontalPodAutoscaler' && at(manifest, 'spec', 'minReplicas') === 0;
}
