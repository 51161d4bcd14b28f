import type { NodePoolSpec } from '../nodepool.ts';
import { provisionerLifetime } from './disruption.ts';
import { textsOf } from './kubelet.ts';
import { convertTaints, renamedKeys } from './names.ts';
import { given, nothingLeft, type TakeNote } from './note.ts';
import { withOldDefaults } from './requirements.ts';
import type { Provisioner } from './schemas/provisioner.ts';

type Template = NodePoolSpec['template'];

/** The specification of a v1 NodePool before its class is known. */
export type PoolSpec = Omit<NodePoolSpec, 'template'> & {
  readonly template: Omit<Template, 'spec'> & { readonly spec: Omit<Template['spec'], 'nodeClassRef'> };
};

/** The specification of a Provisioner, but for the class and the kubelet settings. */
export function convertProvisioner(spec: Provisioner['spec'], note: TakeNote): PoolSpec {
  const { consolidation, ttlSecondsAfterEmpty, ttlSecondsUntilExpired, ...more } = spec;
  const {
    annotations,
    labels,
    limits,
    requirements = [],
    startupTaints,
    taints,
    weight,
    ...elsewhere
  } = more;
  const { kubeletConfiguration, provider, providerRef, ...rest } = elsewhere;
  nothingLeft(rest);
  const lifetime = provisionerLifetime(
    given({ consolidation, ttlSecondsAfterEmpty, ttlSecondsUntilExpired }),
    note,
  );
  const metadata = given({
    labels: labels && renamedKeys(labels, ['spec', 'labels'], note),
    annotations: annotations && renamedKeys(annotations, ['spec', 'annotations'], note),
  });
  return {
    template: {
      ...given({ metadata: Object.keys(metadata).length === 0 ? undefined : metadata }),
      spec: {
        requirements: withOldDefaults(requirements, ['spec', 'requirements'], note),
        expireAfter: lifetime.expireAfter,
        ...given({
          taints: taints && convertTaints(taints, ['spec', 'taints'], note),
          startupTaints: startupTaints && convertTaints(startupTaints, ['spec', 'startupTaints'], note),
        }),
      },
    },
    disruption: lifetime.disruption,
    ...given({ limits: textsOf(limits?.resources), weight: weightOf(weight, note) }),
  };
}

/** 0 is what a Provisioner without a weight has; v1 begins with 1. */
function weightOf(weight: number | undefined, note: TakeNote): number | undefined {
  if (weight !== 0) return weight;
  note(['spec', 'weight'], {
    code: 'convert/left-out',
    severity: 'info',
    message: 'spec.weight is left out: 0 is the default, and v1 takes only 1 to 100',
  });
  return undefined;
}
