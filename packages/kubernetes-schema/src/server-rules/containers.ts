import { resourceProblems } from '../values/index.ts';
import { isJsonObject } from '@nodeless/core';
import { fileName, headerName, innerPath, label, portName, qualifiedName, variableName } from './forms.ts';
import {
  atLeast,
  exactlyOne,
  fieldsOf,
  filled,
  form,
  isEmpty,
  isSet,
  listOf,
  only,
  reportAt,
  textOf,
  unique,
  within,
  type TypeRule,
  type TypeRules,
} from './rule.ts';

/** Highest number of a port. */
const LAST_PORT = 65_535;

/** Ids of users and groups have 31 bits. */
export const LAST_ID = 2 ** 31 - 1;

export const portNumber = (...names: readonly string[]) => within(1, LAST_PORT, ...names);

/** A port by its number, or by the name that a port of the pods has. */
export function portOrName(name: string): TypeRule {
  return (value, walk) => {
    const port = value[name];
    const isBad =
      typeof port === 'string'
        ? !portName.matches(port)
        : typeof port === 'number' && (port < 1 || port > LAST_PORT);
    if (isBad)
      walk.reportBelow(
        name,
        'invalid',
        `must be a number from 1 to ${LAST_PORT}, or ${portName.meaning}, not ${JSON.stringify(port)}`,
      );
  };
}

/** What a variable may read from its pod. Those of volumes are fewer. */
const FIELDS_OF_VARIABLES = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const FIELDS_OF_VOLUMES = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];
const ONE_LABEL = /^metadata\.(annotations|labels)\['.+'\]$/;

const RESOURCES = ['cpu', 'ephemeral-storage', 'memory'];
const RESOURCE_FIELD = new RegExp(`^(limits|requests)\\.(${RESOURCES.join('|')}|hugepages-.+)$`);

/** @param whole the fields that are read as they are */
function fieldReference(whole: readonly string[]): TypeRule {
  return ({ fieldRef }, walk) => {
    if (!isSet(fieldRef)) return;
    const { apiVersion, fieldPath } = fieldsOf(fieldRef);
    const path = textOf(fieldPath);
    if (!whole.includes(path) && !ONE_LABEL.test(path))
      reportAt(
        walk,
        ['fieldRef', 'fieldPath'],
        `must be one of ${whole.join(', ')}, or metadata.labels['<key>'] or metadata.annotations['<key>'], not ${JSON.stringify(path)}`,
      );
    if (!isEmpty(apiVersion) && apiVersion !== 'v1') reportAt(walk, ['fieldRef', 'apiVersion'], 'must be v1');
  };
}

/** @param isInVolume there, the container has to be named */
function resourceReference(isInVolume: boolean): TypeRule {
  return ({ resourceFieldRef }, walk) => {
    if (!isSet(resourceFieldRef)) return;
    const { resource, containerName } = fieldsOf(resourceFieldRef);
    if (!RESOURCE_FIELD.test(textOf(resource)))
      reportAt(
        walk,
        ['resourceFieldRef', 'resource'],
        `must be limits. or requests. with one of ${RESOURCES.join(', ')}, not ${JSON.stringify(resource ?? '')}`,
      );
    if (isInVolume && isEmpty(containerName))
      reportAt(walk, ['resourceFieldRef', 'containerName'], 'is required in a volume');
  };
}

export const READ_IN_VOLUMES = [fieldReference(FIELDS_OF_VOLUMES), resourceReference(true)];

const valueOrSource: TypeRule = ({ value, valueFrom }, walk) => {
  if (!isEmpty(value) && isSet(valueFrom))
    walk.reportBelow('valueFrom', 'invalid', 'must not stand beside value');
};

/** Resources that Kubernetes itself knows in containers; all others belong to a domain. */
const KNOWN_RESOURCE = new RegExp(`^(${RESOURCES.join('|')}|hugepages-.+)$`);
const FULL_NAME = /^[^/]+\/[^/]+$/;

function resourceNames(list: string): TypeRule {
  return (value, walk) => {
    for (const [name, amount] of Object.entries(fieldsOf(value[list]))) {
      if (!KNOWN_RESOURCE.test(name) && !(FULL_NAME.test(name) && qualifiedName.matches(name)))
        reportAt(
          walk,
          [list, name],
          `is no resource of a container: ${RESOURCES.join(', ')}, or one as example.com/name`,
        );
      if (typeof amount === 'number' ? amount < 0 : textOf(amount).startsWith('-'))
        reportAt(walk, [list, name], 'must not be negative');
    }
  };
}

/** A container may not ask for more than it may use. Null is zero. */
const requestsWithinLimits: TypeRule = (value, walk) => {
  const zeros = (part: unknown) =>
    Object.fromEntries(Object.entries(fieldsOf(part)).map(([name, amount]) => [name, amount ?? '0']));
  const resources = { limits: zeros(value['limits']), requests: zeros(value['requests']) };
  if (!isJsonObject(resources)) return;
  for (const { path, message } of resourceProblems(resources)) reportAt(walk, path, `is wrong: ${message}`);
};

