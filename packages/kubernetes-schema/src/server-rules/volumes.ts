import { READ_IN_VOLUMES } from './containers.ts';
import { absolutePath, fileName, innerPath, label, noUpwards, subdomain } from './forms.ts';
import {
  atMostOne,
  each,
  exactlyOne,
  fieldsOf,
  filled,
  form,
  isEmpty,
  isSet,
  listOf,
  mapsOf,
  oneOf,
  reportAt,
  textOf,
  within,
  type TypeRule,
  type TypeRules,
} from './rule.ts';

/** Every kind of volume but the name. */
const SOURCES = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'image',
  'iscsi',
  'nfs',
  'persistentVolumeClaim',
  'photonPersistentDisk',
  'portworxVolume',
  'projected',
  'quobyte',
  'rbd',
  'scaleIO',
  'secret',
  'storageos',
  'vsphereVolume',
];

/** Ways to use a volume. */
export const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** Rights of files, as a number of nine bits. */
const mode = (...names: readonly string[]) => within(0, 0o777, ...names);

/** A claim is for storage of a size, used in ways that are said. */
const claim: TypeRule = ({ accessModes, resources }, walk) => {
  const storage = fieldsOf(fieldsOf(resources)['requests'])['storage'];
  if (!isSet(storage)) reportAt(walk, ['resources', 'requests', 'storage'], 'is required');
  else if (Number.parseFloat(String(storage)) <= 0)
    reportAt(walk, ['resources', 'requests', 'storage'], 'must be more than nothing');
  const modes = listOf(accessModes);
  if (modes.includes('ReadWriteOncePod') && modes.length > 1)
    walk.reportBelow('accessModes', 'invalid', 'must be ReadWriteOncePod alone, or without it');
};

/** Another object that a claim is filled from. */
function filledFrom(name: string): TypeRule {
  return (value, walk) => {
    if (!isSet(value[name])) return;
    const source = fieldsOf(value[name]);
    for (const field of ['name', 'kind'])
      if (isEmpty(source[field])) reportAt(walk, [name, field], 'is required');
    if (isEmpty(source['apiGroup']) && source['kind'] !== 'PersistentVolumeClaim')
      reportAt(walk, [name, 'apiGroup'], 'is required for what is no PersistentVolumeClaim');
  };
}

const publishSecret: TypeRule = ({ nodePublishSecretRef: secret }, walk) => {
  if (isSet(secret) && isEmpty(fieldsOf(secret)['name']))
    reportAt(walk, ['nodePublishSecretRef', 'name'], 'is required');
};

/** Files of all sources of one volume lie in one folder. */
const projectedPaths: TypeRule = ({ sources }, walk) => {
  const seen = new Set<string>();
  mapsOf(sources).forEach((source, index) => {
    for (const [kind, part] of Object.entries(source))
      mapsOf(fieldsOf(part)['items']).forEach((item, place) => {
        const path = textOf(item['path']);
        if (path !== '' && seen.has(path))
          reportAt(
            walk,
            ['sources', index, kind, 'items', place, 'path'],
            `repeats ${JSON.stringify(path)} of another file`,
          );
        seen.add(path);
      });
  });
};

/** Source: pkg/apis/core/validation/validation.go of Kubernetes 1.35.4. */
export const VOLUME_RULES: TypeRules = {
  'api.core.Volume': [filled('name'), form(label, 'name'), atMostOne(...SOURCES)],
  'api.core.ConfigMapVolumeSource': [filled('name'), mode('defaultMode')],
  'api.core.SecretVolumeSource': [filled('secretName'), mode('defaultMode')],
  'api.core.KeyToPath': [filled('key', 'path'), form(fileName, 'key'), form(innerPath, 'path'), mode('mode')],
  'api.core.PersistentVolumeClaimVolumeSource': [filled('claimName')],
  'api.core.HostPathVolumeSource': [filled('path'), form(noUpwards, 'path')],
  'api.core.NFSVolumeSource': [filled('server', 'path'), form(absolutePath, 'path')],
  'api.core.CSIVolumeSource': [filled('driver'), publishSecret],
  'api.core.EphemeralVolumeSource': [filled('volumeClaimTemplate')],
  'api.core.ImageVolumeSource': [filled('reference')],
  'api.core.DownwardAPIVolumeSource': [mode('defaultMode')],
  'api.core.DownwardAPIVolumeFile': [
    filled('path'),
    form(innerPath, 'path'),
    mode('mode'),
    exactlyOne('fieldRef', 'resourceFieldRef'),
    ...READ_IN_VOLUMES,
  ],
  'api.core.ProjectedVolumeSource': [mode('defaultMode'), projectedPaths],
  'api.core.VolumeProjection': [
    atMostOne(
      'clusterTrustBundle',
      'configMap',
      'downwardAPI',
      'podCertificate',
      'secret',
      'serviceAccountToken',
    ),
  ],
  'api.core.ConfigMapProjection': [filled('name')],
  'api.core.SecretProjection': [filled('name')],
  'api.core.ServiceAccountTokenProjection': [
    filled('path'),
    form(innerPath, 'path'),
    within(600, 2 ** 32, 'expirationSeconds'),
  ],
  'api.core.PersistentVolumeClaimSpec': [
    filled('accessModes'),
    each(oneOf(ACCESS_MODES), 'accessModes'),
    form(subdomain, 'storageClassName'),
    claim,
    filledFrom('dataSource'),
    filledFrom('dataSourceRef'),
  ],
};
