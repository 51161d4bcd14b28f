import { chartRelease, COMPONENTS, gitSource, type Catalogue, type Component } from '@nodeless/catalogue';
import { AmiAlias, ExactVersion, ImageReference } from '@nodeless/catalogue/schema';
import { z } from 'zod';

const KARPENTER = 'aws/karpenter-provider-aws';

type ReleaseOf<C> = C extends Component<z.ZodType, infer Release> ? Release : never;
type Released<C extends Catalogue> = {
  [K in keyof C as ReleaseOf<C[K]> extends z.ZodNever ? never : K]: z.ZodDefault<ReleaseOf<C[K]>>;
};

function withDefault(schema: z.ZodType, shipped: unknown) {
  const description = `${schema.description ?? ''} Default: the one that comes with Nodeless.`.trim();
  return schema.default(schema.parse(shipped)).describe(description);
}

/** The releases of a catalogue. One that comes with Nodeless is taken where fleet.yaml names none. */
function componentReleases<C extends Catalogue>(catalogue: C): Released<C> {
  const entries = Object.values(catalogue).flatMap(({ key, release }) => {
    if (release === undefined) return [];
    const { schema, shipped } = release;
    return [[key, shipped === undefined ? schema.optional() : withDefault(schema, shipped)] as const];
  });
  return Object.fromEntries(entries) as Released<C>;
}

/** Every version that a cluster is made of. Data of `fleet.yaml`, by stage; never code. */
export function versionsSchema<C extends Catalogue>(catalogue: C) {
  return z.strictObject({
    eksctl: ExactVersion.describe('eksctl that the ClusterConfig is written for.').meta({
      examples: ['0.230.0'],
    }),
    karpenter: chartRelease('Karpenter', gitSource(KARPENTER, 'charts/karpenter'))
      .extend({
        crds: gitSource(KARPENTER, 'charts/karpenter-crd').describe(
          'Chart with the CRDs of Karpenter alone.',
        ),
      })
      .describe('Release of Karpenter.'),
    ...componentReleases(catalogue),
    argocd: chartRelease('Argo CD', gitSource('argoproj/argo-cd', 'manifests/cluster-install'))
      .extend({
        version: ExactVersion.describe('Version of Argo CD, for people and for checks.').meta({
          examples: ['v3.5.1'],
        }),
      })
      .describe('Release of Argo CD.'),
    pause: z
      .strictObject({ image: ImageReference.describe('Image with its tag or digest.') })
      .describe('Pods that keep room free.'),
    nodeImage: AmiAlias.describe(
      'AMI alias of Karpenter nodes, family@version; pinned, because a moving alias replaces nodes by itself.',
    ),
  });
}

export const VersionsSchema = versionsSchema(COMPONENTS);
export type Versions = z.output<typeof VersionsSchema>;