/** One success tells that a container lives or has started. */
const oneSuccess: TypeRule = (value, walk) => {
  for (const probe of ['livenessProbe', 'startupProbe']) {
    const { successThreshold } = fieldsOf(value[probe]);
    if (typeof successThreshold === 'number' && successThreshold > 1)
      reportAt(walk, [probe, 'successThreshold'], `must be 1, not ${successThreshold}`);
  }
  if (isSet(fieldsOf(value['readinessProbe'])['terminationGracePeriodSeconds']))
    reportAt(
      walk,
      ['readinessProbe', 'terminationGracePeriodSeconds'],
      'must not be there: nothing is restarted',
    );
};

const escalation: TypeRule = ({ privileged, allowPrivilegeEscalation, capabilities }, walk) => {
  if (allowPrivilegeEscalation !== false) return;
  if (privileged === true)
    walk.reportBelow('allowPrivilegeEscalation', 'invalid', 'must not be false in a privileged container');
  if (listOf(fieldsOf(capabilities)['add']).includes('CAP_SYS_ADMIN'))
    walk.reportBelow(
      'allowPrivilegeEscalation',
      'invalid',
      'must not be false beside the capability CAP_SYS_ADMIN',
    );
};

/** A file of the node belongs to the type Localhost, which needs one. */
const localProfile: TypeRule = ({ type, localhostProfile }, walk) => {
  if (type === 'Localhost' && !isSet(localhostProfile))
    walk.reportBelow('localhostProfile', 'invalid', 'is required for the type Localhost');
  if (type !== 'Localhost' && isSet(localhostProfile))
    walk.reportBelow('localhostProfile', 'invalid', 'belongs to the type Localhost');
};

const subPaths: TypeRule = ({ subPath, subPathExpr }, walk) => {
  if (!isEmpty(subPath) && !isEmpty(subPathExpr))
    walk.reportBelow('subPathExpr', 'invalid', 'must not stand beside subPath');
};

const image: TypeRule = (value, walk) => {
  const text = textOf(value['image']);
  if (text !== text.trim()) walk.reportBelow('image', 'invalid', 'must not begin or end with white space');
};

/** What a container and one of the first ones have in common. */
const CONTAINER: readonly TypeRule[] = [
  filled('name', 'image'),
  form(label, 'name'),
  image,
  oneSuccess,
  unique('ports', (port) => textOf(fieldsOf(port)['name']), 'the name'),
];

const HANDLERS = ['exec', 'httpGet', 'tcpSocket'];

/** Source: pkg/apis/core/validation/validation.go of Kubernetes 1.35.4. */
export const CONTAINER_RULES: TypeRules = {
  'api.core.Container': CONTAINER,
  'api.core.ContainerPort': [
    portNumber('containerPort'),
    within(0, LAST_PORT, 'hostPort'),
    form(portName, 'name'),
  ],
  'api.core.ContainerResizePolicy': [
    only(['cpu', 'memory'], 'resourceName'),
    only(['NotRequired', 'RestartContainer'], 'restartPolicy'),
    filled('resourceName', 'restartPolicy'),
  ],
  'api.core.EnvVar': [filled('name'), form(variableName, 'name'), valueOrSource],
  'api.core.EnvVarSource': [
    exactlyOne('configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'),
    fieldReference(FIELDS_OF_VARIABLES),
    resourceReference(false),
  ],
  'api.core.ConfigMapKeySelector': [filled('name', 'key'), form(fileName, 'key')],
  'api.core.SecretKeySelector': [filled('name', 'key'), form(fileName, 'key')],
  'api.core.FileKeySelector': [
    filled('key', 'path', 'volumeName'),
    form(variableName, 'key'),
    form(innerPath, 'path'),
  ],
  'api.core.EnvFromSource': [exactlyOne('configMapRef', 'secretRef'), form(variableName, 'prefix')],
  'api.core.ConfigMapEnvSource': [filled('name')],
  'api.core.SecretEnvSource': [filled('name')],
  'api.core.Probe': [
    exactlyOne(...HANDLERS, 'grpc'),
    atLeast(
      0,
      'failureThreshold',
      'initialDelaySeconds',
      'periodSeconds',
      'successThreshold',
      'timeoutSeconds',
    ),
    atLeast(1, 'terminationGracePeriodSeconds'),
  ],
  'api.core.LifecycleHandler': [exactlyOne(...HANDLERS, 'sleep')],
  'api.core.SleepAction': [atLeast(0, 'seconds')],
  'api.core.ExecAction': [filled('command')],
  'api.core.HTTPGetAction': [portOrName('port')],
  'api.core.HTTPHeader': [filled('name'), form(headerName, 'name')],
  'api.core.TCPSocketAction': [portOrName('port')],
  'api.core.GRPCAction': [portNumber('port')],
  'api.core.ResourceRequirements': [resourceNames('limits'), resourceNames('requests'), requestsWithinLimits],
  'api.core.SecurityContext': [within(0, LAST_ID, 'runAsUser', 'runAsGroup'), escalation],
  'api.core.SeccompProfile': [localProfile],
  'api.core.AppArmorProfile': [localProfile],
  'api.core.VolumeMount': [
    filled('name', 'mountPath'),
    only(['Bidirectional', 'HostToContainer', 'None'], 'mountPropagation'),
    only(['Disabled', 'Enabled', 'IfPossible'], 'recursiveReadOnly'),
    form(innerPath, 'subPath', 'subPathExpr'),
    subPaths,
  ],
  'api.core.VolumeDevice': [filled('name', 'devicePath')],
};
