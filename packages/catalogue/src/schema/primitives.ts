import { REGION_NAME, TAG_KEY, TAG_VALUE } from '@nodeless/contracts/aws';
import { LABEL_KEY, LABEL_VALUE } from '@nodeless/contracts/kubernetes';
import type { DiagnosticCode } from '@nodeless/core';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { quote } from './quote.ts';
import { refuse, type Refusal } from './refuse.ts';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/;
const NAME_HINT = 'use lower-case letters, digits and hyphens; start and end with a letter or digit';

/**
 * A string of a fixed form. Editors get the pattern, people a sentence.
 *
 * @param what completes "… is not …", for instance `a subnet id`
 * @param hint how to write it
 */
export function stringOf(
  pattern: RegExp,
  what: string,
  hint: string,
  code: DiagnosticCode = 'spec/invalid-value',
) {
  return z
    .string()
    .check(refuse(code, (text) => (pattern.test(text) ? undefined : `${quote(text)} is not ${what}`), hint))
    .meta({ pattern: pattern.source });
}

/**
 * What a gp3 volume does, as EKS and eksctl accept it.
 * Source: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
 */
export const Gp3Performance = {
  iops: z
    .int()
    .min(3000)
    .max(16_000)
    .optional()
    .describe('Operations a second. Default: 3000.')
    .meta({ examples: [6000] }),
  throughput: z
    .int()
    .min(125)
    .max(1000)
    .optional()
    .describe('MiB a second. Default: 125.')
    .meta({ examples: [250] }),
};

/** A name that becomes a Kubernetes object's name, a label and part of a path (RFC 1123 label). */
export function dnsLabel(maxLength = 63) {
  return z
    .string()
    .check(refuse('spec/invalid-name', (name) => nameProblem(name, maxLength), NAME_HINT))
    .meta({ pattern: DNS_LABEL.source, maxLength, examples: ['platform'] });
}

/** Why a string is no name of this form and length. */
export function nameProblem(name: string, maxLength: number, form = DNS_LABEL): Refusal | undefined {
  if (!form.test(name)) return `${quote(name)} is not a usable name`;
  if (name.length <= maxLength) return undefined;
  const message = `${quote(name)} has ${name.length} characters, at most ${maxLength} are allowed`;
  return { message, hint: 'choose a shorter name' };
}

/** A DNS name such as `example.com`. */
export const DomainName = stringOf(DNS_NAME, 'a domain name', 'for example example.com').meta({
  examples: ['example.com'],
});

/**
 * The host of an exposure. `*` may stand for its first label alone.
 * Sources: `IsWildcardDNS1123Subdomain` in k8s.io/apimachinery/pkg/util/validation, which Ingress rules ask;
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
 */
