import type { JsonObject } from '@nodeless/core';
import { annotated, application, deployment, inWeb, object } from '../testing/objects.ts';
import { reviewFiles } from '../testing/trees.ts';

const RESPECTED = { syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] } };
const ASKED = 'jsonPointers:\n- /spec/replicas\n';

/** Dangers of a hand-over of three replicas to an autoscaler, with an annotation and an Argo CD. */
function told(annotation: string, argocd: string | undefined, spec: JsonObject = RESPECTED): string[] {
  const { spec: after = {} } = deployment() as { spec?: JsonObject };
  const handedOver = object(
    'apps/v1',
    'Deployment',
    'web',
    annotated({ 'argocd.argoproj.io/ignore-differences': annotation }, { spec: after }),
  );
  const common = {
    'argocd/applications/web.yaml': application('web', spec),
    ...(argocd === undefined
      ? {}
      : {
          'argocd/applications/argocd.yaml': application('argocd', {
            info: [{ name: 'Release', value: argocd }],
          }),
        }),
    'manifests/web/horizontalpodautoscaler-web.web.yaml': object(
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'web',
      { ...inWeb, spec: { minReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'web' } } },
    ),
  };
  return reviewFiles(
    { ...common, 'manifests/web/it.yaml': deployment({ replicas: 3 }) },
    { ...common, 'manifests/web/it.yaml': handedOver },
  ).dangers.flatMap(({ rule, title }) => (rule === 'availability/replicas-left-out' ? [title] : []));
}

const DANGER = ['Deployment web/web leaves its 3 replicas to the autoscaler'];

test.each<[string, string, string | undefined, JsonObject, string[]]>([
  ['Argo CD 3.6 reads the annotation', ASKED, 'v3.6.1', RESPECTED, []],
  ['3.5 does not', ASKED, 'v3.5.1', RESPECTED, DANGER],
  ['an Argo CD that nobody knows may not', ASKED, undefined, RESPECTED, DANGER],
  ['it does not count in a sync without the option', ASKED, 'v3.6.1', {}, DANGER],
  ['another field', 'jsonPointers: [/spec/paused]', 'v3.6.1', RESPECTED, DANGER],
  ['a list is no map', '- /spec/replicas', 'v3.6.1', RESPECTED, DANGER],
  ['no YAML', '{', 'v3.6.1', RESPECTED, DANGER],
])('%s', (_name, annotation, argocd, spec, dangers) => {
  expect(told(annotation, argocd, spec)).toEqual(dangers);
});
