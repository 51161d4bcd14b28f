import { problem, type ConfigRule } from '../problem.ts';
import type { NodeGroup } from '../types.ts';
import { allGroups } from './facts.ts';
import { isGiven } from './lists.ts';

type VolumeType = NonNullable<NodeGroup['volumeType']>;

/** Least and most operations a second. Source: `MinIO1Iops` and its neighbours in validation.go. */
const OPERATIONS: { readonly [type in VolumeType]?: readonly [number, number] } = {
  gp3: [3000, 16_000],
  io1: [100, 64_000],
  io2: [100, 256_000],
};

/** Least and most MiB a second of gp3. Source: `MinThroughput` and `MaxThroughput` in validation.go. */
const THROUGHPUT = [125, 1000] as const;

/**
 * What describes a volume needs its size. Source: `validateNodeGroupBase` in validation.go. Managed groups get a size
 * before it is looked at, unless they have a launch template.
 */
export const rootVolumeSize: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const isManaged = path[0] === 'managedNodeGroups';
    const hasTemplate = 'launchTemplate' in group && group.launchTemplate !== undefined;
    if (group.volumeSize !== undefined || (isManaged && !hasTemplate)) continue;
    const keys = [
      ...(isGiven(group.volumeName) ? ['volumeName'] : []),
      ...(group.volumeEncrypted === true ? ['volumeEncrypted'] : []),
      ...(isGiven(group.volumeKmsKeyID) ? ['volumeKmsKeyID'] : []),
    ];
    for (const key of keys) yield problem([...path, key], `${key} needs volumeSize`, 'give volumeSize');
  }
};

/** A key is for an encrypted volume. Source: `validateNodeGroupBase` in validation.go. */
export const volumeKey: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    if (!isGiven(group.volumeKmsKeyID) || group.volumeEncrypted === true) continue;
    yield problem(
      [...path, 'volumeKmsKeyID'],
      'volumeKmsKeyID needs volumeEncrypted',
      'write volumeEncrypted: true',
    );
  }
};

/** Source: `validateVolumeOpts` in validation.go. */
export const volumeOperations: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const { volumeIOPS, volumeType = 'gp3' } = group;
    if (volumeIOPS === undefined) continue;
    const [least, most] = OPERATIONS[volumeType] ?? [];
    const where = [...path, 'volumeIOPS'];
    if (least === undefined || most === undefined) {
      yield problem(where, `volumeIOPS cannot be set for ${volumeType}`, 'use gp3, io1 or io2');
    } else if (volumeIOPS < least || volumeIOPS > most) {
      yield problem(
        where,
        `volumeIOPS of ${volumeType} is between ${least} and ${most}, not ${volumeIOPS}`,
        'choose a number in this range',
      );
    }
  }
};

/** Source: `validateVolumeOpts` in validation.go. */
export const volumeThroughput: ConfigRule = function* (config) {
  for (const { group, path } of allGroups(config)) {
    const { volumeThroughput: value, volumeType = 'gp3' } = group;
    if (value === undefined) continue;
    const where = [...path, 'volumeThroughput'];
    const [least, most] = THROUGHPUT;
    if (volumeType !== 'gp3') {
      yield problem(where, `volumeThroughput cannot be set for ${volumeType}`, 'use gp3');
    } else if (value < least || value > most) {
      yield problem(
        where,
        `volumeThroughput is between ${least} and ${most}, not ${value}`,
        'choose a number in this range',
      );
    }
  }
};