export const HostName = stringOf(
  /^(?=.{1,253}$)(\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/,
  'a host name',
  'for example web.example.com, or *.example.com for every name below example.com',
).meta({ examples: ['web.example.com'] });

/**
 * A {@link HostName} that a rule of an ALB takes as well.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_HostHeaderConditionConfig.html,
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export const AlbHostName = stringOf(
  /^(?=.{1,128}$)(\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\.[a-z]+$/,
  'a host name that an ALB takes',
  'for example web.example.com or *.example.com; at most 128 characters, letters alone after the last dot',
).meta({ examples: ['web.example.com'] });

/** An exact version. Ranges and moving names are refused, so that the same sources always mean the same thing. */
export const ExactVersion = stringOf(
  /^v?\d+\.\d+\.\d+([-+.][0-9A-Za-z.-]+)?$/,
  'one exact version',
  'write the full version, for example "1.14.1"; ranges, latest and HEAD are refused',
  'spec/version-range',
).meta({ examples: ['1.14.1'] });

/** Version of an EKS add-on. */
export const AddonVersion = stringOf(
  /^v\d+\.\d+\.\d+-eksbuild\.\d+$/,
  'an exact add-on version',
  'for example v1.19.5-eksbuild.3',
  'spec/version-range',
).meta({ examples: ['v1.19.5-eksbuild.3'] });

/** A git commit in full. Tags and branches can move, so they are refused. */
export const CommitSha = stringOf(
  /^[0-9a-f]{40}$/,
  'a full commit id',
  'write all 40 hexadecimal digits of the commit that the release tag points to',
  'spec/version-range',
).meta({ examples: ['1d927085dd81a9df9301e613f371dac5b4d16bfe'] });

/** An AMI alias of Karpenter, family@version. A moving one would replace the nodes by itself. */
export const AmiAlias = stringOf(
  /^(al2023|bottlerocket)@v?[0-9][0-9.]*$/,
  'an AMI alias with one exact version',
  'write family@version, for example al2023@v20260714; latest is refused',
  'spec/version-range',
).meta({ examples: ['al2023@v20260714'] });

/** An image without its registry, tag and digest. Source: https://github.com/distribution/reference */
function repositoryOf(image: string): string {
  const [first = '', ...rest] = image
    .replace(/@.*$/, '')
    .replace(/:[^/:]*$/, '')
    .split('/');
  return (rest.length > 0 && /[.:]/.test(first) ? rest : [first, ...rest]).join('/');
}

function isFixed(image: string): boolean {
  return (
    /^[a-z0-9][\w.:/-]*?(:(?!latest$)[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/.test(image) &&
    /(:(?!latest)[\w][\w.-]*|@sha256:[0-9a-f]{64})$/.test(image)
  );
}

/** An image with a tag or a digest; no tag or `latest` would change under our feet. */
export const ImageReference = z
  .string()
  .check(
    refuse(
      'spec/version-range',
      (image) => (isFixed(image) ? undefined : `${quote(image)} has no fixed tag or digest`),
      'write the image with its tag or digest, for example "nginx:1.29.1"',
    ),
    refuse(
      'spec/invalid-value',
      (image) =>
        isFixed(image) && /[A-Z]/.test(repositoryOf(image))
          ? `${quote(image)} has upper-case letters in the name of its repository`
          : undefined,
      'write it in lower case, as registries do',
    ),
  )
  .meta({ examples: ['registry.example.com/web:1.29.1'] });

/** Digits of an AWS account. */
export const AccountId = stringOf(/^\d{12}$/, 'an account id', 'an account id has 12 digits').meta({
  examples: ['111122223333'],
});

/** An AWS region. */
export const Region = stringOf(REGION_NAME, 'a region of AWS', 'for example ap-northeast-2').meta({
  examples: ['ap-northeast-2'],
});

/** An availability zone: its region and a letter. */
export const Zone = stringOf(
  new RegExp(REGION_NAME.source.replace(/\$$/, '[a-z]$')),
  'an availability zone',
  'write the region and a letter, for example ap-northeast-2a',
).meta({ examples: ['ap-northeast-2a'] });

/** Size of a volume in whole GiB. */
export const VolumeSize = stringOf(/^[1-9]\d*Gi$/, 'a size in GiB', 'for example 50Gi').meta({
  examples: ['100Gi'],
});

export const VpcId = stringOf(/^vpc-[0-9a-f]{8,17}$/, 'a VPC id', 'for example vpc-0123456789abcdef0').meta({
  examples: ['vpc-0123456789abcdef0'],
});

export const SecurityGroupId = stringOf(
  /^sg-[0-9a-f]{8,17}$/,
  'a security group id',
  'for example sg-0123456789abcdef0',
).meta({ examples: ['sg-0123456789abcdef0'] });

export const SubnetId = stringOf(
  /^subnet-[0-9a-f]{8,17}$/,
  'a subnet id',
  'for example subnet-0123456789abcdef0',
).meta({ examples: ['subnet-0123456789abcdef0'] });

/** An IAM principal, for instance `arn:aws:iam::111122223333:role/Admin`. The account's root is refused by EKS. */
export const PrincipalArn = stringOf(
  /^arn:aws(-cn|-us-gov)?:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/,
  'the ARN of an IAM role or user',
  'for example arn:aws:iam::111122223333:role/platform-admin; the root of an account and sessions of a role are no principals',
).meta({ examples: ['arn:aws:iam::111122223333:role/platform-admin'] });

/** An IAM policy, of AWS or of an account. */
export const PolicyArn = stringOf(
  /^arn:aws(-cn|-us-gov)?:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/,
  'the ARN of an IAM policy',
  'for example arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy',
).meta({ examples: ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'] });

/** An IPv4 block whose address is the first of the block, `10.0.0.0/16`. */
export function cidrBlock(minPrefix = 0, maxPrefix = 32) {
  return z
    .string()
    .check(
      refuse(
        'network/invalid-cidr',
        (text) => cidrProblem(text, minPrefix, maxPrefix),
        'for example 10.0.0.0/16',
      ),
    )
    .meta({ examples: [`10.0.0.0/${Math.min(Math.max(minPrefix, 16), maxPrefix)}`] });
}

function cidrProblem(text: string, minPrefix: number, maxPrefix: number): Refusal | undefined {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) {
    const message = `${quote(text)} is not an IPv4 CIDR block`;
    const single = maxPrefix === 32 && ipaddr.IPv4.isValidFourPartDecimal(text);
    return single ? { message, hint: `write ${text}/32 for this one address` } : message;
  }
  const [, prefix] = ipaddr.IPv4.parseCIDR(text);
  if (prefix < minPrefix || prefix > maxPrefix) {
    return {
      message: `${quote(text)} has the prefix /${prefix}, allowed are /${minPrefix} to /${maxPrefix}`,
      hint: prefix < minPrefix ? 'choose a smaller block' : 'choose a larger block',
    };
  }
  const block = `${ipaddr.IPv4.networkAddressFromCIDR(text).toString()}/${prefix}`;
  if (text === block) return undefined;
  return {
    message: `${quote(text)} does not start at the first address of its block`,
    hint: `write ${block}`,
  };
}

/** CPU or memory of Kubernetes in canonical form: `1`, `250m`, `512Mi`. Numbers are refused: quote them. */
export const Quantity = stringOf(
  /^(0|[1-9]\d*)(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/,
  'a quantity',
  'for example "1", "250m" or "512Mi"',
).meta({ examples: ['500m'] });

/**
 * Bytes in the same form. `m` is a thousandth: `128m` of memory is an eighth of a byte, where 128Mi is meant; the API server
 * warns and takes it. Source: validateResourceQuantityValue and its warnings in k8s.io/kubernetes/pkg/api/pod/warnings.go.
 */
export const Memory = stringOf(
  /^(0|[1-9]\d*)(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/,
  'a quantity',
  'for example "512Mi" or "2Gi"',
)
  .check(
    refuse(
      'spec/invalid-value',
      (text) => (/(?:\dm|\.\d+)$/.test(text) ? `${quote(text)} is a fraction of a byte` : undefined),
      'write the unit of bytes, for example 512Mi or 2Gi',
    ),
  )
  .meta({ pattern: /^(0|[1-9]\d*)((\.\d+)?(k|M|G|T|Ki|Mi|Gi|Ti))?$/.source, examples: ['2Gi'] });

/** Key of a label or a taint of Kubernetes. */
export const LabelKey = stringOf(LABEL_KEY, 'a label key', 'for example team or example.com/team').meta({
  examples: ['example.com/team'],
});

export const LabelValue = stringOf(
  LABEL_VALUE,
  'a label value',
  'at most 63 letters, digits, - _ or dots; first and last a letter or digit',
).meta({ examples: ['payments'] });

/** Labels of Kubernetes objects and nodes. */
export const Labels = z.record(LabelKey, LabelValue).meta({ examples: [{ 'example.com/team': 'payments' }] });

const TAG_CHARACTERS = 'letters, digits, spaces and _ . : / = + - @';

/** Tags of AWS. */
export const Tags = z
  .record(
    stringOf(TAG_KEY, 'a key of a tag', `1 to 128 ${TAG_CHARACTERS}; aws: cannot stand first`),
    stringOf(TAG_VALUE, 'a value of a tag', `at most 256 ${TAG_CHARACTERS}`),
  )
  .meta({ examples: [{ team: 'payments' }] });
